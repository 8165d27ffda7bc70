"""Durations and outcomes -> share with one outcome by a day, when another outcome can come first (Aalen-Johansen).

One minus Kaplan-Meier with the other outcome censored overstates it (Satagopan et al. 2004). The variance is the
delta-method estimate (Marubini & Valsecchi 1995, 10.4), the interval is on the log-log scale.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.signals.statistics.intervals import Z95

Days = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.floating[Any]]


def incidence_at(days: Days, happened: Mask, ended_otherwise: Mask, horizon: int) -> tuple[float, float, float] | None:
    """The share for whom it ``happened`` by ``horizon`` (days), with its 95 % interval.

    Each observation lasts ``days`` (>= 0); where neither mask is set it was censored on that day. ``None`` where nobody
    was followed up to the horizon and the curve is not complete before it.
    """
    times = np.unique(days[happened | ended_otherwise])
    times = times[times <= horizon]
    ordered = np.sort(days)
    at_risk = (len(days) - np.searchsorted(ordered, times, side="left")).astype(np.float64)
    wanted = _counts(days[happened], times)
    all_ends = wanted + _counts(days[ended_otherwise], times)
    waiting = np.cumprod(1 - all_ends / at_risk)
    if (ordered[-1] if len(ordered) else -1) < horizon and not (len(waiting) and waiting[-1] <= 1e-9):
        return None
    waiting_before = np.concatenate([[1.0], waiting[:-1]]) if len(waiting) else waiting
    shares = np.cumsum(waiting_before * wanted / at_risk)
    share = float(shares[-1]) if len(shares) else 0.0
    return share, *_interval(share, _variance(share, shares, waiting_before, wanted, all_ends, at_risk))


def _counts(days: Days, times: Days) -> Floats:
    """How many of ``days`` fall on each of ``times`` (sorted, unique)."""
    ordered = np.sort(days)
    upto = np.searchsorted(ordered, times, side="right")
    before = np.searchsorted(ordered, times, side="left")
    return (upto - before).astype(np.float64)


def _variance(
    share: float, shares: Floats, waiting_before: Floats, wanted: Floats, all_ends: Floats, at_risk: Floats
) -> float:
    left = share - shares
    # Where all who are left end on one day the first term's weight is without bound and its factor is nothing.
    rest = np.where(at_risk > all_ends, at_risk - all_ends, np.inf)
    ends = left**2 * all_ends / (at_risk * rest)
    own = waiting_before**2 * (at_risk - wanted) / at_risk**3 * wanted
    both = left * waiting_before * wanted / at_risk**2
    return max(0.0, float(np.sum(ends + own - 2 * both)))


def _interval(share: float, variance: float) -> tuple[float, float]:
    if not 0 < share < 1:
        return share, share
    spread = np.exp(Z95 * variance**0.5 / (share * abs(np.log(share))))
    return float(share**spread), float(share ** (1 / spread))
