"""Second copies of the same bill: money that would have to be given back, or an argument."""

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
from snapshot.pipeline.documents.snapshot import Duplicates
from snapshot.wording.decision import cash

# Same customer, sum and quote within three days is usually a copy, but recurring visits look alike.
DUPLICATE_CHANCE = 0.75
# A copy that was paid and has been quiet for three months is rarely taken up again.
OLD_DUPLICATE_CHANCE = 0.3


def duplicate_billing(snapshot: Snapshot) -> WaitingMoney | None:
    copies = snapshot.duplicates
    if not copies.known or copies.count <= 0 or copies.amount <= 0:
        return None
    return WaitingMoney(copies.amount, _slip_chance(copies), copies.count)


def _slip_chance(copies: Duplicates) -> float:
    """Chance that a pair is a slip and can be put right: less for old ones and for what would be there anyway."""
    recent = min(copies.recent.amount / copies.amount, 1.0)
    slips = max(0.0, 1 - copies.by_chance / copies.count)
    return slips * (recent * DUPLICATE_CHANCE + (1 - recent) * OLD_DUPLICATE_CHANCE)


COPIES = Pile("duplicates", "invoice", cash.COPIES_PART)


def _say(facts: CitedMetrics, occasion: Occasion) -> Draft:
    money, weeks = facts.money("duplicates.amount"), facts.usual_weeks("duplicates.weeks_of_billing")
    copies = facts.count("duplicates.count", "invoice")
    return cash.duplicate_billing(money, weeks, named(facts, occasion, COPIES), copies)


ENTRIES = (
    ThemeEntry(
        id=Theme.DUPLICATE_BILLING,
        cash=duplicate_billing,
        exact=True,
        money=lambda snapshot: snapshot.duplicates.amount,
        by_nature="doubtful_documents",
        minutes=20,
        minutes_each=4,  # a pair has to be looked at
        phrase=_say,
        evidence=("duplicates.weeks_of_billing", "duplicates.newest_days", "duplicates.known"),
        support=("duplicates.", "action.", "numbers.duplicate"),
        text=cash.DUPLICATE_BILLING,
        documents=action_documents.second_copies_of_bills,
    ),
)
