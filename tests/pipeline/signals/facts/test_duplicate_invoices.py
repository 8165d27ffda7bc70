"""Bills that only look like the second copy of another one."""

from typing import Any

import pytest

from snapshot.pipeline.documents.snapshot import Duplicates
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import TODAY, anchored, invoice, quote


def duplicates(invoices: list[dict[str, Any]], quotes: list[dict[str, Any]] | None = None) -> Duplicates:
    """The copies; what is published counts all of them, explained or not."""
    measured = build_snapshot(anchored(invoices=invoices, quotes=quotes or []), today=TODAY)
    found, numbers = measured.duplicates, measured.numbers
    assert numbers.duplicate_invoice_count == found.count + found.explained.count
    assert numbers.duplicate_invoice_amount == found.amount + found.explained.amount
    return found


def visits(*days: int) -> list[dict[str, Any]]:
    return [invoice(day, 80) for day in days]


def test_three_would_be_copies_of_one_bill_are_regular_visits() -> None:
    found = duplicates(visits(31, 28, 24, 21, 17, 14))
    assert (found.count, found.explained.count, found.explained.amount) == (0, 3, 240)


def test_two_are_still_worth_a_look() -> None:
    assert duplicates(visits(31, 28, 17, 14)).count == 2


def test_a_series_explains_no_other_bill() -> None:
    found = duplicates([*visits(31, 28, 24, 21, 17, 14), invoice(12, 500), invoice(11, 500)])
    assert (found.count, found.amount) == (1, 500)


@pytest.mark.parametrize(("quoted", "count"), [(200, 0), (191, 0), (190, 1), (100, 1)])
def test_two_halves_of_a_quote_are_no_copies(quoted: float, count: int) -> None:
    halves = [invoice(10, 100, quote_number="Q1"), invoice(9, 100, quote_number="Q1")]
    assert duplicates(halves, [quote(30, quoted, approved=20)]).count == count


def test_a_deposit_billed_twice_shows_once_the_rest_is_billed() -> None:
    deposits = [invoice(10, 60, quote_number="Q1"), invoice(9, 60, quote_number="Q1")]
    found = duplicates([*deposits, invoice(2, 140, quote_number="Q1")], [quote(30, 200, approved=20)])
    assert (found.count, found.amount) == (1, 60)


def test_copies_still_open_or_of_the_last_ninety_days_are_recent() -> None:
    old_paid = [invoice(120, 50, paid=100), invoice(120, 50, paid=100)]
    old_open = [invoice(120, 60, paid=100), invoice(120, 60)]
    new_paid = [invoice(90, 70, paid=60), invoice(90, 70, paid=60)]
    found = duplicates(old_paid + old_open + new_paid)
    assert (found.amount, found.recent.count, found.recent.amount) == (180, 2, 130)


def test_the_five_largest_copies_are_counted_and_added_up() -> None:
    pairs = [invoice(9 - second, 100 * n, customer=f"c{n}") for n in range(1, 8) for second in (0, 1)]
    found = duplicates(pairs)
    assert (found.count, found.top_count, found.top_amount) == (7, 5, 2500)


def test_equal_bills_that_follow_each_other_anyway_are_expected_by_chance() -> None:
    """Four days of copies to twenty-seven of others: a gap of 4 to 30 days counts 4 / 27."""
    assert duplicates(visits(60, 56, 26)).by_chance == round(2 * 4 / 27, 4)
    assert duplicates(visits(60, 57, 26)).by_chance == 0
