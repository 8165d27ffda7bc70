"""Work never billed, billed twice, or billed below its quote."""

from typing import Any

import pytest

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import TODAY, ago, anchored, invoice, quote


def measure(invoices: list, quotes: list, **more: object) -> Snapshot:
    return build_snapshot(anchored(invoices=invoices, quotes=quotes, **more), today=TODAY)


LINKED = invoice(60, quote_number="Q1")
BILLED = quote(70, approved=65)


def unbilled(*quotes: dict[str, Any], invoices: tuple = ()) -> int | None:
    return measure([LINKED, *invoices], [BILLED, *quotes]).numbers.unbilled_approved_count


@pytest.mark.parametrize(("approved", "count"), [(14, 1), (13, 0)])
def test_unbilled_work_was_approved_at_least_fourteen_days_ago(approved: int, count: int) -> None:
    assert unbilled(quote(40, approved=approved)) == count


def test_a_quote_is_billed_when_a_standing_invoice_names_it() -> None:
    late = quote(40, approved=30)
    assert unbilled(late, invoices=(invoice(5, quote_number="Q2"),)) == 0
    assert unbilled(late, invoices=(invoice(5, quote_number="Q2", state="refunded"),)) == 0
    assert unbilled(late, invoices=(invoice(5, quote_number="Q2", state="void"),)) == 1
    assert unbilled(late, invoices=(invoice(5, -9, quote_number="Q2", kind="credit_note"),)) == 1


def test_declined_and_undated_approvals_are_not_unbilled() -> None:
    assert unbilled(quote(40, declined=30), quote(40), quote(40, state="approved")) == 0


def test_a_quote_without_a_number_cannot_be_told() -> None:
    assert unbilled(quote(40, 100, approved=30, number=None)) == 0


def test_approvals_long_before_the_invoices_begin_are_published_but_no_pile_to_act_on() -> None:
    snapshot = measure([LINKED], [BILLED, quote(160, 70, approved=150), quote(160, 30, approved=151)])
    work, numbers = snapshot.unbilled_work, snapshot.numbers
    assert (work.count, work.amount, work.oldest_days) == (1, 70, 150)
    assert (work.before_invoices.count, work.before_invoices.amount) == (1, 30)
    assert (numbers.unbilled_approved_count, numbers.unbilled_approved_value) == (2, 100)


def test_unbilled_value_and_age() -> None:
    work = measure([LINKED], [BILLED, quote(40, 250, approved=30), quote(50, 50.5, approved=45)]).unbilled_work
    assert (work.known, work.count, work.amount, work.oldest_days, work.linked_invoices) == (True, 2, 300.5, 45, 1)


def test_the_three_largest_of_what_is_unbilled() -> None:
    work = measure([LINKED], [BILLED, *(quote(40, total, approved=30) for total in (10, 400, 20, 30))]).unbilled_work
    assert (work.count, work.top_count, work.top_amount) == (4, 3, 450)


def test_without_a_quote_column_on_invoices_it_is_unknown() -> None:
    work = measure([invoice(60)], [BILLED], without={"invoices": {"quote_number"}}).unbilled_work
    assert (work.known, work.count, work.amount) == (False, None, None)


def test_links_that_lead_nowhere_are_unknown_not_unbilled() -> None:
    work = measure([invoice(60, quote_number="EST-1")], [BILLED]).unbilled_work
    assert (work.known, work.count) == (False, None)


def test_nothing_is_no_link_to_a_quote_without_a_number() -> None:
    work = measure([invoice(60)], [quote(70, approved=65, number=None)]).unbilled_work
    assert (work.known, work.count) == (False, None)


def test_without_approval_dates_it_is_unknown() -> None:
    work = measure([LINKED], [quote(70, state="approved")]).unbilled_work
    assert (work.known, work.count) == (False, None)


def copies(*invoices: dict[str, Any]) -> tuple[int | None, float | None]:
    numbers = measure(list(invoices), []).numbers
    return numbers.duplicate_invoice_count, numbers.duplicate_invoice_amount


def test_the_same_work_within_three_days_under_another_number_is_a_copy() -> None:
    assert copies(invoice(13, 80), invoice(10, 80)) == (1, 80)
    assert copies(invoice(14, 80), invoice(10, 80)) == (0, 0)
    assert copies(invoice(12, 80), invoice(11, 80), invoice(10, 80)) == (2, 160)


@pytest.mark.parametrize(
    "other",
    [
        {"customer": "c2"},
        {"customer": None},
        {"total_cents": 8001},
        {"quote_number": "Q7"},
        {"number": "A"},
        {"number": None},
        {"state": "void"},
        {"state": "refunded"},
        {"kind": "credit_note"},
    ],
)
def test_any_difference_makes_it_other_work(other: dict[str, Any]) -> None:
    assert copies(invoice(10, 80, number="A"), invoice(10, 80, number="B") | other) == (0, 0)


def test_both_on_the_same_quote_are_a_copy() -> None:
    assert copies(invoice(10, 80, quote_number="Q7"), invoice(9, 80, quote_number="Q7")) == (1, 80)


def test_without_customers_copies_are_unknown() -> None:
    assert copies(invoice(10, 80, customer=None), invoice(10, 80, customer=None)) == (None, None)


def pairs(count: int, issued: int, invoiced: float, quoted: float, start: int = 1) -> tuple[list, list]:
    numbers = [f"P{start + place}" for place in range(count)]
    return (
        [invoice(issued, invoiced, quote_number=number) for number in numbers],
        [quote(issued + 9, quoted, approved=issued + 5, number=number) for number in numbers],
    )


def test_price_held_is_invoiced_over_quoted_recent_and_before() -> None:
    recent, recent_quotes = pairs(10, 90, 90, 100)
    before, before_quotes = pairs(12, 91, 98, 100, start=50)
    held = measure(recent + before, recent_quotes + before_quotes).price_held
    assert (held.recent.value, held.recent.n, held.before.value, held.before.n) == (0.9, 10, 0.98, 12)
    assert (held.recent.low, held.recent.high, held.linked_pairs) == (0.9, 0.9, 22)


def test_price_held_weighs_by_money_not_by_pair() -> None:
    small, small_quotes = pairs(9, 20, 100, 100)
    large, large_quotes = pairs(1, 20, 550, 1100, start=50)
    held = measure(small + large, small_quotes + large_quotes).price_held
    assert held.recent.value == 0.725
    assert held.recent.low < 0.725 < held.recent.high


def test_only_the_first_invoice_of_a_quote_counts() -> None:
    first, quotes = pairs(10, 50, 100, 100)
    later = [row | {"issued": ago(40), "total_cents": 1} for row in first]
    earlier = [row | {"issued": ago(60), "total_cents": 5000} for row in first]
    assert measure(later + first, quotes).numbers.price_realisation_90d == 1
    assert measure(later + first + earlier, quotes).numbers.price_realisation_90d == 0.5


def test_ten_recent_pairs_are_needed() -> None:
    rows, quotes = pairs(9, 20, 90, 100)
    assert measure(rows, quotes).numbers.price_realisation_90d is None
