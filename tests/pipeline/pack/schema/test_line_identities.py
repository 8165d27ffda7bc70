"""Which column is the amount is proved by what adds up, before any word of a header."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from tests.pipeline.pack.conftest import csv_bytes, read_bytes

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice No", "Date", "Customer", "Item", "Qty", "Price", "Amount"]
LINES = [(2, 5000), (3, 1525), (1, 8000), (4, 1999)]


def money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def lines(number: str = "INV-1", parts: list[tuple[int, int]] | None = None) -> list[list[object]]:
    told = LINES if parts is None else parts
    return [[number, "2025-05-10", "Ann", "Work", count, money(cost), money(count * cost)] for count, cost in told]


@pytest.mark.parametrize("names", [("Qty", "Price", "Amount"), ("Qty", "Amount", "Price"), ("Hours", "Rate", "Total")])
def test_quantity_times_price_is_the_line(names: tuple[str, str, str], read: Read, to_csv: Make) -> None:
    pack = read(to_csv([[*HEADER[:4], *names], *lines("INV-1"), *lines("INV-2")]))
    assert list(pack.invoices["total_cents"]) == [sum(count * cost for count, cost in LINES)] * 2


def test_lines_below_the_first_of_a_document_belong_to_it(read: Read, to_csv: Make) -> None:
    first, *rest = lines()
    pack = read(to_csv([HEADER, first, *(["", "", "", *row[3:]] for row in rest)]))
    assert list(pack.invoices["total_cents"]) == [sum(count * cost for count, cost in LINES)]


def test_without_an_amount_the_line_is_how_many_at_which_price(read: Read, to_csv: Make) -> None:
    pack = read(to_csv([HEADER[:6], *(row[:6] for row in lines())]))
    assert list(pack.invoices["total_cents"]) == [sum(count * cost for count, cost in LINES)]


def test_the_numbers_of_lines_are_no_amounts(read: Read, to_csv: Make) -> None:
    header = ["Invoice No", "Date", "Customer", "Line", "Total"]
    rows = [[f"INV-{n}", "2025-05-10", "Ann", line, f"{line}0.25"] for n in (1, 2) for line in (1, 2, 3)]
    assert list(read(to_csv([header, *rows])).invoices["total_cents"]) == [6075, 6075]


def test_net_and_tax_prove_which_of_two_totals_it_is(read: Read, to_csv: Make) -> None:
    header = ["Invoice No", "Date", "Customer", "Net", "Tax", "Document total", "Net payable"]
    rows = [[f"INV-{n}", "2025-05-10", "Ann", "100.00", "22.00", "122.00", f"{118 - n}.00"] for n in range(1, 6)]
    pack = read(to_csv([header, *rows]))
    assert list(pack.invoices["total_cents"]) == [12200] * 5
    assert pack.recognition.files[0].doubts == ()


@given(st.lists(st.tuples(st.integers(2, 40), st.integers(1, 99_999)), min_size=3, max_size=12))
def test_the_order_of_the_columns_does_not_matter(parts: list[tuple[int, int]]) -> None:
    """Prices of which each is its own line prove nothing; here no line is of one piece."""
    rows = lines("INV-1", parts)
    turned = [[*row[:4], row[6], row[5], row[4]] for row in rows]
    straight = read_bytes(csv_bytes([HEADER, *rows])).invoices["total_cents"]
    back = read_bytes(csv_bytes([[*HEADER[:4], "Amount", "Price", "Qty"], *turned])).invoices["total_cents"]
    assert list(straight) == list(back) == [sum(count * cost for count, cost in parts)]
