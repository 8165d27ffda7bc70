"""Intervals of counts against statsmodels, scipy and printed tables."""

import pytest
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson_2indep

from snapshot.pipeline.signals.statistics.intervals import poisson, rate_ratio, wilson


@pytest.mark.parametrize(("successes", "n"), [(0, 10), (3, 10), (10, 10), (41, 97), (1, 1)])
def test_wilson_equals_statsmodels(successes: int, n: int) -> None:
    assert wilson(successes, n) == pytest.approx(proportion_confint(successes, n, method="wilson"), abs=1e-12)


@pytest.mark.parametrize("events", [1, 4, 30, 400])
def test_poisson_equals_the_chi_square_form(events: int) -> None:
    assert poisson(events) == pytest.approx((chi2.ppf(0.025, 2 * events) / 2, chi2.ppf(0.975, 2 * events + 2) / 2))


def test_no_event_at_all_leaves_room_for_three_point_seven() -> None:
    assert poisson(0) == pytest.approx((0, 3.689), abs=1e-3)


@pytest.mark.parametrize(("recent", "before"), [(16, 104), (40, 90), (3, 5), (200, 1000)])
def test_the_ratio_of_two_rates_has_the_score_interval_of_statsmodels(recent: int, before: int) -> None:
    oracle = confint_poisson_2indep(recent, 8, before, 26, method="score", compare="ratio")
    assert rate_ratio(recent, 8, before, 26) == pytest.approx(oracle, rel=1e-6)


def test_equal_rates_lie_inside_the_interval_of_their_ratio() -> None:
    low, high = rate_ratio(8, 8, 26, 26)
    assert high is not None
    assert low < 1 < high
    narrow_low, narrow_high = rate_ratio(800, 8, 2600, 26)
    assert narrow_high is not None
    assert low < narrow_low < 1 < narrow_high < high


def test_without_earlier_events_the_ratio_has_no_upper_end() -> None:
    low, high = rate_ratio(8, 8, 0, 26)
    assert low > 1
    assert high is None
