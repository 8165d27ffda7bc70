"""Seasons, holidays and growth: what the calendar does to a healthy business."""

import math
import random
from datetime import date, timedelta

from evals.businesses.model import Business, Quote
from evals.businesses.trading import Habits, Trading
from evals.businesses.traits import draw_traits

_PEAK_DAY = 170


def fast_growth(dice: random.Random, strength: float) -> Business:
    """Twice to three and a half times the work of a year ago."""
    traits = draw_traits(dice).but(weeks=dice.choice((40, 52, 78)), quotes_a_week=dice.uniform(6, 10))
    factor = 2 + 1.5 * strength

    def rate(day: date) -> float:
        return float(factor ** -((traits.today - day).days / 365))

    return Trading(traits, dice, Habits(rate=rate)).run()


def season_in_one_year(dice: random.Random, strength: float) -> Business:
    """A strong season of which the file holds one year: its end cannot be told from a fall."""
    return _seasonal(dice, weeks=52, swing=0.35 + 0.25 * strength)


def season_over_years(dice: random.Random, strength: float) -> Business:
    """A strong season, seen more than twice, on any day of the year."""
    return _seasonal(dice, weeks=dice.choice((112, 130)), swing=0.35 + 0.2 * strength)


def season_under_two_years(dice: random.Random, strength: float) -> Business:
    """A strong season on its way down, of which the file holds the same weeks a year ago but no second full year."""
    today = date(2025, 9, 15) + timedelta(days=dice.randrange(90))
    return _seasonal(dice, weeks=dice.randrange(72, 98), swing=0.35 + 0.2 * strength, today=today)


def _seasonal(dice: random.Random, *, weeks: int, swing: float, today: date | None = None) -> Business:
    traits = draw_traits(dice).but(weeks=weeks, quotes_a_week=dice.uniform(5, 8), direct_a_week=dice.uniform(2, 4))
    traits = traits.but(today=today or traits.today)

    def rate(day: date) -> float:
        return 1 + swing * math.cos(2 * math.pi * (day.timetuple().tm_yday - _PEAK_DAY) / 365.25)

    return Trading(traits, dice, Habits(rate=rate)).run()


def holiday_gap(dice: random.Random, strength: float) -> Business:
    """Nothing at all from Christmas to New Year, a few weeks ago."""
    today = date(2025, 2, 3) + timedelta(days=dice.randrange(54))
    traits = draw_traits(dice).but(weeks=dice.choice((40, 60, 78)), today=today, quotes_a_week=dice.uniform(4, 7))
    trading = Trading(traits, dice)

    def closed(day: date) -> bool:
        return (day.month, day.day) >= (12, 23) or (day.month, day.day) == (1, 1)

    def bills(quote: Quote, answer: date) -> list[tuple[date, int]]:
        day = answer + timedelta(days=trading.usual_wait())
        while closed(day):
            day += timedelta(days=1)
        return [(day, quote.cents)]

    trading.habits = Habits(rate=lambda day: 0.0 if closed(day) else 1.0, bills=bills)
    return trading.run()
