"""Complete weeks of many parts of a business at once, and what the decision reads of them."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from math import isnan

import numpy as np

from snapshot.pipeline.documents.snapshot import Flow, Lumpiness, Signal
from snapshot.pipeline.signals.columns import Floats, Ints
from snapshot.pipeline.signals.flow import (
    BEFORE_WEEKS,
    LEAST_WEEKS_FLOW,
    LEAST_WEEKS_LUMPY,
    LUMPY_WEEKS,
    RECENT_WEEKS,
    WEEKS_A_YEAR,
)
from snapshot.pipeline.signals.intervals import rate_ratio
from snapshot.pipeline.signals.measures import exact, interval, share
from snapshot.pipeline.signals.parts import NO_WEEK, Parts, each, greatest, sums_by
from snapshot.pipeline.signals.undecided import LEAST_WEEKS, PILE_WEEKS
from snapshot.pipeline.signals.weeks import EPOCH_MONDAY, Weeks, week_of

_UNKNOWN = Signal()


def complete_weeks_of(parts: Parts) -> list[Weeks]:
    """The complete weeks of each part, without the week that never was."""
    stands = parts.stands
    oldest = np.maximum(
        greatest(parts.invoices, stands.invoices.age, -1), greatest(parts.quotes, stands.quotes.age, -1)
    )
    if stands.report_date is None:
        return [_none()] * len(parts)
    last = (stands.report_date - EPOCH_MONDAY).days
    base, end = (last - int(oldest.max(initial=0))) // 7, (last + 1) // 7
    quotes = _counts(parts.quotes, stands.quotes.created, base, end)
    invoices = _counts(parts.invoices, stands.invoices.issued, base, end)
    starts = -(-(last - oldest) // 7)
    return [
        _weeks(quotes[part], invoices[part], (base, int(start), end), int(missing)) if some >= 0 else _none()
        for part, (start, missing, some) in enumerate(zip(starts, parts.week, oldest, strict=True))
    ]


def flow_of(weeks: list[Weeks], like: Flow) -> list[Flow]:
    """As ``flow`` has it; the test is that of the whole."""
    found = [Flow()] * len(weeks)
    for places, counts in _of_equal_length(weeks):
        if counts.shape[1] >= LEAST_WEEKS_FLOW:
            for place, one in zip(places, _flows(counts, like), strict=True):
                found[place] = one
    return found


def _flows(counts: Ints, like: Flow) -> list[Flow]:
    """``counts`` of documents: a row per part, a column per week."""
    window = counts[:, -RECENT_WEEKS - BEFORE_WEEKS :]
    spread = np.maximum(1.0, np.nan_to_num(_dispersions(window), nan=1.0))
    recent, before = counts[:, -RECENT_WEEKS:].sum(axis=1), window[:, :-RECENT_WEEKS].sum(axis=1)
    weeks_before = window.shape[1] - RECENT_WEEKS
    needed = WEEKS_A_YEAR + RECENT_WEEKS
    long = counts.shape[1] >= needed
    year_ago = counts[:, -needed:-WEEKS_A_YEAR].sum(axis=1) if long else np.zeros(len(counts), np.int64)
    return each(partial(_flow, weeks_before=weeks_before, long=long, like=like), recent, before, year_ago, spread)


def _flow(now: int, before: int, last_year: int, spread: float, weeks_before: int, long: bool, like: Flow) -> Flow:
    return Flow(
        ratio=_ratio(now, before, weeks_before, spread),
        recent_weekly=share(now / RECENT_WEEKS),
        before_weekly=share(before / weeks_before),
        p_value=like.p_value,
        year_ago_ratio=_ratio(now, last_year, RECENT_WEEKS, spread) if long else _UNKNOWN,
        open_weeks_ratio=like.open_weeks_ratio,
    )


def _ratio(now: int, before: int, weeks_before: int, spread: float) -> Signal:
    n = RECENT_WEEKS + weeks_before
    if not before:
        return Signal(n=n)
    low, high = rate_ratio(now / spread, RECENT_WEEKS, before / spread, weeks_before)
    value = share(now / RECENT_WEEKS / (before / weeks_before))
    return interval(value, n, share(low), None if high is None else share(high))


def lumpiness_of(parts: Parts, weeks: list[Weeks], whole: Lumpiness) -> list[Lumpiness]:
    """Documents missing here and there make weeks look calmer: the excess over chance is scaled back.

    Not so for a whole week: the others keep all of theirs.
    """
    found = [Lumpiness()] * len(parts)
    if whole.dispersion.value is None:
        return found
    documents = len(parts.stands.invoices) + len(parts.stands.quotes)
    kept = np.maximum(parts.invoices.sum(axis=1) + parts.quotes.sum(axis=1), 1)
    scale = np.where(parts.week == NO_WEEK, documents / kept, 1.0)
    for places, counts in _of_equal_length(weeks):
        if counts.shape[1] >= LEAST_WEEKS_LUMPY:
            for place, one in zip(places, _lumpinesses(counts[:, -LUMPY_WEEKS:], scale[places], whole), strict=True):
                found[place] = one
    return found


def _lumpinesses(counts: Ints, scale: Floats, whole: Lumpiness) -> list[Lumpiness]:
    return each(partial(_lumpiness, whole=whole), 1 + (_dispersions(counts) - 1) * scale)


def _lumpiness(value: float, whole: Lumpiness) -> Lumpiness:
    """What only admits or refuses is that of the whole."""
    return (
        Lumpiness()
        if isnan(value)
        else whole.model_copy(update={"dispersion": exact(share(value), whole.dispersion.n)})
    )


def _dispersions(counts: Ints) -> Floats:
    """``dispersion`` of each row; NaN where a row holds nothing."""
    steps = np.diff(counts, axis=1)
    mean = counts.sum(axis=1) / counts.shape[1]
    with np.errstate(invalid="ignore"):
        return np.asarray((steps**2).sum(axis=1) / steps.shape[1] / 2 / mean)


def _of_equal_length(weeks: list[Weeks]) -> Iterator[tuple[Ints, Ints]]:
    """The places of parts that have as many weeks, and their last weeks' documents, a row each."""
    lengths = np.array([min(len(one), WEEKS_A_YEAR + RECENT_WEEKS) for one in weeks], np.int64)
    for length in np.unique(lengths[lengths > 0]).tolist():
        places = np.flatnonzero(lengths == length)
        yield places, np.stack([weeks[place].documents[-length:] for place in places])


def open_pile_of(parts: Parts, weeks: list[Weeks], piles: Ints) -> list[Signal]:
    """``piles``: undecided quotes of each part."""
    if not parts.stands.quote_outcome_known:
        return [_UNKNOWN] * len(parts)
    new = np.array([one.quotes[-PILE_WEEKS:].sum() for one in weeks], np.int64)
    length = np.array([min(PILE_WEEKS, len(one)) for one in weeks], np.int64)
    return each(_open_pile, piles, length, new)


def _open_pile(pile: int, weeks: int, new: int) -> Signal:
    return exact(share(pile * weeks / new), new) if weeks >= LEAST_WEEKS and new else _UNKNOWN


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
