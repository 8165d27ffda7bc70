"""Step 6: nothing is shown that was not checked.

A conclusion that does not hold is derived once more, by rules; where that does not hold either, the safe text stands in
its place. The checks that are handed on are those of the conclusion as it came in.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from snapshot.pipeline.decision import claims, grounding, text_checks
from snapshot.pipeline.decision.agent import SAFE_PROBABILITY
from snapshot.pipeline.decision.confidence import word_for
from snapshot.pipeline.decision.constants import MOST_EVIDENCE
from snapshot.pipeline.decision.drafting import conclude, safe_conclusion, season_line
from snapshot.pipeline.decision.leaves import Leaves, leaves_of
from snapshot.pipeline.decision.quantities import measurements, quantities, takeaway_quantities
from snapshot.pipeline.decision.ranking import choose
from snapshot.pipeline.documents.conclusion import (
    Check,
    Conclusion,
    Decision,
    Theme,
    ValidatedConclusion,
    Validation,
)
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording import decision_checks as said

LONGEST = 400
TAKEAWAY = "takeaway"
MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Case:
    """What the checks look at: a conclusion in the right shape, its probability, and the facts."""

    conclusion: Conclusion
    probability: float
    snapshot: Snapshot
    leaves: Leaves

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every sentence but the season line, with what it is called."""
        yield TAKEAWAY, self.conclusion.one_sentence_pattern
        yield "action", self.conclusion.decision
        yield "reason", self.conclusion.why_this_now
        yield "boundary", self.conclusion.boundary
        for step in self.conclusion.optional_next_steps:
            yield "optional steps", step

    def any_text(self, rule: Callable[[str], bool]) -> bool:
        return any(rule(text) for _, text in self.texts())


def validate_conclusion(decision: Decision, snapshot: Snapshot) -> ValidatedConclusion:
    """The conclusion as it may be shown: as it came, repaired once, or the safe text. Never raises."""
    leaves = leaves_of(snapshot)
    checks = run_checks(decision, snapshot, leaves)
    if _all_hold(checks):
        return _outcome("held", decision, checks)
    repaired = _rederived(snapshot)
    if repaired is not None and _all_hold(run_checks(repaired, snapshot, leaves)):
        return _outcome("repaired", repaired, checks)
    safe = Decision(conclusion=safe_conclusion(snapshot), probability=SAFE_PROBABILITY)
    return _outcome("replaced", safe, checks)


def run_checks(decision: Decision, snapshot: Snapshot, leaves: Leaves) -> tuple[Check, ...]:
    """One entry per rule. Where the shape does not hold there is nothing further to look at."""
    case = _shaped(decision, snapshot, leaves)
    if case is None:
        return (Check(name="shape", passed=False, detail=said.NOT_SHAPED),)
    faults = ((name, rule(case)) for name, rule in RULES.items())
    entries = [Check(name=name, passed=fault is None, detail=fault) for name, fault in faults]
    return (Check(name="shape", passed=True), *entries)


def _shaped(decision: Decision, snapshot: Snapshot, leaves: Leaves) -> Case | None:
    """The decision read again field by field, as one made without validation can hold anything."""
    try:
        probability = decision.probability
        fields = vars(decision.conclusion)
        conclusion = Conclusion.model_validate(fields, strict=True)
        complete = fields.keys() == Conclusion.model_fields.keys()
    except (AttributeError, TypeError, ValueError):
        return None
    number = isinstance(probability, int | float) and math.isfinite(probability)
    if not (complete and number and _sized(conclusion)):
        return None
    return Case(conclusion, float(probability), snapshot, leaves)


def _sized(conclusion: Conclusion) -> bool:
    texts = (
        conclusion.one_sentence_pattern,
        conclusion.decision,
        conclusion.why_this_now,
        conclusion.boundary,
        conclusion.season_context,
        *conclusion.optional_next_steps,
        *conclusion.evidence_signals,
    )
    few = len(conclusion.optional_next_steps) <= MOST_STEPS and len(conclusion.evidence_signals) <= MOST_EVIDENCE
    return few and all(text.strip() and len(text) <= LONGEST for text in texts)


def _rederived(snapshot: Snapshot) -> Decision | None:
    choice = choose(snapshot)
    try:
        conclusion = conclude(snapshot, choice)
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


