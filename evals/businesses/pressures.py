"""One planted pressure each, clear (strong) or as it mostly comes (ordinary)."""

import random
from datetime import date, timedelta

from evals.businesses.model import Business, Invoice
from evals.businesses.plants import approve_without_invoice, bill_twice, leave_unanswered, owe, recent, shares
from evals.businesses.trading import Habits, Trading
from evals.businesses.traits import Traits, draw_traits


def healthy(dice: random.Random, strength: float) -> Business:
    return Trading(draw_traits(dice), dice).run()


def slow_payers(dice: random.Random, strength: float) -> Business:
    """Over the last months many customers pay long after the day it was due, or not yet."""
    traits = draw_traits(dice).but(weeks=dice.choice((40, 52, 78)))
    trading = Trading(traits, dice)
    share = 0.4 + 0.35 * strength

    def pay(invoice: Invoice) -> date | None:
        if (traits.today - invoice.issued).days < 120 and dice.random() < share:
            return invoice.issued + timedelta(days=traits.terms + int(dice.uniform(15, 110)))
        return trading.usual_payday(invoice)

    trading.habits = Habits(pay=pay)
    return trading.run()


def one_big_debtor(dice: random.Random, strength: float) -> Business:
    trading = Trading(draw_traits(dice), dice)
    trading.run()
    who = trading.traits.names[-1]
    total = trading.business.week_cents() * (1.2 + 2.5 * strength) * dice.uniform(0.9, 1.2)
    for cents in shares(dice, total, dice.randrange(1, 6)):
        owe(trading, cents, dice.randrange(4, 70), who)
    return trading.business


def unbilled_work(dice: random.Random, strength: float) -> Business:
    trading = Trading(draw_traits(dice), dice)
    trading.run()
    total = trading.business.week_cents() * (0.9 + 2.5 * strength) * dice.uniform(0.9, 1.2)
    for cents in shares(dice, total, dice.randrange(3, 10)):
        approve_without_invoice(trading, cents, dice.randrange(16, 60))
    return trading.business


def stale_quotes(dice: random.Random, strength: float) -> Business:
    """A pile of sent quotes went quiet, while others are answered at the usual pace."""
    trading = Trading(draw_traits(dice), dice)
    trading.run()
    total = trading.business.week_cents() * (4 + 8 * strength) * dice.uniform(0.9, 1.2)
    for cents in shares(dice, total, dice.randrange(8, 24)):
        leave_unanswered(trading, cents, dice.randrange(16, 80))
    return trading.business


def duplicate_billing(dice: random.Random, strength: float) -> Business:
    trading = Trading(draw_traits(dice), dice)
    trading.run()
    wanted = trading.business.week_cents() * (0.8 + 2 * strength)
    candidates = recent(trading.business, 3, 60)
    dice.shuffle(candidates)
    for invoice in candidates:
        if wanted <= 0:
            break
        bill_twice(trading, invoice, dice.randrange(0, 3))
        wanted -= invoice.cents
    return trading.business


def decision_backlog(dice: random.Random, strength: float) -> Business:
    """Customers have begun to take several times as long over their answer."""
    traits = draw_traits(dice).but(weeks=dice.choice((52, 78)), quotes_a_week=dice.uniform(4, 7))
    factor = 2.8 + 3.2 * strength

    def decide(day: date) -> float:
        return traits.days_to_decide * (factor if (traits.today - day).days < 95 else 1)

    return Trading(traits, dice, Habits(decide=decide)).run()


def low_conversion(dice: random.Random, strength: float) -> Business:
    return seldom_won(dice, strength).business


def seldom_won(dice: random.Random, strength: float) -> Trading:
    """Fewer than one quote in five is won."""
    win = 0.2 - 0.1 * strength * dice.uniform(0.8, 1.1)
    traits = draw_traits(dice).but(
        win=win, decline=0.9 * (1 - win), quotes_a_week=dice.uniform(3, 6), direct_a_week=dice.uniform(2, 4)
    )
    return traded(dice, traits)


