"""Delimited text -> grid of cells, row by row. Repairs rows with unmatched quotation marks."""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from snapshot.pipeline.pack.sources.csv_columnar import BLANKS, rectangle, stripped
from snapshot.pipeline.pack.sources.delimiter import DELIMITERS, find_delimiter
from snapshot.pipeline.pack.sources.encoding import DecodedText
from snapshot.pipeline.pack.sources.errors import ReadLimits, Unreadable
from snapshot.pipeline.pack.tables.table import Grid
from snapshot.pipeline.pack.values.column import Cell

_SAMPLE_LINES = 200
_WORTHWHILE_CHARS = 100_000
_LOOKED_AT_END = 10_000
_END_OF_LINE = re.compile(r"\r\n?|\n")
# Begins anew with each call.
_Reader = Callable[[], Iterable[list[str]]]


def grid_from_text(decoded: DecodedText, limits: ReadLimits) -> Grid:
    """Blank lines stay, so that row numbers stay the owner's. Raises ``Unreadable`` (too wide, too many rows)."""
    stated, text = _stated_delimiter(decoded.text)
    text = _without_blank_end(text)
    sample = _sample(text, limits)
    delimiter = stated or find_delimiter(sample)
    before: list[list[Cell]] = [[]] if stated else []
    fast = rectangle(text, delimiter, limits, before) if len(text) >= _WORTHWHILE_CHARS else None
    rows, body = fast or ([*before, *_read_quoted(text, delimiter, limits)], None)
    unended = not text.endswith(("\n", "\r"))
    return Grid(rows, None, decoded.encoding, delimiter, decoded.nul_characters, unended, body)


def _read_quoted(text: str, delimiter: str, limits: ReadLimits) -> list[list[Cell]]:
    try:
        return _read(lambda: csv.reader(_checked_lines(text, limits), delimiter=delimiter, strict=True), limits)
    except csv.Error:
        return _read(lambda: repair_quotes(_checked_lines(text, limits), delimiter), limits)


def _stated_delimiter(text: str) -> tuple[str | None, str]:
    """Excel's own first line ``sep=;``."""
    stated = re.match(r'\ufeff?"?sep=(.)"?[ \t]*(?:\r\n?|\n)', text, flags=re.IGNORECASE)
    return (stated[1], text[stated.end() :]) if stated else (None, text)


def _without_blank_end(text: str) -> str:
    """Without the rows of nothing but delimiters that spreadsheets write below a list, up to a million of them."""
    blanks = "".join(DELIMITERS) + BLANKS
    # Most lists end in a filled row: then the whole text need not be copied to see it.
    last = text[-_LOOKED_AT_END:].rstrip(blanks)
    filled = max(0, len(text) - _LOOKED_AT_END) + len(last) if last else len(text.rstrip(blanks))
    end_of_line = _END_OF_LINE.search(text, filled)
    return text[: end_of_line.end()] if end_of_line else text


def _sample(text: str, limits: ReadLimits) -> list[str]:
    lines: list[str] = []
    # Beyond two lines of the longest kind there is enough to judge from.
    for line in _checked_lines(text[: 2 * limits.max_line_chars], limits):
        if line.strip():
            lines.append(line)
        if len(lines) >= _SAMPLE_LINES:
            break
    return lines


def _checked_lines(text: str, limits: ReadLimits) -> Iterator[str]:
    """Lines with their ends, none longer than the limit: a reader's time grows with the commas in a line."""
    for line in io.StringIO(text, newline=""):
        if len(line) > limits.max_line_chars:
            raise Unreadable("line_too_long")
        yield line


def _read(reader: _Reader, limits: ReadLimits, columns: Sequence[int] | None = None) -> list[list[Cell]]:
    """All rows; of a file that is too wide only the ``columns`` in which something stands."""
    rows: list[list[Cell]] = []
    # Files repeat their days, names and words: one object for each keeps memory low.
    known: dict[str | None, str | None] = {}
    cells = 0
    for row in reader():
        if columns is None and len(row) > limits.max_columns:
            return _read(reader, limits, _filled_columns(reader(), limits))
        kept = stripped(row if columns is None else [row[at] for at in columns if at < len(row)])
        cells += len(kept)
        if len(rows) >= limits.max_rows:
            raise Unreadable("too_many_rows")
        if cells > limits.max_cells:
            raise Unreadable("too_many_cells")
        rows.append([known.setdefault(cell, cell) for cell in kept])
    return rows


def _filled_columns(rows: Iterable[Sequence[str]], limits: ReadLimits) -> list[int]:
    """From left to right. Spreadsheets write rows of many blank cells, most of them behind the last filled one."""
    found: set[int] = set()
    for row in rows:
        found.update(at for at, cell in enumerate(row) if cell and cell.strip(BLANKS))
        if len(found) > limits.max_columns:
            raise Unreadable("too_many_columns")
    return sorted(found)


# A cell of more lines than this is no cell: its quotation mark was never closed.
_MAX_LINES = 30
_SAMPLE_ROWS = 200
# The fields of a row, or ``None`` where its first line breaks the rules; and that line.
_Row = tuple[list[str] | None, str]


def repair_quotes(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The rows of ``lines``, one by one; a line whose quotation marks do not match stands for itself alone."""
    rows = _rows(iter(lines), delimiter)
    sample = list(islice(rows, _SAMPLE_ROWS))
    widths = Counter(len(row) for row, _ in sample if row)
    usual = widths.most_common(1)[0][0] if widths else 0
    for row, line in chain(sample, rows):
        yield row if row is not None else _alone(line, delimiter, usual)


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[_Row]:
    ahead = deque(islice(lines, _MAX_LINES))
    while ahead:
        reader = csv.reader(tuple(ahead), delimiter=delimiter, strict=True)
        try:
            row: list[str] | None = next(reader)
            used = reader.line_num
        except csv.Error:
            row, used = None, 1
        yield row, ahead[0]
        for _ in range(used):
            ahead.popleft()
        ahead.extend(islice(lines, used))


def _alone(line: str, delimiter: str, usual: int) -> list[str]:
    """Marks inside a cell are inch marks, where the row is as wide as most; otherwise every delimiter divides.

    Then the marks around a cell are taken off, matched or not: one row of cells in marks would look like no other.
    """
    plain = [cell.strip().strip('"') for cell in line.rstrip("\r\n").split(delimiter)]
    try:
        lenient = [cell.rstrip("\r\n") for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return plain
    return lenient if len(lenient) == usual != len(plain) else plain
