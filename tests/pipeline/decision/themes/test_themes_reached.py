"""Every theme is reached by a business that has exactly that pressure, and not by one that almost has it."""

import pytest

from snapshot.pipeline.decision.choose.candidates import outliers
from snapshot.pipeline.decision.choose.ranges import widths_above, widths_below, widths_of_p
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import (
    Conversion,
    CustomerShare,
    DecisionTime,
    Duplicates,
    Flow,
    JobSize,
    Lumpiness,
    Pile,
    PriceHeld,
    Season,
    Signal,
    Snapshot,
    StaleQuotes,
    UnbilledWork,
)
from tests.pipeline.decision.deciding import theme_of
from tests.pipeline.decision.planted import (
    PLANTED,
    SLOW,
    SLOWER,
    UNKNOWN,
    between,
    copies,
    exact,
    ordinary,
    overdue,
    stale,
    unbilled,
)


@pytest.mark.parametrize("theme", list(Theme))
def test_a_planted_pressure_is_named(theme: Theme) -> None:
    assert theme_of(PLANTED[theme]) is theme


NEAR_MISSES: dict[str, Snapshot] = {
    "overdue, but less than matters": ordinary(overdue=overdue(days_1_30=(5, 2_000.0))),
    "overdue, but the columns to know it are missing": ordinary(overdue=SLOW.model_copy(update={"known": False})),
    "one debtor, but of a small pile": ordinary(overdue=overdue(days_1_30=(1, 1_500.0))),
    "unbilled, but little": ordinary(unbilled_work=unbilled(4, 2_000.0)),
    "unbilled, but nothing links quotes to invoices": ordinary(unbilled_work=UnbilledWork(known=False)),
    "stale quotes, but little": ordinary(stale_quotes=stale(9, 9_000.0, (5, 6_000.0))),
    "stale quotes, but nobody knows which were answered": ordinary(stale_quotes=StaleQuotes(count=40, amount=9e5)),
    "copies, but of small bills": ordinary(duplicates=copies(4, 800.0)),
    "copies, but without customers to compare": ordinary(duplicates=Duplicates(count=9, amount=80_000.0)),
    "slower answers, but few are waiting": ordinary(decision_time=SLOWER, open_pile=between(0.9, 1.4, 2.2, 12)),
    "many waiting, but answers as fast as ever": ordinary(open_pile=between(6.1, 8.2, 10.9, 12)),
    "slower answers, but by chance": ordinary(
        decision_time=SLOWER.model_copy(update={"p_value": 0.2}), open_pile=between(6.1, 8.2, 10.9, 12)
    ),
    "slower answers, but of a handful": ordinary(
        decision_time=DecisionTime(
            recent_median_days=exact(17, 5), earlier_median_days=exact(7, 5), ratio=exact(2.4, 10), p_value=0.004
        ),
        open_pile=between(6.1, 8.2, 10.9, 12),
    ),
    "low conversion, but the interval reaches the ordinary": ordinary(
        conversion=Conversion(approval_rate=between(0.1, 0.2, 0.36, 24), matured_count=24, approved_count=5)
    ),
    "low conversion, but of a dozen quotes": ordinary(
        conversion=Conversion(approval_rate=between(0.0, 0.05, 0.25, 12), matured_count=12)
    ),
    "prices a little lower, within rounding": ordinary(
        price_held=PriceHeld(change=between(0.94, 0.965, 0.98, 40), shortfall=900.0, linked_pairs=70)
    ),
    "prices lower, but in few jobs": ordinary(
        price_held=PriceHeld(change=between(0.8, 0.85, 0.9, 6), shortfall=900.0, linked_pairs=9)
    ),
    "prices lower than quoted, as ever": ordinary(
        price_held=PriceHeld(
            whole_jobs=between(0.81, 0.83, 0.85, 40), change=between(0.97, 1.0, 1.03, 40), shortfall=20.0
        )
    ),
    "prices lower than quoted, and nothing to compare them with": ordinary(
        price_held=PriceHeld(whole_jobs=between(0.81, 0.83, 0.85, 40), shortfall=None)
    ),
    "first invoices lower, but they are deposits": ordinary(
        price_held=PriceHeld(recent=between(0.3, 0.4, 0.5, 40), change=between(0.98, 1.0, 1.02, 20), shortfall=0.0)
    ),
    "copies, but old and paid": ordinary(
        duplicates=copies(8, 7_000.0).model_copy(update={"recent": Pile(count=1, amount=500.0)})
    ),
    "copies, but no more than equal bills are usual": ordinary(
        duplicates=copies(8, 20_000.0).model_copy(update={"by_chance": 7.0})
    ),
    "one storm, but even weeks otherwise": ordinary(
        lumpiness=Lumpiness(dispersion=exact(4.4, 26), p_value=0.001, smaller_steps=0.7)
    ),
    "bills written together, but even quotes": ordinary(
        lumpiness=Lumpiness(dispersion=exact(4.4, 26), p_value=0.001, smaller_steps=1.7, quotes_part=0.1)
    ),
    "bills written at the end of the month, and no quotes": ordinary(
        lumpiness=Lumpiness(dispersion=exact(4.4, 26), p_value=0.001, smaller_steps=1.7, billing_days_part=0.9)
    ),
    "a fall, but only because of closed weeks": ordinary(
        flow=Flow(ratio=between(0.46, 0.58, 0.71, 34), p_value=0.0002, open_weeks_ratio=0.96)
    ),
    "few quotes become work, but of each choice one is taken": ordinary(
        conversion=Conversion(
            approval_rate=between(0.1, 0.16, 0.22, 118), per_request=between(0.3, 0.4, 0.5, 45), matured_count=118
        )
    ),
    "small jobs, but they bring the money": ordinary(
        job_size=JobSize(
            threshold=183.2, count_share=between(0.61, 0.68, 0.74, 94), amount_share=exact(0.31, 94), small_count=64
        )
    ),
    "small jobs, but not most": ordinary(
        job_size=JobSize(
            threshold=183.2, count_share=between(0.39, 0.48, 0.57, 94), amount_share=exact(0.1, 94), small_count=49
        )
    ),
    "a large customer, as lenders accept": ordinary(
        customer_share=CustomerShare(top_share=between(0.18, 0.24, 0.33, 171), top_amount=58_000.0)
    ),
    "a large customer, without an interval": ordinary(
        customer_share=CustomerShare(top_share=exact(0.3, 171), top_amount=73_000.0)
    ),
    "a fall, but within chance": ordinary(flow=Flow(ratio=between(0.5, 0.7, 0.95, 34), p_value=0.03)),
    "a fall, but like a year ago": ordinary(
        flow=Flow(
            ratio=between(0.46, 0.58, 0.71, 34), p_value=0.0002, year_ago_ratio=between(0.8, 1.02, 1.3, 60)
        )
    ),
    "a fall, but hardly more than a year ago": ordinary(
        flow=Flow(
            ratio=between(0.3, 0.45, 0.6, 34), p_value=0.0001, year_ago_ratio=between(0.48, 0.7, 1.03, 60)
        )
    ),
    "a fall, but the season's, as far as two years tell": ordinary(
        season=Season(phase="lower", p_value=0.001),
        flow=Flow(ratio=between(0.46, 0.58, 0.71, 34), p_value=0.0002, year_ago_ratio=between(0.5, 0.7, 0.97, 60)),
    ),
    "a fall, but too few weeks": ordinary(flow=Flow(ratio=between(0.3, 0.5, 0.7, 12), p_value=0.001)),
    "lumpy, but as chance would have it": ordinary(lumpiness=Lumpiness(dispersion=exact(2.4, 26), p_value=0.08)),
    "beyond chance, but hardly lumpy": ordinary(lumpiness=Lumpiness(dispersion=exact(2.2, 26), p_value=0.005)),
    "nothing known beyond counts": ordinary(
        conversion=Conversion(approval_rate=UNKNOWN), customer_share=CustomerShare(top_share=UNKNOWN)
    ),
}  # fmt: skip


