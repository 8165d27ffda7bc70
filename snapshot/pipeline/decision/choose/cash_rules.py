"""Snapshot -> the money that waits, one rule for each cash theme, with the chance that it moves once somebody acts.

How many documents there are counts only through the minutes that acting takes; it never ranks.
"""

from statistics import NormalDist

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import WaitingMoney
from snapshot.pipeline.decision.choose.structural_rules import decisions_slowed
from snapshot.pipeline.documents.snapshot import Duplicates, Overdue, Signal, Snapshot, StaleQuotes


def shrink_to_prior(own: Signal, prior: float, odds: float = 1.0) -> float:
    """The chance once somebody acts: the business's own record, acted on, pulled towards ``prior``.

    A record of ``PRIOR_WEIGHT`` documents weighs as much as the prior.
    """
    if own.value is None or own.basis == "unknown" or own.n <= 0:
        return prior
    record = apply_odds_ratio(min(max(own.value, 0.0), 1.0), odds)
    return (prior * c.PRIOR_WEIGHT + record * own.n) / (c.PRIOR_WEIGHT + own.n)


def apply_odds_ratio(chance: float, odds: float) -> float:
    """A chance without acting becomes one with it: acting multiplies the odds."""
    return odds * chance / (1 - chance + odds * chance)


def reminder_chance(overdue: Overdue) -> float:
    """Chance that the overdue money moves within seven days of a reminder.

    The prior falls with age. The own record is already that of money as old as what is overdue now.
    """
    weights = c.COLLECTION_WEIGHT_BY_AGE.items()
    worth = sum(getattr(overdue, bucket).amount * weight for bucket, weight in weights) / overdue.amount
    return shrink_to_prior(overdue.paid_soon_share, c.REMINDER_CHANCE * worth, c.REMINDER_ODDS)


def slow_payers(snapshot: Snapshot) -> WaitingMoney | None:
    """The overdue money where it is spread over customers."""
    return _overdue_money(snapshot, snapshot.overdue.count, one_debtor=False)


def one_big_debtor(snapshot: Snapshot) -> WaitingMoney | None:
    """The overdue money where most of it sits with one customer: one call, whatever the number of invoices."""
    return _overdue_money(snapshot, 1, one_debtor=True)


def _with_one_debtor(snapshot: Snapshot) -> bool:
    share = snapshot.top_debtor.share.value
    return share is not None and share > c.BIG_DEBTOR_SHARE and snapshot.top_debtor.count > 0


def _overdue_money(snapshot: Snapshot, documents: int, *, one_debtor: bool) -> WaitingMoney | None:
    """One pile, two shapes. What stands on second copies of a bill is nothing to be reminded of."""
    overdue = snapshot.overdue
    if not overdue.known or overdue.amount <= 0 or _with_one_debtor(snapshot) is not one_debtor:
        return None
    distance = abs((snapshot.top_debtor.share.value or 0.0) - c.BIG_DEBTOR_SHARE)
    return WaitingMoney(
        amount=max(0.0, overdue.amount - snapshot.duplicates.past_due),
        chance=reminder_chance(overdue),
        documents=documents,
        shape_certainty=NormalDist().cdf(distance / c.DEBTOR_SHARE_ERROR),
    )


def unbilled_work(snapshot: Snapshot) -> WaitingMoney | None:
    """Approved work without an invoice."""
    work = snapshot.unbilled_work
    if not work.known or not work.count or not work.amount or work.amount <= 0:
        return None
    return WaitingMoney(work.amount, c.UNBILLED_CHANCE, work.count)


def stale_quotes(snapshot: Snapshot) -> WaitingMoney | None:
    """The quotes that wait where customers decide as fast as ever: a few that stayed silent want a call."""
    return _waiting_quotes(snapshot, slowed=False)


def decision_backlog(snapshot: Snapshot) -> WaitingMoney | None:
    """The same quotes where customers decide clearly slower than before: all of them want a decide-by date."""
    return _waiting_quotes(snapshot, slowed=True)


def _waiting_quotes(snapshot: Snapshot, *, slowed: bool) -> WaitingMoney | None:
    """At stake is only what exceeds the usual wait."""
    stale = snapshot.stale_quotes
    if not stale.known or stale.count <= 0 or stale.amount <= 0 or decisions_slowed(snapshot) is not slowed:
        return None
    return WaitingMoney(beyond_usual(stale), call_chance(snapshot), stale.count)


def call_chance(snapshot: Snapshot) -> float:
    """Chance that a waiting quote is won within seven days of a call.

    The own record is that of quotes silent in ordinary times. Where the ordinary silence is known and taken off the
    pile, what is left are customers who used to answer: a poor record of the others does not count against them.
    """
    chance = shrink_to_prior(snapshot.conversion.late_approval_share, c.CALL_CHANCE)
    known = snapshot.stale_quotes.silent_share.value is not None
    return max(chance, c.CALL_CHANCE) if known else chance


def beyond_usual(stale: StaleQuotes) -> float:
    """The money that waits beyond what always waits here: late answers, and an ordinary share of silence."""
    silent = min(stale.silent_share.value or 0.0, c.ORDINARY_SILENCE)
    return max(0.0, stale.amount - (stale.usual_late_amount or 0.0) - silent * stale.sent_amount)


def duplicate_billing(snapshot: Snapshot) -> WaitingMoney | None:
    """Second copies of the same bill: money that would have to be given back, or an argument."""
    copies = snapshot.duplicates
    if not copies.known or copies.count <= 0 or copies.amount <= 0:
        return None
    return WaitingMoney(copies.amount, duplicate_chance(copies), copies.count)


def duplicate_chance(copies: Duplicates) -> float:
    """Chance that a pair is a slip and can be put right: less for old ones and for what would be there anyway."""
    recent = min(copies.recent.amount / copies.amount, 1.0)
    slips = max(0.0, 1 - copies.by_chance / copies.count)
    return slips * (recent * c.DUPLICATE_CHANCE + (1 - recent) * c.OLD_DUPLICATE_CHANCE)
