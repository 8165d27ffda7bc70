"""Documents per complete week (Monday to Sunday). Weeks without documents are zeros; the running week is left out."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.documents.snapshot import WeekVolume
from snapshot.pipeline.signals.columns import Ints
from snapshot.pipeline.signals.standing import Standing

Counts = npt.NDArray[np.int64]

EPOCH_MONDAY = date(1969, 12, 29)  # the Monday on or before day 0 of the Unix calendar
SERIES_WEEKS = 104


@dataclass(frozen=True, slots=True)
class Weeks:
    """``quotes`` and ``invoices`` hold one count per complete week, oldest first; ``first`` is the first Monday.

    ``follow_ups`` are those of the invoices that bill a quote of the file; none where nobody asks for them.
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


def first_day(standing: Standing) -> date | None:
    """The day of the first counted document; ``None`` without documents."""
    days = [int(days.min()) for days in (standing.invoices.issued, standing.quotes.created) if len(days)]
    return date(1970, 1, 1) + timedelta(days=min(days)) if days else None


def complete_weeks(standing: Standing) -> Weeks:
    """The weeks wholly between the first document and the report date, both days included."""
    first, last = first_day(standing), standing.report_date
    if first is None or last is None:
        return Weeks(EPOCH_MONDAY, np.zeros(0, np.int64), np.zeros(0, np.int64))
    start = -(-(first - EPOCH_MONDAY).days // 7)
    end = ((last - EPOCH_MONDAY).days + 1) // 7
    return Weeks(
        first=EPOCH_MONDAY + timedelta(weeks=start),
        quotes=_count(standing.quotes.created, start, end),
        invoices=_count(standing.invoices.issued, start, end),
        follow_ups=_count(standing.invoices.issued[standing.invoices.of_quote], start, end),
    )


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


def _count(days: Ints, start: int, end: int) -> Counts:
    """Documents in the weeks ``start`` to ``end`` (exclusive), as weeks since ``EPOCH_MONDAY``."""
    week = week_of(days)
    inside = week[(week >= start) & (week < end)]
    return np.bincount(inside - start, minlength=max(0, end - start)).astype(np.int64)
