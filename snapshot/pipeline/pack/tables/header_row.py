"""Grid -> table. Finds the header row (one line or two) below titles, blank rows and totals."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, count, islice, takewhile, zip_longest

import numpy as np

from snapshot.pipeline.pack.tables.misaligned_rows import misaligned_rows
from snapshot.pipeline.pack.tables.table import Body, Grid, Table
from snapshot.pipeline.pack.values.column import Cell, Column
from snapshot.pipeline.pack.values.dates import looks_like_date
from snapshot.pipeline.pack.values.header_words import header_matches
from snapshot.pipeline.pack.values.value_profile import is_amount_like, is_blank

_ROWS_LOOKED_AT = 80  # that hold something
_MIN_POINTS = 3.0
_MAX_POINTS = 2.0


def table_from_grid(grid: Grid) -> Table | None:
    """The table under the most header-like row; ``None`` when no row looks like a header."""
    row = find_header(grid.rows)
    if row is None:
        return None
    lines = header_lines(grid.rows, row)
    rows = grid.rows[row + 1 :]
    body = grid.body or _body(rows, len(lines.names), _usual_width(rows))
    header = _with_unnamed(lines.names, len(trimmed(grid.rows[row])), body)
    columns = body.columns[: len(header)]
    return Table(
        header=_different(header),
        columns=columns,
        row_numbers=np.arange(row + 2, row + 2 + len(body.widths), dtype=np.int64),
        header_row=row + 1,
        too_long=reduce(np.logical_or, (column.filled for column in body.columns[len(header) :]), body.beyond),
        # Only lines of text can lose a delimiter; in a workbook every cell has its place.
        shifted=misaligned_rows(body.widths, columns, len(grid.rows[row]), grid.unended)
        if grid.delimiter
        else np.zeros(len(body.widths), dtype=np.bool_),
        title="\n".join(str(cell) for cells in grid.rows[: lines.rows[0]] for cell in cells if cell is not None)[:500],
        sheet=grid.sheet,
        captions=tuple(tuple(grid.rows[line]) for line in lines.rows),
        grid=Grid([], grid.sheet, grid.encoding, grid.delimiter, grid.nul_characters),
    )


def find_header(rows: list[list[Cell]]) -> int | None:
    """The index of the row whose cells say most about columns, the first of equals; of two lines of names the lower."""
    best, best_points = None, _MIN_POINTS - 0.001
    filled = ((index, row) for index, row in enumerate(rows) if any(cell is not None for cell in row))
    for index, row in islice(filled, _ROWS_LOOKED_AT):
        points = _points(row, best_points)
        if points > best_points:
            best, best_points = index, points
    if best is not None and best + 1 < len(rows) and continues(rows[best], rows[best + 1]):
        return best + 1
    return best


def _usual_width(rows: list[list[Cell]]) -> int:
    widths = Counter(map(len, rows[:_ROWS_LOOKED_AT]))
    return widths.most_common(1)[0][0] if widths else 0


def _with_unnamed(names: tuple[str, ...], width: int, body: Body) -> tuple[str, ...]:
    """A column behind the last name that most rows fill is one without a name of its own; fewer rows are too long."""
    behind = sum(1 for _ in takewhile(lambda column: column.filled.sum() * 2 > len(column), body.columns[width:]))
    blank = ("",) * len(body.columns)
    return (*names, *blank)[: width + behind]


def grid_of_columns(sheet: str, columns: Sequence[Column]) -> Grid:
    """The grid of a sheet that is in columns already."""
    length = len(columns[0]) if columns else 0
    filled = reduce(np.logical_or, (column.filled for column in columns), np.zeros(length, dtype=np.bool_))
    looked_at = np.flatnonzero(filled)[:_ROWS_LOOKED_AT]
    height = int(looked_at[-1]) + 1 if len(looked_at) else 0
    rows = [trimmed([column[at] for column in columns]) if filled[at] else [] for at in range(height)]
    header = find_header(rows)
    if header is None:
        return Grid([trimmed([column[at] for column in columns]) for at in range(length)], sheet)
    named = len(trimmed(rows[header]))
    below = [column.take(slice(header + 1, None)) for column in columns]
    beyond = np.zeros(length - header - 1, dtype=np.bool_)
    cells = (column.without(is_blank) if at < named else column for at, column in enumerate(below))
    return Grid(rows[: header + 1], sheet, body=Body(tuple(cells), np.full(len(beyond), len(columns)), beyond))


def _points(row: list[Cell], best: float) -> float:
    """No cell brings more than 2: a row that cannot reach more than ``best`` is not looked at to its end."""
    cells = [cell for cell in row if cell is not None]
    if len(cells) < 2:
        return 0.0
    points = float(len(set(cells)) - len(cells))
    for left, cell in zip(range(len(cells) - 1, -1, -1), cells, strict=True):
        points += _cell_points(cell)
        if points + _MAX_POINTS * left <= best:
            break
    return points


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
        return _MAX_POINTS if matches[0].score >= 10 else 1.0
    return 0.25


def trimmed(row: list[Cell]) -> list[Cell]:
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


def _body(rows: list[list[Cell]], named: int, usual: int) -> Body:
    """Cut to the usual width before they are turned: one row may be thousands of fields wide."""
    width = max(named, usual)
    cells = zip_longest(*(row[:width] for row in rows), [None] * width, fillvalue=None)
    return Body(
        columns=tuple(
            Column.of(column[:-1]).without(is_blank) if at < named else Column.of(column[:-1])
            for at, column in enumerate(cells)
        ),
        widths=np.fromiter(map(len, rows), dtype=np.int64, count=len(rows)),
        beyond=np.fromiter((any(cell is not None for cell in row[width:]) for row in rows), np.bool_, len(rows)),
    )


_LONGEST_CAPTION = 30
# From three groups on it is a line of the header; two cells may be a title and what stands beside it.
_GROUPS = 3
_KNOWN = 10.0


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """``names``: one for each column; ``rows``: the indexes of the header's lines in the grid, the last one lowest."""

    names: tuple[str, ...]
    rows: tuple[int, ...]


