"""Lines of text -> the delimiter that divides them into rows of one width and into cells that each hold one thing.

The score is the product of both, as in van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row
and type patterns", Data Mining and Knowledge Discovery 33 (2019); how each is measured is our own.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from snapshot.pipeline.pack.values.dates import looks_like_date
from snapshot.pipeline.pack.values.value_profile import is_amount_like

DELIMITERS = (",", ";", "\t", "|")
# How much is looked at.
_MAX_ROWS, _MAX_CELLS, _LONGEST_CELL, _MAX_PARTS = 60, 2_000, 200, 20
# Two cells in fewer rows than this are a remark's.
_LEAST_OF_TWO = 0.25
# What a cell is worth that could be divided further: into a list, or into cells of different kinds.
_LIST, _SEVERAL = 0.5, 0.0
# What a row is worth of which a cell was divided in its middle. Inch marks tear rows under every delimiter alike.
_TORN = 0.25
_FEWEST_ROWS = 5
_NUMBER = re.compile(r"[+-]?[\d.]+(?:E[+-]?\d+)?", re.IGNORECASE)
_Rows = Sequence[Sequence[str]]


def find_delimiter(lines: Sequence[str]) -> str:
    """The one of ``DELIMITERS`` with the best score for the lines of a sample; a comma when nothing speaks for any."""
    rows = {delimiter: _rows(lines, delimiter) for delimiter in DELIMITERS}
    agreements = {delimiter: _agreement(found) for delimiter, found in rows.items()}
    able = [delimiter for delimiter in DELIMITERS if agreements[delimiter]]
    if len(able) < 2:
        return able[0] if able else DELIMITERS[0]
    # Squared: whole rows may be few among titles and totals, but nearly all of their cells hold one thing.
    return max(able, key=lambda delimiter: agreements[delimiter] * _one_thing_each(rows[delimiter], delimiter) ** 2)


def _rows(lines: Sequence[str], delimiter: str) -> _Rows:
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return [line.split(delimiter) for line in lines]


def _usual_width(rows: _Rows) -> int:
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: widths[width] * (width - 1) ** 0.5 if width else 0.0, default=0)


def _agreement(rows: _Rows) -> float:
    """How many rows are as wide as most, and how wide.

    By the share of rows, not by their number: a cell with line breaks is one row under its own delimiter and several
    under any other.
    """
    width = _usual_width(rows)
    usual = [row for row in rows if len(row) == width]
    share = len(usual) / max(1, len(rows))
    if width < 2 or (width == 2 and share < _LEAST_OF_TWO):
        return 0.0
    return float(share * max(0.5, _telling(usual) - 1) ** 0.5)


def _telling(rows: _Rows) -> float:
    """How many columns say something: one that is the same in every row is worth half."""
    if len(rows) < _FEWEST_ROWS:
        return len(rows[0])
    return sum(0.5 if len(set(cells)) == 1 else 1.0 for cells in zip(*rows, strict=True))


def _one_thing_each(rows: _Rows, delimiter: str) -> float:
    """The share, from 0 to 1, of the filled cells in usual rows that hold one thing and not several."""
    width = _usual_width(rows)
    usual = ([cell.strip(" ") for cell in row if cell.strip()] for row in rows if len(row) == width)
    looked_at = list(islice(usual, min(_MAX_ROWS, max(1, _MAX_CELLS // max(1, width)))))
    return sum(_row_worth(row, delimiter) for row in looked_at) / max(1, sum(map(len, looked_at)))


def _row_worth(row: Sequence[str], delimiter: str) -> float:
    worth = sum(_worth(cell[:_LONGEST_CELL], delimiter) for cell in row)
    return worth * _TORN if any(map(_is_torn, row)) else worth


def _is_torn(cell: str) -> bool:
    """Nobody types a tab into a cell, and a mark or bracket has its other half in the same one."""
    return "\t" in cell or cell.count('"') % 2 == 1 or cell.count("(") != cell.count(")")


@lru_cache(maxsize=4096)
def _worth(cell: str, delimiter: str) -> float:
    if is_amount_like(cell) or looks_like_date(cell):
        return 1.0
    return min((_undivided(cell, other) for other in DELIMITERS if other != delimiter and other in cell), default=1.0)


def _undivided(cell: str, other: str) -> float:
    """How far a cell with another delimiter inside is still one: words with a space behind each, parts of one kind."""
    parts = cell.split(other, _MAX_PARTS)[:_MAX_PARTS]
    kinds = {_kind(part.strip()) for part in parts if part.strip()}
    if all(part.startswith(" ") for part in parts[1:]):
        return 1.0 if kinds == {"words"} else _LIST
    return _LIST if len(kinds) < 2 else _SEVERAL


def _kind(part: str) -> str:
    if looks_like_date(part):
        return "day"
    return "amount" if is_amount_like(part) or _NUMBER.fullmatch(part) else "words"
