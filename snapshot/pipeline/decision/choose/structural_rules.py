"""Snapshot -> structural themes, one rule each: only with a large enough sample and a clear difference."""

import math
from statistics import NormalDist

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import Excess
from snapshot.pipeline.documents.snapshot import Lumpiness, Signal, Snapshot


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


def customer_concentration(snapshot: Snapshot) -> Excess | None:
    signal = snapshot.customer_share.top_share
    widths = widths_above(signal, c.ORDINARY_TOP_CUSTOMER, c.CLEAR_TOP_CUSTOMER)
    return _excess(widths, signal.n, c.CUSTOMER_MIN_INVOICES)


def low_conversion(snapshot: Snapshot) -> Excess | None:
    signal, per_request = snapshot.conversion.approval_rate, snapshot.conversion.per_request
    if per_request.value is not None and widths_below(per_request, c.ORDINARY_APPROVAL, c.CLEAR_APPROVAL) is None:
        return None
    widths = widths_below(signal, c.ORDINARY_APPROVAL, c.CLEAR_APPROVAL)
    return _excess(widths, signal.n, c.APPROVAL_MIN_QUOTES)


def price_slippage(snapshot: Snapshot) -> Excess | None:
    """Over jobs billed whole: deposits and stages come to less than the quote without anybody giving way."""
    signal = snapshot.price_held.whole_jobs
    if not snapshot.price_held.shortfall:
        return None
    widths = widths_below(signal, c.ORDINARY_PRICE, c.CLEAR_PRICE)
    return _excess(widths, signal.n, c.PRICE_MIN_PAIRS)


def small_job_drag(snapshot: Snapshot) -> Excess | None:
    """Many jobs are tiny, and together they bring little of the money."""
    size = snapshot.job_size
    signal, money = size.count_share, size.amount_share
    if money.basis == "unknown" or money.value is None or money.value >= c.SMALL_JOBS_LITTLE_MONEY:
        return None
    if not size.threshold or size.small_count <= 0 or signal.value is None or signal.value < c.CLEAR_SMALL_JOBS:
        return None
    widths = widths_above(signal, c.ORDINARY_SMALL_JOBS, c.CLEAR_SMALL_JOBS)
    return _excess(widths, signal.n, c.SMALL_JOBS_MIN_INVOICES)


def volume_drop(snapshot: Snapshot) -> Excess | None:
    """Fewer new documents than before, beyond chance, also in the weeks that were open, and not by the season."""
    flow = snapshot.flow
    if not _beyond_season(snapshot):
        return None
    open_weeks = flow.ratio.value if flow.open_weeks_ratio is None else flow.open_weeks_ratio
    if flow.ratio.value is None or max(flow.ratio.value, open_weeks or 0.0) > c.CLEAR_FLOW:
        return None
    widths = widths_below(flow.ratio, c.ORDINARY_FLOW, c.CLEAR_FLOW)
    tested = _beyond_chance(widths, flow.p_value)
    return _excess(tested, flow.ratio.n, c.FLOW_MIN_WEEKS)


def _beyond_season(snapshot: Snapshot) -> bool:
    """With a second year the fall must show against that, too: the same weeks a year ago say what the season takes.

    Clearly so where the year has a season; where two years show none, it is enough that those weeks held more.
    """
    year_ago, season = snapshot.flow.year_ago_ratio, snapshot.season
    if year_ago.value is None:
        return True
    if season.phase is None and season.p_value is not None:
        return year_ago.value < c.ORDINARY_FLOW
    return year_ago.high is not None and year_ago.high < (1 if season.phase is None else c.ORDINARY_FLOW)


def lumpy_volume(snapshot: Snapshot) -> Excess | None:
    """Swings beyond chance, week after week, and in the work itself. The p-value is simulated and cannot fall below one
    in a thousand: it admits, it does not measure."""
    signal, p_value = snapshot.lumpiness.dispersion, snapshot.lumpiness.p_value
    if (p_value is not None and p_value > c.SIGNIFICANT_P) or not _keeps_swinging(snapshot.lumpiness):
        return None
    widths = widths_above(signal, c.ORDINARY_SWING, c.CLEAR_SWING)
    return _excess(widths, signal.n, c.SWING_MIN_WEEKS)


def _keeps_swinging(lumpy: Lumpiness) -> bool:
    """Not one storm, and not only bills that are written together."""
    if lumpy.smaller_steps is not None and lumpy.smaller_steps < c.SMALLER_STEPS:
        return False
    if lumpy.quotes_part is not None:
        return lumpy.quotes_part >= c.QUOTES_SWING
    return lumpy.billing_days_part is None or lumpy.billing_days_part < c.BILLED_TOGETHER


def decision_backlog(snapshot: Snapshot) -> Excess | None:
    """Customers take clearly longer to decide than before, and the undecided pile up."""
    pile = snapshot.open_pile.value
    undecided = snapshot.activity_signals.quotes.undecided_count
    if pile is None or pile < c.PILE_WEEKS or undecided <= 0 or not decisions_slowed(snapshot):
        return None
    time = snapshot.decision_time
    n = min(time.recent_median_days.n, time.earlier_median_days.n)
    return _excess(_slowdown(snapshot), n, c.DECISION_MIN_QUOTES)


def decisions_slowed(snapshot: Snapshot) -> bool:
    """Whether customers now take clearly longer to say yes than they did before."""
    time = snapshot.decision_time
    known = time.recent_median_days.value is not None and time.earlier_median_days.value is not None
    enough = min(time.recent_median_days.n, time.earlier_median_days.n) >= c.DECISION_MIN_QUOTES
    return known and enough and _slowdown(snapshot) is not None


def _slowdown(snapshot: Snapshot) -> float | None:
    time = snapshot.decision_time
    value = time.ratio.value
    if value is None or value < c.CLEAR_SLOWDOWN:
        return None
    if time.p_value is None:
        return widths_above(time.ratio, c.ORDINARY_SLOWDOWN, c.CLEAR_SLOWDOWN)
    # The rank test sees every answer; the interval only two medians of whole days, which jump.
    return widths_of_p(time.p_value) if time.p_value / 2 <= c.SIGNIFICANT_P else None


def _beyond_chance(widths: float | None, p_value: float | None) -> float | None:
    """Where a test was made it must speak too, and the smaller of the two distances counts."""
    if widths is None or p_value is None:
        return widths
    return min(widths, widths_of_p(p_value)) if p_value / 2 <= c.SIGNIFICANT_P else None


def _excess(widths: float | None, n: int, minimum: int) -> Excess | None:
    return None if widths is None or n < minimum else Excess(widths, n, minimum)
