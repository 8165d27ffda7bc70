"""File -> a few of its rows as written, and the document that each becomes. For a page only; never stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract.rejected_rows import SENTENCES, quotable
from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.values.column import Cell
from snapshot.wording.file_problems import with_cell

Kind = Literal["invoice", "credit_note", "quote", "payment", "job", "customer"]
MAX_ROWS = 5
MAX_COLUMNS = 12
MAX_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Meaning:
    """The document that a row becomes. ``state`` is the pack's word for it, or ``part_paid``; cents are the file's."""

    kind: Kind
    number: str = ""
    day: date | None = None
    cents: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """``cells`` stand under the ``columns`` of the file. Without a meaning ``reason`` says why it isn't counted."""

    row: int
    cells: tuple[str, ...]
    meaning: Meaning | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileExamples:
    """``columns`` are the names of the columns shown, those in use before others; ``more_columns`` counts the rest."""

    columns: tuple[str, ...] = ()
    rows: tuple[ExampleRow, ...] = ()
    more_columns: int = 0


def file_examples(file: SourceFile) -> FileExamples:
    """The first rows of the file's main table, after its documents were built. Empty where nothing could be read."""
    if not file.readings:
        return FileExamples()
    reading = file.readings[file.main]
    columns = [column for column in file.tables[file.main].columns if column.filled]
    shown = _shown(columns, reading)
    meanings = dict(_meanings(file, reading))
    return FileExamples(
        columns=tuple(_shortened(column.header) for column in shown),
        rows=tuple(_row(reading, at, shown, meanings) for at in range(min(MAX_ROWS, len(reading)))),
        more_columns=len(columns) - len(shown),
    )


def _shown(columns: Sequence[ColumnMeaning], reading: TableReading) -> list[ColumnMeaning]:
    """At most so many, in the order of the file."""
    used = {column.index for column in reading.roles.by_role.values()}
    first = sorted(columns, key=lambda column: (column.index not in used, column.index))[:MAX_COLUMNS]
    return sorted(first, key=lambda column: column.index)


def _row(reading: TableReading, at: int, shown: Sequence[ColumnMeaning], meanings: Mapping[int, Meaning]) -> ExampleRow:
    position = int(reading.records.positions[at])
    row = int(reading.row_numbers()[at])
    meaning = meanings.get(row)
    return ExampleRow(
        row=row,
        cells=tuple(_shortened(_text(column.column[position])) for column in shown),
        meaning=meaning,
        reason="" if meaning else _reason(reading, at),
    )


def _reason(reading: TableReading, at: int) -> str:
    """Why the row is no document of its own; "" where it's a line of another one, or the list is left out."""
    code = reading.set_aside.reasons[at]
    return "" if code is None else with_cell(SENTENCES[str(code)], quotable(reading.set_aside.cells[at]))


def _meanings(file: SourceFile, main: TableReading) -> Iterator[tuple[int, Meaning]]:
    """Row number -> document for the first rows, of every kind that the main table holds."""
    built = [reading for reading in file.readings if reading.category != "unknown"]
    first = main.row_numbers()[:MAX_ROWS]
    for reading, (_, frame) in zip(built, file.frames, strict=True):
        if reading.table is not main.table:
            continue
        cells, rows = reading.cells("number"), reading.row_numbers()
        numbers = {int(rows[at]): _text(cells[int(at)]) for at in np.flatnonzero(np.isin(rows, first))}
        documents = frame[frame["row"].isin(first)]
        for at in range(len(documents)):
            document = {str(name): value for name, value in documents.iloc[at].items()}
            row = int(document["row"])
            yield row, _meaning(reading.category, document, numbers.get(row, ""))


# The frame's columns for the day and the cents of each kind.
_DAY: Mapping[Category, tuple[str, ...]] = {
    "invoices": ("issued", "due"),
    "quotes": ("created",),
    "payments": ("paid",),
    "jobs": ("completed", "scheduled"),
}
_KIND: Mapping[Category, Kind] = {
    "invoices": "invoice",
    "quotes": "quote",
    "payments": "payment",
    "jobs": "job",
    "customers": "customer",
}


def _meaning(category: Category, document: Mapping[str, Any], number: str) -> Meaning:
    days = (document[name] for name in _DAY.get(category, ()))
    cents = document.get("total_cents", document.get("amount_cents"))
    return Meaning(
        kind=document.get("kind") or _KIND[category],
        number=_shortened(number or _text(document.get("invoice_number"))),
        day=next((day.date() for day in days if not pd.isna(day)), None),
        cents=None if cents is None or pd.isna(cents) else int(cents),
        state=_state(document),
    )


def _state(document: Mapping[str, Any]) -> str:
    state = document.get("state")
    if state == "open" and 0 < abs(document.get("balance_cents", 0)) < abs(document["total_cents"]):
        return "part_paid"
    return "" if state is None or pd.isna(state) else str(state)


def _text(cell: Cell) -> str:
    """A cell as a person would write it: 1250.0 in a workbook is 1250."""
    if cell is None or pd.isna(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"
