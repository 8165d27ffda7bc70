"""Only what stands in a field changes; marks, delimiters, blanks and line ends stay."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.masked_copy.delimited import changed_fields

TEXTS = st.text(st.sampled_from('ab1,;|\t" \r\n'), max_size=60)


def upper(_row: int, _column: int, cell: str) -> str:
    return cell.upper()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,"b",c\r\n', 'A,"B",C\r\n'),
        ('"a, ""b""",c', '"A, ""B""",C'),
        (" a ,\t\n\nb", " A ,\t\n\nB"),
        ('"a\nb",c\r', '"A\nB",C\r'),
        ('12" pipe,"a" b,c\n', '12" PIPE,"A" B,C\n'),
        ('"never closed,b\nc,d\n', '"NEVER CLOSED,B\nC,D\n'),
        ("sep=,\na,b\n", "sep=,\nA,B\n"),
        ("a\x00b,c", "AB\x00,C"),
    ],
)
def test_everything_around_a_cell_stays(text: str, expected: str) -> None:
    assert changed_fields(text, ",", upper) == expected


@given(text=TEXTS, delimiter=st.sampled_from(",;\t|"))
def test_a_text_whose_cells_do_not_change_stays_as_it_is(text: str, delimiter: str) -> None:
    assert changed_fields(text, delimiter, lambda _row, _column, cell: cell) == text


@given(rows=st.lists(st.lists(st.text('ab1," \n', max_size=6), min_size=2, max_size=4), min_size=1, max_size=6))
def test_cells_are_counted_as_the_csv_module_counts_them(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    seen: dict[tuple[int, int], str] = {}

    def note(row: int, column: int, cell: str) -> str:
        seen[row, column] = cell
        return cell

    changed_fields(text.getvalue(), ",", note)
    filled = {(at, column): cell.strip() for at, row in enumerate(rows) for column, cell in enumerate(row)}
    bare = {place: cell for place, cell in filled.items() if cell.strip('" ')}
    assert {place: cell for place, cell in seen.items() if cell.strip('" ')} == bare


def test_a_cell_that_gets_a_delimiter_gets_marks() -> None:
    assert changed_fields("999.00,b", ",", lambda *_: "2,997.00") == '"2,997.00","2,997.00"'
