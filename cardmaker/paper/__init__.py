"""Paper: facts about folds, formats, stocks and envelopes, each table beside its reader."""
