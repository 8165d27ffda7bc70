"""The six steps as lines of the page, and how far a run came."""

import json
import re

from snapshot.governance.receipt import receipt_line
from snapshot.pipeline.documents.manifest import ManifestStep, RunManifest, StepName, StepStatus
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.presentation.view_models import Progress, StepLine
from snapshot.store.protocol import RunStatus
from snapshot.wording import pages as wording
from snapshot.wording import samples

CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")

RECEIPT_VERSION = 1


def present_step(step: ManifestStep) -> StepLine:
    """One line of the receipt; the reason is a sentence, the code only where no sentence is known."""
    return StepLine(
        label=wording.STEPS[step.step_name],
        name=step.step_name.value,
        status=wording.STEP_STATUSES[step.status],
        status_code=step.status.value,
        duration=formats.duration(step.duration_ms),
        reason=_reason(step),
        notes=tuple(formats.shorten(_in_words(note), formats.SENTENCE) for note in step.notes),
    )


def present_receipt(results: RunResults, status: RunStatus) -> str:
    """The receipt as JSON to keep. No row, no name, no amount; times are UTC.

    What ran: the version of the program and of the stored document, and the first run where this one repeats it. In
    ``run_manifest`` the lock, and the six steps in order: when each began and ended, the SHA-256 of what is known in
    sum about its input, and what it left.
    """
    manifest, meta = results.run_manifest, results.meta
    mark = {"sample": samples.NOTE} if manifest.is_sample else {}
    receipt = {
        "receipt_version": RECEIPT_VERSION,
        "status": status,
        "summary": receipt_line(manifest),
        "app_version": meta.app_version,
        "results_version": meta.results_version,
        "rerun_of": meta.rerun_of,
        "run_manifest": manifest.model_dump(mode="json"),
    }
    return json.dumps(mark | receipt, indent=2, ensure_ascii=False) + "\n"


def present_progress(manifest: RunManifest) -> Progress:
    """The step that is running or failed; between two steps, the next one."""
    position = next((at for at, step in enumerate(manifest.steps) if _is_current(step)), len(manifest.steps) - 1)
    step = manifest.steps[position]
    return Progress(label=wording.STEPS[step.step_name], number=position + 1, total=len(manifest.steps))


def failure_of(manifest: RunManifest) -> str:
    """The sentence of the step that failed, or nothing."""
    return next((_reason(step) for step in manifest.steps if step.status is StepStatus.FAILED), "")


def was_read(manifest: RunManifest) -> bool:
    """Whether step 1 succeeded, so that there may be something to run again."""
    return any(step.step_name is StepName.PARSE and step.status is StepStatus.SUCCEEDED for step in manifest.steps)


def _is_current(step: ManifestStep) -> bool:
    return step.status in {StepStatus.RUNNING, StepStatus.FAILED, StepStatus.PENDING}


def _in_words(note: str) -> str:
    """A note as a person reads it; in the receipt's JSON its codes stay as they are."""
    words = CODE.sub(lambda code: code.group().replace("_", " "), note)
    return words[:1].upper() + words[1:]


def _reason(step: ManifestStep) -> str:
    if step.error_message:
        return formats.shorten(step.error_message, formats.SENTENCE)
    code = step.reason_code or ""
    return wording.STEP_REASONS.get(code, _in_words(code))
