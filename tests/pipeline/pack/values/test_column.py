"""A dictionary-encoded column says exactly what the list of its cells says."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.values import column as columns
from snapshot.pipeline.pack.values.amounts import cents_of, parse_cents
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.document_numbers import normalize_number, normalize_numbers
from snapshot.pipeline.pack.values.vocabulary import plain, plain_each

cells = st.lists(
    st.none() | st.sampled_from(["a", "b", "-", "1"]) | st.sampled_from([1, 1.0, True, 0, date(2025, 1, 2)]),
    max_size=30,
)


def alike(column: Column, expected: list[object]) -> bool:
    """The same cells (1 is not True), and nothing but them in the order of their first row."""
    typed = [(type(cell), cell) for cell in expected]
    distinct = list(dict.fromkeys(pair for pair in typed if pair[1] is not None))
    return [(type(cell), cell) for cell in column.objects()] == typed and [
        (type(cell), cell) for cell in column.values
    ] == distinct


@given(cells)
def test_a_column_returns_its_cells(rows: list[object]) -> None:
    column = Column.of(rows)
    assert alike(column, rows)
    assert [column[at] for at in range(len(column))] == rows
    assert list(column.filled) == [cell is not None for cell in rows]
    assert column.counts.sum() == column.filled.sum()


@given(cells, st.data())
def test_selecting_rows_keeps_their_cells(rows: list[object], data: st.DataObject) -> None:
    positions = data.draw(st.lists(st.integers(0, max(0, len(rows) - 1)), max_size=len(rows)))
    assert alike(Column.of(rows).take(np.array(positions, dtype=np.int64)), [rows[at] for at in positions])
    assert alike(Column.of(rows).take(slice(1, 4)), rows[1:4])


@given(cells)
def test_mapping_applies_to_each_cell(rows: list[object]) -> None:
    def first_of_text(cell: object) -> object:
        return cell[0] if isinstance(cell, str) else None

    assert alike(Column.of(rows).map(first_of_text), [first_of_text(cell) for cell in rows])


@given(cells)
def test_removing_words_applies_to_each_cell(rows: list[object]) -> None:
    assert alike(Column.of(rows).without(lambda cell: cell == "-"), [None if cell == "-" else cell for cell in rows])


@given(st.lists(st.tuples(st.none() | st.sampled_from("abc"), st.none() | st.sampled_from("xyz")), max_size=20))
def test_two_columns_combine_row_by_row(pairs: list[tuple[str | None, str | None]]) -> None:
    left, right = Column.of(pair[0] for pair in pairs), Column.of(pair[1] for pair in pairs)
    assert alike(left.coalesce(right), [pair[1] if pair[0] is None else pair[0] for pair in pairs])
    assert alike(left.combine_with(right, lambda one, two: f"{one}{two}"), [f"{one}{two}" for one, two in pairs])


texts = st.lists(
    st.none()
    | st.sampled_from(["Total", "grand TOTAL due", "INV-1", "#7", "EUR 5", "1,234.50", "(5.00)", "1.234,5", "5-", "é"])
    | st.from_regex(r"\A[-(]?[$€]?[0-9]{1,3}([,.][0-9]{3}){0,2}([.,][0-9]{1,3})?[)-]? ?€?\Z", fullmatch=True),
    max_size=12,
)


@pytest.fixture(scope="module", autouse=True)
def short_is_long() -> object:
    """So that a few rows take the ways that are meant for many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_LONG", 0)
        yield


def both(rows: list[str | None]) -> tuple[Column, Column]:
    """As text that nobody encoded, in the middle of a longer one, and encoded."""
    return Column.of_text(pa.array(["x", *rows, "y"], type=pa.string())[1:-1]), Column.of(rows)


@given(texts)
def test_text_is_judged_as_its_cells_are(rows: list[str | None]) -> None:
    for column in both(rows):
        assert list(column.filled) == [cell is not None for cell in rows]
        assert list(column.equals("Total")) == [cell == "Total" for cell in rows]
        found = column.where(lambda cell: str(cell).endswith("l"), hint="total")
        assert list(found) == [cell is not None and "otal" in cell.lower() and cell.endswith("l") for cell in rows]
        assert dict(column.texts(hint="eur|tot")) == {c: rows.count(c) for c in rows if c and ("EUR" in c or "T" in c)}
        assert alike(column.take(slice(1, 4)), rows[1:4])
        assert list(column.first_values(2)) == [*dict.fromkeys(cell for cell in rows if cell)][:2]
        assert list(column.series().fillna("")) == [cell or "" for cell in rows]
    for column in both(rows):
        assert alike(normalize_numbers(column), [normalize_number(cell) for cell in rows])


@given(texts, st.sampled_from([".", ","]))
def test_amounts_at_once_are_those_of_each_cell(rows: list[str | None], decimal: str) -> None:
    expected = [cents_of(cell, decimal) for cell in rows]
    for column in both(rows):
        cents, bad = parse_cents(column, decimal)
        assert [None if missing else int(value) for value, missing in zip(cents, cents.isna(), strict=True)] == expected
        assert list(bad) == [cell is not None and value is None for cell, value in zip(rows, expected, strict=True)]


@given(st.lists(st.text(alphabet="aÉß K_'’\n\r-.ñ´1", max_size=8) | st.text(max_size=5), max_size=6))
def test_normalizing_many_texts_equals_normalizing_each(names: list[str]) -> None:
    assert [line.split() for line in plain_each(names)] == [plain(name).split() for name in names]
