"""The sentences of the conclusion."""
