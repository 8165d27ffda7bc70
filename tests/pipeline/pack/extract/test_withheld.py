"""What is kept back is part of what was billed; a tax is never waited for, retention is owed until it comes."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Inv", "Date", "Customer", "Invoice total"]
ROWS = [[n, f"2025-01-{n:02}", "Ann", "1,000.00"] for n in range(1, 5)]


@pytest.mark.parametrize("name", ["CIS 20%", "Ritenuta 4%", "Retención IRPF", "Withholding tax"])
def test_tax_kept_back_for_the_state_lowers_what_is_owed_not_what_was_billed(
    name: str, read: Read, to_csv: Make
) -> None:
    rows = [[*row, "-200.00", paid] for row, paid in zip(ROWS, ("2025-02-01", "", "2025-02-01", ""), strict=True)]
    invoices = read(to_csv([[*HEADER, name, "Date paid"], *rows])).invoices
    assert set(invoices["total_cents"]) == {100000}
    assert list(invoices["state"]) == ["paid", "open", "paid", "open"]
    assert list(invoices["balance_cents"]) == [0, 80000, 0, 80000]


@pytest.mark.parametrize("name", ["Retention 5%", "Retainage", "Holdback"])
def test_retention_is_owed_until_the_day_on_which_it_comes(name: str, read: Read, to_csv: Make) -> None:
    days = [("2025-02-01", "2025-04-01"), ("2025-02-01", ""), ("", ""), ("2025-02-03", "2025-04-01")]
    rows = [[*row, "-50.00", *both] for row, both in zip(ROWS, days, strict=True)]
    invoices = read(to_csv([[*HEADER, name, "Rcvd", "Retention rcvd"], *rows])).invoices
    assert list(invoices["state"]) == ["paid", "open", "open", "paid"]
    assert list(invoices["balance_cents"]) == [0, 5000, 100000, 0]


def test_retention_is_owed_until_a_word_says_that_it_was_released(read: Read, to_csv: Make) -> None:
    words = [("1,000.00", "released 4/16"), ("950.00", "held"), ("", "held"), ("1,000.00", "released 5/2")]
    rows = [[*row, "50.00", *both] for row, both in zip(ROWS, words, strict=True)]
    invoices = read(to_csv([[*HEADER, "Retention 5%", "Received", "Retention"], *rows])).invoices
    assert list(invoices["state"]) == ["paid", "open", "open", "paid"]


def test_the_day_of_a_deposit_does_not_pay_the_invoice(read: Read, to_csv: Make) -> None:
    header = [*HEADER, "Deposit", "Dep rcvd", "Balance", "Bal rcvd"]
    days = [("2025-01-10", "2025-02-01"), ("2025-01-10", ""), ("", ""), ("2025-01-10", "2025-03-01")]
    rows = [[*row, "300.00", first, "700.00", last] for row, (first, last) in zip(ROWS, days, strict=True)]
    assert list(read(to_csv([header, *rows])).invoices["state"]) == ["paid", "open", "open", "paid"]
