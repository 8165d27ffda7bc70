"""What only the owner can tell about a file: few questions, and none where nothing hangs on the answer."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from snapshot.pipeline.documents.choices import ReadingChoices
from snapshot.pipeline.documents.recognition import Doubt
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.rivals import rivals
from snapshot.pipeline.pack.schema.fields import COUNTED_ROLES, DATE_ORDER_ROLES
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.schema.recognise import ClassifiedTable
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import two_readings

# Two kinds closer than this are told apart by a hair.
_CLOSE_POINTS = 1.5
NO_COLUMN = ""


def file_doubts(main: ClassifiedTable, reading: TableReading) -> tuple[Doubt, ...]:
    """The open questions about the file's main table; what the owner has chosen is no question."""
    if not len(reading):
        return ()
    chosen = main.choices or ReadingChoices()
    return (*_category(main), *_date_order(main, reading), *_columns(main, reading, chosen))


def _category(main: ClassifiedTable) -> Iterator[Doubt]:
    """Between two kinds of which one is invoices or quotes."""
    if main.certainty != "not_sure":
        return
    ranked = sorted(main.points.items(), key=lambda item: (item[0] != main.category, -item[1]))
    close = tuple(kind for kind, points in ranked if points >= main.points[main.category] - _CLOSE_POINTS)
    if len(close) > 1 and {"invoices", "quotes"} & set(close):
        yield Doubt(code="category", options=(*close, "unknown"), chosen=main.category)


def asked_once(
    files: Sequence[tuple[str | None, tuple[Doubt, ...]]],
) -> list[tuple[Doubt, ...]]:
    """The doubts of each file (with its layout) without those that an earlier file of the same layout has, too."""
    asked: set[tuple[str | None, str, str | None]] = set()
    kept = []
    for layout, doubts in files:
        new = [doubt for doubt in doubts if _key(layout, doubt) not in asked]
        asked |= {_key(layout, doubt) for doubt in new}
        kept.append(tuple(new))
    return kept


def _key(layout: str | None, doubt: Doubt) -> tuple[str | None, str, str | None]:
    return layout, doubt.code, doubt.role if doubt.code == "column" else None


def _date_order(main: ClassifiedTable, reading: TableReading) -> Iterator[Doubt]:
    example = _clearest(main, reading) if reading.dates.ambiguous else None
    if example is None:
        return
    role, cell, row, days = example
    options = ("day_first", "month_first")
    if reading.dates.order == "month_first":
        options, days = options[::-1], days[::-1]
    yield Doubt(
        code="date_order",
        options=options,
        chosen=options[0],
        role=role,
        example=cell,
        row=row,
        sheet=main.table.sheet,
        readings=days,
    )


def _clearest(main: ClassifiedTable, reading: TableReading) -> tuple[str, str, int, tuple[date, date]] | None:
    """Of the first date column that leaves the order open the cell whose two readings lie furthest apart."""
    for role in DATE_ORDER_ROLES.get(main.category, ()):
        cells = reading.cells(role)
        both = [(at, days) for at, cell in enumerate(cells.values) if (days := two_readings(cell))]
        if both:
            at, days = max(both, key=lambda item: (abs(item[1][0] - item[1][1]), -item[0]))
            row = int(reading.row_numbers()[_first_row(cells, at)])
            return role, str(cells.values[at])[:40], row, days
    return None


def _first_row(cells: Column, code: int) -> int:
    return int(np.argmax(cells.codes == code))


def _columns(main: ClassifiedTable, reading: TableReading, chosen: ReadingChoices) -> Iterator[Doubt]:
    for role in COUNTED_ROLES.get(main.category, ()):
        found = main.roles.by_role.get(role)
        if found is None or role in chosen.columns:
            continue
        options = tuple(shown_header(column.header) for column in (found, *rivals(role, main, reading)))
        if found.by_values and role != "status":  # words that are all of our lists leave no doubt
            options = (*options, NO_COLUMN)
        if len(options) > 1:
            yield Doubt(code="column", role=role, options=options, chosen=options[0])
