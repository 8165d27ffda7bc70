"""Two lists in one file are read as two, with the rows' numbers of the file."""

from snapshot.pipeline.pack.schema.stacked_tables import tables_from_grid
from snapshot.pipeline.pack.tables.table import Grid

_FIRST = [["Invoice #", "Customer", "Date", "Total", "Balance"], ["1001", "Ada", "01/20/2025", "100.00", "0.00"]]
_SECOND = [["Date", "No.", "Name", "Amount", "Open balance"], ["01/21/2025", "1002", "Bram", "50.00", "50.00"]]


def _tables(*rows: list[str]) -> list[tuple[int, list[int]]]:
    found = tables_from_grid(Grid([list(row) for row in rows]), "list.csv")
    return [(table.header_row, table.row_numbers.tolist()) for table in found]


def test_another_header_begins_another_table() -> None:
    assert _tables(*_FIRST, *_SECOND) == [(1, [2]), (3, [4])]


def test_the_same_header_again_does_not_begin_a_table() -> None:
    assert len(_tables(*_FIRST, *_FIRST)) == 1


def test_a_list_of_no_kind_below_leaves_the_table_whole() -> None:
    rates = [["Description", "Unit", "Quantity", "Price"], ["Pipe", "ft", "3", "2.00"]]
    assert len(_tables(*_FIRST, *rates)) == 1
