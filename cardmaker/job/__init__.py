"""Jobs: what a person chose, resolved once into a frozen `Job`, and the verbs that do it."""
