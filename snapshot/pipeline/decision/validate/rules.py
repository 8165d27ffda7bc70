"""The rules for a conclusion by their names. Case in, what is wrong out, or ``None``.

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


Rule = Callable[[ValidationInput], str | None]


def _unless(holds: Callable[[ValidationInput], bool], fault: str) -> Rule:
    return lambda case: None if holds(case) else fault


MOST_NUMBERS = 2  # the money, and the same in the owner's own unit


def _has_few_numbers(case: ValidationInput) -> bool:
    """Files that cannot speak need not give a number."""
    numbers = measurements(takeaway_quantities(case.conclusion.one_sentence_pattern))
    least = 0 if case.conclusion.pattern_id is Theme.TOO_LITTLE_DATA else 1
    return least <= len(numbers) <= MOST_NUMBERS


def _rests_on_its_evidence(case: ValidationInput) -> bool:
    """The sentences rest on just these leaves; an equal value found elsewhere proves something else."""
    return case.cited.keys() in [grounding.cited(own.evidence_signals, case.leaves).keys() for own in case.own]


def _is_about_theme(case: ValidationInput) -> bool:
    return sum(path.startswith(THEMES[case.conclusion.pattern_id].support) for path in case.cited) >= 2


def _numbers(case: ValidationInput) -> str | None:
    for where, text in case.texts():
        for found in takeaway_quantities(text) if where == TAKEAWAY else quantities(text):
            if not grounding.grounded(found, case.cited, case.snapshot):
                return said.ungrounded(where)
    return None


def _begins_with_verbs(case: ValidationInput) -> bool:
    return all(map(text_rules.begins_with_verb, (case.conclusion.decision, *case.conclusion.optional_next_steps)))


def _has_boundary(case: ValidationInput) -> bool:
    boundary = case.conclusion.boundary
    return text_rules.is_boundary(boundary) and any(found.kind != "article" for found in quantities(boundary))


def _has_fitting_word(case: ValidationInput) -> bool:
    probability = case.decision.probability
    return 0 <= probability <= 1 and case.conclusion.confidence == confidence_label(probability)


def _is_soft(case: ValidationInput) -> bool:
    """Only a low confidence must be, and not where the files cannot speak."""
    takeaway, theme = case.conclusion.one_sentence_pattern.lower(), case.conclusion.pattern_id
    soft = "looks like" in takeaway or "worth checking" in takeaway
    return soft or theme is Theme.TOO_LITTLE_DATA or case.conclusion.confidence != "low"


def _names_nobody(case: ValidationInput) -> bool:
    return not case.any_text(lambda text: text_rules.may_name_somebody(text, case.snapshot.currency))


RULES: dict[str, Rule] = {
    "plain characters": _unless(
        lambda case: all(text_rules.is_plain(text) for _, text in case.texts()), said.CHARACTERS
    ),
    "own words": _unless(lambda case: any(says_the_same(case.conclusion, own) for own in case.own), said.OWN_WORDS),
    "one sentence": _unless(
        lambda case: text_rules.is_one_sentence(case.conclusion.one_sentence_pattern), said.ONE_SENTENCE
    ),
    "one or two numbers": _unless(_has_few_numbers, said.ONE_OR_TWO_NUMBERS),
    "evidence": lambda case: grounding.evidence_fault(case.conclusion.evidence_signals, case.leaves),
    "evidence of the words": _unless(_rests_on_its_evidence, said.OTHER_EVIDENCE),
    "evidence about the theme": _unless(_is_about_theme, said.OFF_THEME),
    "numbers": _numbers,
    "theme": _unless(lambda case: fits(case.conclusion.pattern_id, case.snapshot), said.CLAIM),
    "runner-up": _unless(lambda case: case.decision.runner_up is not case.conclusion.pattern_id, said.RUNNER_UP),
    "verb first": _unless(_begins_with_verbs, said.NO_VERB),
    "time box": _unless(lambda case: text_rules.has_time_box(case.conclusion.decision), said.NO_TIME_BOX),
    "boundary": _unless(_has_boundary, said.BOUNDARY),
    "season": _unless(lambda case: case.conclusion.season_context == season_line(case.snapshot), said.SEASON),
    "confidence": _unless(_has_fitting_word, said.CONFIDENCE),
    "soft words": _unless(_is_soft, said.NOT_SOFT),
    "words not used": _unless(lambda case: not case.any_text(text_rules.holds_forbidden), said.FORBIDDEN),
    "no names": _unless(_names_nobody, said.NAME),
}
