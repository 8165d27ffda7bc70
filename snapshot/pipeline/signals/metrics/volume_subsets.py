"""``volume`` for many subsets of a business at once."""

from collections.abc import Iterator
from functools import partial
from math import isnan

import numpy as np

from snapshot.pipeline.documents.snapshot import Flow, Lumpiness, Signal
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints
from snapshot.pipeline.signals.facts.signal_values import exact, interval, share
from snapshot.pipeline.signals.facts.subsets import NO_WEEK, UNKNOWN_SIGNAL, Subsets, each
from snapshot.pipeline.signals.facts.weeks import Weeks
from snapshot.pipeline.signals.metrics.volume import (
    BEFORE_WEEKS,
    LUMPY_WEEKS,
    MIN_WEEKS_FLOW,
    MIN_WEEKS_LUMPY,
    RECENT_WEEKS,
    WEEKS_A_YEAR,
)
from snapshot.pipeline.signals.statistics.intervals import rate_ratio


def flow_of(weeks: list[Weeks], baseline: Flow) -> list[Flow]:
    """As ``volume.flow`` has it; the test is that of the whole."""
    found = [Flow()] * len(weeks)
    for places, counts in _of_equal_length(weeks):
        if counts.shape[1] >= MIN_WEEKS_FLOW:
            for place, one in zip(places, _flows(counts, baseline), strict=True):
                found[place] = one
    return found


def _flows(counts: Ints, baseline: Flow) -> list[Flow]:
    """``counts`` of documents: a row per part, a column per week."""
    window = counts[:, -RECENT_WEEKS - BEFORE_WEEKS :]
    spread = np.maximum(1.0, np.nan_to_num(_dispersions(window), nan=1.0))
    recent, before = counts[:, -RECENT_WEEKS:].sum(axis=1), window[:, :-RECENT_WEEKS].sum(axis=1)
    weeks_before = window.shape[1] - RECENT_WEEKS
    needed = WEEKS_A_YEAR + RECENT_WEEKS
    long = counts.shape[1] >= needed
    year_ago = counts[:, -needed:-WEEKS_A_YEAR].sum(axis=1) if long else np.zeros(len(counts), np.int64)
    return each(
        partial(_flow, weeks_before=weeks_before, long=long, baseline=baseline), recent, before, year_ago, spread
    )


def _flow(now: int, before: int, last_year: int, spread: float, weeks_before: int, long: bool, baseline: Flow) -> Flow:
    return Flow(
        ratio=_ratio(now, before, weeks_before, spread),
        recent_weekly=share(now / RECENT_WEEKS),
        before_weekly=share(before / weeks_before),
        p_value=baseline.p_value,
        year_ago_ratio=_ratio(now, last_year, RECENT_WEEKS, spread) if long else UNKNOWN_SIGNAL,
        open_weeks_ratio=baseline.open_weeks_ratio,
    )


def _ratio(now: int, before: int, weeks_before: int, spread: float) -> Signal:
    n = RECENT_WEEKS + weeks_before
    if not before:
        return Signal(n=n)
    low, high = rate_ratio(now / spread, RECENT_WEEKS, before / spread, weeks_before)
    value = share(now / RECENT_WEEKS / (before / weeks_before))
    return interval(value, n, share(low), None if high is None else share(high))


def lumpiness_of(subsets: Subsets, weeks: list[Weeks], whole: Lumpiness) -> list[Lumpiness]:
    """Documents missing here and there make weeks look calmer: the excess over chance is scaled back.

    Not so for a whole week: the others keep all of theirs.
    """
    found = [Lumpiness()] * len(subsets)
    if whole.dispersion.value is None:
        return found
    documents = len(subsets.open_items.invoices) + len(subsets.open_items.quotes)
    kept = np.maximum(subsets.invoices.sum(axis=1) + subsets.quotes.sum(axis=1), 1)
    scale = np.where(subsets.week == NO_WEEK, documents / kept, 1.0)
    for places, counts in _of_equal_length(weeks):
        if counts.shape[1] >= MIN_WEEKS_LUMPY:
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
