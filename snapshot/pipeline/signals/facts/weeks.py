"""Open items -> documents per complete week (Monday to Sunday); weeks without documents are zeros."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.documents.snapshot import WeekVolume
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.subsets import Subsets, max_per_subset, sums_by

Counts = npt.NDArray[np.int64]

EPOCH_MONDAY = date(1969, 12, 29)  # the Monday on or before day 0 of the Unix calendar
SERIES_WEEKS = 104


@dataclass(frozen=True, slots=True)
class Weeks:
    """``quotes`` and ``invoices`` hold one count per complete week, oldest first; ``first`` is the first Monday.

    ``follow_ups`` are the invoices that bill a quote of the file and the quotes of which a later version stands; none
    where nobody asks for them.
    """

    first: date
    quotes: Counts
    invoices: Counts
    follow_ups: Counts | None = None

    def __len__(self) -> int:
        return len(self.quotes)

    @property
    def documents(self) -> Counts:
        return self.quotes + self.invoices

    @property
    def requests(self) -> Counts:
        """Work that came in, each piece once: a quote and its invoice are one."""
        return self.documents if self.follow_ups is None else self.documents - self.follow_ups


def first_day(open_items: OpenItems) -> date | None:
    """The day of the first counted document; ``None`` without documents."""
    days = [int(days.min()) for days in (open_items.invoices.issued, open_items.quotes.created) if len(days)]
    return date(1970, 1, 1) + timedelta(days=min(days)) if days else None


def complete_weeks(whole: Subsets) -> Weeks:
    """The weeks wholly between the first document and the report date, both days included, with the follow-ups."""
    (weeks,) = complete_weeks_of(whole)
    invoices = whole.open_items.invoices
    start = (weeks.first - EPOCH_MONDAY).days // 7
    quotes = whole.open_items.quotes
    week = week_of(np.concatenate([invoices.issued[invoices.of_quote], quotes.created[quotes.replaced]]))
    inside = week[(week >= start) & (week < start + len(weeks))]
    return replace(weeks, follow_ups=np.bincount(inside - start, minlength=len(weeks)).astype(np.int64))


def week_of(days: Ints) -> Ints:
    """The week of days since 1970, counted from ``EPOCH_MONDAY``."""
    return (days + 3) // 7  # day 0 was a Thursday


def weekly_series(weeks: Weeks) -> tuple[WeekVolume, ...]:
    """The last two years of complete weeks; longer histories would only swell the stored result."""
    begin = max(0, len(weeks) - SERIES_WEEKS)
    return tuple(
        WeekVolume(
            week=weeks.first + timedelta(weeks=index),
            quotes=int(weeks.quotes[index]),
            invoices=int(weeks.invoices[index]),
        )
        for index in range(begin, len(weeks))
    )


def complete_weeks_of(subsets: Subsets) -> list[Weeks]:
    """Per part the weeks wholly between its first document and the report date, without the week that never was."""
    open_items = subsets.open_items
    oldest = np.maximum(
        max_per_subset(subsets.invoices, open_items.invoices.age, -1),
        max_per_subset(subsets.quotes, open_items.quotes.age, -1),
    )
    if open_items.report_date is None:
        return [_none()] * len(subsets)
    last = (open_items.report_date - EPOCH_MONDAY).days
    base, end = (last - int(oldest.max(initial=0))) // 7, (last + 1) // 7
    quotes = _counts(subsets.quotes, open_items.quotes.created, base, end)
    invoices = _counts(subsets.invoices, open_items.invoices.issued, base, end)
    starts = -(-(last - oldest) // 7)
    return [
        _weeks(quotes[part], invoices[part], (base, int(start), end), int(missing)) if some >= 0 else _none()
        for part, (start, missing, some) in enumerate(zip(starts, subsets.week, oldest, strict=True))
    ]


def _none() -> Weeks:
    return Weeks(EPOCH_MONDAY, np.zeros(0, np.int64), np.zeros(0, np.int64))


def _counts(kept: Floats, days: Ints, base: int, end: int) -> Ints:
    """Documents per part (a row) and week since ``base`` (a column)."""
    week = week_of(days)
    rows = np.flatnonzero((week >= base) & (week < end))
    found, sums = sums_by(kept[:, rows], week[rows], np.ones(len(rows)))
    counts = np.zeros((len(kept), max(0, end - base)), np.int64)
    counts[:, found - base] = sums
    return counts


def _weeks(quotes: Ints, invoices: Ints, span: tuple[int, int, int], missing: int) -> Weeks:
    base, start, end = span
    keep = np.arange(min(start, end), end)
    keep = keep[keep != missing] - base
    return Weeks(EPOCH_MONDAY + timedelta(weeks=start), quotes[keep], invoices[keep])
