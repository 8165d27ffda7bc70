"""The share that was approved by a day, against an independent implementation and against the naive figures."""

import numpy as np
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight

from snapshot.pipeline.signals.build import build_snapshot
from snapshot.pipeline.signals.statistics.competing_risks import incidence_at
from snapshot.pipeline.signals.statistics.survival import kaplan_meier
from tests.pipeline.signals.factory import TODAY, anchored, quote


def sample(seed: int, size: int = 80) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Days, which said yes, which said no; the others are still followed."""
    generator = np.random.default_rng(seed)
    yes, no = generator.geometric(1 / 20, size), generator.geometric(1 / 35, size)
    followed = generator.integers(5, 130, size)
    days = np.minimum(np.minimum(yes, no), followed)
    return days.astype(np.int64), (yes <= no) & (yes <= followed), (no < yes) & (no <= followed)


@pytest.mark.parametrize("seed", range(6))
def test_incidence_equals_the_aalen_johansen_estimate(seed: int) -> None:
    days, yes, no = sample(seed)
    found = incidence_at(days, yes, no, 40)
    with np.errstate(divide="ignore", invalid="ignore"):  # its own variance, where one is left
        oracle = CumIncidenceRight(days, np.where(yes, 1, np.where(no, 2, 0)))
    at = np.searchsorted(oracle.times, 40, side="right") - 1
    assert found is not None
    assert found[0] == pytest.approx(oracle.cinc[0][at])
    assert found[1] < found[0] < found[2]


def test_a_worked_example() -> None:
    days = np.array([1, 2, 2, 3, 5])
    yes = np.array([True, False, True, False, True])
    no = np.array([False, True, False, False, False])
    # 1/5, then 4/5 x 1/4, then nobody on day 3; by day 5 the one who is left of 2/5 says yes.
    found = incidence_at(days, yes, no, 5)
    assert found is not None
    assert found[0] == pytest.approx(1 / 5 + 4 / 5 * 1 / 4 + 2 / 5)


def test_censoring_declines_overstates_incidence() -> None:
    days, yes, no = sample(7, 300)
    found, naive = incidence_at(days, yes, no, 60), kaplan_meier(days, yes).at(60)
    assert found is not None
    assert naive is not None
    assert 1 - naive[0] > found[0] + 0.1


def test_incidence_is_unknown_beyond_the_follow_up() -> None:
    assert incidence_at(np.array([3, 9]), np.array([True, False]), np.array([False, False]), 30) is None


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    truth = (1 / 20) / (1 / 20 + 1 / 35 - 1 / 700)  # a geometric race that nobody leaves
    held = 0
    for seed in range(200):
        generator = np.random.default_rng(seed)
        yes, no = generator.geometric(1 / 20, 120), generator.geometric(1 / 35, 120)
        days = np.minimum(yes, no).astype(np.int64)
        found = incidence_at(days, yes <= no, no < yes, 10_000)
        assert found is not None
        held += found[1] <= truth <= found[2]
    assert held >= 182


def test_quotes_without_decline_dates_leave_it_unknown() -> None:
    quotes = [quote(100 + n, approved=90 + n) for n in range(30)]
    signal = build_snapshot(anchored(quotes=quotes), today=TODAY).conversion.cumulative_approval
    assert signal.basis == "unknown"


def test_approvals_and_declines_of_the_last_year() -> None:
    quotes = [quote(120 + n, approved=110 + n) for n in range(20)]
    quotes += [quote(120 + n, declined=100 + n) for n in range(20)]
    signal = build_snapshot(anchored(quotes=quotes), today=TODAY).conversion.cumulative_approval
    assert (signal.value, signal.n) == (0.5, 40)
