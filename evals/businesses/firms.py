"""Firms of a particular shape: contracts, property managers, one person, several currencies."""

import random
from datetime import date, timedelta

from evals.businesses.model import Business, Invoice, Quote
from evals.businesses.plants import owe, shares
from evals.businesses.pressures import traded
from evals.businesses.trading import Trading
from evals.businesses.traits import Traits, draw_traits

CONTRACT = "Maintenance contract"
# Roughly how many of it one dollar buys.
CURRENCIES = (("MXN", 18), ("NOK", 10), ("JPY", 150))
_ABROAD = 0.12


def monthly_contracts(dice: random.Random, strength: float) -> Business:
    """Customers with a maintenance contract are billed the same sum on their own day of every month, and pay it."""
    trading = traded(dice, draw_traits(dice).but(weeks=dice.choice((52, 78, 100))))
    usual = trading.traits.usual_cents
    for name in dice.sample(trading.traits.names, dice.randrange(12, 30)):
        cents, day_of_month = round(usual * dice.uniform(0.15, 0.5)), dice.randrange(1, 29)
        for day in _days(trading.business):
            if day.day == day_of_month:
                _paid_bill(trading, day, name, cents).work = CONTRACT
    return trading.business


def property_managers(dice: random.Random, strength: float) -> Business:
    """A few managers have the same small job done in several flats on one day: one equal invoice for each flat."""
    trading = traded(dice, draw_traits(dice).but(terms=30, weeks=dice.choice((52, 78))))
    usual = trading.traits.usual_cents
    for name in dice.sample(trading.traits.names, dice.randrange(6, 10)):
        cents, chance = round(usual * dice.uniform(0.3, 0.6)), dice.uniform(0.04, 0.08)
        for day in _days(trading.business):
            if day.weekday() < 5 and dice.random() < chance:
                for unit in dice.sample(range(1, 60), dice.randrange(2, 5)):
                    visit = _paid_bill(trading, day, name, cents)
                    visit.work = f"{visit.work}, unit {unit}"
    return trading.business


def one_person(dice: random.Random, strength: float) -> Business:
    """Some six documents a month for a year or longer, and all of it in order."""
    return traded(dice, _one_person(dice)).business


def one_person_with_a_debtor(dice: random.Random, strength: float) -> Business:
    """The same firm; one customer owes what it bills in a month or longer."""
    trading = traded(dice, _one_person(dice))
    for cents in shares(dice, trading.business.week_cents() * (4 + 3 * strength), dice.randrange(1, 3)):
        owe(trading, cents, dice.randrange(8, 45), trading.traits.names[-1])
    return trading.business


def _one_person(dice: random.Random) -> Traits:
    return draw_traits(dice).but(
        weeks=dice.choice((52, 78, 100)), quotes_a_week=0.65, direct_a_week=0.45, late=0.05, never=0.0
    )


def mixed_currencies(dice: random.Random, strength: float) -> Business:
    """One document in eight is in a currency of far smaller units; a debt in it looks like months of billing."""
    trading = traded(dice, draw_traits(dice).but(weeks=dice.choice((40, 52, 78))))
    business = trading.business
    documents: list[Invoice | Quote] = [*business.invoices, *business.quotes]
    abroad: set[str] = set()
    for name in dice.sample(trading.traits.names, len(trading.traits.names)):
        if sum(one.customer in {*abroad, name} for one in documents) <= _ABROAD * len(documents):
            abroad.add(name)
    debt = owe(trading, round(business.week_cents() * (0.2 + 0.2 * strength)), dice.randrange(5, 40), min(abroad))
    currency, rate = dice.choice(CURRENCIES)
    for one in [*documents, debt]:
        one.currency = currency if one.customer in abroad else "USD"
        if one.customer in abroad:
            one.cents *= rate
            if isinstance(one, Invoice):
                one.balance *= rate
    return business


def _days(business: Business) -> list[date]:
    return [business.first_day + timedelta(days=passed) for passed in range((business.today - business.first_day).days)]


def _paid_bill(trading: Trading, day: date, customer: str, cents: int) -> Invoice:
    """A bill that is paid within the terms, or not due yet."""
    invoice = trading.bill(day, customer, cents)
    trading.settle(invoice, day + timedelta(days=trading.dice.randrange(1, trading.traits.terms)))
    return invoice
