"""Falls and swings that are none of the work itself: closed weeks, storms, bills written together."""

from datetime import date

import numpy as np
import pytest

from snapshot.pipeline.signals.facts.weeks import Weeks
from snapshot.pipeline.signals.metrics.volume import billing_days_part, open_weeks_ratio, quotes_part, smaller_steps

EVEN = np.array([10, 11, 9, 10, 12, 8, 10, 9, 11, 10] * 3)[:26]


def test_closed_weeks_make_no_fall() -> None:
    before = np.full(26, 10)
    assert open_weeks_ratio(np.array([10, 10, 0, 1, 0, 10, 10, 10]), before) == 1
    assert open_weeks_ratio(np.array([5, 5, 0, 0, 0, 5, 5, 5]), before) == 0.5


def test_where_hardly_a_week_is_open_nothing_is_said_of_the_open_ones() -> None:
    assert open_weeks_ratio(np.array([0, 0, 0, 0, 0, 10, 10, 10]), np.full(26, 10)) is None


def test_an_empty_week_of_a_small_business_is_no_closed_one() -> None:
    assert open_weeks_ratio(np.array([2, 0, 2, 0]), np.array([2, 2, 2, 2])) == 0.5


def test_one_storm_is_not_uneven_weeks() -> None:
    storm = EVEN.copy()
    storm[12:14] = 60
    feast = np.where(np.arange(26) % 3 == 0, 28, 3)
    calm, swinging = smaller_steps(storm), smaller_steps(feast)
    assert calm is not None
    assert swinging is not None
    assert calm < 1 < swinging


def weeks(quotes: "np.ndarray", invoices: "np.ndarray") -> Weeks:
    return Weeks(date(2025, 1, 6), quotes, invoices)


def test_even_quotes_beside_bills_written_together_share_no_swing() -> None:
    together = np.where(np.arange(26) % 4 == 3, 40, 0)
    part = quotes_part(weeks(EVEN, together))
    assert part is not None
    assert abs(part) < 0.2


def test_quotes_that_come_in_the_same_bursts_share_all_of_it() -> None:
    """Twice as many documents in the same bursts have twice the excess: (2D - 1) to (D - 1), by half the documents."""
    bursts = np.where(np.arange(26) % 4 == 3, 40, 2)
    part = quotes_part(weeks(bursts, bursts))
    assert part == pytest.approx(1, abs=0.1)


def test_without_a_quote_a_week_their_part_is_unknown() -> None:
    assert quotes_part(weeks(np.array([0, 1] * 13), EVEN * 5)) is None


def test_bills_of_month_ends_stand_in_seven_days_of_a_month() -> None:
    ends = np.array([date(2025, month, 28).toordinal() for month in range(1, 13)] * 5)
    assert billing_days_part(ends.max() - ends) == 1
    every_day = np.arange(365)
    assert billing_days_part(every_day) == pytest.approx(7 / 30.4, abs=0.02)
    assert billing_days_part(every_day[:0]) is None
