"""What a theme declares, as one entry; and all that its module needs, to be imported from here."""

from dataclasses import dataclass
from typing import Literal

from snapshot.pipeline.decision.choose.candidates import Excess, WaitingMoney
from snapshot.pipeline.decision.choose.chances import shrink_to_prior
from snapshot.pipeline.decision.choose.constants import LONGEST_BLOCK
from snapshot.pipeline.decision.choose.ranges import beyond_chance, excess, widths_above, widths_below, widths_of_p
from snapshot.pipeline.decision.write.cited_facts import CitedMetrics
from snapshot.pipeline.decision.write.named_action import Pile, named
from snapshot.pipeline.decision.write.theme_words import Occasion, ThemeWords
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import action_documents
from snapshot.pipeline.signals.short_list import Sitting
from snapshot.wording.decision.draft import Draft, ThemeText

__all__ = [
    "CitedMetrics",
    "Draft",
    "Excess",
    "Occasion",
    "Pile",
    "Snapshot",
    "Theme",
    "ThemeEntry",
    "WaitingMoney",
    "action_documents",
    "beyond_chance",
    "excess",
    "named",
    "shrink_to_prior",
    "widths_above",
    "widths_below",
    "widths_of_p",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry(ThemeWords):
    """All that one theme is.

    ``support``: how the paths of the leaves begin that speak about it. ``text``: its words beside the sentences of the
    conclusion. ``documents`` picks those behind its action; without it the action is not about single documents.
    ``chart``: whose money by age is drawn.
    """

    support: tuple[str, ...]
    text: ThemeText
    documents: action_documents.View | None = None
    chart: Literal["overdue", "quotes"] | None = None

    @property
    def sitting(self) -> Sitting | None:
        """What its action works off, and how many customers that takes; ``None`` where it is about no documents."""
        if self.documents is None:
            return None
        each = self.minutes_each
        return Sitting(self.documents, self.minutes // each, LONGEST_BLOCK // each) if each else Sitting(self.documents)