def price_slippage(dice: random.Random, strength: float) -> Business:
    return giving_way(dice, strength).business


def giving_way(dice: random.Random, strength: float) -> Trading:
    """Since a quarter invoices end below what was quoted."""
    traits = draw_traits(dice).but(weeks=dice.choice((40, 52, 78)), quotes_a_week=dice.uniform(4, 6))
    kept = 0.92 - 0.12 * strength

    def price(day: date) -> float:
        return dice.gauss(kept, 0.05) if (traits.today - day).days < 110 else dice.gauss(1.0, 0.02)

    return traded(dice, traits, Habits(price=price))


def small_job_drag(dice: random.Random, strength: float) -> Business:
    traits = draw_traits(dice).but(direct_a_week=dice.uniform(4, 7), quotes_a_week=dice.uniform(1, 2))
    share, large = 0.6 + 0.12 * strength, traits.usual_cents * 3

    def job(_day: date) -> int:
        tiny = dice.random() < share
        return max(2_000, round(large * (dice.uniform(0.04, 0.11) if tiny else dice.uniform(0.75, 1.6))))

    return Trading(traits, dice, Habits(job=job)).run()


def customer_concentration(dice: random.Random, strength: float) -> Business:
    """One customer, who pays in time, is much of the revenue."""
    return leaning_on_one(dice, strength).business


def leaning_on_one(dice: random.Random, strength: float) -> Trading:
    """A third of the work or more is for one customer."""
    traits = draw_traits(dice).but(weeks=dice.choice((40, 52, 78)))
    share, top = 0.36 + 0.24 * strength, traits.names[0]
    trading = Trading(traits, dice)

    def pay(invoice: Invoice) -> date | None:
        prompt = invoice.issued + timedelta(days=int(dice.uniform(2, traits.terms)))
        return prompt if invoice.customer == top else trading.usual_payday(invoice)

    def who(_day: date) -> str:
        return top if dice.random() < share else dice.choice(traits.names[1:])

    trading.habits = Habits(who=who, pay=pay)
    trading.run()
    return trading


def volume_drop(dice: random.Random, strength: float) -> Business:
    return fallen_off(dice, strength).business


def fallen_off(dice: random.Random, strength: float) -> Trading:
    """Since two months there is half the work."""
    traits = draw_traits(dice).but(
        weeks=dice.choice((40, 52, 78)), quotes_a_week=dice.uniform(4.5, 8), direct_a_week=dice.uniform(2, 4)
    )
    left = 0.55 - 0.28 * strength

    def rate(day: date) -> float:
        return left if (traits.today - day).days < 60 else 1.0

    return traded(dice, traits, Habits(rate=rate))


def lumpy_volume(dice: random.Random, strength: float) -> Business:
    """Of every four weeks two are full and two nearly empty, in any order."""
    traits = draw_traits(dice)
    full, empty = 1.9 + 0.9 * strength, 0.3 - 0.2 * strength
    weeks = [rate for _ in range(traits.weeks // 4 + 1) for rate in dice.sample((empty, empty, full, full * 1.15), 4)]

    def rate(day: date) -> float:
        return weeks[(traits.today - day + timedelta(days=day.weekday())).days // 7]

    return Trading(traits, dice, Habits(rate=rate)).run()


def busy_debtors(trading: Trading, weeks: float, count: int) -> None:
    """Overdue money spread over as many customers as there are invoices."""
    names = trading.dice.sample(trading.traits.names, count)
    for who, cents in zip(names, shares(trading.dice, trading.business.week_cents() * weeks, count), strict=True):
        owe(trading, cents, trading.dice.randrange(3, 60), who)


def traded(dice: random.Random, traits: Traits | None = None, habits: Habits | None = None) -> Trading:
    """A business, ordinary where nothing is said, that has traded and is ready for plants."""
    trading = Trading(traits or draw_traits(dice), dice, habits)
    trading.run()
    return trading
