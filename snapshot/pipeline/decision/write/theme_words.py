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
    """What sentences depend on other than the metrics. ``sitting``: so many documents fit into the minutes."""

    minutes: int
    sitting: int
    word: Word
    abstain: AbstainReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeWords(ThemeRules):
    """``evidence`` are the leaves that follow those of the sentences, where they hold a value."""

    phrase: Callable[[CitedMetrics, Occasion], Draft]
    evidence: tuple[str, ...]

    def occasion(self, word: Word, abstain: AbstainReason | None) -> Occasion:
        """The occasion of this theme, said with that much confidence."""
        return Occasion(self.minutes, self.minutes // max(self.minutes_each, 1), word, abstain)


ThemesInWords = Mapping[Theme, ThemeWords]
