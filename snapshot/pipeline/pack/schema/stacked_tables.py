"""Grid -> its tables: one per header when lists stand below or beside each other. Adds a missing year to days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from snapshot.pipeline.pack.schema.column_types import read_columns
from snapshot.pipeline.pack.schema.lists_beside import grids_beside
from snapshot.pipeline.pack.schema.missing_years import with_years
from snapshot.pipeline.pack.schema.table_kind import classify_table
from snapshot.pipeline.pack.tables.ditto_marks import without_dittos
from snapshot.pipeline.pack.tables.header_row import (
    FEWEST_NAMES,
    may_be_name,
    may_be_names,
    names_columns,
    table_from_grid,
)
from snapshot.pipeline.pack.tables.table import Body, Grid, Table
from snapshot.pipeline.pack.values.column import Cell

# Nobody pastes more than that, and each row is looked at.
_MAX_ROWS = 20_000
_MOST_NAMES = 0.75


def tables_from_grid(grid: Grid, file: str) -> list[Table]:
    """The table of the grid, or one for each different header where a list of a known kind stands below each.

    ``file`` is the file's name. No table where no row looks like a header. Lists beside each other come one by one,
    from the left, and their columns keep their places.
    """
    sides = grids_beside(grid, partial(_table, start=0, end=None, file=file))
    return [table for side in sides for table in _tables_below(side, file)]


def _tables_below(grid: Grid, file: str) -> list[Table]:
    height = grid.size[0]
    starts = _starts(grid) if height <= _MAX_ROWS else []
    if len(starts) > 1:
        ends = [*starts[1:], height]
        parts = [_table(grid, at, end, file) for at, end in zip([0, *starts[1:]], ends, strict=True)]
        tables = _below_each_other([part for part in parts if part is not None])
        if len(tables) == len(parts) and all(map(_is_known, tables)):
            return tables
    whole = _table(grid, 0, None, file)
    return [] if whole is None else [whole]


def _below_each_other(tables: Sequence[Table]) -> list[Table]:
    """What the header of one list says is text above the next one, where that does not say enough itself."""
    titles = ["", *(" ".join(table.header) for table in tables)]
    return [
        table if _is_known(table) else replace(table, title=f"{table.title} {above}".strip())
        for table, above in zip(tables, titles, strict=False)
    ]


def _is_known(table: Table) -> bool:
    return classify_table(table, read_columns(table)).category != "unknown"


def _table(grid: Grid, start: int, end: int | None, file: str) -> Table | None:
    part = grid if end is None else grid.between(start, end)
    table = table_from_grid(part)
    return None if table is None else with_years(without_dittos(table.moved(start, file)))


def _starts(grid: Grid) -> list[int]:
    """Where each list begins: its row of names, or the title right above it."""
    candidates = dict(_candidates(grid))
    return [_title_above(grid, at) for at in _headers(candidates)]


def _title_above(grid: Grid, header: int) -> int:
    """The first of the rows right above a header that hold one text and nothing else."""
    for at in range(header - 1, -1, -1):
        cells = [cell for cell in grid.row(at) if cell is not None]
        if len(cells) != 1 or not isinstance(cells[0], str):
            return at + 1
    return 0


def _headers(candidates: Mapping[int, Sequence[Cell]]) -> list[int]:
    """Rows of names of columns, each different from the one that holds so far; a second line of one begins nothing."""
    found: list[int] = []
    last: Sequence[Cell] = ()
    for at, row in candidates.items():
        if not names_columns(row):
            continue
        second = bool(found) and at == found[-1] + 1
        if not second and not _is_same(last, row):
            found.append(at)
        last = row
    return found


def _is_same(header: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """The header again, at the top of a printed page: most of its names stand in the same places."""
    named = [(name, other) for name, other in zip(header, row, strict=False) if name is not None]
    same = sum(name == other for name, other in named)
    return same > _MOST_NAMES * max(1, sum(cell is not None for cell in row))


def _candidates(grid: Grid) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Rows that may be headers. Cheap, and enough for nearly all records: they hold a number or a day."""
    yield from ((at, row) for at, row in enumerate(grid.rows) if may_be_names(row))
    if grid.body is not None:
        for at in _without_values(grid.body):
            yield len(grid.rows) + at, grid.row(len(grid.rows) + at)


def _without_values(body: Body) -> list[int]:
    """As ``may_be_names``, for all rows at once."""
    filled, named = np.zeros((2, len(body.widths)), dtype=np.int64)
    for column in body.columns:
        filled += column.filled
        named += column.where(may_be_name)
    found: list[int] = np.flatnonzero((filled == named) & (named >= FEWEST_NAMES)).tolist()
    return found
