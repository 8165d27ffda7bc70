"""Columns -> which rows are group headings or group totals, not records."""

import re
from collections.abc import Sequence

import numpy as np

from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.vocabulary import plain

# Cheaper than the rules themselves, and true wherever one of them can be.
TOTAL_HINT = re.compile(r"total|summe|gesamt|somme|suma?\b|balance", re.IGNORECASE)
# "Total Larkspur Holdings": a total of whatever stands above.
_TOTAL_OF = re.compile(r"^(?:sub ?)?(?:total|totale|gesamt|summe|somme)\s\S")
_FEWEST_COLUMNS = 3
_HEAD = 5_000


def without_headings(table: Table) -> list[Column]:
    """The columns as far as they tell what they hold: the first rows without headings and totals between them, and
    without the header where it comes again.

    Where there are no such rows, or nothing else, the columns as they are.
    """
    columns = table.columns
    heads = [column.take(slice(_HEAD)) for column in columns]
    gone = _lone(heads) | totals_of_groups(heads) | repeated_header(table)[:_HEAD]
    if not gone.any():
        return list(columns)
    told = (head.take(~gone) for head in heads)
    return [cut if cut.filled.any() else column for cut, column in zip(told, columns, strict=True)]


def _lone(columns: Sequence[Column]) -> Mask:
    count = np.zeros(len(columns[0]) if columns else 0, dtype=np.int64)
    for column in columns:
        count += column.filled
    return np.asarray((count == 1) & (len(columns) >= _FEWEST_COLUMNS), dtype=np.bool_)


def totals_of_groups(columns: Sequence[Column]) -> Mask:
    """Rows whose first filled cell is a total of something named."""
    first = np.zeros(len(columns[0]) if columns else 0, dtype=bool)
    filled = first.copy()
    for column in columns:
        # Behind the first columns no cell is the first of its row.
        if filled.all():
            break
        first |= ~filled & column.where(is_total_of, TOTAL_HINT.pattern)
        filled |= column.filled
    return first


def is_total_of(value: object) -> bool:
    """Whether a cell is the caption of a total of something named."""
    return (
        isinstance(value, str) and len(value) < 120 and bool(TOTAL_HINT.search(value) and _TOTAL_OF.match(plain(value)))
    )


def repeated_header(table: Table) -> Mask:
    """The header again, at the top of a printed page or of a second export in one file."""
    repeated = np.zeros(len(table), dtype=bool)
    for line in table.captions or (table.header,):
        named = [(caption, column) for caption, column in zip(line, table.columns, strict=False) if caption]
        same = np.zeros(len(table), dtype=np.int64)
        for caption, column in named:
            same += column.equals(caption)
        repeated |= same >= max(2, len(named) // 2)
    return repeated
