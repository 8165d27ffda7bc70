"""A header in two lines: a row of groups above the names, or captions that are broken over two rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from snapshot.pipeline.pack.values.column import Cell
from snapshot.pipeline.pack.values.dates import looks_like_date
from snapshot.pipeline.pack.values.value_profile import is_amount_like
from snapshot.pipeline.pack.values.vocabulary import header_matches

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
