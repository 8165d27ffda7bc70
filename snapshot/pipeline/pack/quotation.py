"""Rows of a text whose quotation marks do not match: one mark too few swallows the rows behind it."""

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice

# A cell of more lines than this is no cell: its quotation mark was never closed.
_MAX_LINES = 30
_SAMPLE_ROWS = 200
# The fields of a row, or ``None`` where its first line breaks the rules; and that line.
_Row = tuple[list[str] | None, str]


def mended(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
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
