"""Step 3: the measured facts. Counts, sums, ages and curves over the pack, each with what it rests on."""

from snapshot.pipeline.signals.build import Measured, build_snapshot, measure
from snapshot.pipeline.signals.leave_outs import leave_out
from snapshot.pipeline.signals.short_list import documents_behind

__all__ = ["Measured", "build_snapshot", "documents_behind", "leave_out", "measure"]
