"""Step 3: pack -> snapshot of measured figures (counts, sums, ages, curves), each with its sample."""

from snapshot.pipeline.signals.build import Measured, build_snapshot, measure
from snapshot.pipeline.signals.robustness.leave_one_out import leave_out
from snapshot.pipeline.signals.short_list import list_documents

__all__ = ["Measured", "build_snapshot", "leave_out", "list_documents", "measure"]
