"""How trades bill, price and are paid: ordinary habits that a naive statistic takes for a pressure."""

import random
from datetime import date, timedelta

from evals.businesses.model import Business, Invoice, Quote
from evals.businesses.plants import approve_without_invoice, shares
from evals.businesses.pressures import traded
from evals.businesses.trading import Habits, Trading
from evals.businesses.traits import Traits, draw_traits

Bills = list[tuple[date, int]]


def quoting(dice: random.Random) -> Traits:
    """A business whose work mostly begins with a quote."""
    return draw_traits(dice).but(weeks=dice.choice((40, 52, 78)), quotes_a_week=dice.uniform(4, 7))


def deposits_on_every_job(dice: random.Random, strength: float) -> Business:
    """A part with the yes, the rest when the work is done."""
    return _with_deposits(dice, above=0, for_days=None)


def deposits_on_large_jobs(dice: random.Random, strength: float) -> Business:
    """Only large jobs carry a deposit, and they always did."""
    return _with_deposits(dice, above=1.2, for_days=None)


def deposits_on_large_jobs_lately(dice: random.Random, strength: float) -> Business:
    """Since a quarter large jobs carry a deposit: first invoices are smaller than they were."""
    return _with_deposits(dice, above=1.2, for_days=dice.randrange(70, 110))


def deposits_lately(dice: random.Random, strength: float) -> Business:
    """Since a quarter all jobs carry a deposit."""
    return _with_deposits(dice, above=0, for_days=dice.randrange(70, 110))


def _with_deposits(dice: random.Random, *, above: float, for_days: int | None) -> Business:
    """Deposits on jobs ``above`` so many usual ones, in the last ``for_days`` (always without)."""
    trading = Trading(quoting(dice), dice)
    traits, part = trading.traits, dice.choice((0.25, 0.3, 0.4, 0.5))

    def bills(quote: Quote, answer: date) -> Bills:
        done = answer + timedelta(days=trading.usual_wait())
        agreed = for_days is None or (traits.today - answer).days <= for_days
        if not agreed or quote.cents <= above * traits.usual_cents:
            return [(done, quote.cents)]
        first = round(quote.cents * part)
        return [(answer, first), (done + timedelta(days=dice.randrange(3, 25)), quote.cents - first)]

    trading.habits = Habits(bills=bills)
    return trading.run()


