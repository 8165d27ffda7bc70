"""How quotes and the invoices that follow them are written down: tax, links, versions, parts, long jobs."""

import random
from datetime import date, timedelta

from evals.businesses.habits_of_trades import quoting
from evals.businesses.model import Business, Quote
from evals.businesses.plants import leave_unanswered, shares
from evals.businesses.pressures import traded
from evals.businesses.trading import Habits, Trading
from evals.businesses.traits import draw_traits

TAXES = (1.07, 1.0825, 1.19, 1.2)
FIRST_QUOTE_DAYS = 60


def waiting_without_older_quotes(dice: random.Random, strength: float) -> Business:
    """Quotes are kept for two months only: a few were answered, most of their money waits."""
    traits = draw_traits(dice).but(quotes_a_week=0.0, direct_a_week=dice.uniform(3, 6))
    trading = traded(dice, traits)
    business = trading.business
    for place in range(8):
        quote = trading.quote(
            business.today - timedelta(days=dice.randrange(20, FIRST_QUOTE_DAYS)),
            dice.choice(traits.names),
            trading.job(business.today),
        )
        answer = quote.created + timedelta(days=dice.randrange(2, 6))
        if place % 2:
            quote.declined, quote.status = answer, "Declined"
        else:
            quote.approved, quote.status = answer, "Approved"
            trading.bill(answer + timedelta(days=dice.randrange(3, 10)), quote.customer, quote.cents, quote)
    for cents in shares(dice, business.week_cents() * (6 + 6 * strength), dice.randrange(8, 20)):
        leave_unanswered(trading, cents, dice.randrange(16, FIRST_QUOTE_DAYS))
    return business


def tax_on_quotes(dice: random.Random, strength: float) -> Business:
    """Quotes are written with tax, their invoices without, and always were."""
    business, factor = Trading(quoting(dice), dice).run(), dice.choice(TAXES)
    for quote in business.quotes:
        quote.cents = round(quote.cents * factor)
    return business


def tax_on_invoices(dice: random.Random, strength: float) -> Business:
    """Quotes are written without tax, their invoices with it, and always were."""
    business, factor = Trading(quoting(dice), dice).run(), dice.choice(TAXES)
    for invoice in business.invoices:
        invoice.cents, invoice.balance = round(invoice.cents * factor), round(invoice.balance * factor)
    return business


def partly_linked_invoices(dice: random.Random, strength: float) -> Business:
    """Every agreed job was billed near its quote; every second of these invoices does not name it."""
    trading = Trading(quoting(dice), dice)
    trading.habits = Habits(price=lambda _day: dice.uniform(0.95, 1.05))
    business = trading.run()
    named = [one for one in business.invoices if one.quote]
    for invoice in dice.sample(named, len(named) // 2):
        invoice.quote, invoice.unnamed_quote = "", invoice.quote
    return business


def revised_quotes(dice: random.Random, strength: float) -> Business:
    """Of four quotes in ten there are earlier versions, which nobody closed when the last one was answered."""
    business = Trading(quoting(dice), dice).run()
    answered = [one for one in business.quotes if one.approved or one.declined]
    for quote in dice.sample(answered, round(0.4 * len(answered))):
        for version in range(1, dice.randrange(2, 4)):
            created = quote.created - timedelta(days=3 * version + dice.randrange(3))
            cents = round(quote.cents * dice.uniform(0.8, 1.2))
            earlier = Quote(f"{quote.number}-{version}", quote.customer, quote.work, created, cents, superseded=True)
            business.quotes.append(earlier)
    return business


def deposits_and_unnamed_finals(dice: random.Random, strength: float) -> Business:
    """The deposit names its quote, the final invoice of the same job weeks later does not."""
    trading, part = Trading(quoting(dice), dice), dice.choice((0.3, 0.4, 0.5))
    finals: set[tuple[str, date]] = set()

    def bills(quote: Quote, answer: date) -> list[tuple[date, int]]:
        done, first = answer + timedelta(days=dice.randrange(14, 50)), round(quote.cents * part)
        finals.add((quote.number, done))
        return [(answer, first), (done, quote.cents - first)]

    trading.habits = Habits(bills=bills)
    business = trading.run()
    for invoice in business.invoices:
        if (invoice.quote, invoice.issued) in finals:
            invoice.quote, invoice.unnamed_quote = "", invoice.quote
    return business


def long_jobs(dice: random.Random, strength: float) -> Business:
    """Between a yes and its one invoice lie two to five months of work."""
    traits = quoting(dice).but(weeks=dice.choice((120, 150)), trade="contracting")

    def bills(quote: Quote, answer: date) -> list[tuple[date, int]]:
        return [(answer + timedelta(days=dice.randrange(60, 150)), round(quote.cents * dice.gauss(1.0, 0.02)))]

    return Trading(traits, dice, Habits(bills=bills)).run()
