"""Open items -> the figures of the snapshot. Functions that end in ``_of`` measure many subsets at once."""