@pytest.mark.parametrize("snapshot", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_a_near_miss_is_reported_as_healthy(snapshot: Snapshot) -> None:
    assert theme_of(snapshot) is Theme.HEALTHY


@pytest.mark.parametrize(
    "theme",
    [
        Theme.LOW_CONVERSION,
        Theme.PRICE_SLIPPAGE,
        Theme.SMALL_JOB_DRAG,
        Theme.CUSTOMER_CONCENTRATION,
        Theme.LUMPY_VOLUME,
    ],
)
def test_cash_comes_before_structure(theme: Theme) -> None:
    assert outliers(PLANTED[theme], THEMES) != []
    assert theme_of(PLANTED[theme].model_copy(update={"overdue": SLOW})) is Theme.SLOW_PAYERS


def test_the_largest_excess_in_its_own_widths_wins() -> None:
    rate = Conversion(approval_rate=between(0.14, 0.2, 0.28, 118), matured_count=118, approved_count=24)
    share = CustomerShare(top_share=between(0.36, 0.42, 0.49, 171), top_amount=102_648.0)
    sharper = CustomerShare(top_share=between(0.262, 0.28, 0.30, 171), top_amount=68_000.0)
    assert theme_of(ordinary(conversion=rate, customer_share=share)) is Theme.CUSTOMER_CONCENTRATION
    assert theme_of(ordinary(conversion=rate, customer_share=sharper)) is Theme.CUSTOMER_CONCENTRATION
    lower = Conversion(approval_rate=between(0.02, 0.05, 0.1, 118), matured_count=118, approved_count=6)
    assert theme_of(ordinary(conversion=lower, customer_share=share)) is Theme.LOW_CONVERSION


def test_a_fall_below_last_year_as_well_is_no_season() -> None:
    fall = Flow(ratio=between(0.3, 0.45, 0.6, 34), p_value=0.0001, year_ago_ratio=between(0.3, 0.44, 0.62, 60))
    rates = {"recent_weekly": 4.1, "before_weekly": 9.1}
    assert theme_of(ordinary(flow=fall.model_copy(update=rates))) is Theme.VOLUME_DROP


def test_wild_swings_are_not_held_down_by_the_least_p_value_that_a_simulation_gives() -> None:
    wild = Lumpiness(dispersion=exact(9.0, 26), swing=3.0, p_value=0.001)
    fall = Flow(ratio=between(0.2, 0.4, 0.62, 34), p_value=0.00001, recent_weekly=4.1, before_weekly=9.1)
    assert theme_of(ordinary(lumpiness=wild, flow=fall)) is Theme.LUMPY_VOLUME


def test_an_interval_that_touches_the_ordinary_range_says_nothing() -> None:
    assert widths_above(between(0.25, 0.4, 0.6, 50), 0.25, 0.375) is None
    assert widths_above(between(0.251, 0.4, 0.6, 50), 0.25, 0.375) is not None
    assert widths_below(between(0.1, 0.2, 0.3, 50), 0.3, 0.2) is None


def test_an_unknown_signal_says_nothing_even_with_a_value() -> None:
    assert widths_above(Signal(value=0.9, n=80, basis="unknown"), 0.25, 0.375) is None
    assert widths_below(Signal(n=80), 0.3, 0.2) is None


def test_tests_and_intervals_share_one_scale() -> None:
    """A 90 % interval whose end touches the mark has its value half a width away, as has p = 0.1."""
    assert widths_of_p(0.1) == pytest.approx(0.5, abs=0.001)
    assert widths_of_p(0.0) > widths_of_p(0.001) > widths_of_p(0.01)
