"""Kaplan-Meier against a worked example and against two independent implementations."""

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import SurvfuncRight

from snapshot.pipeline.signals.statistics.survival import kaplan_meier


def sample(seed: int, unfinished: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """``unfinished``: somebody is followed beyond the last event, so that the curve never reaches zero."""
    generator = np.random.default_rng(seed)
    takes, followed = generator.geometric(1 / 25, 60), generator.integers(1, 60, 60)
    takes[0], followed[0] = (99, 61) if unfinished else (takes[0], followed[0])
    return np.minimum(takes, followed).astype(np.int64), takes <= followed


def test_a_worked_example() -> None:
    curve = kaplan_meier(np.array([3, 5, 5, 8, 10]), np.array([True, True, False, False, True]))
    assert curve.days.tolist() == [3, 5, 10]
    assert curve.surviving == pytest.approx([4 / 5, 3 / 5, 0])
    assert curve.median() == 10


def test_the_median_is_the_first_day_at_exactly_one_half() -> None:
    curve = kaplan_meier(np.array([1, 2, 3, 4, 5, 6]), np.full(6, True))
    assert curve.median() == 3


def test_a_curve_that_stays_above_one_half_has_no_median() -> None:
    curve = kaplan_meier(np.array([1, 2, 9, 9, 9]), np.array([True, True, False, False, False]))
    assert curve.median() is None


def test_the_height_between_steps_and_beyond_what_was_observed() -> None:
    curve = kaplan_meier(np.array([3, 5, 9]), np.array([True, True, False]))
    assert curve.at(2) == (1.0, 1.0, 1.0)
    assert curve.at(4)[0] == pytest.approx(2 / 3)
    assert curve.at(9)[0] == pytest.approx(1 / 3)
    assert curve.at(10) is None


def test_nothing_observed_gives_an_empty_curve() -> None:
    curve = kaplan_meier(np.zeros(0, np.int64), np.zeros(0, bool))
    assert curve.median() is None
    assert curve.at(5) is None


@pytest.mark.parametrize("seed", range(25))
def test_curve_and_median_equal_statsmodels(seed: int) -> None:
    days, happened = sample(seed)
    curve, oracle = kaplan_meier(days, happened), SurvfuncRight(days, happened)
    assert curve.days.tolist() == oracle.surv_times.tolist()
    assert curve.surviving == pytest.approx(oracle.surv_prob)
    assert curve.median() == oracle.quantile(0.5)


@pytest.mark.parametrize("seed", range(25))
def test_the_interval_of_the_median_equals_statsmodels(seed: int) -> None:
    days, happened = sample(seed, unfinished=True)
    low, high = kaplan_meier(days, happened).median_interval()
    assert (low, high if high is not None else np.inf) == SurvfuncRight(days, happened).quantile_ci(
        0.5, method="cloglog"
    )


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")  # scipy's, before the first event
@pytest.mark.parametrize("seed", range(10))
def test_curve_and_band_equal_scipy(seed: int) -> None:
    days, happened = sample(seed, unfinished=True)
    curve = kaplan_meier(days, happened)
    oracle = ecdf(CensoredData.right_censored(days, ~happened)).sf
    band = oracle.confidence_interval(method="log-log")
    assert curve.surviving == pytest.approx(oracle.evaluate(curve.days))
    assert curve.low == pytest.approx(band.low.evaluate(curve.days))
    assert curve.high == pytest.approx(band.high.evaluate(curve.days))
