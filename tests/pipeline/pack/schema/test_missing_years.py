"""Days without a year take the one year that the file names."""

import pytest

from snapshot.pipeline.pack.schema.missing_years import with_years
from snapshot.pipeline.pack.tables.header_row import table_from_grid
from snapshot.pipeline.pack.tables.table import Grid


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
