"""Ticks, percentages, days and what is left tell as much of a document as a word for its state."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]


@pytest.fixture
def read_rows(read: Read, to_csv: Callable[..., bytes]) -> Read:
    return lambda *rows: read(to_csv(rows))


def test_a_tick_under_accepted_is_a_yes_and_a_blank_no_answer_yet(read_rows: Read) -> None:
    header = ["Estimate #", "Estimate date", "Customer", "Estimate total", "Accepted?"]
    rows = [[str(n), "2025-01-05", "Ada", "90", mark] for n, mark in enumerate(["Y", "", "N", "x"], start=1)]
    assert read_rows(header, *rows).quotes["state"].tolist() == ["approved", "sent", "declined", "approved"]


def test_the_name_of_its_number_makes_a_credit_note(read_rows: Read) -> None:
    header = ["Credit Note Number", "Credit Note Date", "Customer", "Credit Note Total"]
    pack = read_rows(header, ["CN-1", "2025-01-05", "Ada", "90.00"])
    assert pack.invoices[["kind", "total_cents"]].to_numpy().tolist() == [["credit_note", -9000]]


def test_a_percentage_is_no_amount(read_rows: Read) -> None:
    header = ["Invoice #", "Date", "Customer", "Amount", "% paid"]
    pack = read_rows(header, *([str(n), "2025-01-05", "Ada", "90", f"{50 * n}%"] for n in range(3)))
    assert pack.invoices["state"].tolist() == ["open", "open", "paid"]


def test_a_blank_among_balances_is_nothing_left_when_nothing_else_tells(read_rows: Read) -> None:
    header = ["Invoice #", "Date", "Customer", "Billed", "Still owes"]
    rows = [[str(n), "2025-01-05", "Ada", "90", left] for n, left in enumerate(["90", "-", ""])]
    assert read_rows(header, *rows).invoices["state"].tolist() == ["open", "paid", "paid"]


def test_an_amount_due_that_paid_invoices_have_too_is_the_total(read_rows: Read) -> None:
    header = ["Invoice #", "Invoice date", "Customer", "Total due", "Date paid"]
    rows = [["1", "2025-01-05", "Ada", "90.00", "2025-01-09"], ["2", "2025-01-06", "Bo", "40.00", ""]]
    invoices = read_rows(header, *rows).invoices
    assert invoices[["state", "total_cents", "balance_cents"]].to_numpy().tolist() == [
        ["paid", 9000, 0], ["open", 4000, 4000],
    ]  # fmt: skip


def test_a_list_with_unpaid_rows_is_no_list_of_payments(read_rows: Read) -> None:
    header = ["Date invoiced", "Customer", "Invoice amount", "Date paid", "Check #"]
    rows = [["2025-01-05", "Ada", "90.00", "2025-01-09", "2001"], ["2025-01-06", "Bo", "40.00", "", ""]]
    assert read_rows(header, *rows).invoices["state"].tolist() == ["paid", "open"]
