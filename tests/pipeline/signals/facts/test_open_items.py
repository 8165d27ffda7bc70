"""What counts, what is owed, what waits: the derived view of the pack."""

import pytest

from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.open_items import read_open_items
from tests.pipeline.signals.factory import TODAY, anchored, invoice, make_pack, quote


def test_drafts_voids_and_credit_notes_are_counted_apart() -> None:
    pack = make_pack(
        [
            invoice(10, 50),
            invoice(10, 60, state="draft"),
            invoice(10, 70, state="void"),
            invoice(10, -20, kind="credit_note"),
        ],
        [quote(10), quote(10, state="draft"), quote(10, state="void")],
    )
    snapshot = build_snapshot(pack, today=TODAY)
    exclusions = snapshot.exclusions
    assert (exclusions.draft_invoices, exclusions.void_invoices, exclusions.credit_notes) == (1, 1, 1)
    assert (exclusions.draft_quotes, exclusions.void_quotes) == (1, 1)
    assert (snapshot.numbers.invoice_count, snapshot.numbers.quote_count) == (1, 1)
    assert snapshot.activity_signals.invoices.billed == 50


@pytest.mark.parametrize("state", ["written_off", "refunded"])
def test_closed_invoices_are_issued_but_owe_nothing(state: str) -> None:
    snapshot = build_snapshot(anchored(invoices=[invoice(90, 80, state=state)]), today=TODAY)
    activity = snapshot.activity_signals.invoices
    assert (activity.count, activity.paid_count, activity.open_count, activity.billed) == (1, 0, 0, 80)
    assert (snapshot.numbers.open_balance, snapshot.numbers.overdue_count) == (0, 0)
    assert snapshot.exclusions.closed_invoices == 1


@pytest.mark.parametrize(("due", "overdue"), [(1, True), (0, False), (-1, False)])
def test_overdue_begins_the_day_after_the_due_date(due: int, overdue: bool) -> None:
    stands = read_open_items(anchored(invoices=[invoice(40, due=due)]), today=TODAY)
    assert stands.invoices.overdue.tolist() == [overdue]


def test_a_balance_outranks_the_status_word() -> None:
    pack = anchored(invoices=[invoice(60, 100, owed=25, state="paid"), invoice(60, 100, owed=0, state="open")])
    stands = read_open_items(pack, today=TODAY)
    assert stands.invoices.overdue.tolist() == [True, False]
    assert stands.invoices.settled.tolist() == [False, True]


def test_a_missing_due_date_takes_the_most_frequent_terms() -> None:
    pack = anchored(invoices=[invoice(40, due=26), invoice(50, due=36), invoice(60, due=0), invoice(20, due=None)])
    stands = read_open_items(pack, today=TODAY)
    assert stands.terms_days == 14
    assert stands.invoices.days_past_due.tolist() == [26, 36, 0, 6]


def test_without_any_due_date_terms_are_thirty_days() -> None:
    stands = read_open_items(anchored(invoices=[invoice(31, due=None), invoice(30, due=None)]), today=TODAY)
    assert stands.invoices.overdue.tolist() == [True, False]


def test_of_equally_frequent_terms_the_shortest_hold() -> None:
    assert read_open_items(make_pack([invoice(40, due=10), invoice(40, due=33)]), today=TODAY).terms_days == 7


def test_only_a_sent_quote_is_undecided() -> None:
    pack = make_pack(
        quotes=[
            quote(9),
            quote(9, approved=1),
            quote(9, declined=1),
            quote(9, state="expired"),
            quote(9, state="approved"),
            quote(9, state="declined"),
        ]
    )
    stands = read_open_items(pack, today=TODAY)
    assert stands.quotes.undecided.tolist() == [True, False, False, False, False, False]
    assert stands.quotes.approved.tolist() == [False, True, False, False, True, False]
    assert stands.quotes.declined.tolist() == [False, False, True, False, False, True]


def test_a_day_outranks_the_status_of_a_quote_and_the_later_day_holds() -> None:
    pack = make_pack(
        quotes=[
            quote(9, approved=3, state="sent"),
            quote(9, declined=3, state="approved"),
            quote(9, approved=5, declined=2),
            quote(9, approved=2, declined=5),
        ]
    )
    assert read_open_items(pack, today=TODAY).quotes.approved.tolist() == [True, False, False, True]


def test_an_empty_paid_column_alone_is_no_outcome() -> None:
    pack = make_pack([invoice(60)], without={"invoices": {"state", "balance_cents"}})
    assert not read_open_items(pack, today=TODAY).invoice_outcome_known


@pytest.mark.parametrize("found", ["state", "balance_cents"])
def test_one_outcome_column_is_enough(found: str) -> None:
    others = {"paid", "state", "balance_cents"} - {found}
    assert read_open_items(make_pack([invoice(60)], without={"invoices": others}), today=TODAY).invoice_outcome_known


def test_one_paid_date_is_enough() -> None:
    pack = make_pack([invoice(60), invoice(60, paid=9)], without={"invoices": {"state", "balance_cents"}})
    assert read_open_items(pack, today=TODAY).invoice_outcome_known
