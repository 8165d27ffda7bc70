"""The receipt of a run: which of the six steps ran, in which order, how they ended."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import field_validator

from snapshot.pipeline.documents.base import Document


class StepName(StrEnum):
    """The six steps in the order in which they run."""

    PARSE = "parse_normalize_pack"
    PROFILE = "build_business_profile"
    SIGNALS = "build_snapshot_v2"
    PREDICTIVE = "predictive_context"
    DECISION = "infer_decision_v2"
    VALIDATION = "validate_conclusion_v2"


class StepStatus(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    SKIPPED = "skipped"
    FAILED = "failed"


# "sample": over an invented business of ours; also where such a run is made again.
RunMode = Literal["upload", "rerun", "sample", "command_line"]


class ManifestStep(Document):
    """One line of the receipt. Times are UTC; ``duration_ms`` is wall time."""

    step_name: StepName
    status: StepStatus = StepStatus.PENDING
    started_at: datetime | None = None
    finished_at: datetime | None = None
    duration_ms: int | None = None
    input_fingerprint: str | None = None
    output_refs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error_message: str | None = None
    reason_code: str | None = None


class RunManifest(Document):
    """All six steps are always listed; ``finalized_at`` is empty until the run has ended."""

    run_id: str
    workspace_id: str
    mode: RunMode
    lock_id: str
    created_at: datetime
    finalized_at: datetime | None = None
    steps: tuple[ManifestStep, ...]

    @property
    def is_sample(self) -> bool:
        """Whether the business is an invented one of ours."""
        return self.mode == "sample"

    @field_validator("steps")
    @classmethod
    def _all_six_in_order(cls, steps: tuple[ManifestStep, ...]) -> tuple[ManifestStep, ...]:
        if [step.step_name for step in steps] != list(StepName):
            raise ValueError("a manifest lists the six steps, in order")
        return steps
