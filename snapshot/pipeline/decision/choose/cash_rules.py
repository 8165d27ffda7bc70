"""Snapshot -> the four cash pressures, each as expected relief: money at stake x chance that it moves - cost of acting.

How many documents there are counts only through the minutes that acting takes; it never ranks.
"""

from statistics import NormalDist

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import CashCandidate, typical_week
from snapshot.pipeline.decision.choose.structural_rules import decisions_slowed
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Duplicates, Overdue, Signal, Snapshot, StaleQuotes


def cash_pressures(snapshot: Snapshot) -> list[CashCandidate]:
    """Every pile of money that waits, in no order; those with nothing in them are left out."""
    found = (overdue_money(snapshot), unbilled_work(snapshot), waiting_quotes(snapshot), duplicates(snapshot))
    return [pressure for pressure in found if pressure is not None]


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


def overdue_money(snapshot: Snapshot) -> CashCandidate | None:
    """``one_big_debtor`` where most of it sits with one customer, else ``slow_payers``: one pile, two shapes.

    What stands on second copies of a bill is nothing to be reminded of.
    """
    overdue = snapshot.overdue
    if not overdue.known or overdue.amount <= 0:
        return None
    share = snapshot.top_debtor.share.value
    big = share is not None and share > c.BIG_DEBTOR_SHARE and snapshot.top_debtor.count > 0
    theme, sibling = (Theme.ONE_BIG_DEBTOR, Theme.SLOW_PAYERS) if big else (Theme.SLOW_PAYERS, Theme.ONE_BIG_DEBTOR)
    distance = abs((share if share is not None else 0.0) - c.BIG_DEBTOR_SHARE)
    return _pressure(
        snapshot,
        theme,
        max(0.0, overdue.amount - snapshot.duplicates.past_due),
        reminder_chance(overdue),
        1 if big else overdue.count,
        (NormalDist().cdf(distance / c.DEBTOR_SHARE_ERROR), sibling),
    )


def unbilled_work(snapshot: Snapshot) -> CashCandidate | None:
    """Approved work without an invoice."""
    work = snapshot.unbilled_work
    if not work.known or not work.count or not work.amount or work.amount <= 0:
        return None
    return _pressure(snapshot, Theme.UNBILLED_WORK, work.amount, c.UNBILLED_CHANCE, work.count)


def waiting_quotes(snapshot: Snapshot) -> CashCandidate | None:
    """``decision_backlog`` where customers decide clearly slower than before, else ``stale_quotes``.

    The money is the same; what helps is not: quotes that everyone answers late want a decide-by date, a few that
    stayed silent among quick ones want a call. At stake is only what exceeds the usual wait.
    """
    stale = snapshot.stale_quotes
    if not stale.known or stale.count <= 0 or stale.amount <= 0:
        return None
    chance = call_chance(snapshot)
    theme = Theme.DECISION_BACKLOG if decisions_slowed(snapshot) else Theme.STALE_QUOTES
    return _pressure(snapshot, theme, beyond_usual(stale), chance, stale.count)


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


def duplicates(snapshot: Snapshot) -> CashCandidate | None:
    """Second copies of the same bill: money that would have to be given back, or an argument."""
    copies = snapshot.duplicates
    if not copies.known or copies.count <= 0 or copies.amount <= 0:
        return None
    return _pressure(snapshot, Theme.DUPLICATE_BILLING, copies.amount, duplicate_chance(copies), copies.count)


def duplicate_chance(copies: Duplicates) -> float:
    """Chance that a pair is a slip and can be put right: less for old ones and for what would be there anyway."""
    recent = min(copies.recent.amount / copies.amount, 1.0)
    slips = max(0.0, 1 - copies.by_chance / copies.count)
    return slips * (recent * c.DUPLICATE_CHANCE + (1 - recent) * c.OLD_DUPLICATE_CHANCE)


def _pressure(
    snapshot: Snapshot,
    theme: Theme,
    amount: float,
    chance: float,
    documents: int,
    shape: tuple[float, Theme | None] = (1.0, None),
) -> CashCandidate:
    minutes = c.MINUTES_EACH[theme] * documents
    relief = amount * chance - minutes / 60 * c.HOURLY_VALUE
    return CashCandidate(
        theme=theme,
        amount=amount,
        chance=chance,
        minutes=minutes,
        relief=relief,
        relief_weeks=relief / typical_week(snapshot),
        shape_certainty=shape[0],
        sibling=shape[1],
    )
