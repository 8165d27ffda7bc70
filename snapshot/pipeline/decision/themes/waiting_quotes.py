"""Quotes without an answer, in two shapes: a few that stayed silent, or customers who all decide slower than before."""

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.theme_entry import (
    CitedMetrics,
    Draft,
    Excess,
    Occasion,
    Pile,
    Snapshot,
    Theme,
    ThemeEntry,
    WaitingMoney,
    action_documents,
    excess,
    named,
    shrink_to_prior,
    widths_above,
    widths_of_p,
)
from snapshot.pipeline.documents.snapshot import StaleQuotes
from snapshot.wording.decision import cash, structure

# Quotes gone quiet mostly stay quiet; a call wins one in five. The own record (approved at any time after day 14) is
# taken as it is: a call brings late answers forward into the week, it does not make many more of them.
CALL_CHANCE = 0.2

# Up to a quarter of all quotes are never answered in any trade. As much silence as that, where it has always been so,
# is no pile to work off; more than that is, old habit or not.
ORDINARY_SILENCE = 0.25

# Half as long again as before, and a week and a half of new quotes waiting: below that, people are on holiday. (Intake
# times waiting time is the pile, Little 1961: such a pile is a wait of ten days for everyone. Slower than before is
# held by a test of its own, so the mark need not be high.)
ORDINARY_SLOWDOWN = 1.2
CLEAR_SLOWDOWN = 1.5
PILE_WEEKS = 1.5
DECISION_MIN_QUOTES = 8


def stale_quotes(snapshot: Snapshot) -> WaitingMoney | None:
    """The quotes that wait where customers decide as fast as ever: a few that stayed silent want a call."""
    return _waiting_quotes(snapshot, slowed=False)


def decision_backlog(snapshot: Snapshot) -> WaitingMoney | None:
    """The same quotes where customers decide clearly slower than before: all of them want a decide-by date."""
    return _waiting_quotes(snapshot, slowed=True)


def _waiting_quotes(snapshot: Snapshot, *, slowed: bool) -> WaitingMoney | None:
    """At stake is only what exceeds the usual wait."""
    stale = snapshot.stale_quotes
    if not stale.known or stale.count <= 0 or stale.amount <= 0 or _decisions_slowed(snapshot) is not slowed:
        return None
    return WaitingMoney(beyond_usual(stale), call_chance(snapshot), stale.count)


def call_chance(snapshot: Snapshot) -> float:
    """Chance that a waiting quote is won within seven days of a call.

    The own record is that of quotes silent in ordinary times. Where the ordinary silence is known and taken off the
    pile, what is left are customers who used to answer: a poor record of the others does not count against them.
    """
    chance = shrink_to_prior(snapshot.conversion.late_approval_share, CALL_CHANCE)
    known = snapshot.stale_quotes.silent_share.value is not None
    return max(chance, CALL_CHANCE) if known else chance


def beyond_usual(stale: StaleQuotes) -> float:
    """The money that waits beyond what always waits here: late answers, and an ordinary share of silence."""
    silent = min(stale.silent_share.value or 0.0, ORDINARY_SILENCE)
    return max(0.0, stale.amount - (stale.usual_late_amount or 0.0) - silent * stale.sent_amount)


def growing_backlog(snapshot: Snapshot) -> Excess | None:
    """Customers take clearly longer to decide than before, and the undecided pile up."""
    pile = snapshot.open_pile.value
    undecided = snapshot.activity_signals.quotes.undecided_count
    if pile is None or pile < PILE_WEEKS or undecided <= 0 or not _decisions_slowed(snapshot):
        return None
    time = snapshot.decision_time
    n = min(time.recent_median_days.n, time.earlier_median_days.n)
    return excess(_slowdown(snapshot), n, DECISION_MIN_QUOTES)


def _decisions_slowed(snapshot: Snapshot) -> bool:
    """Whether customers now take clearly longer to say yes than they did before."""
    time = snapshot.decision_time
    known = time.recent_median_days.value is not None and time.earlier_median_days.value is not None
    enough = min(time.recent_median_days.n, time.earlier_median_days.n) >= DECISION_MIN_QUOTES
    return known and enough and _slowdown(snapshot) is not None


def _slowdown(snapshot: Snapshot) -> float | None:
    time = snapshot.decision_time
    value = time.ratio.value
    if value is None or value < CLEAR_SLOWDOWN:
        return None
    if time.p_value is None:
        return widths_above(time.ratio, ORDINARY_SLOWDOWN, CLEAR_SLOWDOWN)
    # The rank test sees every answer; the interval only two medians of whole days, which jump.
    return widths_of_p(time.p_value) if time.p_value / 2 <= c.SIGNIFICANT_P else None


WAITING = Pile("stale_quotes", "quote", cash.STALE_PART)


def _say_stale_quotes(facts: CitedMetrics, occasion: Occasion) -> Draft:
    money, weeks = facts.money("stale_quotes.amount"), facts.usual_weeks("stale_quotes.weeks_of_billing")
    single = facts.number("stale_quotes.count") == 1
    return cash.stale_quotes(money, weeks, named(facts, occasion, WAITING), single)


def _say_decision_backlog(facts: CitedMetrics, occasion: Occasion) -> Draft:
    """About the quotes in the 14 to 90 day bucket; where it is empty, about all that are open."""
    earlier = "decision_time.earlier_median_days.value"
    days = facts.days("decision_time.recent_median_days.value")
    # "Less than a day" names no number, and needs the earlier one as evidence all the same.
    facts.cite(earlier)
    stale = facts.number("stale_quotes.count") > 0
    count = "stale_quotes.count" if stale else "activity_signals.quotes.undecided_count"
    draft = structure.decision_backlog(days, facts.age(earlier), facts.number(count) == 1)
    if stale:
        these = named(facts, occasion, WAITING)
        return draft._replace(action=structure.resend(these), minutes=these.minutes)
    return draft._replace(action=_resend_open(facts, count, occasion), minutes=occasion.minutes)


def _resend_open(facts: CitedMetrics, count: str, occasion: Occasion) -> str:
    said = structure.start_on_open if facts.number(count) > occasion.sitting else structure.resend_open
    return said(facts.count(count, "quote"))


ENTRIES = (
    ThemeEntry(
        id=Theme.STALE_QUOTES,
        cash=stale_quotes,
        money=lambda snapshot: snapshot.stale_quotes.amount,
        minutes=25,
        minutes_each=5,  # a quote is a conversation
        phrase=_say_stale_quotes,
        evidence=("stale_quotes.count", "stale_quotes.amount", "stale_quotes.cold_count"),
        support=("stale_quotes.", "action.", "quote_age_buckets.", "conversion.late_approval", "numbers.stale"),
        text=cash.STALE_QUOTES,
        documents=action_documents.stale_quotes,
        chart="quotes",
    ),
    ThemeEntry(
        id=Theme.DECISION_BACKLOG,
        cash=decision_backlog,
        structure=growing_backlog,
        money=lambda snapshot: snapshot.stale_quotes.amount,
        minutes=25,
        minutes_each=4,
        phrase=_say_decision_backlog,
        evidence=("decision_time.ratio.value", "open_pile.value"),
        support=("decision_time.", "action.", "open_pile.", "stale_quotes."),
        text=structure.DECISION_BACKLOG,
        documents=action_documents.undecided_quotes,
        chart="quotes",
    ),
)
