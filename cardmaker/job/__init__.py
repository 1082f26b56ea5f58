"""Jobs: what a person chose is resolved once into a frozen `Job`; draft, blank and preview do it."""
