"""Amounts without tax, words of the job, and what was paid too much: columns that comparisons rest on."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]
START = ["Invoice number", "Customer", "Invoice date"]


def net(read: Read, to_csv: Make, columns: list[str], *amounts: str) -> Any:
    """The net cents of one such row; ``None`` where unknown."""
    rows = [[str(at), f"Customer {at}", "2025-03-01", *amounts] for at in range(1, 5)]
    found = read(to_csv([[*START, *columns], *rows])).invoices["net_cents"].iloc[0]
    return None if pd.isna(found) else found


@pytest.mark.parametrize(
    ("columns", "amounts", "cents"),
    [
        (["Net", "Tax", "Total"], ("100.00", "19.00", "119.00"), 10_000),
        (["Net", "Total"], ("100.00", "119.00"), 10_000),
        (["Tax", "Total"], ("19.00", "119.00"), 10_000),
        (["Net"], ("100.00",), 10_000),
        (["Net", "Tax"], ("100.00", "19.00"), 10_000),
        (["Total"], ("119.00",), None),
        (["Tax", "Total"], ("", "119.00"), None),
        (["Net", "Total"], ("50.00", "119.00"), None),
        (["Net", "Total"], ("130.00", "119.00"), None),
    ],
)
def test_the_amount_without_tax(read: Read, to_csv: Make, columns: list[str], amounts: tuple, cents: Any) -> None:
    assert net(read, to_csv, columns, *amounts) == cents


def jobs(read: Read, to_csv: Make, *said: str) -> list[Any]:
    rows = [[str(at), f"Customer {at}", "2025-03-01", text, "100"] for at, text in enumerate(said, 1)]
    return read(to_csv([[*START, "Description", "Total"], *rows])).invoices["job"].tolist()


def test_the_same_words_are_the_same_job_in_any_order_and_case(read: Read, to_csv: Make) -> None:
    one, same, other, short = jobs(read, to_csv, "Boiler repair", "repair: BOILER", "Boiler service", "7")
    assert one == same
    assert len(set(one.split()) & set(other.split())) == 1
    assert pd.isna(short)


def test_no_word_of_a_job_can_be_read(read: Read, to_csv: Make) -> None:
    told = " ".join(jobs(read, to_csv, "Boiler repair for Zelda", "Leak"))
    assert not any(word in told for word in ("boiler", "repair", "zelda", "leak"))


def balances(read: Read, to_csv: Make, *rows: tuple[str, str]) -> list[int]:
    listed = [[str(at), f"Customer {at}", "2025-03-01", *row] for at, row in enumerate(rows, 1)]
    return read(to_csv([[*START, "Total", "Balance"], *listed])).invoices["balance_cents"].tolist()


def test_what_was_paid_too_much_stays_below_nothing(read: Read, to_csv: Make) -> None:
    assert balances(read, to_csv, ("100", "100"), ("80", "80"), ("50", "-20")) == [10_000, 8_000, -2_000]


def test_a_file_that_writes_debts_as_negative_owes_them(read: Read, to_csv: Make) -> None:
    assert balances(read, to_csv, ("100", "-100"), ("80", "-80"), ("50", "0")) == [10_000, 8_000, 0]


def test_a_payment_with_something_left_is_a_credit(read: Read, to_csv: Make) -> None:
    header = ["Date", "Transaction Type", "Num", "Customer", "Due Date", "Amount", "Open Balance"]
    rows = [["2025-03-01", "Invoice", str(at), f"Customer {at}", "2025-03-31", "500", "500"] for at in range(1, 5)]
    paid = [
        ["2025-03-05", "Payment", "77", "Customer 1", "", "-300", "-300"],
        ["2025-03-05", "Payment", "78", "Customer 2", "", "-500", "0"],
    ]
    read_in = read(to_csv([header, *rows, *paid]))
    found = read_in.invoices
    assert found.loc[found["kind"] == "credit_note", ["number", "balance_cents"]].to_numpy().tolist() == [
        ["77", -30_000]
    ]
    assert read_in.recognition.files[0].rows_set_aside == 1  # the payment that is used up, as ever
