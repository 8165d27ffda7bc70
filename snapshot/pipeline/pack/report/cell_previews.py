"""Column -> up to three cells for the owner to recognize it by.

Days, amounts, document numbers, status words and currencies are shown as in the file; of anything else only the shape.
"""

from collections.abc import Callable

from snapshot.pipeline.documents.recognition import ColumnReading
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES, NUMBERS, SHOWN
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.values.column import Column, Positions
from snapshot.pipeline.pack.values.masking import (
    WORD,
    mask,
    shown_amount,
    shown_currency,
    shown_day,
    shown_number,
    shown_word,
)
from snapshot.pipeline.pack.values.value_profile import is_blank

_SAMPLES = 3
_ROWS = 2_000
_CELLS = 200
_OFTEN = 2  # a remark about a person does not stand in several rows


def column_readings(reading: TableReading, names: frozenset[str]) -> tuple[ColumnReading, ...]:
    """The columns that an owner can check, each with its samples. ``names``: the words of all names in the upload."""
    rows = reading.records.positions[:_ROWS]
    return tuple(
        _column_reading(role, column, rows, names)
        for role in SHOWN[reading.category]
        if (column := reading.column_for_role(role)) is not None
    )


def _column_reading(role: str, column: ColumnMeaning, rows: Positions, names: frozenset[str]) -> ColumnReading:
    return ColumnReading(
        role=role,
        header=shown_header(column.header),
        certainty=column.certainty,
        samples=samples(role, column.column.take(rows), names, told=column.chosen or column.by_values),
    )


def samples(role: str, column: Column, names: frozenset[str], *, told: bool = False) -> tuple[str, ...]:
    """Up to three different cells as they may be shown; one that does not look like its role is masked.

    ``told``: the column's header does not say so, so its words may be anybody's.
    """
    show = _how(role, column, names, told)
    found: dict[str, None] = {}
    for cell in column.values[:_CELLS]:
        if not is_blank(cell):
            found.setdefault(show(cell) or mask(str(cell)), None)
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def _how(role: str, column: Column, names: frozenset[str], told: bool) -> Callable[[object], str | None]:
    """What turns a cell of this role into the text that may be shown; ``None`` where nothing of it may."""
    if role in DATES:
        return shown_day
    if role in AMOUNTS:
        return shown_amount
    if role in NUMBERS:
        shared = _shared_prefixes(column)
        return lambda cell: shown_number(cell, names, shared)
    if role in ("status", "type"):
        pairs = zip(column.values, column.counts, strict=True)
        often = {value for value, count in pairs if count >= _OFTEN and not told}
        return lambda cell: shown_word(cell, names if cell in often else None)
    return shown_currency if role == "currency" else _nothing


def _nothing(_cell: object) -> None:
    """Names and free words are never shown."""


def _shared_prefixes(column: Column) -> frozenset[str]:
    """Letters with which most of the cells begin: they name a series, not a customer."""
    cells = [str(cell) for cell in column.values[:_CELLS]]
    first = [found[0].casefold() for cell in cells if (found := WORD.search(cell))]
    return frozenset(word for word in set(first) if first.count(word) > len(cells) / 2 > 1)
