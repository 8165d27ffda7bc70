"""What a theme declares for writing: the function that phrases it, and the evidence that joins its sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from snapshot.pipeline.decision.choose.candidates import ThemeRules
from snapshot.pipeline.decision.choose.confidence import Word
from snapshot.pipeline.decision.choose.readiness import AbstainReason
from snapshot.pipeline.decision.write.cited_facts import CitedMetrics
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording.decision.draft import Draft


class Occasion(NamedTuple):
    """What sentences depend on other than the metrics. ``each``: the minutes that a customer takes."""

    theme: Theme
    minutes: int
    each: int
    word: Word
    abstain: AbstainReason | None

    @property
    def sitting(self) -> int:
        """So many customers fit into the minutes."""
        return self.minutes // max(self.each, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeWords(ThemeRules):
    """``evidence`` are the leaves that follow those of the sentences, where they hold a value.

    ``asks_for_payment``: what the action asks for may have been paid since the files were made.
    """

    phrase: Callable[[CitedMetrics, Occasion], Draft]
    evidence: tuple[str, ...]
    asks_for_payment: bool = False

    def occasion(self, word: Word, abstain: AbstainReason | None) -> Occasion:
        """The occasion of this theme, said with that much confidence."""
        return Occasion(self.id, self.minutes, self.minutes_each, word, abstain)


ThemesInWords = Mapping[Theme, ThemeWords]
