"""Shorthand of these tests: one decision by rules, and the check of a conclusion changed by hand."""

from typing import Any

from snapshot.pipeline.decision import RuleAgent, infer_decision, validate_conclusion
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme, Validation
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.snapshot import Snapshot

PROFILE = BusinessProfile()


def decide(snapshot: Snapshot) -> Decision:
    return infer_decision(snapshot, PROFILE, RuleAgent())


def theme_of(snapshot: Snapshot) -> Theme:
    return decide(snapshot).conclusion.pattern_id


def takeaway_of(snapshot: Snapshot) -> str:
    return decide(snapshot).conclusion.one_sentence_pattern


def action_of(snapshot: Snapshot) -> str:
    return decide(snapshot).conclusion.decision


def check(snapshot: Snapshot, **changes: Any) -> Validation:
    """What the validator says of the rules' own conclusion with some fields changed."""
    decision = decide(snapshot)
    conclusion = decision.conclusion.model_copy(update=changes)
    return validate_conclusion(decision.model_copy(update={"conclusion": conclusion}), snapshot).validation


def failed(validation: Validation) -> set[str]:
    return {entry.name for entry in validation.checks if not entry.passed}


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
