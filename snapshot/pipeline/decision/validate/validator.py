"""Step 6: decision -> conclusion that may be shown, with the result of each check (see ``rules``).

A conclusion that fails is derived again by rules; if that fails too, the safe text replaces it. The checks that are
returned are those of the conclusion as it came in.
"""

import math
from collections.abc import Sequence
from typing import Literal

from snapshot.pipeline.decision.agent import SAFE_PROBABILITY
from snapshot.pipeline.decision.choose.calibration import calibrate_choice, stability_of
from snapshot.pipeline.decision.choose.constants import MAX_EVIDENCE
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.decision.validate.rules import RULES, ValidationInput
from snapshot.pipeline.decision.write.about import NO_ACTIONS, Actions, about
from snapshot.pipeline.decision.write.conclusion import conclude, safe_conclusion
from snapshot.pipeline.decision.write.metric_paths import Leaves, leaves_of
from snapshot.pipeline.documents.conclusion import Check, Conclusion, Decision, ValidatedConclusion, Validation
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording.decision import checks as said

LONGEST = 400
MAX_STEPS = 3


def validate_conclusion(
    decision: Decision, snapshot: Snapshot, redraws: Sequence[Snapshot] = (), actions: Actions = NO_ACTIONS
) -> ValidatedConclusion:
    """The conclusion as it may be shown: as it came, repaired once, or the safe text. Never raises.

    ``redraws`` and ``actions`` are those that step 5 had: a repaired conclusion is as sure as the rules themselves
    would have been, and holds by the action of its own theme.
    """
    proposed = revalidate(decision)
    facts = _facts(proposed, snapshot, actions)
    checks = _checks(proposed, facts, leaves_of(facts))
    if proposed is not None and _all_hold(checks):
        return _outcome("held", proposed, checks)
    repaired = _rederived(snapshot, redraws, actions)
    if repaired is not None and is_valid(repaired, _facts(repaired, snapshot, actions)):
        return _outcome("repaired", repaired, checks)
    safe = Decision(conclusion=safe_conclusion(snapshot, THEMES), probability=SAFE_PROBABILITY)
    return _outcome("replaced", safe, checks)


def _facts(decision: Decision | None, snapshot: Snapshot, actions: Actions) -> Snapshot:
    """What ``decision`` is held against."""
    return about(decision.conclusion.pattern_id, snapshot, actions) if decision else snapshot


def is_valid(decision: Decision, snapshot: Snapshot) -> bool:
    """Whether ``decision``, kept since, would pass today. May raise ``ArithmeticError`` and ``ValueError`` where the
    facts are no measured ones: a made-up figure can be too large to calculate with.
    """
    return _all_hold(run_checks(decision, snapshot, leaves_of(snapshot)))


def run_checks(decision: Decision, snapshot: Snapshot, leaves: Leaves) -> tuple[Check, ...]:
    """One entry per rule. Where the shape does not hold there is nothing further to look at."""
    return _checks(revalidate(decision), snapshot, leaves)


def revalidate(decision: Decision) -> Decision | None:
    """The decision read field by field into a new one, as one made without validation can hold anything.

    Only the new one is checked and shown: whoever kept hold of the other can change nothing any more. ``None`` where
    the shape does not hold.
    """
    try:
        probability, runner_up = decision.probability, decision.runner_up
        fields = vars(decision.conclusion)
        conclusion = Conclusion.model_validate(fields, strict=True)
        complete = fields.keys() == Conclusion.model_fields.keys()
        number = isinstance(probability, int | float) and not isinstance(probability, bool)
        if not (complete and number and math.isfinite(probability) and is_sized(conclusion)):
            return None
        read = {"conclusion": conclusion, "probability": float(probability), "runner_up": runner_up}
        return Decision.model_validate(read, strict=True)
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None


def is_sized(conclusion: Conclusion) -> bool:
    """Whether it is as short as all that pass: no text is empty or long, and steps and evidence are few."""
    texts = (
        conclusion.one_sentence_pattern,
        conclusion.decision,
        conclusion.why_this_now,
        conclusion.boundary,
        conclusion.season_context,
        *conclusion.optional_next_steps,
        *conclusion.evidence_signals,
    )
    few = len(conclusion.optional_next_steps) <= MAX_STEPS and len(conclusion.evidence_signals) <= MAX_EVIDENCE
    return few and all(text.strip() and len(text) <= LONGEST for text in texts)


def _checks(proposed: Decision | None, snapshot: Snapshot, leaves: Leaves) -> tuple[Check, ...]:
    if proposed is None:
        return (Check(name="shape", passed=False, detail=said.NOT_SHAPED),)
    case = ValidationInput(proposed, snapshot, leaves)
    faults = ((name, rule(case)) for name, rule in RULES.items())
    entries = [Check(name=name, passed=fault is None, detail=fault) for name, fault in faults]
    return (Check(name="shape", passed=True), *entries)


def _rederived(snapshot: Snapshot, redraws: Sequence[Snapshot], actions: Actions) -> Decision | None:
    choice = calibrate_choice(choose(snapshot, THEMES), stability_of(redraws, THEMES))
    try:
        conclusion = conclude(about(choice.theme, snapshot, actions), choice, THEMES)
    except ValueError:
        return None
    return Decision(conclusion=conclusion, probability=choice.probability, runner_up=choice.runner_up)


def _all_hold(checks: tuple[Check, ...]) -> bool:
    return all(check.passed for check in checks)


def _outcome(
    outcome: Literal["held", "repaired", "replaced"], decision: Decision, checks: tuple[Check, ...]
) -> ValidatedConclusion:
    return ValidatedConclusion(
        conclusion=decision.conclusion,
        validation=Validation(outcome=outcome, checks=checks),
        probability=decision.probability,
        runner_up=decision.runner_up,
    )
