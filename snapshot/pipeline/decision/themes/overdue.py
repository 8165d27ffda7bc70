"""Money past its due date, in two shapes: spread over customers, or most of it with one."""

from statistics import NormalDist

from snapshot.pipeline.decision.theme_entry import (
    CitedMetrics,
    Draft,
    Occasion,
    Pile,
    Snapshot,
    Theme,
    ThemeEntry,
    WaitingMoney,
    action_documents,
    named,
    shrink_to_prior,
)
from snapshot.pipeline.documents.snapshot import Overdue
from snapshot.wording.decision import cash, messages

# A friendly reminder of a fresh debt brings a payment or a firm date more often than not. The business's own record
# tells what happens when nobody acts; acting multiplies those odds (0.4 becomes 0.7).
REMINDER_CHANCE = 0.7
REMINDER_ODDS = 3.5

# What overdue money of an age is worth to a week of reminders, relative to the youngest; also where reminders start.
# Collectable at all (Commercial Collection Agency Association survey 2004, read at the middle of each bucket and
# relative to the due date: 0.97, 0.90, 0.79, 0.55) is the upper bound: a payment within the week gets rarer faster.
COLLECTION_WEIGHT_BY_AGE = {"days_1_30": 1.0, "days_31_60": 0.8, "days_61_90": 0.6, "days_over_90": 0.3}

# "Most" of the overdue money is more than half of it.
BIG_DEBTOR_SHARE = 0.5

# Standard deviation of the largest debtor's share under one invoice more or less.
DEBTOR_SHARE_ERROR = 0.08


def slow_payers(snapshot: Snapshot) -> WaitingMoney | None:
    """The overdue money where it is spread over customers."""
    return _overdue_money(snapshot, snapshot.overdue.count, one_debtor=False)


def one_big_debtor(snapshot: Snapshot) -> WaitingMoney | None:
    """The overdue money where most of it sits with one customer: one call, whatever the number of invoices."""
    return _overdue_money(snapshot, 1, one_debtor=True)


def _overdue_money(snapshot: Snapshot, documents: int, *, one_debtor: bool) -> WaitingMoney | None:
    """One pile, two shapes. What stands on second copies of a bill is nothing to be reminded of."""
    overdue = snapshot.overdue
    if not overdue.known or overdue.amount <= 0 or _with_one_debtor(snapshot) is not one_debtor:
        return None
    distance = abs((snapshot.top_debtor.share.value or 0.0) - BIG_DEBTOR_SHARE)
    return WaitingMoney(
        amount=max(0.0, overdue.amount - snapshot.duplicates.past_due),
        chance=reminder_chance(overdue),
        documents=documents,
        shape_certainty=NormalDist().cdf(distance / DEBTOR_SHARE_ERROR),
    )


def _with_one_debtor(snapshot: Snapshot) -> bool:
    share = snapshot.top_debtor.share.value
    return share is not None and share > BIG_DEBTOR_SHARE and snapshot.top_debtor.count > 0


def reminder_chance(overdue: Overdue) -> float:
    """Chance that the overdue money moves within seven days of a reminder.

    The prior falls with age. The own record is already that of money as old as what is overdue now.
    """
    weights = COLLECTION_WEIGHT_BY_AGE.items()
    worth = sum(getattr(overdue, bucket).amount * weight for bucket, weight in weights) / overdue.amount
    return shrink_to_prior(overdue.paid_soon_share, REMINDER_CHANCE * worth, REMINDER_ODDS)


OVERDUE = Pile("overdue", "overdue invoice", cash.OVERDUE_PART)


def _say_slow_payers(facts: CitedMetrics, occasion: Occasion) -> Draft:
    money, weeks = facts.money("overdue.amount"), facts.usual_weeks("overdue.weeks_of_billing")
    return cash.slow_payers(money, weeks, named(facts, occasion, OVERDUE))


def _say_one_big_debtor(facts: CitedMetrics, occasion: Occasion) -> Draft:
    amount, whole = "top_debtor.amount", "overdue.amount"
    money, all_of_it = facts.money(amount), facts.same_money(amount, whole)
    return cash.one_big_debtor(
        money=money,
        share=None if all_of_it else facts.percent("top_debtor.share.value"),
        invoices=facts.count("top_debtor.count", "invoice"),
        part=facts.part_of(amount, whole, cash.OVERDUE_PART),
        oldest=facts.age("top_debtor.oldest_days"),
        early=(facts.snapshot.top_debtor.oldest_days or 0) <= messages.FIRST_REMINDER_DAYS,
        minutes=occasion.minutes,
    )


ENTRIES = (
    ThemeEntry(
        id=Theme.SLOW_PAYERS,
        cash=slow_payers,
        sibling=Theme.ONE_BIG_DEBTOR,
        exact=True,
        money=lambda snapshot: snapshot.overdue.amount,
        minutes=25,
        minutes_each=4,  # a reminder is a message or a short call
        phrase=_say_slow_payers,
        evidence=("overdue.count", "action.share_of_pile", "overdue.oldest_days", "pay_time.median_days.value"),
        support=("overdue.", "action.", "pay_time.", "numbers.overdue"),
        text=cash.SLOW_PAYERS,
        documents=action_documents.overdue,
        chart="overdue",
        asks_for_payment=True,
    ),
    ThemeEntry(
        id=Theme.ONE_BIG_DEBTOR,
        cash=one_big_debtor,
        sibling=Theme.SLOW_PAYERS,
        exact=True,
        money=lambda snapshot: snapshot.overdue.amount,
        by_nature="customer",
        minutes=15,
        minutes_each=15,  # one call, whatever the number of invoices
        phrase=_say_one_big_debtor,
        evidence=("top_debtor.share.value", "overdue.amount", "overdue.count"),
        support=("top_debtor.", "action.", "overdue.", "numbers.overdue", "numbers.top_debtor"),
        text=cash.ONE_BIG_DEBTOR,
        documents=action_documents.of_one_debtor,
        chart="overdue",
        asks_for_payment=True,
    ),
)
