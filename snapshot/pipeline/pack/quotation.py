"""Rows of a text whose quotation marks do not match: one mark too few swallows the rows behind it."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

# A cell of more lines than this is no cell: its quotation mark was never closed.
_MAX_LINES = 30


def mended(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """The rows of ``lines``; a line whose quotation marks do not match stands for itself alone."""
    rows = [(row, number) for row, number in _rows(lines, delimiter)]
    widths = Counter(len(row) for row, _ in rows if row)
    usual = widths.most_common(1)[0][0] if widths else 0
    for row, number in rows:
        yield row if row is not None else _alone(lines[number], delimiter, usual)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[list[str] | None, int]]:
    """Each row with the number of its first line; ``None`` for a line that cannot be read by the rules."""
    number = 0
    while number < len(lines):
        reader = csv.reader(lines[number : number + _MAX_LINES], delimiter=delimiter, strict=True)
        try:
            yield next(reader), number
            number += reader.line_num
        except csv.Error:
            yield None, number
            number += 1


def _alone(line: str, delimiter: str, usual: int) -> list[str]:
    """Marks inside a cell are inch marks, where the row is as wide as most; otherwise they are plain characters."""
    plain = line.rstrip("\r\n").split(delimiter)
    try:
        lenient = [cell.rstrip("\r\n") for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return plain
    return lenient if len(lenient) == usual != len(plain) else plain