def header_lines(rows: Sequence[Sequence[Cell]], last: int) -> HeaderLines:
    """The whole header whose lowest row is ``last``."""
    lower = rows[last]
    if last and (continues(rows[last - 1], lower) or (_captions(rows[last - 1]) and _adds(rows[last - 1], lower))):
        return HeaderLines(_joined(rows[last - 1], lower), (last - 1, last))
    return HeaderLines(tuple(map(_text, _trimmed(lower))), (last,))


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _trimmed(row: Sequence[Cell]) -> Sequence[Cell]:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row[:width]


def _captions(row: Sequence[Cell]) -> bool:
    """Short words and no value: no title with a year, no page count, no record."""
    cells = [cell for cell in row if cell is not None]
    return len(cells) >= 2 and all(
        isinstance(cell, str)
        and len(cell) <= _LONGEST_CAPTION
        and any(map(str.isalpha, cell))
        and not any(map(str.isdigit, cell))
        and not is_amount_like(cell)
        and not looks_like_date(cell)
        for cell in cells
    )


def continues(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether both rows hold names of columns, and the lower is no second copy of the header."""
    lines = [_trimmed(upper), _trimmed(lower)]
    return list(lines[0]) != list(lines[1]) and all(_captions(line) and names_columns(line) for line in lines)


def names_columns(row: Sequence[Cell]) -> bool:
    """Whether most cells of the row are known names of columns, three at least."""
    scores = [_score(str(cell)) for cell in row if cell is not None]
    return sum(score >= _KNOWN for score in scores) >= max(3, 0.6 * len(scores))


FEWEST_NAMES = 4  # of a second header in one sheet


def may_be_names(row: Sequence[Cell]) -> bool:
    """Whether it is worth asking whether a row holds the names of another list's columns."""
    cells = [cell for cell in row if cell is not None]
    return len(cells) >= FEWEST_NAMES and all(map(may_be_name, cells))


def may_be_name(cell: object) -> bool:
    return isinstance(cell, str) and not cell[-1:].isdigit() and not cell[:1].isdigit()


def _adds(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the names need the row above: there are groups enough, or names that stand twice or say nothing."""
    names = [_text(cell) for cell in _trimmed(lower)]
    unclear = len(set(names)) < len(names) or any(not _score(name) for name in names)
    groups = sum(cell is not None for cell in upper)
    return groups >= (2 if unclear else _GROUPS) and len(_trimmed(upper)) <= len(names) + 1


def _score(name: str) -> float:
    matches = header_matches(name) if name else ()
    return matches[0].score if matches else 0.0


def _joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[str, ...]:
    """Each column's name, together with its group where that says more or keeps two columns apart."""
    width = max(len(_trimmed(upper)), len(_trimmed(lower)))
    names = [_text(lower[at]) if at < len(lower) else "" for at in range(width)]
    joined, group = [], ""
    for at, name in enumerate(names):
        own = _text(upper[at]) if at < len(upper) else ""
        group = own or group
        joined.append(_best(group, name, names.count(name) > 1) if name else own)
    return tuple(joined)


def _best(group: str, name: str, twice: bool) -> str:
    both = f"{group} {name}" if group else name
    return both if twice or _score(both) > _score(name) else name
