"""Workbooks that we write are read by a spreadsheet's library and by our own reader, cell for cell."""

import io
from datetime import date

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.masked_copy.xlsx import xlsx_bytes
from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.pack.sources.workbook import read_sheets

CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-1e9, 1e9).map(lambda value: round(value, 4))
    | st.dates(date(1990, 1, 1), date(2100, 12, 31))
    | st.text("aé<&>\"' 1=", min_size=1, max_size=8).filter(lambda text: text.strip() == text)
)


def written(data: bytes) -> list[list[object]]:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return [[getattr(cell.value, "date", lambda cell=cell: cell.value)() for cell in row] for row in sheet.iter_rows()]


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_cell_comes_back(rows: list[list[object]]) -> None:
    found = written(xlsx_bytes([("List", rows)]))
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell is not None), default=0)
    height = max((at + 1 for at, row in enumerate(rows) if any(cell is not None for cell in row)), default=0)
    assert [row[:width] for row in found][:height] == [row[:width] for row in rows][:height]


@settings(max_examples=15)
@given(rows=st.lists(st.lists(CELLS, min_size=28, max_size=28), min_size=2, max_size=3))
def test_our_own_reader_reads_them(rows: list[list[object]]) -> None:
    (sheet,), hidden = read_sheets(xlsx_bytes([("List", rows)]), "xlsx", ReadLimits())
    assert hidden == ()
    read = list(zip(*(column.objects() for column in sheet.columns), strict=True))
    for row, line in zip(rows, read, strict=False):
        assert list(line)[: len(row)] == row[: len(line)]


def test_sheets_keep_their_order_and_their_names() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([("Q&A <1>", [["a"]]), ("Paid", [[None], [1.5]])])))
    assert book.sheetnames == ["Q&A <1>", "Paid"]
    assert book["Paid"]["A2"].value == 1.5


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert written(xlsx_bytes([("List", [["a\x00b\x0bc", " d "]])])) == [["abc", " d "]]
