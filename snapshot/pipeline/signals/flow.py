"""Is new work falling, and does it come in bursts? Both from documents per complete week."""

import math
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.snapshot import Flow, Lumpiness, Signal
from snapshot.pipeline.signals.intervals import rate_ratio
from snapshot.pipeline.signals.measures import exact, interval, share, unknown
from snapshot.pipeline.signals.weeks import Counts, Weeks
from snapshot.wording import signals as wording

Band = Literal["steady", "uneven", "very_uneven"]

RECENT_WEEKS, BEFORE_WEEKS = 8, 26
LEAST_WEEKS_FLOW, LEAST_WEEKS_LUMPY = 16, 8
LUMPY_WEEKS = 26
WEEKS_A_YEAR = 52
DRAWS, SEED = 999, 20250101
# Chance alone gives 1. Half the jobs coming in pairs gives about 1.5; bands are wide on purpose, they carry words only.
UNEVEN_FROM, VERY_UNEVEN_FROM = 2.0, 4.0


def flow(weeks: Weeks) -> Flow:
    """Documents per week over the last 8 complete weeks against up to 26 before.

    The interval and the p-value are those of two Poisson rates given their sum, on counts divided by the week-to-week
    dispersion where that is above one: a business that always comes in bursts needs a larger fall to stand out.
    """
    counts = weeks.documents
    if len(counts) < LEAST_WEEKS_FLOW:
        silent = unknown(wording.too_few(len(counts), LEAST_WEEKS_FLOW, "complete weeks"), len(counts))
        return Flow(ratio=silent, year_ago_ratio=silent)
    recent, before = counts[-RECENT_WEEKS:], counts[-RECENT_WEEKS - BEFORE_WEEKS : -RECENT_WEEKS]
    spread = max(1.0, dispersion(counts[-RECENT_WEEKS - BEFORE_WEEKS :]) or 1.0)
    return Flow(
        ratio=_ratio(recent, before, spread),
        recent_weekly=share(recent.mean()),
        before_weekly=share(before.mean()),
        p_value=_p_value(recent, before, spread),
        year_ago_ratio=_year_ago(counts, spread),
    )


def lumpiness(weeks: Weeks) -> Lumpiness:
    """Half the mean squared week-to-week step over the mean, last 26 complete weeks; 1 is pure chance."""
    counts = weeks.documents[-LUMPY_WEEKS:]
    if len(counts) < LEAST_WEEKS_LUMPY:
        return Lumpiness(
            dispersion=unknown(wording.too_few(len(counts), LEAST_WEEKS_LUMPY, "complete weeks"), len(counts))
        )
    value = lumpiness_value(weeks)
    if value is None:
        return Lumpiness(dispersion=unknown(wording.NOTHING_TO_COMPARE, len(counts)))
    return Lumpiness(
        dispersion=exact(share(value), len(counts)),
        swing=share(math.sqrt(value)),
        p_value=_chance_of(value, counts),
        dispersion_without_widest=without_widest_week(counts),
    )


def lumpiness_value(weeks: Weeks) -> float | None:
    counts = weeks.documents[-LUMPY_WEEKS:]
    return dispersion(counts) if len(counts) >= LEAST_WEEKS_LUMPY else None


def volatility_band(lumpy: Lumpiness) -> Band | None:
    value = lumpy.dispersion.value
    if value is None:
        return None
    if value < UNEVEN_FROM:
        return "steady"
    return "uneven" if value < VERY_UNEVEN_FROM else "very_uneven"


def dispersion(counts: Counts) -> float | None:
    """Steps, not variance, so that a trend, a season or one level shift does not count as lumpy."""
    mean = float(counts.mean())
    return float(np.mean(np.diff(counts).astype(np.float64) ** 2)) / 2 / mean if mean else None


def without_widest_week(counts: Counts) -> float | None:
    """The dispersion without the week farthest from the median week, its neighbours then side by side."""
    widest = int(np.argmax(np.abs(counts - np.median(counts))))
    rest = dispersion(np.delete(counts, widest))
    return None if rest is None else share(rest)


def _ratio(recent: Counts, before: Counts, spread: float) -> Signal:
    if not before.sum():
        return unknown(wording.NOTHING_TO_COMPARE, len(recent) + len(before))
    low, high = rate_ratio(recent.sum() / spread, len(recent), before.sum() / spread, len(before))
    value = share(float(recent.mean()) / float(before.mean()))
    return interval(value, len(recent) + len(before), share(low), None if high is None else share(high))


def _year_ago(counts: Counts, spread: float) -> Signal:
    needed = WEEKS_A_YEAR + RECENT_WEEKS
    if len(counts) < needed:
        return unknown(wording.too_few(len(counts), needed, "complete weeks"), len(counts))
    return _ratio(counts[-RECENT_WEEKS:], counts[-needed:-WEEKS_A_YEAR], spread)


def _p_value(recent: Counts, before: Counts, spread: float) -> float | None:
    """Conditional binomial test of two Poisson rates (Przyborowski & Wilenski 1940), two-sided."""
    from scipy.stats import binomtest

    seen, seen_before = round(recent.sum() / spread), round(before.sum() / spread)
    if seen + seen_before == 0:
        return None
    expected = len(recent) / (len(recent) + len(before))
    return share(binomtest(seen, seen + seen_before, expected).pvalue)


def _chance_of(value: float, counts: Counts) -> float:
    """How often weeks of pure chance with the same sum look at least this lumpy; seeded, so the same every time."""
    generator = np.random.default_rng(SEED)
    draws = generator.multinomial(int(counts.sum()), np.full(len(counts), 1 / len(counts)), size=DRAWS)
    simulated = np.mean(np.diff(draws, axis=1).astype(np.float64) ** 2, axis=1) / 2 / counts.mean()
    return share((1 + int((simulated >= value - 1e-9).sum())) / (1 + DRAWS))
