"""Days without a year take the one year that the file names."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.schema.missing_years import is_short_day, with_years
from snapshot.pipeline.pack.tables.header_row import table_from_grid
from snapshot.pipeline.pack.tables.table import Grid

Read = Callable[..., Pack]
Make = Callable[..., bytes]


def _day(title: str, cell: str) -> object:
    table = table_from_grid(Grid([[title], ["Invoice #", "Date", "Amount"], ["1001", cell, "20.00"]]))
    assert table is not None
    return with_years(table).columns[1][0]


@pytest.mark.parametrize(("cell", "dated"), [("14-Mar", "14-Mar 2025"), ("Mar 14", "Mar 14 2025")])
def test_the_title_names_the_year(cell: str, dated: str) -> None:
    assert _day("Invoices 2025", cell) == dated


@pytest.mark.parametrize("title", ["Invoices", "Invoices 2024 and 2025", "Job 120255"])
def test_without_exactly_one_year_dates_are_unchanged(title: str) -> None:
    assert _day(title, "14-Mar") == "14-Mar"


@pytest.mark.parametrize("cell", ["14-Mar-24", "Unit 14"])
def test_other_cells_are_unchanged(cell: str) -> None:
    assert _day("Invoices 2025", cell) == cell


HEADER = ["#", "date", "name", "total", "status"]


def issued(read: Read, to_csv: Make, *rows: list[str]) -> list[str]:
    table = [HEADER, *(row if len(row) > 1 else [*row, "", "", "", ""] for row in rows)]
    return [str(day.date()) for day in read(to_csv(table), names=("invoices.csv",)).invoices["issued"]]


def invoice(number: int, day: str) -> list[str]:
    return [str(number), day, "Ann", "100.00", "paid"]


@pytest.mark.parametrize("days", [("Nov 4", "Dec 18", "Jan 7"), ("11/4", "12/18", "1/7"), ("4.11.", "18.12.", "7.1.")])
def test_a_row_says_the_year_and_its_turn_the_next(days: tuple[str, str, str], read: Read, to_csv: Make) -> None:
    first, second, third = (invoice(n, day) for n, day in enumerate(days, 1))
    assert issued(read, to_csv, ["2024"], first, second, third) == ["2024-11-04", "2024-12-18", "2025-01-07"]
    assert issued(read, to_csv, ["2022"], first, second, ["2024"], third) == ["2022-11-04", "2022-12-18", "2024-01-07"]


def test_a_short_day_of_payment_is_in_the_year_of_its_invoice_or_the_next(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Invoice date", "Client", "Total", "Date paid"]
    rows = [["1", "2025-03-01", "Ann", "50", "3/14"], ["2", "2024-12-20", "Bo", "50", "1/9"]]
    paid = read(to_csv([header, *rows])).invoices["paid"]
    assert [str(day.date()) for day in paid] == ["2025-03-14", "2025-01-09"]


def test_amounts_are_no_days(read: Read, to_csv: Make) -> None:
    rows = [[str(n), f"2025-01-0{n}", "Ann", f"{n}.1{n}"] for n in range(1, 6)]
    pack = read(to_csv([["Invoice # 2025", "Invoice date", "Client", "Total"], *rows]))
    assert list(pack.invoices["total_cents"]) == [100 * n + 10 + n for n in range(1, 6)]


@pytest.mark.parametrize(
    ("cell", "short"), [("Nov 4", True), ("4. Nov", True), ("Nov 4 2025", False), ("Unit 4", False), (4, False)]
)
def test_a_day_without_its_year_is_known(cell: object, short: bool) -> None:
    assert is_short_day(cell) is short
