"""Grid -> one grid for each of the lists that stand beside each other on a sheet. All keep their rows and columns."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np

from snapshot.pipeline.pack.schema.column_types import read_columns
from snapshot.pipeline.pack.schema.table_kind import classify_table
from snapshot.pipeline.pack.tables.header_row import names_columns, trimmed
from snapshot.pipeline.pack.tables.table import Grid, Table
from snapshot.pipeline.pack.values.column import Cell

# Nobody keeps longer lists beside each other, and each row is looked at.
_MAX_ROWS = 20_000
_TOP = 300  # rows, which show whether it is worth looking at all of them
_LOOKED_AT = 80  # that hold something
# Two lists that repeat no column differ in length by more than a line of totals and a note.
_ENDS_APART = 3
_OWN = frozenset(
    ("invoice_number", "credit_number", "quote_number", "document_number", "number", "job_number", "customer")
)
_FEWEST_NAMES = 3
_BEGINS = _OWN | {"issued", "date", "created", "sent", "paid"}
_MOST_SPANS = 12
TableOf = Callable[[Grid], Table | None]
Span = tuple[int, int]


def grids_beside(grid: Grid, table_of: TableOf) -> list[Grid]:
    """The grid itself, or a grid for each list with the other lists' cells left blank.

    Lists are cut apart at columns that are blank all the way down, and only where both sides are lists by themselves:
    of a kind we know, with names or numbers of their own. A row has one customer, so two columns of customers are two
    lists. Other blocks of one list, a blank column between them, stay one: they name no column twice, and where a row
    leaves a block blank, the rows below fill it again.
    ``table_of`` finds the first table of a grid.
    """
    if grid.size[0] > _MAX_ROWS or not _may_be_several(grid.rows):
        return [grid]
    top = grid.between(0, _first_filled(grid.rows) + _TOP)
    if len(_lists(top, _spans(top.rows), table_of)) < 2:
        return [grid]
    whole = grid.between(0, grid.size[0])
    parts = _lists(whole, _spans(whole.rows), table_of)
    if len(parts) < 2:
        return [grid]
    above = min(next((at for at, row in enumerate(part.rows) if len(row) - row.count(None) > 1), 0) for part in parts)
    return [_with_common_title(part, whole, above) for part in parts]


def _first_filled(rows: Sequence[Sequence[Cell]]) -> int:
    return next((at for at, row in enumerate(rows) if any(cell is not None for cell in row)), 0)


def _may_be_several(rows: Sequence[Sequence[Cell]]) -> bool:
    """Cheap, and enough for nearly all files: no column is blank between others, and no row begins again."""
    top = list(islice((row for row in rows if any(cell is not None for cell in row)), _LOOKED_AT))
    return len(_spans(top)) > 1 or any(map(_begins_again, top))


def _begins_again(row: Sequence[Cell]) -> bool:
    start = next((at for at, cell in enumerate(row) if cell is not None), len(row))
    names = row[start : start + _FEWEST_NAMES]
    return all(isinstance(name, str) for name in names) and any(
        row[at : at + _FEWEST_NAMES] == names for at in range(start + _FEWEST_NAMES, len(row) - _FEWEST_NAMES + 1)
    )


def _spans(rows: Sequence[Sequence[Cell]]) -> list[Span]:
    """The runs of columns in which any row holds something: the first, and the one behind the last."""
    filled = np.zeros(max(map(len, rows), default=0) + 2, dtype=np.bool_)
    for row in rows:
        for at, cell in enumerate(row, 1):
            if cell is not None:
                filled[at] = True
    edges = np.flatnonzero(filled[1:] != filled[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _lists(grid: Grid, spans: Sequence[Span], table_of: TableOf) -> list[Grid]:
    spans = [copy for span in spans for copy in _copies(span, table_of(_only(grid, span)))]
    starts, end = [spans[0][0]], spans[-1][1]
    for left, right in pairwise(spans[: _MOST_SPANS + 1]):
        before, after = (starts[-1], left[1]), (right[0], end)
        if _are_two(*(_side(grid, part, table_of) for part in (before, after))):
            starts.append(right[0])
    parts = zip(starts, [*starts[1:], end], strict=True)
    return [_only(grid, part) for part in parts]


def _copies(span: Span, table: Table | None) -> list[Span]:
    """A span whose names come again in the same order, without a blank column between, is as many lists."""
    first, last = span
    names = [] if table is None else list(table.captions[-1][first:last])
    again = next((at for at in range(_FEWEST_NAMES, len(names)) if names[at:] == names[:-at]), last - first)
    return [(at, min(at + again, last)) for at in range(first, last, again)]


def _only(grid: Grid, span: Span) -> Grid:
    first, last = span
    rows = [trimmed([*[None] * first, *row[first:last]]) for row in grid.rows]
    return replace(grid, rows=rows, unended=False)


class _Side:
    """One of two lists: the meanings of its columns and its rows from the one below its header on."""

    def __init__(self, grid: Grid, table: Table) -> None:
        columns = read_columns(table)
        self.meanings = {column.meaning for column in columns if column.meaning is not None}
        kind = classify_table(table, columns)
        self.is_list = (kind.category != "unknown" or kind.foreign is not None) and bool(self.meanings & _OWN)
        begins = next((column.meaning for column in columns if column.filled), None)
        self.begins = begins in _BEGINS
        self.first = table.header_row
        self.rows = [[cell for cell in row if cell is not None] for row in grid.rows]

    @property
    def end(self) -> int:
        """The row behind the last that holds something."""
        return next((at for at in range(len(self.rows), self.first, -1) if self.rows[at - 1]), self.first)

    def has_holes(self, other: "_Side") -> bool:
        """Whether a row is blank here and not there, and a record follows here; a title or a header begins anew."""
        hole = False
        for own, beside in zip(self.rows[self.first : self.end], other.rows[self.first :], strict=False):
            if own and hole and len(own) > 1 and not names_columns(own):
                return True
            hole = not own and (hole or bool(beside))
        return False


def _side(grid: Grid, span: Span, table_of: TableOf) -> _Side | None:
    part = _only(grid, span)
    table = table_of(part)
    return None if table is None else _Side(part, table)


def _are_two(left: _Side | None, right: _Side | None) -> bool:
    if left is None or right is None or not (left.is_list and right.is_list and right.begins):
        return False
    twice = left.meanings & right.meanings
    if "customer" in twice:
        return True
    apart = bool(twice) or abs(left.end - right.end) > _ENDS_APART
    return apart and not left.has_holes(right) and not right.has_holes(left)


def _with_common_title(part: Grid, whole: Grid, height: int) -> Grid:
    """A text alone at the top of the sheet, above the headers of all lists, is every list's title."""
    rows = list(part.rows)
    for at, row in enumerate(whole.rows[:height]):
        title = [cell for cell in row if cell is not None]
        if len(title) == 1 and not rows[at]:
            rows[at] = [*title]
    return replace(part, rows=rows)
