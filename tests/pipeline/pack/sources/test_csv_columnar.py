"""Large texts are read in one sweep, to exactly the table that the row by row way gives."""

import csv
import io
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.pack.sources import csv_text
from snapshot.pipeline.pack.sources.encoding import DecodedText
from snapshot.pipeline.pack.sources.errors import Unreadable
from snapshot.pipeline.pack.tables.header_row import table_from_grid
from snapshot.pipeline.pack.tables.table import Table

HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Status"]
ROW = ["INV-1", "Ann Bell", "2025-01-02", "1,010.50", "Paid"]
LIMITS = ReadLimits(max_line_chars=2_000, max_rows=500, max_columns=12)


def tables(text: str, limits: ReadLimits = LIMITS) -> tuple[Table | str | None, Table | str | None, bool]:
    """Both ways, and whether the fast one could tell."""
    found: list[Table | str | None] = []
    swept = False
    for least in (0, len(text) + 1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(csv_text, "_WORTHWHILE_CHARS", least)
            try:
                grid = csv_text.grid_from_text(DecodedText(text, "UTF-8", 0), limits)
                swept |= grid.body is not None
                found.append(table_from_grid(grid))
            except Unreadable as error:
                found.append(error.code)
    return found[0], found[1], swept


def same(fast: Table | str | None, slow: Table | str | None) -> None:
    if not isinstance(fast, Table) or not isinstance(slow, Table):
        assert fast == slow
        return
    assert (fast.header, fast.header_row, fast.title) == (slow.header, slow.header_row, slow.title)
    for mine, other in zip(fast.columns, slow.columns, strict=True):
        assert list(mine.objects()) == list(other.objects())
        assert list(mine.values) == list(other.values)
    for name in ("row_numbers", "too_long", "shifted"):
        assert np.array_equal(getattr(fast, name), getattr(slow, name)), name


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


cells = st.sampled_from(
    ["", " ", "-", "N/A", "null", "a", " Ann ", "1,5", 'say "x"', "two\nlines", "cr\rlf\r\n", "é\xa0", "\xa0", "—"]
) | st.text(alphabet='ab1,;"\n\r \t\xa0é—', max_size=6)  # fmt: skip
odd_rows = st.lists(st.lists(cells, max_size=8), max_size=3)


@settings(max_examples=50)
@given(
    rows=st.lists(st.lists(cells, min_size=5, max_size=5) | st.just(ROW), min_size=2, max_size=12),
    above=odd_rows,
    odd=st.lists(st.tuples(st.integers(0, 12), st.lists(cells, max_size=8)), max_size=4),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    stated=st.booleans(),
)
def test_both_readers_agree_on_any_table(
    rows: list[list[str]],
    above: list[list[str]],
    odd: list[tuple[int, list[str]]],
    delimiter: str,
    end: str,
    quoting: int,
    stated: bool,
) -> None:
    for at, row in odd:
        rows.insert(at, row)
    text = written([*above, HEADER, *rows, ROW, ROW], delimiter, end, quoting)
    fast, slow, _ = tables(f"sep={delimiter}{end}{text}" if stated else text)
    same(fast, slow)


@settings(max_examples=50)
@given(st.text(alphabet='a1,;"\n\r \t\xa0\ufeff', max_size=60), st.integers(0, 200))
def test_both_readers_agree_on_any_damaged_text(garbage: str, at: int) -> None:
    text = written([HEADER, *[ROW] * 6])
    fast, slow, _ = tables(text[:at] + garbage + text[at:])
    same(fast, slow)


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, *[ROW] * 9],
        [["My firm"], [], HEADER, *[ROW] * 9, [], ["TOTAL", "", "", "9"], ["Printed on Monday"]],
        [HEADER, *[[*ROW, ""]] * 9],  # a delimiter at the end of each row, but not of the header
        [[*HEADER, "", ""], *[[*ROW, "", ""]] * 9, [*ROW, "", "-"]],
        [HEADER, *[ROW[:4]] * 9],
        [HEADER, *[ROW] * 4, [*ROW, "more"], *[ROW] * 4, ROW[:2]],
        [HEADER, *[["1", 'a "quoted" name', "2025-01-02", "5", "two\r\nlines"]] * 9],
    ],
)
def test_ordinary_files_take_the_fast_path(rows: list[list[str]]) -> None:
    fast, slow, swept = tables(written(rows))
    assert swept
    same(fast, slow)


@pytest.mark.parametrize(
    "text",
    [
        written([HEADER, *[ROW] * 9]) + "x" * 3_000,
        written([HEADER, *[ROW] * 600]),
        written([HEADER, *[ROW] * 9, ["x"] * 20]),
        written([HEADER, *[ROW] * 9]) + '1,"never closed,2025-01-02,5,Paid\n' + written([ROW] * 9),
        written([HEADER, *[ROW] * 9]) + '1,12" pipe,2025-01-02,5,Paid\n',
        written([HEADER]) + "\n" * 300,
        written([ROW, ROW]),
    ],
)
def test_uncertain_files_take_the_slow_path(text: str) -> None:
    fast, slow, swept = tables(text)
    assert not swept
    same(fast, slow)


def test_a_large_file_keeps_its_row_numbers_and_its_cents(
    read: Callable[..., Pack], to_csv: Callable[..., bytes]
) -> None:
    rows = [[f"INV-{n}", f"Client {n % 50}", f"2025-01-{n % 28 + 1:02}", f"{n:,}.25", "Paid"] for n in range(4_000)]
    table = [["Our firm"], [], HEADER, *rows[:3_000], [], *rows[3_000:], ["TOTAL", "", "", "7,999,000.00", ""]]
    pack = read(to_csv(table))
    assert list(pack.invoices["row"].iloc[[0, 2_999, 3_000, 3_999]]) == [4, 3_003, 3_005, 4_004]
    assert list(pack.invoices["total_cents"]) == [n * 100 + 25 for n in range(4_000)]