# --- The rules: each says what is wrong, or nothing ------------------------------------------------------------------


def _characters(case: Case) -> str | None:
    return None if all(text_checks.is_plain(text) for _, text in case.texts()) else said.CHARACTERS


def _one_sentence(case: Case) -> str | None:
    return None if text_checks.is_one_sentence(case.conclusion.one_sentence_pattern) else said.ONE_SENTENCE


def _one_number(case: Case) -> str | None:
    """Files that cannot speak need not give a number."""
    numbers = measurements(takeaway_quantities(case.conclusion.one_sentence_pattern))
    least = 0 if case.conclusion.pattern_id is Theme.TOO_LITTLE_DATA else 1
    return None if least <= len(numbers) <= 1 else said.ONE_NUMBER


def _evidence(case: Case) -> str | None:
    return grounding.evidence_fault(case.conclusion.evidence_signals, case.leaves)


def _evidence_about_theme(case: Case) -> str | None:
    about = grounding.ABOUT[case.conclusion.pattern_id]
    paths = grounding.cited(case.conclusion.evidence_signals, case.leaves)
    return None if sum(path.startswith(about) for path in paths) >= 2 else said.OFF_THEME


def _numbers(case: Case) -> str | None:
    evidence = grounding.cited(case.conclusion.evidence_signals, case.leaves)
    for where, text in case.texts():
        for found in takeaway_quantities(text) if where == TAKEAWAY else quantities(text):
            if not grounding.grounded(found, evidence, case.snapshot):
                return said.ungrounded(f"{found.value:g}", where)
    return None


def _theme(case: Case) -> str | None:
    return None if claims.fits(case.conclusion.pattern_id, case.snapshot) else said.CLAIM


def _verb(case: Case) -> str | None:
    actions = (case.conclusion.decision, *case.conclusion.optional_next_steps)
    return None if all(text_checks.begins_with_verb(text) for text in actions) else said.NO_VERB


def _time_box(case: Case) -> str | None:
    return None if text_checks.has_time_box(case.conclusion.decision) else said.NO_TIME_BOX


def _boundary(case: Case) -> str | None:
    boundary = case.conclusion.boundary
    checkable = any(found.kind != "article" for found in quantities(boundary))
    return None if text_checks.is_boundary(boundary) and checkable else said.BOUNDARY


def _season(case: Case) -> str | None:
    return None if case.conclusion.season_context == season_line(case.snapshot) else said.SEASON


def _confidence(case: Case) -> str | None:
    in_range = 0 <= case.probability <= 1
    return None if in_range and case.conclusion.confidence == word_for(case.probability) else said.CONFIDENCE


def _softness(case: Case) -> str | None:
    takeaway = case.conclusion.one_sentence_pattern.lower()
    soft = "looks like" in takeaway or "worth checking" in takeaway
    abstaining = case.conclusion.pattern_id is Theme.TOO_LITTLE_DATA
    return None if soft or abstaining or case.conclusion.confidence != "low" else said.NOT_SOFT


def _forbidden(case: Case) -> str | None:
    return said.FORBIDDEN if case.any_text(text_checks.holds_forbidden) else None


def _shaming(case: Case) -> str | None:
    return said.SHAMING if case.any_text(text_checks.holds_shaming) else None


def _technical(case: Case) -> str | None:
    return said.TECHNICAL if case.any_text(text_checks.holds_technical) else None


def _off_topic(case: Case) -> str | None:
    return said.OFF_TOPIC if case.any_text(text_checks.is_off_topic) else None


def _names(case: Case) -> str | None:
    currency = case.snapshot.currency
    return said.NAME if case.any_text(lambda text: text_checks.may_name_somebody(text, currency)) else None


RULES: dict[str, Callable[[Case], str | None]] = {
    "plain characters": _characters,
    "one sentence": _one_sentence,
    "one number": _one_number,
    "evidence": _evidence,
    "evidence about the theme": _evidence_about_theme,
    "numbers": _numbers,
    "theme": _theme,
    "verb first": _verb,
    "time box": _time_box,
    "boundary": _boundary,
    "season": _season,
    "confidence": _confidence,
    "soft words": _softness,
    "words not used": _forbidden,
    "no blame": _shaming,
    "plain words": _technical,
    "on topic": _off_topic,
    "no names": _names,
}
