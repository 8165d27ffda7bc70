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


def test_the_statement_of_one_customer_is_an_account_too(read: Read, to_csv: Make) -> None:
    """And a payment that names several invoices pays all of them, also where it skips one."""
    rows = [
        ["2025-01-01", "", "Balance forward", "", "", "0.00"],
        ["2025-01-06", "Inv 2231", "drain", "150.00", "", "150.00"],
        ["2025-01-10", "Inv 2232", "boiler", "80.00", "", "230.00"],
        ["2025-01-12", "Inv 2233", "faucet", "20.00", "", "250.00"],
        ["2025-01-19", "Ck 4842", "Payment - inv 2231, 2233", "", "170.00", "80.00"],
        ["2025-01-30", "Inv 2234", "drain", "90.00", "", "170.00"],
        ["2025-02-19", "Ck 4900", "Payment - inv 2234", "", "90.00", "80.00"],
    ]
    pack = read(
        to_csv([["Statement of account"], [], ["Date", "Ref", "Description", "Charges", "Payments", "Balance"], *rows])
    )
    assert list(pack.invoices["state"]) == ["paid", "open", "paid", "paid"]
    assert list(pack.invoices["total_cents"]) == [15000, 8000, 2000, 9000]
