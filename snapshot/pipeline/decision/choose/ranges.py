"""How far a signal lies outside its ordinary range, in widths of its own interval."""

import math
from statistics import NormalDist

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import Excess
from snapshot.pipeline.documents.snapshot import Signal


def widths_above(signal: Signal, ordinary: float, clear: float) -> float | None:
    """Distance above the ordinary range in interval widths; ``None`` while the signal does not exclude it.

    With an interval, its lower end must lie beyond ``ordinary``; an exact value must reach ``clear``, and the distance
    between the two marks stands for half a width.
    """
    value, low, high = signal.value, signal.low, signal.high
    if signal.basis == "unknown" or value is None or not math.isfinite(value):
        return None
    if low is None or high is None:
        return (value - ordinary) / (2 * (clear - ordinary)) if value >= clear else None
    return (value - ordinary) / max(high - low, 1e-3) if low > ordinary else None


def widths_below(signal: Signal, ordinary: float, clear: float) -> float | None:
    """The mirror image of ``widths_above``."""
    mirrored = Signal(
        value=None if signal.value is None else -signal.value,
        n=signal.n,
        low=None if signal.high is None else -signal.high,
        high=None if signal.low is None else -signal.low,
        basis=signal.basis,
    )
    return widths_above(mirrored, -ordinary, -clear)


def widths_of_p(p_value: float) -> float:
    """A two-sided p-value as a distance in interval widths, so that tests and intervals share one scale."""
    bounded = min(max(p_value, 1e-12), 1.0)
    return -NormalDist().inv_cdf(bounded / 2) / c.INTERVAL_SDS


def beyond_chance(widths: float | None, p_value: float | None) -> float | None:
    """Where a test was made it must speak too, and the smaller of the two distances counts."""
    if widths is None or p_value is None:
        return widths
    return min(widths, widths_of_p(p_value)) if p_value / 2 <= c.SIGNIFICANT_P else None


def excess(widths: float | None, n: int, minimum: int) -> Excess | None:
    """``None`` within the ordinary range, or where the sample ``n`` is below the ``minimum``."""
    return None if widths is None or n < minimum else Excess(widths, n, minimum)
