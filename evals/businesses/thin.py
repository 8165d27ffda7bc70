"""Files that cannot carry a decision."""

import random

from evals.businesses.model import Business
from evals.businesses.trading import Trading
from evals.businesses.traits import draw_traits


def few_documents(dice: random.Random, strength: float) -> Business:
    traits = draw_traits(dice).but(weeks=dice.choice((6, 8, 10)), quotes_a_week=0.7, direct_a_week=0.5)
    return Trading(traits.but(never=0.0, late=0.0), dice).run()


def few_weeks(dice: random.Random, strength: float) -> Business:
    traits = draw_traits(dice).but(weeks=dice.choice((3, 4)), quotes_a_week=6.0, direct_a_week=4.0)
    return Trading(traits.but(never=0.0, late=0.0), dice).run()


def missing_columns(dice: random.Random, strength: float) -> Business:
    """An ordinary business; its export lacks the columns that say what came of each document."""
    return Trading(draw_traits(dice), dice).run()
