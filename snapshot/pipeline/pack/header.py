"""The header row is found, not assumed: titles, blank rows and totals may stand above it."""

from collections.abc import Iterable, Sequence
from itertools import chain, count, zip_longest

import numpy as np

from snapshot.pipeline.pack.column import Cell, Column, Mask
from snapshot.pipeline.pack.dates import looks_like_date
from snapshot.pipeline.pack.grid import Grid, Table
from snapshot.pipeline.pack.shifted import shifted
from snapshot.pipeline.pack.values import is_amount_like, is_blank
from snapshot.pipeline.pack.vocabulary import header_matches

_ROWS_LOOKED_AT = 80
_MIN_POINTS = 3.0


def table_from_grid(grid: Grid) -> Table | None:
    """The table under the most header-like row; ``None`` when no row looks like a header."""
    row = find_header(grid.rows)
    if row is None:
        return None
    header = _trimmed(grid.rows[row])
    body = grid.rows[row + 1 :]
    width = len(header)
    columns = _columns(body, width)
    return Table(
        header=_different(str(cell) if cell is not None else "" for cell in header),
        columns=columns,
        row_numbers=np.arange(row + 2, row + 2 + len(body), dtype=np.int64),
        header_row=row + 1,
        too_long=np.fromiter((_overflows(cells, width) for cells in body), dtype=bool, count=len(body)),
        shifted=_shifted(grid, row, columns),
        title=" ".join(str(cell) for cells in grid.rows[:row] for cell in cells if cell is not None)[:500],
        sheet=grid.sheet,
        grid=Grid([], grid.sheet, grid.encoding, grid.delimiter, grid.nul_characters),
    )


def find_header(rows: list[list[Cell]]) -> int | None:
    """The index of the row whose cells say most about columns; the first of equals."""
    best, best_points = None, _MIN_POINTS - 0.001
    for index, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        points = _points(row)
        if points > best_points:
            best, best_points = index, points
    return best


def _points(row: list[Cell]) -> float:
    cells = [cell for cell in row if cell is not None]
    if len(cells) < 2:
        return 0.0
    return sum(map(_cell_points, cells)) - (len(cells) - len(set(cells)))


def _cell_points(cell: Cell) -> float:
    """A name of a column speaks for a header, a value against it."""
    if not isinstance(cell, str):
        return -2.0
    if is_amount_like(cell) or looks_like_date(cell) or "@" in cell:
        return -2.0
    if len(cell) > 60:
        return -1.0
    matches = header_matches(cell)
    if matches:
        return 2.0 if matches[0].score >= 10 else 1.0
    return 0.25


def _trimmed(row: list[Cell]) -> list[Cell]:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row[:width]


def _different(names: Iterable[str]) -> tuple[str, ...]:
    """A name that stands twice gets a number: "Total", "Total (2)". Blank ones stay blank."""
    header: list[str] = []
    for name in names:
        numbered = chain([name], (f"{name} ({number})" for number in count(2)))
        header.append(next(other for other in numbered if not name or other not in header))
    return tuple(header)


def _overflows(row: list[Cell], width: int) -> bool:
    return len(row) > width and any(cell is not None for cell in row[width:])


def _shifted(grid: Grid, row: int, columns: Sequence[Column]) -> Mask:
    """Only lines of text can lose a delimiter; in a workbook every cell has its place."""
    body = grid.rows[row + 1 :]
    if grid.delimiter is None:
        return np.zeros(len(body), dtype=np.bool_)
    return shifted(body, columns, len(grid.rows[row]), grid.unended)


def _columns(body: list[list[Cell]], width: int) -> tuple[Column, ...]:
    """Cut to the header's width before they are turned: one row may be thousands of fields wide."""
    cells = zip_longest(*(row[:width] for row in body), [None] * width, fillvalue=None)
    return tuple(Column.of(column[:-1]).without(is_blank) for column in cells)
