"""Weekly documents -> whether new work is falling, and how unevenly it comes in."""

import math
from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.snapshot import Flow, Lumpiness, Signal
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints
from snapshot.pipeline.signals.facts.signal_values import exact, interval, share, unknown
from snapshot.pipeline.signals.facts.subsets import NO_WEEK, Made, Subsets, each
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
    """``flow_of`` the whole business, with a test and without weeks in which it was shut.

    The test counts a quote and its invoice as one: two traces of one job are no two signs of a fall.
    """
    (core,) = flow_of([weeks], Flow())
    if core.recent_weekly is None:
        return core
    recent, before = _sides(weeks.documents)
    tested = {"p_value": _fall_by_chance(weeks.requests), "open_weeks_ratio": open_weeks_ratio(recent, before)}
    return core.model_copy(update=tested)


def flow_of(weeks: list[Weeks], baseline: Flow) -> list[Flow]:
    """Documents per week over the last 8 complete weeks against up to 26 before. The test is that of the ``baseline``.

    The interval is that of two Poisson rates given their sum, on counts divided by the week-to-week dispersion where
    that is above one: a business that always comes in bursts needs a larger fall to stand out.
    """
    return _per_length(weeks, partial(_flows, baseline=baseline))


def _flows(counts: Ints, baseline: Flow) -> list[Flow]:
    """``counts`` of documents: a row per part, a column per week."""
    if counts.shape[1] < MIN_WEEKS_FLOW:
        silent = _too_few(counts, MIN_WEEKS_FLOW)
        return [Flow(ratio=silent, year_ago_ratio=silent)] * len(counts)
    window = counts[:, -RECENT_WEEKS - BEFORE_WEEKS :]
    spread = np.maximum(1.0, np.nan_to_num(_dispersions(window), nan=1.0))
    recent, before = (side.sum(axis=1) for side in _sides(counts))
    needed = WEEKS_A_YEAR + RECENT_WEEKS
    year_ago = counts[:, -needed:-WEEKS_A_YEAR].sum(axis=1) if counts.shape[1] >= needed else np.full(len(counts), -1)
    build = partial(_flow, weeks=counts.shape[1], before_weeks=window.shape[1] - RECENT_WEEKS, baseline=baseline)
    return each(build, recent, before, year_ago, spread)


def _flow(now: int, before: int, last_year: int, spread: float, weeks: int, before_weeks: int, baseline: Flow) -> Flow:
    needed = WEEKS_A_YEAR + RECENT_WEEKS
    short = last_year < 0
    year_ago = unknown(wording.too_few(weeks, needed, "complete weeks"), weeks) if short else None
    return Flow(
        ratio=_ratio(now, before, before_weeks, spread),
        recent_weekly=share(now / RECENT_WEEKS),
        before_weekly=share(before / before_weeks),
        p_value=baseline.p_value,
        year_ago_ratio=year_ago or _ratio(now, last_year, RECENT_WEEKS, spread),
        open_weeks_ratio=baseline.open_weeks_ratio,
    )


def _ratio(now: int, before: int, before_weeks: int, spread: float) -> Signal:
    n = RECENT_WEEKS + before_weeks
    if not before:
        return unknown(wording.NOTHING_TO_COMPARE, n)
    low, high = rate_ratio(now / spread, RECENT_WEEKS, before / spread, before_weeks)
    value = share(now / RECENT_WEEKS / (before / before_weeks))
    return interval(value, n, share(low), None if high is None else share(high))


def lumpiness(weeks: Weeks, ages: Ints) -> Lumpiness:
    """Half the mean squared week-to-week step over the mean, last 26 complete weeks; 1 is pure chance.

    ``ages``: those of the invoices in days.
    """
    counts = weeks.documents[-LUMPY_WEEKS:]
    if len(counts) < MIN_WEEKS_LUMPY:
        return Lumpiness(dispersion=_too_few(counts, MIN_WEEKS_LUMPY))
    value = dispersion(counts)
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


def lumpiness_of(subsets: Subsets, weeks: list[Weeks], whole: Lumpiness) -> list[Lumpiness]:
    """Documents missing here and there make weeks look calmer: the excess over chance is scaled back.

    Not so for a whole week: the others keep all of theirs. What only admits or refuses is that of the ``whole``.
    """
    if whole.dispersion.value is None:
        return [Lumpiness()] * len(subsets)
    documents = len(subsets.open_items.invoices) + len(subsets.open_items.quotes)
    kept = np.maximum(subsets.invoices.sum(axis=1) + subsets.quotes.sum(axis=1), 1)
    scale = np.where(subsets.week == NO_WEEK, documents / kept, 1.0)
    values = np.array(_per_length(weeks, _lumpy_dispersions))
    return each(partial(_lumpiness, whole=whole), 1 + (values - 1) * scale)


def _lumpy_dispersions(counts: Ints) -> list[float]:
    if counts.shape[1] < MIN_WEEKS_LUMPY:
        return [math.nan] * len(counts)
    return [float(value) for value in _dispersions(counts[:, -LUMPY_WEEKS:])]


def _lumpiness(value: float, whole: Lumpiness) -> Lumpiness:
    own = None if math.isnan(value) else exact(share(value), whole.dispersion.n)
    return whole.model_copy(update={"dispersion": own}) if own else Lumpiness()


def _per_length(weeks: list[Weeks], build: Callable[[Ints], list[Made]]) -> list[Made]:
    """``build`` gets the parts that have as many weeks: their last weeks' documents, a row each."""
    lengths = np.array([min(len(one), WEEKS_A_YEAR + RECENT_WEEKS) for one in weeks], np.int64)
    found: dict[int, Made] = {}
    for length in np.unique(lengths).tolist():
        places = np.flatnonzero(lengths == length)
        counts = np.stack([weeks[place].documents[len(weeks[place]) - length :] for place in places])
        found |= zip(places.tolist(), build(counts), strict=True)
    return [found[place] for place in range(len(weeks))]


def _too_few(counts: Ints, needed: int) -> Signal:
    weeks = counts.shape[-1]
    return unknown(wording.too_few(weeks, needed, "complete weeks"), weeks)


def _sides(counts: Ints) -> tuple[Ints, Ints]:
    """The recent weeks, and those before."""
    return counts[..., -RECENT_WEEKS:], counts[..., -RECENT_WEEKS - BEFORE_WEEKS : -RECENT_WEEKS]


def dispersion(counts: Counts) -> float | None:
    """Steps, not variance, so that a trend, a season or one level shift does not count as lumpy."""
    (value,) = _dispersions(counts[None, :])
    return None if math.isnan(value) else float(value)


def _dispersions(counts: Ints) -> Floats:
    """``dispersion`` of each row; NaN where a row holds nothing."""
    steps = np.diff(counts, axis=1)
    mean = counts.sum(axis=1) / counts.shape[1]
    with np.errstate(invalid="ignore"):
        return np.asarray((steps**2).sum(axis=1) / steps.shape[1] / 2 / mean)


def volatility_band(lumpy: Lumpiness) -> Band | None:
    value = lumpy.dispersion.value
    if value is None:
        return None
    if value < UNEVEN_FROM:
        return "steady"
    return "uneven" if value < VERY_UNEVEN_FROM else "very_uneven"


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


def _fall_by_chance(requests: Counts) -> float | None:
    recent, before = _sides(requests)
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
