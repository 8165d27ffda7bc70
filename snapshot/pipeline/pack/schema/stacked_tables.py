"""Grid -> its tables: one per header when lists are pasted below each other. Adds a missing year to days."""

from collections.abc import Sequence
from dataclasses import replace

from snapshot.pipeline.pack.schema.column_types import read_columns
from snapshot.pipeline.pack.schema.missing_years import with_years
from snapshot.pipeline.pack.schema.table_kind import classify_table
from snapshot.pipeline.pack.tables.ditto_marks import without_dittos
from snapshot.pipeline.pack.tables.header_row import names_columns, table_from_grid
from snapshot.pipeline.pack.tables.table import Grid, Table
from snapshot.pipeline.pack.values.column import Cell

# Nobody pastes more than that, and each row is looked at.
_MAX_ROWS = 20_000
_FEWEST_NAMES = 4
_MOST_NAMES = 0.75


def tables_from_grid(grid: Grid, file: str) -> list[Table]:
    """The table of the grid, or one for each different header where a list of a known kind stands below each.

    ``file`` is the file's name. No table where no row looks like a header.
    """
    starts = _headers(grid.rows) if grid.body is None and len(grid.rows) <= _MAX_ROWS else []
    if len(starts) > 1:
        starts = [0, *(_with_title(grid.rows, at) for at in starts[1:])]
        ends = [*starts[1:], len(grid.rows)]
        parts = [_table(grid, at, end, file) for at, end in zip(starts, ends, strict=True)]
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


def _headers(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Rows of names of columns, each different from the one that holds so far; a second line of one begins nothing."""
    found: list[int] = []
    last: Sequence[Cell] = ()
    for at, row in enumerate(rows):
        if not _may_name(row) or not names_columns(row):
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


def _with_title(rows: Sequence[Sequence[Cell]], header: int) -> int:
    """Where the part begins: at the text that stands alone right above its header, below a blank row."""
    lone = header > 1 and sum(cell is not None for cell in rows[header - 1]) == 1
    return header - 1 if lone and not any(cell is not None for cell in rows[header - 2]) else header


def _may_name(row: Sequence[Cell]) -> bool:
    """Cheap, and enough for nearly all records: they hold a number or a day."""
    cells = [cell for cell in row if cell is not None]
    return len(cells) >= _FEWEST_NAMES and not any(
        not isinstance(cell, str) or cell[-1:].isdigit() or cell[:1].isdigit() for cell in cells
    )
