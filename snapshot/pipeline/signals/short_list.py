"""The at most ten documents behind an action, worst first. Computed beside the agent, never passed to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals.billing import second_copies
from snapshot.pipeline.signals.measures import money
from snapshot.pipeline.signals.owed import AGE_BANDS, age_band, of_the_biggest_debtor
from snapshot.pipeline.signals.standing import STALE_TO, Standing, standing

LONGEST = 10


@dataclass(frozen=True, slots=True)
class _View:
    """Which rows stand behind a theme, which columns hold their money and their days, and what ranks them."""

    kind: Literal["invoice", "quote"]
    days_mean: Literal["past due", "waiting", "since approval", "since issue"]
    rows: Callable[[Standing], pd.DataFrame]
    cents: str
    days: str
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
    rows = view.rows(standing(pack, today=today))
    if theme is Theme.SLOW_PAYERS:
        rows = _in_named_bands(rows, evidence)
    rows = rows[rows["number"].notna() & rows[view.cents].notna()]
    if rows.empty:
        return None
    return ShortList(theme=theme, days_mean=view.days_mean, items=_items(rows, view))


def _items(rows: pd.DataFrame, view: _View) -> tuple[ShortListItem, ...]:
    by = [view.days, view.cents] if view.longest_first else [view.cents, view.days]
    worst = rows.sort_values([*by, "number"], ascending=[False, False, True], kind="stable").head(LONGEST)
    return tuple(
        ShortListItem(kind=view.kind, number=number, amount=money(cents), days=int(days))
        for number, cents, days in zip(worst["number"], worst[view.cents], worst[view.days], strict=True)
    )


def _in_named_bands(late: pd.DataFrame, evidence: Sequence[str]) -> pd.DataFrame:
    named = [
        at for at, band in enumerate(AGE_BANDS) if any(line.startswith(f"signals.overdue.{band}.") for line in evidence)
    ]
    return late[np.isin(age_band(late), named)] if named else late


def _overdue(stands: Standing) -> pd.DataFrame:
    known = stands.invoice_outcome_known
    return stands.invoices[stands.invoices["overdue"] & known]


def _of_one_debtor(stands: Standing) -> pd.DataFrame:
    return of_the_biggest_debtor(_overdue(stands))


def _stale(stands: Standing) -> pd.DataFrame:
    return stands.quotes[stands.quotes["stale"] & stands.quote_outcome_known]


def _pile(stands: Standing) -> pd.DataFrame:
    waiting = stands.quotes["undecided"] & (stands.quotes["age"] <= STALE_TO)
    return stands.quotes[waiting & stands.quote_outcome_known]


def _unbilled(stands: Standing) -> pd.DataFrame:
    return stands.quotes[stands.quotes["unbilled"] & ~stands.quotes["before_invoices"]]


def _copies(stands: Standing) -> pd.DataFrame:
    return second_copies(stands.invoices)


VIEWS = {
    Theme.SLOW_PAYERS: _View("invoice", "past due", _overdue, "owed_cents", "days_past_due"),
    Theme.ONE_BIG_DEBTOR: _View("invoice", "past due", _of_one_debtor, "owed_cents", "days_past_due"),
    Theme.STALE_QUOTES: _View("quote", "waiting", _stale, "total_cents", "age"),
    Theme.DECISION_BACKLOG: _View("quote", "waiting", _pile, "total_cents", "age", longest_first=True),
    Theme.UNBILLED_WORK: _View("quote", "since approval", _unbilled, "total_cents", "approved_days_ago"),
    Theme.DUPLICATE_BILLING: _View("invoice", "since issue", _copies, "total_cents", "age"),
}
