"""The shift of days keeps what the reader goes by."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.masked_copy.day_shift import DayFacts, choose_shift

TODAY = date(2026, 11, 30)
CHANCE = st.integers(0, 10**6).map(random.Random)


@given(chance=CHANCE)
def test_days_move_back_by_whole_weeks(chance: random.Random) -> None:
    shift = choose_shift(DayFacts({date(2026, 5, 4)}), TODAY, chance)
    assert shift.days < 0
    assert shift.days % 7 == 0


@given(chance=CHANCE, start=st.integers(0, 300))
def test_a_number_above_twelve_stays_to_tell_the_order(chance: random.Random, start: int) -> None:
    days = {date(2025, 1, 14) + timedelta(days=start + 30 * n) for n in range(4)}
    telling = any(day.day > 12 for day in days)
    shift = choose_shift(DayFacts(days, days), TODAY, chance)
    assert any(shift.moved(day).day > 12 for day in days) == telling


@given(chance=CHANCE)
def test_days_that_may_be_read_in_two_ways_stay_so(chance: random.Random) -> None:
    days = {date(2025, 3, 1), date(2025, 3, 3), date(2025, 3, 5)}
    shift = choose_shift(DayFacts(days, days), TODAY, chance)
    assert all(shift.moved(day).day <= 12 for day in days)


@given(chance=CHANCE)
def test_days_without_a_year_stay_within_the_year_of_the_title(chance: random.Random) -> None:
    days = {date(2025, 1, 9), date(2025, 6, 1), date(2025, 12, 20)}
    shift = choose_shift(DayFacts(days, without_year=days), TODAY, chance)
    assert {shift.moved(day).year for day in days} == {2025 + shift.years}


@given(chance=CHANCE)
def test_what_lies_ahead_of_the_run_stays_ahead(chance: random.Random) -> None:
    days = {date(2026, 5, 4), TODAY + timedelta(days=9)}
    shift = choose_shift(DayFacts(days, past=days), TODAY, chance)
    assert {day > TODAY for day in map(shift.moved, days)} == {False, True}
    assert shift.days != 0


def test_a_day_at_the_edge_of_the_calendar_stays() -> None:
    shift = choose_shift(DayFacts({date(2026, 5, 4)}), TODAY, random.Random(1))
    assert shift.moved(date.min) == date.min
