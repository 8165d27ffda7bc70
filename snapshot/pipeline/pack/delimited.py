"""Text with a delimiter to a grid of cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from snapshot.pipeline.pack.decode import DecodedText
from snapshot.pipeline.pack.limits import ReadLimits
from snapshot.pipeline.pack.problems import Unreadable
from snapshot.pipeline.pack.quotation import mended
from snapshot.pipeline.pack.rectangle import BLANKS, rectangle, stripped
from snapshot.pipeline.pack.tables.table import Grid
from snapshot.pipeline.pack.values.column import Cell

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200
_WORTHWHILE_CHARS = 100_000
_LOOKED_AT_END = 10_000
_BLANK_COLUMNS_PER_FILLED = 10
_END_OF_LINE = re.compile(r"\r\n?|\n")


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
        return _read(csv.reader(_checked_lines(text, limits), delimiter=delimiter, strict=True), limits)
    except csv.Error:
        return _read(mended(_checked_lines(text, limits), delimiter), limits)


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


def find_delimiter(lines: list[str]) -> str:
    """The delimiter under which most lines have the same number of fields; a comma when nothing speaks for any."""
    return max(DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def _agreement(lines: list[str], delimiter: str) -> float:
    """Weighed by the share of rows, not by their number: a cell with line breaks is one row under its own delimiter
    and several under any other."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        widths = Counter(line.count(delimiter) + 1 for line in lines)
    most = max((count * (width - 1) ** 0.5 for width, count in widths.items() if width > 1), default=0.0)
    return most / max(2, widths.total())


def _read(reader: Iterable[list[str]], limits: ReadLimits) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    # Files repeat their days, names and words: one object for each keeps memory low.
    known: dict[str | None, str | None] = {}
    cells = 0
    for row in reader:
        cells += len(row)
        kept = stripped(row)
        if _is_too_wide(kept, limits):
            raise Unreadable("too_many_columns")
        if len(rows) >= limits.max_rows:
            raise Unreadable("too_many_rows")
        if cells > limits.max_cells:
            raise Unreadable("too_many_cells")
        rows.append([known.setdefault(cell, cell) for cell in kept])
    return rows


def _is_too_wide(row: Sequence[str | None], limits: ReadLimits) -> bool:
    """Whether more cells are filled than a table may have columns, or the last one is out of all reach.

    Spreadsheets write rows of many blank cells; but each row is laid out up to its last filled cell.
    """
    if len(row) <= limits.max_columns:
        return False
    return len(row) > limits.max_columns * _BLANK_COLUMNS_PER_FILLED or _filled(row) > limits.max_columns


def _filled(row: Iterable[str | None]) -> int:
    return sum(1 for value in row if value)
