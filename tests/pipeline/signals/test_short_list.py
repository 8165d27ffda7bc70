"""The documents behind an action, worst first."""

import pytest

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals import documents_behind
from tests.pipeline.signals.factory import TODAY, anchored, invoice, quote


def listed(theme: Theme, pack: Pack) -> list[tuple[str, float, int]]:
    short_list = documents_behind(pack, theme, today=TODAY)
    assert short_list is not None
    return [(item.number, item.amount, item.days) for item in short_list.items]


def test_slow_payers_lists_overdue_invoices_largest_balance_first() -> None:
    pack = anchored(
        invoices=[
            invoice(40, 500, owed=50, number="A"),
            invoice(70, 80, number="B", customer="c2"),
            invoice(10, 900, number="not due"),
            invoice(90, 900, paid=10, number="paid"),
        ]
    )
    assert listed(Theme.SLOW_PAYERS, pack) == [("B", 80, 40), ("A", 50, 10)]


def test_slow_payers_lists_the_ageing_band_that_the_action_names() -> None:
    """The action says "the invoices 31-60 days past due": those, not a larger one of another age."""
    pack = anchored(
        invoices=[
            invoice(40, 900, number="10 days"),
            invoice(61, 70, number="31 days"),
            invoice(90, 80, number="60 days"),
            invoice(91, 900, number="61 days"),
        ]
    )
    evidence = ("signals.overdue.weeks_of_billing=2.0", "signals.overdue.days_31_60.count=2")
    short_list = documents_behind(pack, Theme.SLOW_PAYERS, today=TODAY, evidence=evidence)
    assert short_list is not None
    assert [item.number for item in short_list.items] == ["60 days", "31 days"]


def test_one_big_debtor_lists_only_that_customer() -> None:
    pack = anchored(
        invoices=[
            invoice(40, 60, number="A", customer="big"),
            invoice(50, 70, number="B", customer="big"),
            invoice(60, 100, number="C", customer="other"),
        ]
    )
    assert listed(Theme.ONE_BIG_DEBTOR, pack) == [("B", 70, 20), ("A", 60, 10)]


def test_stale_quotes_lists_those_of_14_to_90_days() -> None:
    pack = anchored(quotes=[quote(13, 9), quote(14, 70), quote(90, 80), quote(91, 9), quote(50, 9, approved=1)])
    assert listed(Theme.STALE_QUOTES, pack) == [("Q3", 80, 90), ("Q2", 70, 14)]


def test_a_decision_backlog_lists_the_longest_waiting_first() -> None:
    pack = anchored(quotes=[quote(3, 900), quote(60, 10), quote(95, 500)])
    assert listed(Theme.DECISION_BACKLOG, pack) == [("Q2", 10, 60), ("Q1", 900, 3)]


def test_unbilled_work_lists_approved_quotes() -> None:
    pack = anchored(
        invoices=[invoice(60, quote_number="Q1")],
        quotes=[quote(70, approved=65), quote(40, 75, approved=30), quote(260, approved=250)],
    )
    assert listed(Theme.UNBILLED_WORK, pack) == [("Q2", 75, 30)]


def test_duplicate_billing_lists_the_second_copy() -> None:
    pack = anchored(invoices=[invoice(9, 80, number="B"), invoice(10, 80, number="A")])
    assert listed(Theme.DUPLICATE_BILLING, pack) == [("B", 80, 9)]


def test_at_most_ten_are_listed_and_documents_without_a_number_are_not() -> None:
    invoices = [invoice(40, 10 + place) for place in range(12)] + [invoice(40, 999, number=None)]
    amounts = [amount for _, amount, _ in listed(Theme.SLOW_PAYERS, anchored(invoices=invoices))]
    assert amounts == list(range(21, 11, -1))


@pytest.mark.parametrize("theme", Theme)
def test_there_is_no_list_without_documents(theme: Theme) -> None:
    assert documents_behind(Pack(), theme, today=TODAY) is None
    assert documents_behind(anchored(invoices=[invoice(5)]), theme, today=TODAY) is None


def test_there_is_no_list_of_overdue_invoices_where_the_file_tells_no_outcome() -> None:
    pack = anchored(invoices=[invoice(60)], without={"invoices": {"paid", "state", "balance_cents"}})
    assert documents_behind(pack, Theme.SLOW_PAYERS, today=TODAY) is None
