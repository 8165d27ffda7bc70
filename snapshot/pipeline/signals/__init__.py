"""Step 3: the measured facts. Counts, sums, ages and curves over the pack, each with what it rests on."""

from snapshot.pipeline.signals.build import build_snapshot
from snapshot.pipeline.signals.short_list import documents_behind

__all__ = ["build_snapshot", "documents_behind"]
