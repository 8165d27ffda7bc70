"""Whether the answer holds without something, and which one thing it hangs on."""

from datetime import date

from snapshot.pipeline.decision import THEMES, robustness_of
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.robustness import HangsOn, LeaveOuts, LeftOutKind, Robustness, Without
from snapshot.pipeline.documents.snapshot import Snapshot, TopDebtor
from tests.pipeline.decision.planted import PLANTED, activity, exact, ordinary, overdue

WHOLE = PLANTED[Theme.SLOW_PAYERS]
MONDAY = date(2025, 6, 2)


def less(documents: int, *, other: bool = True) -> Snapshot:
    """``WHOLE`` without so many invoices; and without its overdue money, where it gives another answer."""
    fewer = {"activity_signals": activity(invoices={"count": 171 - documents})}
    return ordinary(**fewer) if other else WHOLE.model_copy(update=fewer)


def parts(*snapshots: Snapshot, kind: LeftOutKind = "customer") -> LeaveOuts:
    week = MONDAY if kind == "week" else None
    return LeaveOuts(tuple(Without(kind, snapshot, week) for snapshot in snapshots), customers=len(snapshots))


def told(theme: Theme, whole: Snapshot, tried: LeaveOuts) -> Robustness:
    found = robustness_of(theme, whole, tried, THEMES)
    assert found is not None
    assert found.holds == (found.hangs_on is None)
    return found


def hangs_on(theme: Theme, whole: Snapshot, tried: LeaveOuts) -> HangsOn:
    fact = told(theme, whole, tried).hangs_on
    assert fact is not None
    return fact


def test_an_answer_that_no_removal_changes_is_solid() -> None:
    found = told(Theme.SLOW_PAYERS, WHOLE, parts(less(3, other=False), less(5, other=False)))
    assert found.holds
    assert (found.customers_left_out, found.customers_that_change) == (2, 0)


def test_an_answer_depends_on_the_fewest_documents_that_change_it() -> None:
    tried = parts(less(9), less(1, other=False), less(2), less(4))
    fact = hangs_on(Theme.SLOW_PAYERS, WHOLE, tried)
    assert (fact.documents, fact.then) == (2, Theme.HEALTHY)
    assert fact.amount == round(WHOLE.overdue.amount - 811.5, 2)
    assert told(Theme.SLOW_PAYERS, WHOLE, tried).customers_that_change == 3


def test_what_it_hangs_on_counts_invoices_and_quotes() -> None:
    fewer = activity(invoices={"count": 169}, quotes={"count": WHOLE.activity_signals.quotes.count - 3})
    assert hangs_on(Theme.SLOW_PAYERS, WHOLE, parts(ordinary(activity_signals=fewer))).documents == 5


def test_ties_prefer_the_documents_with_the_least_money() -> None:
    cheap = less(2).model_copy(update={"overdue": overdue(days_1_30=(3, 1_900.0))})
    assert hangs_on(Theme.SLOW_PAYERS, WHOLE, parts(less(2), cheap)).amount == round(WHOLE.overdue.amount - 1_900, 2)


def test_a_week_is_told_by_its_monday_alone() -> None:
    tried = parts(less(2), kind="week")
    fact = hangs_on(Theme.SLOW_PAYERS, WHOLE, tried)
    assert (fact.kind, fact.week) == ("week", MONDAY)
    assert told(Theme.SLOW_PAYERS, WHOLE, tried).weeks_that_change == 1


def test_an_answer_about_one_customer_hangs_on_that_one_by_nature() -> None:
    whole = PLANTED[Theme.ONE_BIG_DEBTOR]
    spread = TopDebtor(share=exact(0.3, 9), count=2, amount=500.0)
    customer = whole.model_copy(update={"top_debtor": spread, "activity_signals": activity(invoices={"count": 140})})
    everything = LeaveOuts((*parts(less(1), kind="week").parts, *parts(customer).parts), customers=1, weeks=1)
    fact = hangs_on(Theme.ONE_BIG_DEBTOR, whole, everything)
    assert (fact.kind, fact.by_nature, fact.then) == ("customer", True, Theme.SLOW_PAYERS)


def test_nothing_is_said_of_too_little_data_or_of_an_answer_that_the_rules_would_not_give() -> None:
    tried = parts(less(2))
    assert robustness_of(Theme.TOO_LITTLE_DATA, PLANTED[Theme.TOO_LITTLE_DATA], tried, THEMES) is None
    assert robustness_of(Theme.UNBILLED_WORK, WHOLE, tried, THEMES) is None
    assert robustness_of(Theme.SLOW_PAYERS, WHOLE, LeaveOuts(), THEMES) is None
