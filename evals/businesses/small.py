"""A handful of documents with one pile of money that speaks for itself."""

import random

from evals.businesses.model import Business
from evals.businesses.plants import approve_without_invoice, bill_twice, owe, shares
from evals.businesses.pressures import traded
from evals.businesses.trading import Trading
from evals.businesses.traits import draw_traits


def handful_overdue(dice: random.Random, strength: float) -> Business:
    """Some twenty documents; four customers owe weeks of billing."""
    trading = _handful(dice)
    week = trading.business.week_cents()
    for name, cents in zip(trading.traits.names[-4:], shares(dice, week * (3 + 2 * strength), 4), strict=True):
        owe(trading, cents, dice.randrange(4, 22), name)
    return trading.business


def handful_unbilled(dice: random.Random, strength: float) -> Business:
    """Some twenty documents; three approved jobs were not billed."""
    trading = _handful(dice)
    for cents in shares(dice, trading.business.week_cents() * (2.5 + 2 * strength), 3):
        approve_without_invoice(trading, cents, dice.randrange(16, 30))
    return trading.business


def handful_of_copies(dice: random.Random, strength: float) -> Business:
    """Some twenty documents; the largest bills were written twice."""
    trading = _handful(dice)
    for invoice in sorted(trading.business.standing(), key=lambda one: -one.cents)[:4]:
        bill_twice(trading, invoice, 1)
    return trading.business


def _handful(dice: random.Random) -> Trading:
    """Seven to twelve weeks with enough links and bills for a plant to be seen."""
    while True:
        traits = draw_traits(dice).but(weeks=dice.choice((7, 9, 12)), quotes_a_week=1.0, direct_a_week=0.6, win=0.65)
        trading = traded(dice, traits.but(never=0.0, late=0.0, days_to_decide=2.0, terms=7))
        bills = trading.business.standing()
        if len(bills) >= 6 and any(one.quote for one in bills) and len(bills) + len(trading.business.quotes) <= 22:
            return trading
