"""Businesses in which a naive statistic points elsewhere than the facts."""

import random
from datetime import date, timedelta

from evals.businesses.model import Business
from evals.businesses.plants import approve_without_invoice, leave_unanswered, owe, recent, shares
from evals.businesses.pressures import traded
from evals.businesses.trading import Habits, Trading
from evals.businesses.traits import draw_traits


def many_small_overdue(dice: random.Random, strength: float) -> Business:
    """Thirty overdue trifles beside three unbilled jobs of weight."""
    trading = traded(dice)
    week = trading.business.week_cents()
    for cents in shares(dice, week * 0.25, 30):
        owe(trading, cents, dice.randrange(3, 40))
    for cents in shares(dice, week * (2 + strength), 3):
        approve_without_invoice(trading, cents, dice.randrange(16, 40))
    return trading.business


def busy_fortnight(dice: random.Random, strength: float) -> Business:
    """Many undecided quotes, all of them young."""
    trading = traded(dice)
    for _ in range(dice.randrange(12, 26)):
        leave_unanswered(trading, trading.job(trading.business.today), dice.randrange(0, 12))
    return trading.business


def young_low_rate(dice: random.Random, strength: float) -> Business:
    """Approved over all quotes looks poor only because most are young."""
    trading = traded(dice, draw_traits(dice).but(weeks=26))
    for _ in range(30):
        leave_unanswered(trading, trading.job(trading.business.today), dice.randrange(0, 13))
    return trading.business


def frequent_visitor(dice: random.Random, strength: float) -> Business:
    """A customer large by number of invoices, small in money."""
    trading = traded(dice)
    business, top = trading.business, trading.traits.names[0]
    day, cents = business.first_day, business.week_cents() * 0.045
    while day < business.today:
        invoice = trading.bill(day, top, max(500, round(cents * dice.uniform(0.7, 1.3))))
        trading.settle(invoice, day + timedelta(days=5))
        day += timedelta(days=4)
    return business


def yearly_dip(dice: random.Random, strength: float) -> Business:
    """The winter of every year, seen over two years."""
    today = date(2025, 2, dice.randrange(8, 27))
    traits = draw_traits(dice).but(weeks=104, today=today, quotes_a_week=dice.uniform(5, 7), direct_a_week=2.5)

    def rate(day: date) -> float:
        return 0.45 if day.month in (1, 2) else 0.8 if day.month in (3, 12) else 1.1

    return Trading(traits, dice, Habits(rate=rate)).run()


def overdue_by_word(dice: random.Random, strength: float) -> Business:
    """The status says overdue, the balance says paid."""
    business = traded(dice).business
    paid = [one for one in business.invoices if one.status == "Paid"]
    for invoice in dice.sample(paid, min(len(paid) // 2, 30)):
        invoice.status = "Overdue"
    return business


def cold_quotes(dice: random.Random, strength: float) -> Business:
    """Undecided quotes of long ago, none of this quarter."""
    trading = traded(dice, draw_traits(dice).but(weeks=78))
    for _ in range(40):
        leave_unanswered(trading, trading.job(trading.business.today), dice.randrange(120, 500))
    return trading.business


def fresh_approvals(dice: random.Random, strength: float) -> Business:
    """Approved last week and not billed yet: that is the trade's own pace."""
    trading = traded(dice)
    for _ in range(8):
        approve_without_invoice(trading, trading.job(trading.business.today), dice.randrange(0, 13))
    return trading.business


def subscriptions(dice: random.Random, strength: float) -> Business:
    """The same sum to the same customers every week is no double billing."""
    trading = traded(dice)
    business = trading.business
    cents = round(business.week_cents() * 0.05)
    for name in trading.traits.names[:6]:
        day = business.first_day
        while day < business.today:
            trading.settle(trading.bill(day, name, cents), day + timedelta(days=4))
            day += timedelta(days=7)
    return business


def large_but_not_due(dice: random.Random, strength: float) -> Business:
    """One customer holds most of the open money, none of it due yet."""
    trading = traded(dice, draw_traits(dice).but(terms=30))
    business = trading.business
    for cents in shares(dice, business.week_cents() * (1.5 + strength), 3):
        invoice = trading.bill(business.today - timedelta(days=dice.randrange(0, 20)), trading.traits.names[2], cents)
        invoice.paid, invoice.balance, invoice.status = None, cents, "Sent"
    return business


def one_huge_job(dice: random.Random, strength: float) -> Business:
    """A single outlier, long paid."""
    trading = traded(dice)
    business = trading.business
    day = business.today - timedelta(days=40)
    trading.settle(
        trading.bill(day, trading.traits.names[5], round(business.week_cents() * 4)), day + timedelta(days=5)
    )
    return business


def slow_deciders(dice: random.Random, strength: float) -> Business:
    """Customers who always took two weeks are no backlog."""
    return Trading(draw_traits(dice).but(days_to_decide=dice.uniform(11, 15), win=0.45, decline=0.5), dice).run()


def never_answer(dice: random.Random, strength: float) -> Business:
    """A tenth or two of the quotes never got an answer, in every month alike."""
    traits = draw_traits(dice)
    silent = dice.uniform(0.1, 0.2)
    return Trading(traits.but(decline=max(0.0, 1 - traits.win - silent), expires_after=None), dice).run()


def growth(dice: random.Random, strength: float) -> Business:
    """Steady growth is neither feast nor famine."""
    traits = draw_traits(dice).but(weeks=52)

    def rate(day: date) -> float:
        return 0.6 + 0.8 * (1 - (traits.today - day).days / 364)

    return Trading(traits, dice, Habits(rate=rate)).run()


def end_of_month_payers(dice: random.Random, strength: float) -> Business:
    """Customers with long terms and a few days' delay: open money, little of it late for long."""
    return Trading(draw_traits(dice).but(terms=30, late=0.2, days_late=5.0, never=0.0), dice).run()


def returning_pairs(dice: random.Random, strength: float) -> Business:
    """Two jobs for one customer in one week at different prices."""
    trading = traded(dice)
    for invoice in recent(trading.business, 5, 90)[::6]:
        trading.bill(invoice.issued, invoice.customer, round(invoice.cents * dice.uniform(1.05, 1.4)))
    return trading.business
