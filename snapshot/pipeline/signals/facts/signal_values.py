"""Cents and ratios -> rounded values and signals of the snapshot (exact, with interval, unknown)."""

import numpy as np

from snapshot.pipeline.documents.snapshot import Pile, Signal
from snapshot.pipeline.signals.facts.document_arrays import Ints, Mask

SHARE_DIGITS = 4


def money(cents: float) -> float:
    """Cents to the file's currency with two decimals. Sums stay in cents until here."""
    return round(float(cents) / 100, 2)


def share(value: float) -> float:
    """A share, rate or ratio, rounded so that its text is its value."""
    return round(float(value), SHARE_DIGITS)


def exact(value: float, n: int) -> Signal:
    """A count, sum or ratio of the files themselves."""
    return Signal(value=value, n=n, basis="exact")


def interval(value: float, n: int, low: float | None, high: float | None) -> Signal:
    """An estimate with its interval: 95 %, or the 5th to 95th percentile where its docstring says so.

    An end that the sample cannot give is ``None``.
    """
    return Signal(value=value, n=n, low=low, high=high, basis="interval")


def scaled_interval(value: float, n: int, baseline: Signal | None) -> Signal:
    """The value of a part with the interval of the whole, in proportion: resampling every part would take long.

    Without a ``baseline`` the value stands alone.
    """
    if baseline is None or baseline.low is None or baseline.high is None or not baseline.value:
        return exact(value, n)
    return interval(
        value, n, share(baseline.low * value / baseline.value), share(baseline.high * value / baseline.value)
    )


def unknown(reason: str, n: int = 0) -> Signal:
    return Signal(n=n, basis="unknown", reason=reason)


def in_weeks(cents: int, typical_week: Signal) -> float | None:
    """``cents`` in weeks of typical billing; ``None`` where a typical week is unknown or empty."""
    return share(cents / 100 / typical_week.value) if typical_week.value else None


def pile_of(rows: Mask, cents: Ints) -> Pile:
    """How many ``rows`` are set, and their money."""
    return Pile(count=int(rows.sum()), amount=money(int(cents[rows].sum())))


def largest(cents: Ints, most: int) -> dict[str, float]:
    """The leaves of the ``most`` largest of ``cents``, or of all where there are fewer."""
    few = np.sort(cents)[::-1][:most]
    return {"top_count": len(few), "top_amount": money(int(few.sum()))}
