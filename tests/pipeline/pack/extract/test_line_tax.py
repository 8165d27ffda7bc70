"""The tax of each line is money, too: a sum row that holds it is a sum, and it helps to tell the decimal sign."""

from datetime import date

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files

HEADER = "Invoice Number,Invoice Date,Customer,Line Total,Line Tax,Status"


def billed(rows: list[str]) -> int:
    """Cents of all invoices."""
    text = "\n".join([HEADER, *rows])
    pack = read_files([UploadedFile("lines.csv", text.encode())], workspace_key=b"k", today=date(2025, 12, 1))
    return int(pack.invoices["total_cents"].sum())


def lines(total: str, tax: str) -> list[str]:
    return [f"I{n},2025-03-{n:02},Ann Oak {n},{total},{tax},paid" for n in range(1, 13) for _ in range(2)]


@pytest.mark.parametrize("last", [[], [",,,2400.00,480.00,"]])
def test_a_sum_of_lines_and_their_tax_is_no_line(last: list[str]) -> None:
    assert billed([*lines("100.00", "20.00"), *last]) == 240_000


def test_the_tax_of_a_line_tells_the_decimal_sign() -> None:
    assert billed(lines("2.100", '"21,50"')) == 24 * 210_000
