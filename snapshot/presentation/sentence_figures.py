"""The numbers of the sentences -> what each is and how it was worked out, by the citations that the sentences keep."""

import re
from collections.abc import Iterator, Sequence

from snapshot.pipeline.decision import THEMES, citations_of
from snapshot.pipeline.decision.validate.grounding import read_line
from snapshot.pipeline.decision.write.cited_facts import Citation
from snapshot.pipeline.documents.conclusion import Conclusion
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation.evidence import described, writer
from snapshot.presentation.formulas import explain
from snapshot.presentation.rule_numbers import marks_on
from snapshot.presentation.view_models import Explanation, Figure, SentenceFigures
from snapshot.wording import figure_notes
from snapshot.wording.ages import PAST_DUE, STALE

WEEK = "7 days"


class ConclusionFigures:
    """The figures of a conclusion, sentence by sentence; none of what no leaf of ``snapshot`` bears out."""

    def __init__(self, conclusion: Conclusion, snapshot: Snapshot | None) -> None:
        self._conclusion, self._snapshot = conclusion, snapshot
        self._citations = citations_of(conclusion, snapshot, THEMES) if snapshot else ()

    def of_takeaway(self) -> SentenceFigures:
        return self._figures([self._conclusion.one_sentence_pattern])

    def of_action(self) -> SentenceFigures:
        return self._figures([self._conclusion.decision])

    def of_the_rest(self) -> SentenceFigures:
        """Why it feels heavy, the boundary and the optional steps: nothing where they measure nothing new."""
        said = self._conclusion
        told = {one.words for one in self._cited_in(said.one_sentence_pattern, said.decision)}
        texts = [said.why_this_now, said.boundary, *said.optional_next_steps]
        new = {one.words for one in self._cited_in(*texts)} - told
        return self._figures(texts, told) if new else SentenceFigures()

    def _cited_in(self, *texts: str) -> list[Citation]:
        """The citations of ``texts``, in the order in which they stand there."""
        found = [(at, one) for one in self._citations if (at := _place(one.words, texts)) is not None]
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    def _figures(self, texts: Sequence[str], told: set[str] | frozenset[str] = frozenset()) -> SentenceFigures:
        """One figure for each different number, those that are measured first."""
        cited = {one.words: one.path for one in reversed(self._cited_in(*texts)) if one.words not in told}
        measured = [self._measured(words, path) for words, path in reversed(cited.items())]
        notes = [Figure(words, "", note) for words, note in self._notes(texts) if words not in cited]
        left_out = dict.fromkeys(one.explanation.left_out for one in measured if one.explanation.left_out)
        lines = sorted(self._line(path) for path in cited.values())
        return SentenceFigures((*measured, *notes), tuple(lines), tuple(left_out))

    def _measured(self, words: str, path: str) -> Figure:
        currency = self._snapshot.currency if self._snapshot else None
        found = explain(path, self._snapshot, writer(path, currency))
        return Figure(text=words, label=described(path).label, explanation=found or Explanation(""))

    def _line(self, path: str) -> int:
        """The place of the evidence line of ``path``, counted from 1: whatever is cited is evidence."""
        read = [read_line(line) for line in self._conclusion.evidence_signals]
        return next(place for place, pair in enumerate(read, start=1) if pair and pair[0] == path)

    def _notes(self, texts: Sequence[str]) -> Iterator[tuple[str, Explanation]]:
        """What is said of the numbers that are not measured."""
        marks = marks_on(self._snapshot.window.report_date if self._snapshot else None)
        spans = (*(age.name for age in PAST_DUE.values()), STALE)
        minutes = f"{THEMES[self._conclusion.pattern_id].minutes} minutes"
        for words, kind in (*((span, "label") for span in spans), (minutes, "minutes"), (WEEK, "week")):
            if _place(words, texts) is not None:
                yield words, Explanation(figure_notes.NOT_MEASURED[kind].format_map(marks))


def _place(words: str, texts: Sequence[str]) -> tuple[int, int] | None:
    """Where ``words`` stand on their own, by text and character: the 14 of "14-90 days" and "14 minutes" does not."""
    alone = re.compile(rf"(?<![\w$€£.,-]){re.escape(words)}(?![\w%-]|[.,]\d| (?:minutes|days)\b)", re.IGNORECASE)
    found = ((at, match.start()) for at, text in enumerate(texts) if (match := alone.search(text)))
    return next(found, None)
