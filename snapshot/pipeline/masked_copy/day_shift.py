"""Chooses by how much all days of a file are moved, so that the copy is read in the same order of day and month."""

import random
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

# Whole weeks keep the names of weekdays true. Back by one to three years first, so that years change, too; where that
# does not fit, by less or forward.
_FAR, _NEAR = range(53, 158), (*range(1, 53), *range(-1, -9, -1))
_YEARS = (1, 2, 3)
_WEEKS_A_YEAR = 52
BY_HEADING = -7 * _WEEKS_A_YEAR  # days


@dataclass(frozen=True, slots=True)
class DayFacts:
    """The days of a file, as it is read.

    ``numeric``: those written as two numbers and a year, where a number above 12 tells the order; ``without_year``:
    those that take their year from the title; ``by_heading``: those that take it from rows between them; ``past``:
    those that must not lie after the day of the reading.
    """

    days: Collection[date] = field(default_factory=set)
    numeric: Collection[date] = field(default_factory=set)
    without_year: Collection[date] = field(default_factory=set)
    past: Collection[date] = field(default_factory=set)
    by_heading: Collection[date] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Shift:
    """``days`` are added to each day, ``years`` to a year that stands alone."""

    days: int
    years: int

    def moved(self, day: date) -> date:
        """The same day where it would leave the calendar."""
        try:
            return day + timedelta(days=self.days)
        except OverflowError:
            return day


def choose_shift(facts: DayFacts, today: date, source: random.Random) -> Shift:
    """A random number of weeks that fits what the file tells; the nearest to fitting where none does."""
    far, near = source.sample(_FAR, len(_FAR)), source.sample(_NEAR, len(_NEAR))
    # Within a year, December stays before the turn that a row tells, and January behind it.
    weeks_back = (_WEEKS_A_YEAR,) if facts.by_heading else (*far, *near)
    shifts = [_shift(-7 * weeks, facts, source) for weeks in weeks_back]
    return min(shifts, key=lambda shift: _faults(shift, facts, today))


def _shift(days: int, facts: DayFacts, source: random.Random) -> Shift:
    known = sorted(facts.without_year) or sorted(facts.days)
    if not known:
        return Shift(days, -source.choice(_YEARS))
    middle = known[len(known) // 2]
    return Shift(days, (middle + timedelta(days=days)).year - middle.year)


def _faults(shift: Shift, facts: DayFacts, today: date) -> int:
    """How much of what the reader goes by would be lost."""
    telling = any(day.day > 12 for day in facts.numeric)
    numeric = sum(shift.moved(day).day > 12 for day in facts.numeric)
    lost = (not numeric) if telling else numeric
    strayed = sum(shift.moved(day).year != day.year + shift.years for day in facts.without_year)
    crossed = sum((day > today) != (shift.moved(day) > today) for day in facts.past)
    return int(lost) + strayed + crossed
