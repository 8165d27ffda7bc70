"""Rows set aside: the first of each cause on the page, all of them in a CSV that no spreadsheet runs."""

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition, RowIssue, SetAsideRows
from snapshot.presentation.csv_export import harmless
from snapshot.presentation.rejected_rows import set_aside_csv, set_aside_groups

FORMULA_STARTS = "=+-@＝＋－＠"
BLANKS = " \t\r\n\x00\x0b\xa0\u2028"


def cause(*ranges: tuple[int, int], code: str = "no_date", **more: str) -> SetAsideRows:
    count = sum(last - first + 1 for first, last in ranges)
    return SetAsideRows(code=code, message=f"Why {code}.", count=count, ranges=ranges, **more)


def file_with(*causes: SetAsideRows, **more: object) -> FileRecognition:
    return FileRecognition(name="a.csv", category="invoices", set_aside=causes, **more)


def rows_of(*causes: SetAsideRows) -> list[str]:
    return [group.rows for group in set_aside_groups(file_with(*causes))]


def table(recognition: InputRecognition, delimiter: str = ",") -> list[list[str]]:
    text = "".join(set_aside_csv(recognition))
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter))


def test_rows_are_shown_as_ranges():
    assert rows_of(cause((12, 12), (14, 19))) == ["12, 14-19"]


@pytest.mark.parametrize(
    ("causes", "shown"),
    [
        ([cause((2, 31))], ["2-21, and 10 more"]),
        ([cause((2, 1001)), cause((2000, 2002))], ["2-18, and 983 more", "2000-2002"]),
        ([cause((1, 1), (3, 3), (5, 30)), cause((40, 60))], ["1, 3, 5-12, and 18 more", "40-49, and 11 more"]),
    ],
)
def test_twenty_rows_of_a_file_are_shown_and_no_cause_is_crowded_out(causes, shown):
    assert rows_of(*causes) == shown


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30))
def test_never_more_than_twenty_rows_stand_on_the_page_and_every_row_is_accounted_for(counts):
    causes = [cause((10, 9 + count)) for count in counts]
    shown = 0
    for one, rows in zip(causes, rows_of(*causes), strict=False):
        numbers = [part.split("-") for part in re.sub(r", and .*|^[\d,]+ rows?$", "", rows).split(", ") if part]
        here = sum(int(part[-1]) - int(part[0]) + 1 for part in numbers)
        more = re.search(r"([\d,]+) (more|row)", rows)
        assert here + (int(more[1].replace(",", "")) if more else 0) == one.count
        shown += here
    assert shown <= 20


def test_a_result_of_an_older_version_lists_its_single_rows():
    issues = [
        RowIssue(code="d", row=row, column="Day", message=f"The date “{row}/45” is no date.") for row in (4, 3, 9)
    ]
    whole = RowIssue(code="note", row=None, column=None, message="About the file.")
    groups = set_aside_groups(file_with(issues=(*issues, whole)))
    assert [(group.why, group.column, group.rows) for group in groups] == [("The date is no date.", "Day", "3-4, 9")]


def test_the_csv_has_every_row_of_every_file():
    files = (
        file_with(cause((2, 300), column="Day", sheet="May"), cause((400, 400))),
        FileRecognition(name='b "2".csv', category="quotes", set_aside=(cause((7, 8)),)),
    )
    rows = table(InputRecognition(files=files))
    assert rows[0] == ["file", "sheet", "row", "column", "why"]
    assert rows[1] == ["a.csv", "May", "2", "Day", "Why no_date."]
    assert rows[-1] == ['b "2".csv', "", "8", "", "Why no_date."]
    assert len(rows) == 1 + 299 + 1 + 2
    text = "".join(set_aside_csv(InputRecognition(files=files)))
    assert '"a.csv","May","2","Day","Why no_date."\r\n' in text, "every cell is quoted"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  \n@SUM(A1)", "'@SUM(A1)"),
        ("\t-2", "'-2"),
        ("\x00+2", "'+2"),
        ("Total (a - b)", "Total (a - b)"),
        ("Q-501", "Q-501"),
        ('x";"=1', 'x";"\'=1'),
        ("", ""),
    ],
)
def test_a_formula_becomes_text_and_a_plain_name_stays(cell, written):
    assert harmless(cell) == written


cells = st.text(st.sampled_from(FORMULA_STARTS + BLANKS + "a1;,|\"'") | st.characters(), max_size=12)


@given(cells, cells, cells, cells)
@example('";"=1', "=", "\r\n=1", "\x00@")
def test_no_cell_begins_a_formula_whatever_divides_the_cells(name, sheet, column, message):
    one = SetAsideRows(code="c", message=message, column=column, sheet=sheet, count=1, ranges=((5, 5),))
    recognition = InputRecognition(files=(FileRecognition(name=name, category="invoices", set_aside=(one,)),))
    plain = table(recognition)
    assert [len(row) for row in plain] == [5, 5]
    assert not re.search(r"[\t\r\n\x00]", "".join(plain[1]))
    for delimiter in ",;\t|":
        for row in table(recognition, delimiter):
            for cell in row:
                inside = re.sub(r"""^[\s\x00"]+""", "", cell)
                assert inside[:1] not in tuple(FORMULA_STARTS), (delimiter, cell)
