"""What stands open in the books, and what of it an owner could really collect."""

import random
from datetime import date, timedelta

from evals.businesses.model import Business, Invoice
from evals.businesses.plants import owe, shares
from evals.businesses.pressures import traded
from evals.businesses.trading import Habits, Trading
from evals.businesses.traits import draw_traits

NEWCOMER = "Northgate Holdings"
OPENING = "Opening balance"


def sole_debtor_without_record(dice: random.Random, strength: float) -> Business:
    """A new customer owes all the open money and has never paid; everyone else has paid."""
    traits = draw_traits(dice).but(terms=dice.choice((14, 30)))

    def pay(invoice: Invoice) -> date:
        return min(traits.today, invoice.issued + timedelta(days=dice.randrange(traits.terms)))

    trading = traded(dice, traits, Habits(pay=pay))
    for cents in shares(dice, trading.business.week_cents() * (2 + 2 * strength), dice.randrange(1, 4)):
        owe(trading, cents, dice.randrange(5, 40), NEWCOMER)
    return trading.business


def steady_late_customer(dice: random.Random, strength: float) -> Business:
    """One regular pays each invoice near the 21st day past due, and always has."""
    traits = draw_traits(dice).but(weeks=dice.choice((52, 78, 100)), terms=dice.choice((14, 30)), never=0.0)
    share, regular = 0.24 + 0.1 * strength, traits.names[0]
    trading = Trading(traits, dice)

    def pay(invoice: Invoice) -> date | None:
        if invoice.customer == regular:
            return invoice.issued + timedelta(days=traits.terms + dice.randrange(19, 24))
        return trading.usual_payday(invoice)

    def who(_day: date) -> str:
        return regular if dice.random() < share else dice.choice(traits.names[1:])

    trading.habits = Habits(who=who, pay=pay)
    return trading.run()


def open_credits(dice: random.Random, strength: float) -> Business:
    """Customers owe weeks of billing, and hold open credit notes of the same amount."""
    trading = traded(dice)
    business = trading.business
    amounts = shares(dice, business.week_cents() * (1.5 + 1.5 * strength), 4)
    for name, cents in zip(dice.sample(trading.traits.names, 4), amounts, strict=True):
        debt = owe(trading, cents, dice.randrange(5, 45), name)
        day = min(business.today, debt.issued + timedelta(days=dice.randrange(2, 12)))
        note = Invoice(business.next_invoice(), name, "", debt.work, day, None, -cents, None, "Sent", -cents)
        business.invoices.append(note)
    return business


def lumped_opening_balance(dice: random.Random, strength: float) -> Business:
    """What customers owed when the books were begun stands there as one open invoice to nobody in particular."""
    trading = traded(dice, draw_traits(dice).but(weeks=dice.choice((40, 52, 78))))
    business = trading.business
    cents = round(business.week_cents() * (3 + 3 * strength))
    lump = Invoice(business.next_invoice(), OPENING, "", OPENING, business.first_day, business.first_day, cents)
    lump.balance, lump.status = cents, "Overdue"
    business.invoices.append(lump)
    return business


def bad_debts_years_old(dice: random.Random, strength: float) -> Business:
    """Weeks of billing have stood unpaid for two years or more; nothing younger is owed for long."""
    trading = traded(dice, draw_traits(dice).but(weeks=200, quotes_a_week=dice.uniform(1.5, 3)))
    count = dice.randrange(5, 11)
    for cents in shares(dice, trading.business.week_cents() * (2 + 2 * strength), count):
        owe(trading, cents, dice.randrange(730, 1250))
    return trading.business
