"""Counts -> textbook 95% intervals of shares, means and rate ratios. Pure functions."""

from math import sqrt
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)


def wilson(successes: float, n: float) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927; Brown, Cai & DasGupta 2001). ``n`` must be above zero."""
    p = successes / n
    shrink = 1 + Z95**2 / n
    centre = (p + Z95**2 / (2 * n)) / shrink
    half = Z95 * sqrt(p * (1 - p) / n + Z95**2 / (4 * n**2)) / shrink
    return max(0.0, centre - half), min(1.0, centre + half)


def poisson(events: int) -> tuple[float, float]:
    """The exact interval of a Poisson mean from one count (Garwood 1936)."""
    from scipy.special import gammaincinv

    low = float(gammaincinv(events, 0.025)) if events else 0.0
    return low, float(gammaincinv(events + 1, 0.975))


def rate_ratio(recent: float, recent_weeks: int, before: float, before_weeks: int) -> tuple[float, float | None]:
    """The interval of the ratio of two Poisson rates, given their sum (Przyborowski & Wilenski 1940).

    Given the sum, the recent count is binomial; its Wilson interval turns into one of the ratio. Counts may be
    effective counts (divided by a dispersion). The upper end is ``None`` where it is not bounded.
    """
    low, high = wilson(recent, recent + before)
    per_week = before_weeks / recent_weeks
    return low / (1 - low) * per_week, high / (1 - high) * per_week if high < 1 else None
