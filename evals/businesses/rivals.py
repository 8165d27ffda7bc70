"""Several pressures of which one leads, and pressures so weak that to act or to rest are both right."""

import random

from evals.businesses import pressures
from evals.businesses.kind import Build
from evals.businesses.model import Business
from evals.businesses.plants import approve_without_invoice, bill_twice, leave_unanswered, owe, recent, shares
from evals.businesses.pressures import busy_debtors, traded
from evals.businesses.trading import Trading
from evals.businesses.traits import draw_traits


def put_unbilled(trading: Trading, weeks: float) -> None:
    for cents in shares(trading.dice, trading.business.week_cents() * weeks, 5):
        approve_without_invoice(trading, cents, trading.dice.randrange(16, 50))


def put_silence(trading: Trading, weeks: float) -> None:
    for cents in shares(trading.dice, trading.business.week_cents() * weeks, 10):
        leave_unanswered(trading, cents, trading.dice.randrange(16, 80))


def put_debtor(trading: Trading, weeks: float, name: str) -> None:
    for cents in shares(trading.dice, trading.business.week_cents() * weeks, 3):
        owe(trading, cents, trading.dice.randrange(4, 45), name)


def put_copies(trading: Trading, weeks: float) -> None:
    """Copies of recent bills, each small beside the whole."""
    wanted = trading.business.week_cents() * weeks
    bills = [one for one in recent(trading.business, 3, 60) if one.cents < 0.6 * wanted]
    trading.dice.shuffle(bills)
    for invoice in bills:
        if wanted <= 0:
            break
        bill_twice(trading, invoice, 1)
        wanted -= invoice.cents


def debts_over_unbilled(dice: random.Random, strength: float) -> Business:
    """Fresh debts of three times the money that is not billed."""
    trading, weeks = traded(dice), 0.8 + 0.4 * strength
    put_unbilled(trading, weeks)
    busy_debtors(trading, weeks * 3.2, 12)
    return trading.business


def unbilled_over_debts(dice: random.Random, strength: float) -> Business:
    trading, weeks = traded(dice), 0.8 + 0.4 * strength
    busy_debtors(trading, weeks, 12)
    put_unbilled(trading, weeks * 2.2)
    return trading.business


def debtor_over_silence(dice: random.Random, strength: float) -> Business:
    """One debtor, some unbilled work and some quiet quotes."""
    trading, weeks = traded(dice), 0.5 + 0.3 * strength
    put_unbilled(trading, weeks)
    put_silence(trading, weeks * 2)
    put_debtor(trading, weeks * 4, trading.traits.names[-1])
    return trading.business


def copies_over_debts(dice: random.Random, strength: float) -> Business:
    trading = traded(dice)
    busy_debtors(trading, 0.3, 6)
    put_copies(trading, 1.5 + strength)
    return trading.business


def debts_beside_unbilled(dice: random.Random, strength: float) -> Business:
    """Two piles of nearly the same relief."""
    trading, weeks = traded(dice), 1.2 + strength
    put_unbilled(trading, weeks)
    busy_debtors(trading, weeks * 1.25, 12)
    return trading.business


def half_with_one_debtor(dice: random.Random, strength: float) -> Business:
    """Half of the overdue money sits with one customer."""
    trading, weeks = traded(dice), 1 + strength
    put_debtor(trading, weeks, trading.traits.names[-1])
    busy_debtors(trading, weeks, 8)
    return trading.business


def debts_over_low_conversion(dice: random.Random, strength: float) -> Business:
    trading = pressures.seldom_won(dice, strength)
    busy_debtors(trading, 1.6 + 1.5 * strength, 12)
    return trading.business


def unbilled_over_volume_drop(dice: random.Random, strength: float) -> Business:
    trading = pressures.fallen_off(dice, strength)
    put_unbilled(trading, 1.2 + 1.5 * strength)
    return trading.business


def debtor_over_concentration(dice: random.Random, strength: float) -> Business:
    """The customer who is much of the revenue has stopped paying."""
    trading = pressures.leaning_on_one(dice, strength)
    put_debtor(trading, 1.8 + strength, trading.traits.names[0])
    return trading.business


def copies_over_slippage(dice: random.Random, strength: float) -> Business:
    trading = pressures.giving_way(dice, strength)
    put_copies(trading, 1.5 + strength)
    return trading.business


def weak_debts(dice: random.Random, strength: float) -> Business:
    """Overdue money about as large as what a week's one step is worth."""
    trading = traded(dice)
    busy_debtors(trading, 0.3 + 0.5 * strength, 9)
    return trading.business


def weak_unbilled(dice: random.Random, strength: float) -> Business:
    trading = traded(dice)
    put_unbilled(trading, 0.35 + 0.4 * strength)
    return trading.business


def weak_silence(dice: random.Random, strength: float) -> Business:
    trading = traded(dice)
    put_silence(trading, 2 + 2 * strength)
    return trading.business


def weak_copies(dice: random.Random, strength: float) -> Business:
    trading = traded(dice)
    put_copies(trading, 0.4 + 0.4 * strength)
    return trading.business


def weak_conversion(dice: random.Random, strength: float) -> Business:
    """A little over a quarter of the quotes is won."""
    win = 0.29 - 0.05 * strength
    traits = draw_traits(dice).but(win=win, decline=0.92 * (1 - win), quotes_a_week=dice.uniform(3, 6))
    return Trading(traits, dice).run()


def weaker(build: Build, strength: float) -> Build:
    """``build`` at one strength below those it is drawn at (0 to 1)."""
    return lambda dice, _strength: build(dice, strength)
