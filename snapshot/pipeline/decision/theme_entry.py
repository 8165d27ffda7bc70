"""What a theme declares: its rules, words, evidence and documents, as one entry."""

from dataclasses import dataclass
from typing import Literal

from snapshot.pipeline.decision.write.theme_words import ThemeWords
from snapshot.pipeline.signals.action_documents import View
from snapshot.wording.decision.draft import ThemeText


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry(ThemeWords):
    """All that one theme is.

    ``support``: how the paths of the leaves begin that speak about it. ``text``: its words beside the sentences of the
    conclusion. ``documents`` picks those behind its action; without it the action is not about single documents.
    ``chart``: whose money by age is drawn.
    """

    support: tuple[str, ...]
    text: ThemeText
    documents: View | None = None
    chart: Literal["overdue", "quotes"] | None = None
