"""Shorthand of these tests: one decision by rules, and the check of a conclusion changed by hand."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from snapshot.pipeline.decision import RuleAgent, infer_decision, validate_conclusion
from snapshot.pipeline.decision.validate.validator import run_checks
from snapshot.pipeline.decision.write.metric_paths import Leaves, leaves_of
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme, Validation
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.snapshot import Snapshot
from tests.pipeline.decision.planted import PLANTED

PROFILE = BusinessProfile()


def decide(snapshot: Snapshot, redraws: Sequence[Snapshot] = ()) -> Decision:
    return infer_decision(snapshot, PROFILE, RuleAgent(), redraws)


def theme_of(snapshot: Snapshot) -> Theme:
    return decide(snapshot).conclusion.pattern_id


def takeaway_of(snapshot: Snapshot) -> str:
    return decide(snapshot).conclusion.one_sentence_pattern


def action_of(snapshot: Snapshot) -> str:
    return decide(snapshot).conclusion.decision


@lru_cache
def planted(theme: Theme) -> tuple[Decision, Leaves]:
    """The rules' own decision on the planted snapshot of a theme, and the snapshot's leaves."""
    return decide(PLANTED[theme]), leaves_of(PLANTED[theme])


def conclusion_of(theme: Theme) -> Conclusion:
    return planted(theme)[0].conclusion


def broken(theme: Theme, **changes: Any) -> set[str]:
    """The rules that the planted conclusion of a theme breaks once some of its fields are changed."""
    decision, leaves = planted(theme)
    changed = decision.model_copy(update={"conclusion": decision.conclusion.model_copy(update=changes)})
    return failed(run_checks(changed, PLANTED[theme], leaves))


def check(snapshot: Snapshot, **changes: Any) -> Validation:
    """What the validator makes of the rules' own conclusion with some fields changed."""
    decision = decide(snapshot)
    conclusion = decision.conclusion.model_copy(update=changes)
    return validate_conclusion(decision.model_copy(update={"conclusion": conclusion}), snapshot).validation


def failed(checks: Validation | tuple[Any, ...]) -> set[str]:
    entries = checks.checks if isinstance(checks, Validation) else checks
    return {entry.name for entry in entries if not entry.passed}


def sentences(conclusion: Conclusion) -> tuple[str, ...]:
    """Everything that an owner reads of a conclusion, but the evidence."""
    return (
        conclusion.one_sentence_pattern,
        conclusion.decision,
        conclusion.why_this_now,
        conclusion.boundary,
        conclusion.season_context,
        *conclusion.optional_next_steps,
    )
