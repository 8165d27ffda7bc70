"""Cells that stand for the one above them: marks such as " and words such as "ditto"."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Column

_MARKS = frozenset(
    {'"', "''", "”", "“", "„", "〃", '"""', '-"-', '- " -', "ditto", "do.", "dto", "dto.", "dito", "idem", "id."}
)
_MAX_ROWS = 20_000  # nobody writes more by hand
_HINT = r"[\"'”“„〃]|^d(?:i?t?to|o\.)|^id(?:em|\.)"


def without_dittos(table: Table) -> Table:
    """The table with the cell above in the place of each such mark."""
    if len(table) > _MAX_ROWS:
        return table
    columns = tuple(_repeated(column) for column in table.columns)
    return (
        table
        if all(new is old for new, old in zip(columns, table.columns, strict=True))
        else replace(table, columns=columns)
    )


def _repeated(column: Column) -> Column:
    marks = column.where(_is_mark, _HINT)
    if not marks.any():
        return column
    above = np.maximum.accumulate(np.where(column.filled & ~marks, np.arange(len(column)), -1))
    cells = column.objects()
    return Column.of([cells[at] if at >= 0 else None for at in np.where(marks, above, np.arange(len(column)))])


def _is_mark(cell: object) -> bool:
    return isinstance(cell, str) and cell.strip().casefold() in _MARKS
