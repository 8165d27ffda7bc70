"""How an invoice was paid tells that it was, where nothing else does."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Make = Callable[..., bytes]
Read = Callable[..., Pack]


def _states(read: Read, to_csv: Make, header: str, cells: tuple[str, ...]) -> list[str]:
    rows = [[1001 + n, f"2025-01-{20 + n}", "Ada", "100.00", cell] for n, cell in enumerate(cells)]
    return list(read(to_csv([["Invoice #", "Date", "Customer", "Amount", header], *rows])).invoices["state"])


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Ck #", ("2231", "", "2240", "cash")), ("Paid with", ("check", "", "Venmo", "card")),
     ("Payment", ("e-transfer Mar 4", "", "chq 12", "EFT")), ("Paid?", ("ck 4411", "not yet", "yes", "pd 3/14"))],
)  # fmt: skip
def test_a_payment_method_marks_paid_invoices(read: Read, to_csv: Make, header: str, cells: tuple[str, ...]) -> None:
    assert _states(read, to_csv, header, cells) == ["paid", "open", "paid", "paid"]


def test_the_way_in_which_all_customers_pay_tells_nothing(read: Read, to_csv: Make) -> None:
    assert _states(read, to_csv, "Payment method", ("check", "card", "check")) == ["open"] * 3


@pytest.mark.parametrize("yes", ["O", "s"])
def test_a_letter_beside_n_is_a_yes(read: Read, to_csv: Make, yes: str) -> None:
    assert _states(read, to_csv, "Paid", (yes, "N", "n", yes)) == ["paid", "open", "open", "paid"]


def test_a_letter_alone_may_be_open(read: Read, to_csv: Make) -> None:
    assert _states(read, to_csv, "Paid", ("O", "", "O")) == ["open"] * 3
