"""Ticks, percentages, days and what is left tell as much of a document as a word for its state."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
_SPOILT = (("Ada", "90.00"), ("VOID", "0.00"), ("Void & Sons", "9.00"))


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


def test_paid_may_stand_where_the_balance_would(read_rows: Read) -> None:
    header = ["Invoice #", "Date", "Customer", "Amount", "Balance"]
    rows = [[str(n), "2025-01-05", "Ada", "90", left] for n, left in enumerate(["PAID", "90", "Paid", "45", "PAID"])]
    invoices = read_rows(header, *rows).invoices
    assert invoices["state"].tolist() == ["paid", "open", "paid", "open", "paid"]
    assert invoices["balance_cents"].tolist() == [0, 9000, 0, 4500, 0]


def test_a_spoilt_number_is_void_where_its_customer_would_stand(read_rows: Read) -> None:
    header = ["Invoice no", "Invoice date", "Sold to", "Amount", "Due"]
    rows = [[str(n), "2025-01-05", who, amount, ""] for n, (who, amount) in enumerate(_SPOILT)]
    assert read_rows(header, *rows).invoices["state"].tolist() == ["open", "void", "open"]


def test_the_state_of_the_work_is_not_that_of_the_payment(read_rows: Read) -> None:
    header = ["Invoice #", "Invoice date", "Customer", "Job status", "Total", "Payment"]
    rows = [
        ["1", "2025-01-05", "Ada", "In progress", "90", "Paid"],
        ["2", "2025-01-06", "Bo", "Completed", "40", "Unpaid"],
    ]
    assert read_rows(header, *rows).invoices["state"].tolist() == ["paid", "open"]


def test_a_deposit_invoice_is_an_invoice_where_no_type_names_documents(read_rows: Read) -> None:
    header = ["Invoice #", "Type", "Invoice date", "Client", "Invoice total", "Balance due"]
    kinds = ("Deposit", "Progress", "Final")
    rows = [[str(n), kind, "2025-01-05", "Ada", "90", "0"] for n, kind in enumerate(kinds)]
    assert len(read_rows(header, *rows).invoices) == 3


def test_a_last_column_without_a_name_is_a_column(read_rows: Read) -> None:
    header = ["Invoice", "Date", "Customer", "Amount"]
    rows = [[str(n), "2025-01-05", "Ada", "90", word] for n, word in enumerate(["paid", "unpaid", "paid", "overdue"])]
    assert read_rows(header, *rows).invoices["state"].tolist() == ["paid", "open", "paid", "open"]
