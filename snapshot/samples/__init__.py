"""Sample businesses: one per line of work, invented from end to end, as the files that its owner would export.

They are read and decided on like any other files: nothing here names a theme. Imported where a sample is asked for.
"""

from snapshot.samples.sample import SAMPLES, Sample, sample_files

__all__ = ["SAMPLES", "Sample", "sample_files"]
