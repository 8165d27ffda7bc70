"""Step 1, ``parse_normalize_pack``: uploaded files -> pack, with a report of how each file was read."""

from snapshot.pipeline.pack.extract.pack_file import pack_from_bytes, pack_to_bytes
from snapshot.pipeline.pack.preview import preview_files, preview_guessed
from snapshot.pipeline.pack.read import read_files, read_with_examples
from snapshot.pipeline.pack.report.totals import data_warnings
from snapshot.pipeline.pack.sources.errors import ReadLimits

__all__ = [
    "ReadLimits",
    "data_warnings",
    "pack_from_bytes",
    "pack_to_bytes",
    "preview_files",
    "preview_guessed",
    "read_files",
    "read_with_examples",
]
