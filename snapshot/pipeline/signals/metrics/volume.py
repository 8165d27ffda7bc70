"""Weekly documents -> whether new work is falling, and how unevenly it comes in."""

import math
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.snapshot import Flow, Lumpiness, Signal
from snapshot.pipeline.signals.facts.document_arrays import Ints
from snapshot.pipeline.signals.facts.signal_values import exact, interval, share, unknown
from snapshot.pipeline.signals.facts.weeks import Counts, Weeks
from snapshot.pipeline.signals.statistics.intervals import rate_ratio
from snapshot.wording import signals as wording

Band = Literal["steady", "uneven", "very_uneven"]

RECENT_WEEKS, BEFORE_WEEKS = 8, 26
MIN_WEEKS_FLOW, MIN_WEEKS_LUMPY = 16, 8
LUMPY_WEEKS = 26
WEEKS_A_YEAR = 52
# Shut: a tenth of a usual week or less, where a usual week holds enough for that to be no accident.
SHUT_PART, MIN_USUAL, MIN_OPEN_WEEKS = 0.1, 4, 4
BILLING_DAYS, MEAN_MONTH = 7, 365.25 / 12
DRAWS, SEED = 999, 20250101
# Chance alone gives 1. Half the jobs coming in pairs gives about 1.5; bands are wide on purpose, they carry words only.
UNEVEN_FROM, VERY_UNEVEN_FROM = 2.0, 4.0


def flow(weeks: Weeks) -> Flow:
    """Documents per week over the last 8 complete weeks against up to 26 before.

    The interval and the p-value are those of two Poisson rates given their sum, on counts divided by the week-to-week
    dispersion where that is above one: a business that always comes in bursts needs a larger fall to stand out. The
    test counts a quote and its invoice as one: two traces of one job are no two signs of a fall.
    """
    counts = weeks.documents
    if len(counts) < MIN_WEEKS_FLOW:
        silent = unknown(wording.too_few(len(counts), MIN_WEEKS_FLOW, "complete weeks"), len(counts))
        return Flow(ratio=silent, year_ago_ratio=silent)
    recent, before = counts[-RECENT_WEEKS:], counts[-RECENT_WEEKS - BEFORE_WEEKS : -RECENT_WEEKS]
    spread = max(1.0, dispersion(counts[-RECENT_WEEKS - BEFORE_WEEKS :]) or 1.0)
    return Flow(
        ratio=_ratio(recent, before, spread),
        recent_weekly=share(recent.mean()),
        before_weekly=share(before.mean()),
        p_value=_fall_by_chance(weeks.requests),
        year_ago_ratio=_year_ago(counts, spread),
        open_weeks_ratio=open_weeks_ratio(recent, before),
    )


def lumpiness(weeks: Weeks, ages: Ints) -> Lumpiness:
    """Half the mean squared week-to-week step over the mean, last 26 complete weeks; 1 is pure chance.

    ``ages``: those of the invoices in days.
    """
    counts = weeks.documents[-LUMPY_WEEKS:]
    if len(counts) < MIN_WEEKS_LUMPY:
        return Lumpiness(
            dispersion=unknown(wording.too_few(len(counts), MIN_WEEKS_LUMPY, "complete weeks"), len(counts))
        )
    value = lumpiness_value(weeks)
    if value is None:
        return Lumpiness(dispersion=unknown(wording.NOTHING_TO_COMPARE, len(counts)))
    return Lumpiness(
        dispersion=exact(share(value), len(counts)),
        swing=share(math.sqrt(value)),
        p_value=_chance_of(value, counts),
        smaller_steps=smaller_steps(counts),
        quotes_part=quotes_part(weeks),
        billing_days_part=billing_days_part(ages),
    )


def lumpiness_value(weeks: Weeks) -> float | None:
    counts = weeks.documents[-LUMPY_WEEKS:]
    return dispersion(counts) if len(counts) >= MIN_WEEKS_LUMPY else None


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


def smaller_steps(counts: Counts) -> float | None:
    """The dispersion without the sixth of the steps that is largest: a storm or a closed fortnight makes a few large
    ones, feast and famine many."""
    squares = np.sort(np.diff(counts).astype(np.float64) ** 2)
    kept, mean = squares[: len(squares) - len(counts) // 6], float(counts.mean())
    return share(kept.mean() / 2 / mean) if len(kept) and mean else None


def quotes_part(weeks: Weeks) -> float | None:
    """How much of the swing the quotes show, of what they would if they came in the same bursts as all documents.

    A common burst adds to the dispersion in proportion to the number of documents. Near nothing: the work comes in
    evenly, only the bills are written together. ``None`` with less than a quote a week.
    """
    quotes, documents = weeks.quotes[-LUMPY_WEEKS:], weeks.documents[-LUMPY_WEEKS:]
    own, both = dispersion(quotes), dispersion(documents)
    if own is None or both is None or both <= 1 or quotes.sum() < len(quotes):
        return None
    return share((own - 1) / ((both - 1) * float(quotes.sum() / documents.sum())))


def billing_days_part(ages: Ints) -> float | None:
    """Of invoices (days before the report date) the share in the seven successive days of a month that hold most.

    Months are taken as equally long, so that only the days between documents count, and not the calendar; what is
    written at the ends of months then wanders by two days, and seven hold it.
    """
    if not len(ages):
        return None
    times = np.bincount((ages % MEAN_MONTH).astype(np.int64), minlength=31)
    around = sum(np.roll(times, -shift) for shift in range(BILLING_DAYS))
    return share(int(np.max(around)) / len(ages))


def open_weeks_ratio(recent: Counts, before: Counts) -> float | None:
    """The ratio of weekly means without weeks in which the business was shut: next to nothing where much is usual.

    ``None`` where too few weeks are left on either side to say so.
    """
    usual = float(np.median(np.concatenate([recent, before])))
    if usual < MIN_USUAL:
        return share(float(recent.mean()) / float(before.mean())) if before.any() else None
    kept = [side[side > SHUT_PART * usual] for side in (recent, before)]
    if min(map(len, kept)) < MIN_OPEN_WEEKS:
        return None
    return share(float(kept[0].mean()) / float(kept[1].mean()))


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


def _fall_by_chance(requests: Counts) -> float | None:
    recent, before = requests[-RECENT_WEEKS:], requests[-RECENT_WEEKS - BEFORE_WEEKS : -RECENT_WEEKS]
    return _p_value(recent, before, max(1.0, dispersion(requests[-RECENT_WEEKS - BEFORE_WEEKS :]) or 1.0))


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
