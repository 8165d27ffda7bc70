"""A season is only named where two years agree beyond chance."""

from datetime import date

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from snapshot.pipeline.signals.facts.weeks import Weeks
from snapshot.pipeline.signals.metrics.season import CYCLE_WEEKS, season

FIRST = date(2023, 1, 2)


def weeks(rate: np.ndarray, seed: int = 1) -> Weeks:
    counts = np.random.default_rng(seed).poisson(rate).astype(np.int64)
    return Weeks(FIRST, counts, np.zeros_like(counts))


def yearly(length: int, peak: float, depth: float = 0.6, level: float = 12) -> np.ndarray:
    week = np.arange(length)
    return level * (1 + depth * np.cos(2 * np.pi * (week - peak) / CYCLE_WEEKS))


@pytest.mark.parametrize(("peak", "phase"), [(0, "peak"), (13, "rising"), (26, "lower"), (39, "active")])
def test_the_phase_is_that_of_the_week_that_begins(peak: int, phase: str) -> None:
    assert season(weeks(yearly(105, 105 + peak))).phase == phase


@pytest.mark.parametrize("depth", [0.0, 0.15, 0.3])
def test_the_f_test_equals_statsmodels(depth: float) -> None:
    counted = weeks(yearly(110, 10, depth))
    week = np.arange(110)
    angle = 2 * np.pi * week / CYCLE_WEEKS
    trend = np.column_stack([np.ones(110), week])
    roots = np.sqrt(counted.documents)
    pair = OLS(roots, np.column_stack([trend, np.cos(angle), np.sin(angle)])).fit()
    _, p_value, _ = pair.compare_f_test(OLS(roots, trend).fit())
    assert season(counted).p_value == pytest.approx(p_value, abs=5e-5)


def test_less_than_two_years_have_no_season() -> None:
    assert season(weeks(yearly(103, 10))).phase is None


def test_too_few_documents_have_no_season() -> None:
    assert season(weeks(yearly(120, 10, level=2))).phase is None


def test_growth_is_not_a_season() -> None:
    assert season(weeks(np.linspace(4, 20, 120))).phase is None


def test_peaks_in_different_months_are_no_season() -> None:
    rate = np.concatenate([yearly(52, 10), yearly(52, 30)])
    assert season(weeks(rate)).phase is None


def test_equal_weeks_are_not_a_season() -> None:
    same = np.full(110, 9, dtype=np.int64)
    assert season(Weeks(FIRST, same, np.zeros_like(same))).phase is None


def test_chance_alone_is_rarely_called_a_season() -> None:
    named = sum(season(weeks(np.full(110, 10.0), seed)).phase is not None for seed in range(300))
    assert named <= 6
