"""Step 3: pack -> snapshot of measured figures (counts, sums, ages, curves), each with its sample."""

from snapshot.pipeline.signals.action_documents import documents_behind
from snapshot.pipeline.signals.build import Measured, build_snapshot, measure
from snapshot.pipeline.signals.robustness.leave_one_out import leave_out

__all__ = ["Measured", "build_snapshot", "documents_behind", "leave_out", "measure"]
