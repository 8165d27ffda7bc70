"""The at most ten documents behind an action, worst first. Computed beside the agent, never passed to it."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals.behind import VIEWS, Behind
from snapshot.pipeline.signals.columns import Ints, Mask, Quotes
from snapshot.pipeline.signals.measures import money
from snapshot.pipeline.signals.standing import standing

LONGEST = 10


def documents_behind(pack: Pack, theme: Theme, *, today: date, evidence: Sequence[str] = ()) -> ShortList | None:
    """The documents that the action of ``theme`` counts; ``None`` where none can be named.

    ``evidence`` is the conclusion's own: where it names an ageing band of overdue money, the action is about that
    band, and so is the list. A document without a number or an amount cannot be found or ranked by its owner: it
    counts, and is not listed.
    """
    view = VIEWS.get(theme)
    if view is None:
        return None
    behind = view(standing(pack, today=today), evidence)
    items = _items(behind)
    if not items:
        return None
    return ShortList(
        theme=theme,
        days_mean=behind.days_mean,
        amount_means=behind.amount_means,
        count=len(behind.documents),
        items=items,
    )


def _items(behind: Behind) -> tuple[ShortListItem, ...]:
    kind = "quote" if isinstance(behind.documents, Quotes) else "invoice"
    numbers = behind.documents.number
    return tuple(
        ShortListItem(kind=kind, number=str(numbers[at]), amount=money(behind.cents[at]), days=int(behind.days[at]))
        for at in _first(behind)
    )


def _first(behind: Behind) -> Ints:
    """The places to list: of equals by the other figure, then by number, never by their order in the file."""
    places = np.flatnonzero(_findable(behind))
    _, by_number = np.unique(behind.documents.number[places].astype(str), return_inverse=True)
    large, old = -behind.cents[places], -behind.days[places]
    then, first = {"largest": (old, large), "latest": (large, -old)}[behind.order]
    return places[np.lexsort((by_number, then, first))][:LONGEST]


def _findable(behind: Behind) -> Mask:
    documents = behind.documents
    return documents.has_number & documents.priced if isinstance(documents, Quotes) else documents.has_number
