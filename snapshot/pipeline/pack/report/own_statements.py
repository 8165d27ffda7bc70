"""The rows of a table that are no records -> the sums and counts that they state."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.record_rows import is_total
from snapshot.pipeline.pack.tables.group_headings import is_total_of
from snapshot.pipeline.pack.values.amounts import is_amount_text
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.vocabulary import plain

Numbers = npt.NDArray[np.int64]
_SUBTOTAL = ("sub", "sous", "zwischen")


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``row`` of the table says: a sum in cents, or a count. ``plain``: of the whole column, not of a part."""

    row: int
    stated: int
    plain: bool


def sums_in(reading: TableReading, column: ColumnMeaning) -> list[Statement]:
    """The sums in one column. Zero says nothing: a formula that was never worked out is zero, too."""
    cents = reading.dropped_amounts(column).fillna(0).to_numpy(dtype=np.int64)
    rows = reading.records.dropped[cents != 0]
    found = []
    for row, amount, cells in zip(rows.tolist(), cents[cents != 0].tolist(), cells_of(reading, rows), strict=True):
        texts = [cell for cell in cells if isinstance(cell, str) and not is_amount_text(cell)]
        captions = [text for text in texts if is_total(text) or is_total_of(text)]
        if captions or not texts:
            found.append(Statement(row, amount, plain=not texts or any(map(_says_only_total, captions))))
    return found


def cells_of(reading: TableReading, rows: Numbers) -> list[tuple[object, ...]]:
    return list(zip(*(column.take(rows).objects() for column in reading.table.columns), strict=True))


def _says_only_total(caption: str) -> bool:
    """ "Grand total", and neither "Total paid" nor "Subtotal"."""
    words = plain(caption).split()
    return not words[0].startswith(_SUBTOTAL) and all(is_total(word) or is_total(f"{word} total") for word in words)


_ONE_NUMBER = re.compile(r"^(?P<before>\D*)(?P<number>\d{1,7}|\d{1,3}(?:[.,]\d{3})+)(?P<after>\D*)$")
_THINGS = frozenset({"invoice", "quote", "document", "transaction", "payment"})
_ROWS = frozenset({"records", "rows", "entries", "belege", "datensatze", "zeilen", "buchungen", "lignes", "registros"})
_YEARS = range(1990, 2101)


def counts_in(cells: Sequence[object]) -> list[int]:
    filled = [str(cell) for cell in cells if cell is not None]
    texts = [*filled, " ".join(filled)] if len(filled) == 2 else filled
    return [number for text in texts if (number := counted_in(text)) is not None]


def counted_in(text: str) -> int | None:
    """The number of entries that a text states and nothing else: 36 of "36 invoices" and "Count: 36".

    "Invoice 36" is its number, "2025 invoices" a heading and "Total invoices 36" may be an amount.
    """
    found = _ONE_NUMBER.match(text) if len(text) < 80 else None
    if found is None:
        return None
    number = int(re.sub(r"\D", "", found["number"]))
    words = plain(f"{found['before']} {found['after']}").split()
    named = [word for word in words if word not in _ROWS]
    concepts, unknown = header_concepts(" ".join(named)) if named else (frozenset[str](), 0)
    things = bool(concepts & _THINGS) or len(named) < len(words)
    counts = "quantity" in concepts or (things and not found["before"].strip() and number not in _YEARS)
    return number if counts and not unknown and not concepts - _THINGS - {"quantity", "total"} else None
