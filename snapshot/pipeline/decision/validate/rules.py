"""The rules for a conclusion, one function each. Case in, what is wrong out, or ``None``.

The sentences must be exactly those that this product writes for the theme and these facts: no rule could tell whether
a free sentence is true. The other rules look only at the sentence and the snapshot, so that a mistake in our own
sentences is found too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from snapshot.pipeline.decision.choose.confidence import confidence_label
from snapshot.pipeline.decision.themes import THEMES, fits
from snapshot.pipeline.decision.validate import grounding, text_rules
from snapshot.pipeline.decision.validate.numbers_in_text import measurements, quantities, takeaway_quantities
from snapshot.pipeline.decision.write.conclusion import canonical_conclusions, says_the_same, season_line
from snapshot.pipeline.decision.write.metric_paths import Leaves
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording.decision import checks as said

TAKEAWAY = "takeaway"


@dataclass(frozen=True)
class ValidationInput:
    """What the checks look at: a decision in the right shape, and the facts."""

    decision: Decision
    snapshot: Snapshot
    leaves: Leaves

    @property
    def conclusion(self) -> Conclusion:
        return self.decision.conclusion

    @cached_property
    def own(self) -> tuple[Conclusion, ...]:
        """What this product says of the theme."""
        theme, word = self.conclusion.pattern_id, self.conclusion.confidence
        written = canonical_conclusions(self.snapshot, self.leaves, theme, word, THEMES)
        return tuple(one.conclusion for one in written)

    @cached_property
    def cited(self) -> Leaves:
        return grounding.cited(self.conclusion.evidence_signals, self.leaves)

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


def _characters(case: ValidationInput) -> str | None:
    return None if all(text_rules.is_plain(text) for _, text in case.texts()) else said.CHARACTERS


def _own_words(case: ValidationInput) -> str | None:
    return None if any(says_the_same(case.conclusion, own) for own in case.own) else said.OWN_WORDS


def _one_sentence(case: ValidationInput) -> str | None:
    return None if text_rules.is_one_sentence(case.conclusion.one_sentence_pattern) else said.ONE_SENTENCE


def _one_number(case: ValidationInput) -> str | None:
    """Files that cannot speak need not give a number."""
    numbers = measurements(takeaway_quantities(case.conclusion.one_sentence_pattern))
    least = 0 if case.conclusion.pattern_id is Theme.TOO_LITTLE_DATA else 1
    return None if least <= len(numbers) <= 1 else said.ONE_NUMBER


def _evidence(case: ValidationInput) -> str | None:
    return grounding.evidence_fault(case.conclusion.evidence_signals, case.leaves)


def _evidence_of_the_words(case: ValidationInput) -> str | None:
    """The sentences rest on just these leaves; an equal value found elsewhere proves something else."""
    known = (grounding.cited(own.evidence_signals, case.leaves).keys() for own in case.own)
    return None if case.cited.keys() in known else said.OTHER_EVIDENCE


def _evidence_about_theme(case: ValidationInput) -> str | None:
    about = THEMES[case.conclusion.pattern_id].support
    return None if sum(path.startswith(about) for path in case.cited) >= 2 else said.OFF_THEME


def _numbers(case: ValidationInput) -> str | None:
    for where, text in case.texts():
        for found in takeaway_quantities(text) if where == TAKEAWAY else quantities(text):
            if not grounding.grounded(found, case.cited, case.snapshot):
                return said.ungrounded(where)
    return None


def _theme(case: ValidationInput) -> str | None:
    return None if fits(case.conclusion.pattern_id, case.snapshot) else said.CLAIM


def _runner_up(case: ValidationInput) -> str | None:
    return said.RUNNER_UP if case.decision.runner_up is case.conclusion.pattern_id else None


def _verb(case: ValidationInput) -> str | None:
    actions = (case.conclusion.decision, *case.conclusion.optional_next_steps)
    return None if all(text_rules.begins_with_verb(text) for text in actions) else said.NO_VERB


def _time_box(case: ValidationInput) -> str | None:
    return None if text_rules.has_time_box(case.conclusion.decision) else said.NO_TIME_BOX


def _boundary(case: ValidationInput) -> str | None:
    boundary = case.conclusion.boundary
    checkable = any(found.kind != "article" for found in quantities(boundary))
    return None if text_rules.is_boundary(boundary) and checkable else said.BOUNDARY


def _season(case: ValidationInput) -> str | None:
    return None if case.conclusion.season_context == season_line(case.snapshot) else said.SEASON


def _confidence(case: ValidationInput) -> str | None:
    probability = case.decision.probability
    fitting = 0 <= probability <= 1 and case.conclusion.confidence == confidence_label(probability)
    return None if fitting else said.CONFIDENCE


def _softness(case: ValidationInput) -> str | None:
    takeaway = case.conclusion.one_sentence_pattern.lower()
    soft = "looks like" in takeaway or "worth checking" in takeaway
    abstaining = case.conclusion.pattern_id is Theme.TOO_LITTLE_DATA
    return None if soft or abstaining or case.conclusion.confidence != "low" else said.NOT_SOFT


def _forbidden(case: ValidationInput) -> str | None:
    return said.FORBIDDEN if case.any_text(text_rules.holds_forbidden) else None


def _names(case: ValidationInput) -> str | None:
    currency = case.snapshot.currency
    return said.NAME if case.any_text(lambda text: text_rules.may_name_somebody(text, currency)) else None


RULES: dict[str, Callable[[ValidationInput], str | None]] = {
    "plain characters": _characters,
    "own words": _own_words,
    "one sentence": _one_sentence,
    "one number": _one_number,
    "evidence": _evidence,
    "evidence of the words": _evidence_of_the_words,
    "evidence about the theme": _evidence_about_theme,
    "numbers": _numbers,
    "theme": _theme,
    "runner-up": _runner_up,
    "verb first": _verb,
    "time box": _time_box,
    "boundary": _boundary,
    "season": _season,
    "confidence": _confidence,
    "soft words": _softness,
    "words not used": _forbidden,
    "no names": _names,
}
