"""Two lists in one file are read as two, with the rows' numbers of the file."""

from itertools import zip_longest

import pytest

from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.pack.schema.stacked_tables import tables_from_grid
from snapshot.pipeline.pack.sources import csv_text
from snapshot.pipeline.pack.sources.encoding import DecodedText
from snapshot.pipeline.pack.tables.header_row import grid_of_columns
from snapshot.pipeline.pack.tables.table import Grid
from snapshot.pipeline.pack.values.column import Column

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


_WIDER = [[*_SECOND[0], "Memo"], [*_SECOND[1], "by phone"]]


@pytest.mark.parametrize("second", [_SECOND, _WIDER])
@pytest.mark.parametrize("first_rows", [1, 200])
def test_a_sheet_in_columns_is_cut_like_one_in_rows(second: list[list[str]], first_rows: int) -> None:
    rows = [_FIRST[0], *[_FIRST[1]] * first_rows, [], *second]
    sheet = grid_of_columns("Sheet", [Column.of(cells) for cells in zip_longest(*rows)])
    for grid in (sheet, Grid([list(row) for row in rows])):
        first, last = tables_from_grid(grid, "list")
        assert last.header == tuple(second[0])
        assert [column[0] for column in last.columns] == second[1]
        assert (first.header_row, last.header_row) == (1, first_rows + 3)
        assert last.row_numbers.tolist() == [first_rows + 4]


def test_a_title_above_the_second_list_is_its_own() -> None:
    rows = [*_FIRST, [], ["Bills of 2024"], *_SECOND]
    first, last = tables_from_grid(Grid([list(row) for row in rows]), "list")
    assert last.title.startswith("Bills of 2024")
    assert first.row_numbers.tolist()[-1] < 4
    assert (last.header_row, last.row_numbers.tolist()) == (5, [6])


@pytest.mark.parametrize("second", [_SECOND, _WIDER])
def test_a_long_text_is_cut_like_a_short_one(monkeypatch: pytest.MonkeyPatch, second: list[list[str]]) -> None:
    monkeypatch.setattr(csv_text, "_WORTHWHILE_CHARS", 0)
    rows = [_FIRST[0], *[_FIRST[1]] * 300, *second]
    text = "".join(f"{','.join(row)}\n" for row in rows)
    _, last = tables_from_grid(csv_text.grid_from_text(DecodedText(text, "UTF-8", 0), ReadLimits()), "list.csv")
    assert (last.header, last.row_numbers.tolist()) == (tuple(second[0]), [303])
