"""An export -> a copy that can be shown to somebody: read in the same way, and nothing in it is the owner's."""

from snapshot.pipeline.masked_copy.mask import compare_readings, mask_file
from snapshot.pipeline.pack.sources.errors import Unreadable, problem_message

__all__ = ["Unreadable", "compare_readings", "mask_file", "problem_message"]
