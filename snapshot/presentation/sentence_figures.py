"""The numbers of the sentences -> what each is and how it was worked out, by the citations that the sentences keep."""

import re
from collections.abc import Iterable, Mapping, Sequence

from snapshot.pipeline.decision import THEMES, citations_of
from snapshot.pipeline.decision.choose.constants import LONGEST_BLOCK
from snapshot.pipeline.decision.validate.grounding import read_line
from snapshot.pipeline.documents.conclusion import Conclusion
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation.evidence import described, writer
from snapshot.presentation.formulas import explain
from snapshot.presentation.rule_numbers import marks_on
from snapshot.presentation.view_models import Explanation, Figure, SentenceFigures
from snapshot.wording import figure_notes
from snapshot.wording.ages import PAST_DUE, STALE
from snapshot.wording.money import CHARACTERS

WEEK = "7 days"
# The numbers of a sentence that are not measured, and which note each takes.
_FIXED: Mapping[str, str] = {
    **dict.fromkeys((*(age.name for age in PAST_DUE.values()), STALE), "label"),
    **dict.fromkeys((f"{minutes} minutes" for minutes in range(5, LONGEST_BLOCK + 1, 5)), "minutes"),
    WEEK: "week",
}


class ConclusionFigures:
    """The figures of a conclusion, sentence by sentence; none of what no leaf of ``snapshot`` bears out.

    ``kept`` are the citations stored with it; without them they are found again where today's words are the same. A
    number whose leaf is missing from the evidence stays closed.
    """

    def __init__(self, conclusion: Conclusion, snapshot: Snapshot | None, kept: Sequence[tuple[str, str]] = ()) -> None:
        self._conclusion, self._snapshot = conclusion, snapshot
        read = [read_line(line) for line in conclusion.evidence_signals]
        self._lines = {pair[0]: place for place, pair in enumerate(read, start=1) if pair}
        citations = kept or (citations_of(conclusion, snapshot, THEMES) if snapshot else ())
        self._cited = {words: path for words, path in reversed(citations) if words and path in self._lines}
        self._known = {words.lower(): words for words in (*self._cited, *_FIXED)}
        self._numbers = _any_of(self._known)

    def of_takeaway(self) -> SentenceFigures:
        return self._figures([self._conclusion.one_sentence_pattern])

    def of_action(self) -> SentenceFigures:
        return self._figures([self._conclusion.decision])

    def of_the_rest(self) -> SentenceFigures:
        """Why it feels heavy, the boundary and the optional steps: nothing where they measure nothing new."""
        said = self._conclusion
        told = set(self._numbers_in([said.one_sentence_pattern, said.decision])) & self._cited.keys()
        texts = [said.why_this_now, said.boundary, *said.optional_next_steps]
        new = set(self._numbers_in(texts)) & self._cited.keys() - told
        return self._figures(texts, told) if new else SentenceFigures()

    def _numbers_in(self, texts: Sequence[str]) -> list[str]:
        """The known numbers of ``texts``, each once, in the order in which they stand there."""
        found = (match.group().lower() for text in texts for match in self._numbers.finditer(text))
        return list(dict.fromkeys(self._known[words] for words in found if words in self._known))

    def _figures(self, texts: Sequence[str], told: set[str] | frozenset[str] = frozenset()) -> SentenceFigures:
        """One figure for each different number, those that are measured first."""
        numbers = self._numbers_in(texts)
        cited = {words: self._cited[words] for words in numbers if words in self._cited and words not in told}
        measured = [self._measured(words, path) for words, path in cited.items()]
        notes = [self._note(words) for words in numbers if words in _FIXED and words not in {*cited, *told}]
        left_out = dict.fromkeys(one.explanation.left_out for one in measured if one.explanation.left_out)
        lines = sorted(self._lines[path] for path in cited.values())
        return SentenceFigures((*measured, *notes), tuple(lines), tuple(left_out))

    def _measured(self, words: str, path: str) -> Figure:
        currency = self._snapshot.currency if self._snapshot else None
        found = explain(path, self._snapshot, writer(path, currency))
        return Figure(text=words, label=described(path).label, explanation=found or Explanation(""))

    def _note(self, words: str) -> Figure:
        """What is said of a number that is not measured."""
        marks = marks_on(self._snapshot.window.report_date if self._snapshot else None)
        return Figure(words, "", Explanation(figure_notes.NOT_MEASURED[_FIXED[words]].format_map(marks)))


def _any_of(numbers: Iterable[str]) -> re.Pattern[str]:
    """Finds each number on its own, the longest that stands at a place: the 18 of "18 weeks" is no count of 18."""
    longest_first = sorted(map(re.escape, numbers), key=len, reverse=True)
    return re.compile(rf"(?<![\w{CHARACTERS}.,-])(?:{'|'.join(longest_first)})(?![\w%-]|[.,]\d)", re.IGNORECASE)
