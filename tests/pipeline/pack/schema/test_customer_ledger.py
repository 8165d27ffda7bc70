"""A running account of customers is read as what was billed and what came in."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]
ENTRIES = [
    ("2025-01-05", "Ann", "Inv 815 rewire", "100.00", ""),
    ("2025-01-09", "Bo", "Inv 816 socket", "50.00", ""),
    ("2025-01-15", "Ann", "Payment inv 815", "", "100.00"),
    ("2025-01-20", "Bo", "Part payment inv 816", "", "20.00"),
    ("2025-01-25", "Cy", "Inv 817 lamp", "30.00", ""),
]


def ledger(charges: str, receipts: str) -> list[list[object]]:
    rows, balance = [], 0.0
    for day, who, entry, billed, paid in ENTRIES:
        balance += float(billed or 0) - float(paid or 0)
        rows.append([day, who, entry, billed, paid, f"{balance:.2f}"])
    return [["Date", "Customer", "Entry", charges, receipts, "Balance"], *rows]


@pytest.mark.parametrize(
    ("charges", "receipts"), [("Invoiced", "Received"), ("Charge", "Payment"), ("Debit", "Credit")]
)
def test_each_entry_is_an_invoice_or_a_payment(charges: str, receipts: str, read: Read, to_csv: Make) -> None:
    pack = read(to_csv(ledger(charges, receipts)))
    assert list(pack.invoices["number"]) == ["815", "816", "817"]
    assert list(pack.invoices["total_cents"]) == [10000, 5000, 3000]
    assert list(pack.payments["invoice_number"]) == ["815", "816"]


def test_a_payment_settles_the_invoice_that_it_names(read: Read, to_csv: Make) -> None:
    invoices = read(to_csv(ledger("Invoiced", "Received"))).invoices
    assert list(invoices["state"]) == ["paid", "open", "open"]
    assert list(invoices["balance_cents"]) == [0, 3000, 3000]


def test_a_ledger_of_accounts_is_none_of_customers(read: Read, to_csv: Make) -> None:
    header, *rows = ledger("Debit", "Credit")
    pack = read(to_csv([[*header, "Account Name"], *([*row, "Sales"] for row in rows)]))
    assert len(pack.invoices) == 0
