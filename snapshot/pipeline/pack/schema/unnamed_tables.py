"""Grids without a header that we know -> tables whose columns only their owner can name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import numpy as np

from snapshot.pipeline.pack.schema.column_types import place_name
from snapshot.pipeline.pack.schema.missing_years import with_years
from snapshot.pipeline.pack.tables.header_row import trimmed
from snapshot.pipeline.pack.tables.misaligned_rows import misaligned_rows
from snapshot.pipeline.pack.tables.table import Grid, Table
from snapshot.pipeline.pack.values.column import Cell, Column
from snapshot.pipeline.pack.values.dates import looks_like_date
from snapshot.pipeline.pack.values.value_profile import is_amount_like, is_blank

_LOOKED_AT = 80
_FEWEST_CELLS = 3


def unnamed_tables(grids: Iterable[Grid], file: str) -> list[Table]:
    """The table of each grid that has rows with values, the longest first. ``file`` is the file's name."""
    found = [table for grid in grids if (table := unnamed_table(grid)) is not None]
    return [with_years(table.moved(0, file)) for table in sorted(found, key=len, reverse=True)]


def unnamed_table(grid: Grid) -> Table | None:
    """The rows from the first one with values on.

    The row of words above it names the columns, whatever the words are; without one they are called by their places,
    and ``header_row`` is 0. ``None`` where no row has values.
    """
    first = next((at for at, row in enumerate(grid.rows[:_LOOKED_AT]) if _has_values(row)), None)
    if first is None:
        return None
    header = _header_above(grid.rows, first)
    start = first if header is None else header + 1
    rows = grid.rows[start:]
    names = [] if header is None else trimmed(grid.rows[header])
    width = max(len(names), _usual_width(rows))
    columns = tuple(_columns(rows, width))
    widths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return Table(
        header=tuple(_names(names, width)),
        columns=columns,
        row_numbers=np.arange(start + 1, start + 1 + len(rows), dtype=np.int64),
        header_row=0 if header is None else header + 1,
        too_long=np.fromiter((any(cell is not None for cell in row[width:]) for row in rows), np.bool_, len(rows)),
        shifted=misaligned_rows(widths, columns, width, grid.unended)
        if grid.delimiter
        else np.zeros(len(rows), dtype=np.bool_),
        sheet=grid.sheet,
        captions=() if header is None else (tuple(grid.rows[header]),),
        grid=Grid([], grid.sheet, grid.encoding, grid.delimiter, grid.nul_characters),
    )


def _has_values(row: Sequence[Cell]) -> bool:
    """A record: several cells, one of them an amount and another one no amount."""
    cells = [cell for cell in row if cell is not None]
    amounts = sum(map(is_amount_like, cells))
    return len(cells) >= _FEWEST_CELLS and amounts > 0 and any(map(looks_like_date, cells)) | (amounts < len(cells))


def _header_above(rows: Sequence[Sequence[Cell]], first: int) -> int | None:
    """The nearest filled row above, if it holds words for most columns."""
    above = next((at for at in range(first - 1, -1, -1) if any(cell is not None for cell in rows[at])), None)
    if above is None:
        return None
    cells = [cell for cell in rows[above] if cell is not None]
    filled = sum(cell is not None for cell in rows[first])
    return above if len(cells) * 2 >= filled and all(map(_is_word, cells)) else None


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not is_amount_like(cell) and not looks_like_date(cell)


def _usual_width(rows: Sequence[Sequence[Cell]]) -> int:
    widths = Counter(len(trimmed(list(row))) for row in rows[:_LOOKED_AT])
    return max((width for width, count in widths.items() if width and count > 1), default=max(widths, default=0))


def _columns(rows: Sequence[Sequence[Cell]], width: int) -> Iterable[Column]:
    """One row of blanks is added while they are turned, so that each column is there."""
    for cells in zip_longest(*(row[:width] for row in rows), [None] * width, fillvalue=None):
        yield Column.of(cells[:-1]).without(is_blank)


def _names(words: Sequence[Cell], width: int) -> Iterable[str]:
    """The words, each once; without any the places."""
    seen: Counter[str] = Counter()
    for at in range(width):
        name = str(words[at]) if at < len(words) and words[at] is not None else ""
        seen[name] += 1
        if not words:
            yield place_name(at)
        else:
            yield f"{name} ({seen[name]})" if name and seen[name] > 1 else name
