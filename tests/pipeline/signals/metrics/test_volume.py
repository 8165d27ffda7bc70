"""Complete weeks, the flow of new work, and lumpiness."""

from datetime import date

import numpy as np
import pytest
from statsmodels.stats.rates import test_poisson_2indep as two_rates

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.weeks import Weeks
from snapshot.pipeline.signals.metrics.volume import dispersion, flow
from tests.pipeline.signals.factory import TODAY, anchored, invoice, make_pack, quote

MONDAY_AGO = 6  # TODAY is a Sunday


def weekly(counts: list[int]) -> Snapshot:
    """One complete week per count, oldest first, the last one ending on the report date."""
    start = 7 * (len(counts) - 1) + MONDAY_AGO
    rows = [invoice(start - 7 * week - 2) for week, count in enumerate(counts) for _ in range(count)]
    return build_snapshot(anchored(invoices=[invoice(start), *rows]), today=TODAY)


def test_a_week_is_complete_from_monday_to_sunday() -> None:
    assert build_snapshot(make_pack([invoice(6), invoice(0)]), today=TODAY).window.weeks == 1
    assert build_snapshot(make_pack([invoice(5), invoice(0)]), today=TODAY).window.weeks == 0
    assert build_snapshot(make_pack([invoice(6), invoice(1)]), today=TODAY).window.weeks == 0


def test_weeks_without_documents_are_zeros() -> None:
    series = build_snapshot(make_pack([invoice(20)], [quote(2), quote(0)]), today=TODAY).weekly_volume_series
    assert [(week.invoices, week.quotes) for week in series] == [(1, 0), (0, 0), (0, 2)]
    assert series[0].week == date(2025, 6, 9)


def test_the_running_week_is_left_out() -> None:
    series = build_snapshot(make_pack([invoice(20)], [quote(3), quote(1)]), today=TODAY).weekly_volume_series
    assert [week.week for week in series] == [date(2025, 6, 9), date(2025, 6, 16)]
    assert [week.quotes for week in series] == [0, 0]


def test_the_series_keeps_two_years() -> None:
    series = build_snapshot(anchored(invoices=[invoice(3000)]), today=TODAY).weekly_volume_series
    assert len(series) == 104
    assert series[-1].week == date(2025, 6, 23)


def test_flow_sets_eight_weeks_against_up_to_twenty_six_before() -> None:
    snapshot = weekly([50, *[4] * 26, *[2] * 8])
    flow = snapshot.flow
    assert (flow.ratio.value, flow.recent_weekly, flow.before_weekly) == (0.5, 2, 4)
    assert snapshot.numbers.volume_ratio_8w == 0.5
    assert flow.ratio.high < 1
    assert flow.p_value < 0.02


@pytest.mark.parametrize(("before", "recent"), [(4, 2), (3, 4), (6, 3)])
def test_the_test_of_two_rates_equals_statsmodels(before: int, recent: int) -> None:
    """Week by week nothing swings here, so that nothing is widened."""
    oracle = two_rates(8 * recent, 8, 26 * before, 26, method="exact-cond")
    assert weekly([50, *[before] * 26, *[recent] * 8]).flow.p_value == pytest.approx(oracle.pvalue, abs=5e-5)


def test_flow_needs_sixteen_complete_weeks() -> None:
    assert weekly([3] * 15).numbers.volume_ratio_8w is None
    assert weekly([3, *[3] * 15]).flow.ratio.n == 16


def test_a_bursty_business_needs_a_larger_fall_to_stand_out() -> None:
    calm, bursty = weekly([6] * 26 + [4] * 8), weekly([0, 12] * 13 + [0, 8] * 4)
    assert calm.flow.recent_weekly == bursty.flow.recent_weekly
    assert calm.flow.p_value < bursty.flow.p_value
    assert bursty.flow.ratio.high > 1.2 > calm.flow.ratio.high


def test_a_year_ago_needs_sixty_weeks() -> None:
    counts = [8] * 8 + [5] * 44 + [4] * 8
    assert weekly([8, *counts]).flow.year_ago_ratio.value == 0.5
    assert weekly(counts[1:]).flow.year_ago_ratio.value is None


def test_nothing_before_leaves_nothing_to_compare_with() -> None:
    assert weekly([1, *[0] * 30, *[2] * 8]).numbers.volume_ratio_8w is None


def test_lumpiness_is_half_the_mean_squared_step_over_the_mean() -> None:
    assert dispersion(np.array([1, 3, 2, 6])) == pytest.approx((4 + 1 + 16) / 3 / 2 / 3)
    snapshot = weekly([40, *[2, 6] * 13])
    assert snapshot.numbers.weekly_dispersion == pytest.approx(16 / 2 / 4)
    assert snapshot.lumpiness.p_value < 0.05


def test_the_swing_is_in_documents_not_in_their_squares() -> None:
    """Steps of 4 documents, where chance makes steps of the square root of twice the mean of 4."""
    assert weekly([40, *[2, 6] * 13]).lumpiness.swing == pytest.approx(4 / 8**0.5, abs=1e-4)


def test_a_level_shift_is_not_uneven_weeks() -> None:
    assert weekly([1, *[2] * 13, *[8] * 13]).numbers.weekly_dispersion < 0.2


def test_pure_chance_has_a_dispersion_of_about_one() -> None:
    generator = np.random.default_rng(3)
    assert dispersion(generator.poisson(5, 4000)) == pytest.approx(1, abs=0.1)


def test_eight_complete_weeks_are_needed() -> None:
    assert weekly([3] * 7).numbers.weekly_dispersion is None
    assert weekly([2, *[3] * 7]).numbers.weekly_dispersion == 0


@pytest.mark.parametrize(("low", "high", "band"), [(3, 4, "steady"), (2, 6, "uneven"), (0, 10, "very_uneven")])
def test_the_band_puts_lumpiness_into_words(low: int, high: int, band: str) -> None:
    assert weekly([1, *[low, high] * 13]).volatility_band == band


def test_the_band_is_unknown_with_the_figure() -> None:
    assert weekly([3] * 4).volatility_band is None


def test_a_quote_and_its_invoice_are_one_sign_of_a_fall() -> None:
    """Every job leaves two traces; counted twice, chance would seem twice as unlikely."""
    weeks = Weeks(date(2025, 1, 6), np.full(34, 3), np.full(34, 3), np.full(34, 3))
    assert weeks.requests.tolist() == [3] * 34
    fallen = np.where(np.arange(34) < 26, 4, 2)
    twice = flow(Weeks(date(2025, 1, 6), fallen, fallen)).p_value
    once = flow(Weeks(date(2025, 1, 6), fallen, fallen, fallen)).p_value
    alone = flow(Weeks(date(2025, 1, 6), fallen, np.zeros(34, np.int64))).p_value
    assert twice is not None
    assert once is not None
    assert once == alone
    assert once > twice
