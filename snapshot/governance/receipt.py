"""The receipt: proof that a run happened, once, in order. It holds no row, no name and no amount."""

from collections import Counter

from snapshot.pipeline.documents.manifest import RunManifest, StepStatus


def receipt_line(manifest: RunManifest) -> str:
    """One line, such as "6 steps succeeded, 0 skipped, 0 failed (lock: abc123)"."""
    count = Counter(step.status for step in manifest.steps)
    succeeded, skipped, failed = (
        count[status] for status in (StepStatus.SUCCEEDED, StepStatus.SKIPPED, StepStatus.FAILED)
    )
    steps = "step" if succeeded == 1 else "steps"
    return f"{succeeded} {steps} succeeded, {skipped} skipped, {failed} failed (lock: {manifest.lock_id[:6]})"
