"""Two looks at a manifest -> the steps that began or ended between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from snapshot.pipeline.documents.manifest import ManifestStep, RunManifest, StepStatus
from snapshot.presentation.receipt import present_step
from snapshot.wording import progress as wording

ENDED = frozenset({StepStatus.SUCCEEDED, StepStatus.SKIPPED, StepStatus.FAILED})


@dataclass(frozen=True, slots=True)
class StepNews:
    """One step that has begun, ended, or both since the last look; one that is skipped begins and ends at once.

    ``end`` is a word for how it ended, ``reason`` a sentence why; both may be empty.
    """

    label: str
    begun: bool
    ended: bool
    status: str
    end: str
    reason: str


def step_news(before: RunManifest | None, now: RunManifest) -> Iterator[StepNews]:
    """What changed, in the order of the steps. ``before`` is the last look, ``None`` at the first one."""
    for at, step in enumerate(now.steps):
        was = before.steps[at].status if before else StepStatus.PENDING
        if step.status is not was:
            yield _news(step, begun=was is StepStatus.PENDING)


def ended_early(manifest: RunManifest | None) -> bool:
    """Whether a step has failed."""
    return manifest is not None and any(step.status is StepStatus.FAILED for step in manifest.steps)


def _news(step: ManifestStep, *, begun: bool) -> StepNews:
    line = present_step(step)
    return StepNews(
        label=line.label,
        begun=begun,
        ended=step.status in ENDED,
        status=line.status_code,
        end=wording.STEP_ENDS.get(line.status_code, ""),
        reason=line.reason,
    )
