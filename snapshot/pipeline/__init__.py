"""The six rooms of a run, in order, and the module that walks through them."""