def halves_within_three_days(dice: random.Random, strength: float) -> Business:
    """Some jobs are billed in two equal halves, days apart: no copies."""
    trading, share = Trading(quoting(dice), dice), dice.uniform(0.3, 1.0)

    def bills(quote: Quote, answer: date) -> Bills:
        day = answer + timedelta(days=trading.usual_wait())
        if dice.random() > share:
            return [(day, quote.cents)]
        quote.cents -= quote.cents % 2
        return [(day, quote.cents // 2), (day + timedelta(days=dice.randrange(1, 4)), quote.cents // 2)]

    trading.habits = Habits(bills=bills)
    return trading.run()


def twice_weekly_visits(dice: random.Random, strength: float) -> Business:
    """Some customers are visited two or three times a week, at one price somewhat below that of a usual job."""
    trading = traded(dice, draw_traits(dice).but(direct_a_week=dice.uniform(6, 12), spread=0.5))
    business, usual = trading.business, trading.traits.usual_cents
    for name in dice.sample(trading.traits.names, dice.randrange(3, 8)):
        cents, weekdays = round(usual * dice.uniform(0.4, 0.8)), dice.choice(((0, 3), (1, 4), (0, 2, 4)))
        for passed in range((business.today - business.first_day).days + 1):
            day = business.first_day + timedelta(days=passed)
            if day.weekday() in weekdays:
                trading.settle(
                    trading.bill(day, name, cents), day + timedelta(days=dice.randrange(trading.traits.terms))
                )
    return business


def price_list(dice: random.Random, strength: float) -> Business:
    """Six prices and many regulars: equal bills to one customer repeat by chance."""
    traits = draw_traits(dice).but(direct_a_week=dice.uniform(10, 18), quotes_a_week=dice.uniform(1, 3))
    traits = traits.but(names=traits.names[: dice.randrange(30, 45)], dominance=0.3)
    prices = [round(traits.usual_cents * size, -2) for size in (0.4, 0.6, 0.8, 1.0, 1.5, 2.2)]

    def job(_day: date) -> int:
        return int(dice.choice(prices))

    return Trading(traits, dice, Habits(job=job, price=lambda _day: 1.0)).run()


def long_lead_contractor(dice: random.Random, strength: float) -> Business:
    """A job is done, and billed, three to seven weeks after the yes."""
    return _long_lead(dice).business


def forgotten_in_long_lead(dice: random.Random, strength: float) -> Business:
    """The same trade; some jobs of three to five months ago were truly never billed."""
    trading = _long_lead(dice)
    for cents in shares(dice, trading.business.week_cents() * (1.5 + 2 * strength), dice.randrange(2, 7)):
        approve_without_invoice(trading, cents, dice.randrange(85, 160))
    return trading.business


def _long_lead(dice: random.Random) -> Trading:
    trading = Trading(quoting(dice).but(weeks=dice.choice((60, 78, 100)), trade="contracting"), dice)
    longest = dice.randrange(34, 50)

    def bills(quote: Quote, answer: date) -> Bills:
        return [(answer + timedelta(days=dice.randrange(18, longest)), round(quote.cents * dice.gauss(1.0, 0.02)))]

    trading.habits = Habits(bills=bills)
    trading.run()
    return trading


def month_end_biller(dice: random.Random, strength: float) -> Business:
    """All work of a month is billed on its last day."""
    trading = traded(dice, draw_traits(dice).but(terms=dice.choice((14, 30))))
    business = trading.business
    for invoice in business.invoices:
        invoice.issued = (invoice.issued.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        invoice.due = invoice.issued + timedelta(days=business.terms)
        if invoice.stands:
            invoice.paid, invoice.status = None, "Sent"
            trading.settle(invoice, trading.usual_payday(invoice))
    business.invoices = [one for one in business.invoices if one.issued <= business.today]
    return business


def always_twenty_days_late(dice: random.Random, strength: float) -> Business:
    """Every customer pays near the twentieth day past due, as ever: a pile that never grows and always turns."""
    trading = Trading(draw_traits(dice).but(weeks=dice.choice((52, 78, 100)), terms=dice.choice((14, 30))), dice)

    def pay(invoice: Invoice) -> date:
        return invoice.issued + timedelta(days=trading.traits.terms + max(0, round(dice.gauss(20, 4))))

    trading.habits = Habits(pay=pay)
    return trading.run()


def cash_trade(dice: random.Random, strength: float) -> Business:
    """Paid on the spot; a quote now and then, mostly declined."""
    traits = draw_traits(dice).but(terms=0, direct_a_week=dice.uniform(12, 30), quotes_a_week=0.2, win=0.2, decline=0.8)
    return Trading(traits, dice, Habits(pay=lambda invoice: invoice.issued)).run()


def one_cut_scope(dice: random.Random, strength: float) -> Business:
    """One large job of this quarter shrank to a third; all others kept their price."""
    trading = Trading(quoting(dice), dice)
    business = trading.run()
    quotes = {one.number: one for one in business.quotes}
    pairs = [one for one in business.standing() if one.quote and 5 < (business.today - one.issued).days < 80]
    cut = max(pairs, key=lambda one: one.cents)
    quotes[cut.quote].cents = max(quotes[cut.quote].cents, round(0.16 * sum(one.cents for one in pairs)))
    cut.cents = round(0.35 * quotes[cut.quote].cents)
    cut.balance = min(cut.balance, cut.cents)
    return business


def same_price_other_job(dice: random.Random, strength: float) -> Business:
    """Ten times lately a second job of the same sum for the same customer: a week later, or under its own quote."""
    trading = traded(dice)
    business = trading.business
    settled = [one for one in business.standing() if one.paid and 10 < (business.today - one.issued).days < 80]
    for invoice in dice.sample(settled, min(10, len(settled))):
        if invoice.quote:
            yes = trading.quote(invoice.issued - timedelta(days=6), invoice.customer, invoice.cents)
            yes.approved, yes.status = invoice.issued - timedelta(days=2), "Approved"
            second = trading.bill(invoice.issued + timedelta(days=1), invoice.customer, invoice.cents, yes)
        else:
            second = trading.bill(
                invoice.issued + timedelta(days=dice.randrange(5, 10)), invoice.customer, invoice.cents
            )
        second.paid, second.balance, second.status = business.today, 0, "Paid"
    return business
