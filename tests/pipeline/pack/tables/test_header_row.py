"""A header may stand in two lines: groups above the names, or captions broken over two rows."""

from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.record_rows import find_records
from snapshot.pipeline.pack.tables.header_row import grid_of_columns, table_from_grid
from snapshot.pipeline.pack.tables.table import Grid, Table
from snapshot.pipeline.pack.values.column import Cell, Column

_RECORDS: list[list[Cell]] = [["1001", "01/05/2025", "120.00", "01/20/2025", "120.00"]] * 3


def _table(*rows: list[Cell]) -> Table:
    table = table_from_grid(Grid(list(rows)))
    assert table is not None
    return table


NAMES = ("Invoice #", "Date", "Total")


def test_a_group_keeps_two_columns_of_one_name_apart() -> None:
    groups: list[Cell] = ["Invoice", None, None, "Payment", None]
    table = _table(groups, ["No.", "Date", "Amount", "Date", "Amount"], *_RECORDS)
    assert table.header == ("Invoice No.", "Invoice Date", "Invoice Amount", "Payment Date", "Payment Amount")
    assert len(table) == 3


def test_captions_broken_over_two_rows_are_one() -> None:
    table = _table(
        ["Invoice", "Invoice", "Amount", "Date", "Balance"], ["No.", "Date", "Total", "Paid", "Due"], *_RECORDS
    )
    assert table.header == ("Invoice No.", "Invoice Date", "Amount Total", "Date Paid", "Balance Due")
    assert table.row_numbers.tolist() == [3, 4, 5]


def test_a_name_that_says_enough_stays_as_it_is() -> None:
    names: list[Cell] = ["Invoice #", "Invoice date", "Total", "Date paid", "Received"]
    assert _table(["WHO", "DATES", "MONEY", None, None], names, *_RECORDS).header == tuple(names)


def test_a_title_is_not_a_column_group() -> None:
    names: list[Cell] = ["Invoice #", "Date", "Total", "Date paid", "Received"]
    for title in (["Invoices 2025", None, "Page 1"], ["Invoice register", None, "Ada Tollgate"], ["Invoices"]):
        assert _table([*title], names, *_RECORDS).header == tuple(names)


def test_both_lines_again_on_the_next_page_are_no_records() -> None:
    groups: list[Cell] = ["Invoice", None, None, "Payment", None]
    names: list[Cell] = ["No.", "Date", "Amount", "Date", "Amount"]
    table = _table(groups, names, *_RECORDS, names, *_RECORDS)
    assert find_records(table, ColumnRoles({})).positions.tolist() == [0, 1, 2, 4, 5, 6]


def test_a_header_with_nothing_below_it_has_the_columns_that_it_names() -> None:
    columns = [Column.of([cell, name]) for cell, name in zip(["Report", None, None, "x"], [*NAMES, None], strict=True)]
    table = table_from_grid(grid_of_columns("Sheet", columns))
    assert table is not None
    assert table.header == NAMES
    assert len(table) == 0
