"""Approved work without an invoice."""

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
)
from snapshot.wording.decision import cash

# Approved work is near certain to be owed; the rest is work that was called off.
UNBILLED_CHANCE = 0.9


def unbilled_work(snapshot: Snapshot) -> WaitingMoney | None:
    work = snapshot.unbilled_work
    if not work.known or not work.count or not work.amount or work.amount <= 0:
        return None
    return WaitingMoney(work.amount, UNBILLED_CHANCE, work.count)


UNBILLED = Pile("unbilled_work", "approved quote", cash.UNBILLED_PART)


def _say(facts: CitedMetrics, occasion: Occasion) -> Draft:
    money, weeks = facts.money("unbilled_work.amount"), facts.usual_weeks("unbilled_work.weeks_of_billing")
    return cash.unbilled_work(money, weeks, named(facts, occasion, UNBILLED))


ENTRIES = (
    ThemeEntry(
        id=Theme.UNBILLED_WORK,
        cash=unbilled_work,
        exact=True,
        money=lambda snapshot: snapshot.unbilled_work.amount or 0.0,
        minutes=25,
        minutes_each=8,  # an invoice has to be written
        phrase=_say,
        evidence=("unbilled_work.linked_invoices", "unbilled_work.known", "unbilled_work.oldest_days"),
        support=("unbilled_work.", "action.", "numbers.unbilled"),
        text=cash.UNBILLED_WORK,
        documents=action_documents.unbilled_quotes,
    ),
)
