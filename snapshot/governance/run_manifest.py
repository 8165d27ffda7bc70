"""The manifest's state machine. Every mark returns a new manifest; an illegal one raises ``IllegalTransition``.

A receipt, not a log: six steps, each started at most once, in order, one at a time.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from snapshot.pipeline.documents.manifest import ManifestStep, RunManifest, RunMode, StepName, StepStatus

ENDED = frozenset({StepStatus.SUCCEEDED, StepStatus.SKIPPED})
NOT_REACHED = "not_reached"


class IllegalTransition(ValueError):
    """A mark that the state machine refuses; the manifest is unchanged."""


def create_manifest(
    run_id: str, workspace_id: str, mode: RunMode, lock_id: str, *, now: datetime | None = None
) -> RunManifest:
    """A manifest in which all six steps are pending. ``now`` is the time in UTC (the clock's by default)."""
    steps = tuple(ManifestStep(step_name=name) for name in StepName)
    return RunManifest(
        run_id=run_id, workspace_id=workspace_id, mode=mode, lock_id=lock_id, created_at=_utc(now), steps=steps
    )


def mark_step_start(
    manifest: RunManifest, step_name: str, *, input_fingerprint: str | None = None, now: datetime | None = None
) -> RunManifest:
    """Pending -> running, only when every earlier step has succeeded or was skipped."""
    step = _next_in_order(manifest, step_name)
    return _replace(
        manifest, step, status=StepStatus.RUNNING, started_at=_utc(now), input_fingerprint=input_fingerprint
    )


def mark_step_success(
    manifest: RunManifest,
    step_name: str,
    *,
    output_refs: Iterable[str] = (),
    notes: Iterable[str] = (),
    input_fingerprint: str | None = None,
    now: datetime | None = None,
) -> RunManifest:
    """Running -> succeeded. ``output_refs`` name the parts of the results that the step wrote.

    ``input_fingerprint`` is for a step that knows what it was given only once it has read it.
    """
    step = _running(manifest, step_name)
    return _finish(
        manifest,
        step,
        now,
        status=StepStatus.SUCCEEDED,
        output_refs=tuple(output_refs),
        notes=tuple(notes),
        input_fingerprint=input_fingerprint or step.input_fingerprint,
    )


def mark_step_skipped(
    manifest: RunManifest,
    step_name: str,
    *,
    reason_code: str,
    notes: Iterable[str] = (),
    now: datetime | None = None,
) -> RunManifest:
    """Pending -> skipped, in order, with its reason."""
    if not reason_code:
        raise IllegalTransition("a skipped step needs its reason")
    step = _next_in_order(manifest, step_name)
    return _replace(
        manifest, step, status=StepStatus.SKIPPED, finished_at=_utc(now), reason_code=reason_code, notes=tuple(notes)
    )


def mark_step_error(
    manifest: RunManifest,
    step_name: str,
    *,
    error_message: str,
    reason_code: str = "unexpected_error",
    now: datetime | None = None,
) -> RunManifest:
    """Running -> failed. ``error_message`` is a sentence of ours, never the text of an exception."""
    step = _running(manifest, step_name)
    return _finish(manifest, step, now, status=StepStatus.FAILED, error_message=error_message, reason_code=reason_code)


def finalize_manifest(manifest: RunManifest, *, now: datetime | None = None) -> RunManifest:
    """Close the receipt. Steps that were not reached are listed as skipped; a running one is refused."""
    _open(manifest)
    if running := running_step(manifest):
        raise IllegalTransition(f"{running.step_name} is still running")
    steps = tuple(_not_reached(step) if step.status is StepStatus.PENDING else step for step in manifest.steps)
    return manifest.model_copy(update={"steps": steps, "finalized_at": _utc(now)})


def running_step(manifest: RunManifest) -> ManifestStep | None:
    """The step under way: in an interrupted run, the one that it ended in."""
    return next((step for step in manifest.steps if step.status is StepStatus.RUNNING), None)


def create_input_fingerprint(
    file_names: Iterable[str], row_counts: Mapping[str, int], date_range: tuple[date | None, date | None]
) -> str:
    """SHA-256 (64 hex characters) of canonical JSON over aggregate metadata only: never a raw row or a cell."""
    first, last = date_range
    metadata = {
        "date_range": [first.isoformat() if first else None, last.isoformat() if last else None],
        "file_names": sorted(file_names),
        "row_counts": dict(row_counts),
    }
    canonical = json.dumps(metadata, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _utc(now: datetime | None) -> datetime:
    return now or datetime.now(UTC)


def _open(manifest: RunManifest) -> None:
    if manifest.finalized_at is not None:
        raise IllegalTransition("the manifest is final")


def _find(manifest: RunManifest, step_name: str) -> ManifestStep:
    _open(manifest)
    for step in manifest.steps:
        if step.step_name == step_name:
            return step
    raise IllegalTransition(f"there is no step {step_name!r}")


def _next_in_order(manifest: RunManifest, step_name: str) -> ManifestStep:
    step = _find(manifest, step_name)
    if step.status is not StepStatus.PENDING:
        raise IllegalTransition(f"{step_name} is {step.status}, it runs exactly once")
    earlier = manifest.steps[: manifest.steps.index(step)]
    if blocking := next((one for one in earlier if one.status not in ENDED), None):
        raise IllegalTransition(f"{step_name} comes after {blocking.step_name}, which is {blocking.status}")
    return step


def _running(manifest: RunManifest, step_name: str) -> ManifestStep:
    step = _find(manifest, step_name)
    if step.status is not StepStatus.RUNNING:
        raise IllegalTransition(f"{step_name} is {step.status}, not running")
    return step


def _not_reached(step: ManifestStep) -> ManifestStep:
    return step.model_copy(update={"status": StepStatus.SKIPPED, "reason_code": NOT_REACHED})


def _finish(manifest: RunManifest, step: ManifestStep, now: datetime | None, **changes: object) -> RunManifest:
    finished = _utc(now)
    started = step.started_at or finished
    # A wall clock may be set back while a step runs; a receipt never shows a negative duration.
    duration_ms = max(0, round((finished - started).total_seconds() * 1000))
    return _replace(manifest, step, finished_at=finished, duration_ms=duration_ms, **changes)


def _replace(manifest: RunManifest, step: ManifestStep, **changes: object) -> RunManifest:
    changed = step.model_copy(update=changes)
    steps = tuple(changed if one.step_name == step.step_name else one for one in manifest.steps)
    return manifest.model_copy(update={"steps": steps})
