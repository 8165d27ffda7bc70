"""Step 3: the measured facts. Counts, sums, ages and curves over the pack, each with what it rests on."""

from snapshot.pipeline.signals.build import build_snapshot
from snapshot.pipeline.signals.counted import report_date
from snapshot.pipeline.signals.short_list import documents_behind
from snapshot.pipeline.signals.standing import Standing, standing

__all__ = ["Standing", "build_snapshot", "documents_behind", "report_date", "standing"]
