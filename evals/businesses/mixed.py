"""Two pressures at once: the larger relief is right, and some answers are wrong whatever the weights."""

import random

from evals.businesses.model import Business
from evals.businesses.plants import approve_without_invoice, bill_twice, leave_unanswered, owe, recent, shares
from evals.businesses.pressures import busy_debtors, traded


def unbilled_over_stale(dice: random.Random, strength: float) -> Business:
    """Three weeks of agreed work unbilled beside a modest pile of quiet quotes."""
    trading = traded(dice)
    week = trading.business.week_cents()
    for cents in shares(dice, week * 3, 5):
        approve_without_invoice(trading, cents, dice.randrange(16, 50))
    for cents in shares(dice, week * 2, 6):
        leave_unanswered(trading, cents, dice.randrange(16, 60))
    return trading.business


def debtor_over_small_debts(dice: random.Random, strength: float) -> Business:
    """One customer owes three weeks, many owe crumbs."""
    trading = traded(dice)
    week = trading.business.week_cents()
    for cents in shares(dice, week * 3, 3):
        owe(trading, cents, dice.randrange(8, 45), trading.traits.names[-1])
    for cents in shares(dice, week * 0.3, 12):
        owe(trading, cents, dice.randrange(3, 40))
    return trading.business


def debts_over_duplicates(dice: random.Random, strength: float) -> Business:
    """Three weeks overdue, spread over many, and one small double bill."""
    trading = traded(dice)
    smallest = min(recent(trading.business, 3, 40), key=lambda one: one.cents, default=None)
    if smallest:
        bill_twice(trading, smallest, 1)
    busy_debtors(trading, 3.0, 14)
    return trading.business


def old_debt_and_fresh_unbilled(dice: random.Random, strength: float) -> Business:
    """A week of debt that is a year old beside two weeks of unbilled work."""
    trading = traded(dice)
    week = trading.business.week_cents()
    for cents in shares(dice, week, 4):
        owe(trading, cents, dice.randrange(190, 330) if trading.traits.weeks > 55 else dice.randrange(100, 150))
    for cents in shares(dice, week * 2.5, 4):
        approve_without_invoice(trading, cents, dice.randrange(16, 50))
    return trading.business
