"""Cells keep the row and the column of the owner's sheet, wherever the first filled one is."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from snapshot.pipeline.documents.pack import Pack
from tests.support import sheets

Read = Callable[..., Pack]
Write = Callable[..., bytes]
WRITERS = [sheets.xlsx, sheets.xls, sheets.ods]
HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Status"]
ROWS = [
    ["1", "Ann", date(2025, 1, 2), 1200.5, "Paid"],
    ["2", "Bo", date(2025, 2, 14), None, "Sent"],
    ["3", "Cy", date(2025, 2, 15), 7.0, "Sent"],
]


def _placed(rows: sheets.Rows, top: int, left: int) -> sheets.Rows:
    return [*[[None]] * top, *([None] * left + list(row) for row in rows)]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(("top", "left"), [*product((0, 1, 3, 120), (0, 1, 4))])
def test_a_list_is_read_from_any_corner(read: Read, write: Write, top: int, left: int) -> None:
    pack = read(write({"Sheet": _placed([HEADER, *ROWS], top, left)}))
    (file,) = pack.recognition.files
    assert list(pack.invoices["total_cents"]) == [120050, 700]
    assert file.header_row == top + 1
    assert [(issue.code, issue.row) for issue in file.issues] == [("no_amount", top + 3)]


@pytest.mark.parametrize("write", WRITERS)
def test_each_sheet_begins_at_its_own_corner(read: Read, write: Write) -> None:
    other = [HEADER, ["9", "Xi", date(2024, 5, 6), None, "Paid"], ["8", "Yo", date(2024, 5, 7), 5.0, "Paid"]]
    pack = read(write({"A": _placed([HEADER, *ROWS], 2, 1), "B": _placed(other, 0, 3), "C": []}))
    (file,) = pack.recognition.files
    assert sorted(pack.invoices["total_cents"]) == [500, 700, 120050]
    assert [(issue.sheet, issue.row) for issue in file.issues] == [("A", 5), ("B", 2)]


@pytest.mark.parametrize("write", WRITERS)
def test_a_title_left_of_the_list_moves_nothing(read: Read, write: Write) -> None:
    rows = [["Larkmoor Plumbing"], [], *_placed([HEADER, *ROWS], 0, 2)]
    (file,) = read(write({"Sheet": rows})).recognition.files
    assert [(issue.code, issue.row) for issue in file.issues] == [("no_amount", 5)]
    assert (file.header_row, file.rows_used) == (3, 2)


@pytest.mark.parametrize(("top", "left"), [*product((0, 1, 4), (0, 1, 3))])
def test_formulas_without_a_result_fill_their_own_cells(read: Read, top: int, left: int) -> None:
    rows = [[*row[:3], formula, row[4]] for row, formula in zip(ROWS, ("=1200+0.5", "=RATE(A1)", "=7"), strict=True)]
    pack = read(sheets.xlsx({"Other": [["Read me"]], "Sheet": _placed([HEADER, *rows], top, left)}))
    assert list(pack.invoices["total_cents"]) == [120050, 700]
    assert [(issue.code, issue.row) for issue in pack.recognition.files[0].issues] == [("unreadable_amount", top + 3)]
