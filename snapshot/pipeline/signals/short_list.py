"""The at most ten documents behind an action, worst first. Computed beside the agent, never passed to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals.billing import second_copies
from snapshot.pipeline.signals.columns import Ints, Invoices, Mask, Texts
from snapshot.pipeline.signals.measures import money
from snapshot.pipeline.signals.owed import AGE_BANDS, age_band, of_the_biggest_debtor
from snapshot.pipeline.signals.standing import STALE_TO, Standing, standing

LONGEST = 10


@dataclass(frozen=True, slots=True)
class _Behind:
    """Documents behind a theme: what they are called, their cents and days, which can be shown, and what days mean."""

    kind: Literal["invoice", "quote"]
    days_mean: Literal["past due", "waiting", "since approval", "since issue"]
    numbers: Texts
    cents: Ints
    days: Ints
    shown: Mask
    longest_first: bool = False


def documents_behind(pack: Pack, theme: Theme, *, today: date, evidence: Sequence[str] = ()) -> ShortList | None:
    """The largest first (for ``decision_backlog`` the longest waiting). ``None`` where no document stands behind it.

    ``evidence`` is the conclusion's own: where it names an ageing band of overdue money, the action is about that
    band, and so is the list. A document without a number or an amount cannot be found or ranked by its owner, and
    stays out.
    """
    view = VIEWS.get(theme)
    if view is None:
        return None
    behind = view(standing(pack, today=today), evidence)
    items = _items(behind)
    return ShortList(theme=theme, days_mean=behind.days_mean, items=items) if items else None


def _items(behind: _Behind) -> tuple[ShortListItem, ...]:
    places = np.flatnonzero(behind.shown)
    _, by_number = np.unique(behind.numbers[places].astype(str), return_inverse=True)
    ranks = [behind.cents[places], behind.days[places]]
    first, then = reversed(ranks) if behind.longest_first else ranks
    worst = places[np.lexsort((by_number, -then, -first))][:LONGEST]
    return tuple(
        ShortListItem(
            kind=behind.kind,
            number=str(behind.numbers[at]),
            amount=money(int(behind.cents[at])),
            days=int(behind.days[at]),
        )
        for at in worst
    )


def _overdue(stands: Standing, evidence: Sequence[str]) -> _Behind:
    """Of overdue money the ageing bands that the evidence names, or all of it."""
    late = stands.invoices.take(stands.invoices.overdue & stands.invoice_outcome_known)
    named = [
        at for at, band in enumerate(AGE_BANDS) if any(line.startswith(f"signals.overdue.{band}.") for line in evidence)
    ]
    rows = np.isin(age_band(late), named) if named else np.ones(len(late), dtype=np.bool_)
    return _owed(late, rows)


def _of_one_debtor(stands: Standing, _evidence: Sequence[str]) -> _Behind:
    late = stands.invoices.take(stands.invoices.overdue & stands.invoice_outcome_known)
    return _owed(late, of_the_biggest_debtor(late))


def _owed(late: Invoices, rows: Mask) -> _Behind:
    return _Behind("invoice", "past due", late.number, late.owed, late.days_past_due, rows & late.has_number)


def _copies(stands: Standing, _evidence: Sequence[str]) -> _Behind:
    copies = stands.invoices.take(second_copies(stands.invoices))
    return _Behind("invoice", "since issue", copies.number, copies.total, copies.age, copies.has_number)


def _stale(stands: Standing, _evidence: Sequence[str]) -> _Behind:
    return _waiting(stands, stands.quotes.stale)


def _pile(stands: Standing, _evidence: Sequence[str]) -> _Behind:
    undecided = stands.quotes.undecided & (stands.quotes.age <= STALE_TO)
    return replace(_waiting(stands, undecided), longest_first=True)


def _waiting(stands: Standing, rows: Mask) -> _Behind:
    quotes = stands.quotes
    shown = rows & stands.quote_outcome_known & quotes.has_number & quotes.priced
    return _Behind("quote", "waiting", quotes.number, quotes.cents, quotes.age, shown)


def _unbilled(stands: Standing, _evidence: Sequence[str]) -> _Behind:
    quotes = stands.quotes
    shown = quotes.unbilled & ~quotes.before_invoices & quotes.has_number & quotes.priced
    days = np.nan_to_num(quotes.approved_days_ago).astype(np.int64)
    return _Behind("quote", "since approval", quotes.number, quotes.cents, days, shown)


VIEWS: Mapping[Theme, Callable[[Standing, Sequence[str]], _Behind]] = {
    Theme.SLOW_PAYERS: _overdue,
    Theme.ONE_BIG_DEBTOR: _of_one_debtor,
    Theme.STALE_QUOTES: _stale,
    Theme.DECISION_BACKLOG: _pile,
    Theme.UNBILLED_WORK: _unbilled,
    Theme.DUPLICATE_BILLING: _copies,
}
