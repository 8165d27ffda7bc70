"""Source -> what is drawn at random for one copy of it: words, digits, the shift of days, the factor of amounts."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from snapshot.pipeline.masked_copy.amounts import Scale
from snapshot.pipeline.masked_copy.cells import Cells
from snapshot.pipeline.masked_copy.day_shift import DayFacts, Shift, choose_shift
from snapshot.pipeline.masked_copy.days import DayNotation, Days
from snapshot.pipeline.masked_copy.source_tables import Source, SourceTable
from snapshot.pipeline.masked_copy.substitutes import Digits, Words
from snapshot.pipeline.masked_copy.texts import Texts
from snapshot.pipeline.pack.schema.fields import DATES, PAST_DATES
from snapshot.pipeline.pack.schema.missing_years import is_short_day, stated_year
from snapshot.pipeline.pack.values.column import Column

# Without a divisor in common with 100.
_FACTORS = tuple(number for number in range(3, 50) if number % 2 and number % 5)
_NO_SHIFT = Shift(0, 0)


def drawn_cells(source: Source, today: date, chance: random.Random) -> Cells:
    """What masks the cells of ``source``: each call draws anew."""
    notation = DayNotation.of((text for column in _columns(source) for text, _ in column.texts()), source.order.order)
    words = Words(chance, source.words())
    days = Days(notation, _NO_SHIFT, chance.randrange(1, 60), words.in_day)
    shift = choose_shift(_facts(source, days), today, chance)
    masks = Texts(words, Digits(chance), replace(days, shift=shift))
    return Cells(masks, Scale(chance.choice(_FACTORS)), source.decimal)


def _columns(source: Source) -> Iterator[Column]:
    for sheet in source.sheets:
        for table in sheet.tables:
            yield from (column.column for column in table.columns)


def _facts(source: Source, days: Days) -> DayFacts:
    names = ("days", "numeric", "without_year", "past", "by_heading")
    facts: dict[str, set[date]] = {name: set() for name in names}
    for sheet in source.sheets:
        for table in sheet.tables:
            _add_facts(facts, table, days)
    return DayFacts(**facts)


def _add_facts(facts: dict[str, set[date]], table: SourceTable, days: Days) -> None:
    year = stated_year(table.table)
    for column in table.columns:
        roles = table.roles.get(column.index, set())
        if not roles & DATES and column.values.dates < 0.5:
            continue
        for cell in column.column.values:
            day = cell if isinstance(cell, date) else days.day_of(cell) if isinstance(cell, str) else None
            if day is None:
                continue
            facts["days"].add(day)
            if roles & PAST_DATES:
                facts["past"].add(day)
            if isinstance(cell, str):
                _add_notation(facts, cell, day, year, days)


def _add_notation(facts: dict[str, set[date]], cell: str, day: date, year: str | None, days: Days) -> None:
    if days.is_numeric(cell):
        facts["numeric"].add(day)
    elif year and cell.endswith(f" {year}") and is_short_day(cell.removesuffix(f" {year}")):
        facts["without_year"].add(day)
    elif str(day.year) != year and cell.endswith(f" {day.year}") and is_short_day(cell.removesuffix(f" {day.year}")):
        facts["by_heading"].add(day)
