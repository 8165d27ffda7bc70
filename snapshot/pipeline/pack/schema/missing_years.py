"""Days without a year -> the same days with one: of the row's other day, of a heading, or of the title."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Cell, Column, Objects
from snapshot.pipeline.pack.values.dates import looks_like_date, month_named, month_of, year_of
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.value_profile import MOST

YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_YEAR_ROW = re.compile(r"\D{0,12}(20[0-4]\d)(?:\.0)?\D{0,2}")
_NAMED = re.compile(r"\d{1,2}[-. ]{1,2}[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?[-. ]{1,2}\d{1,2}")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\.?")
_DAY_CONCEPTS = frozenset({"date", "issued", "created", "sent", "due", "paid", "received", "payment", "scheduled"})
_LOOKED_AT = 50
_HALF_A_YEAR = 6
_MAX_ROWS = 20_000  # nobody writes more by hand
_Years = Sequence[int | None]


def with_years(table: Table) -> Table:
    """The table with a year in each of its short days, where something says which; otherwise as it is."""
    if len(table) > _MAX_ROWS:
        return table
    short = [at for at, column in enumerate(table.columns) if _lacks_year(table.header[at], column)]
    years = _years(table, short) if short else None
    if years is None:
        return table
    columns = list(table.columns)
    full = _full_days(table)
    reference = _months(columns[short[0] if full is None else full])
    for at in short:
        columns[at] = _dated(columns[at], years, reference)
    return replace(table, columns=tuple(columns))


def _lacks_year(header: str, column: Column) -> bool:
    cells = column.first_values(_LOOKED_AT)
    named = bool(_DAY_CONCEPTS & header_concepts(header)[0])
    return bool(len(cells)) and sum(is_short_day(cell, named) for cell in cells) >= MOST * len(cells)


def stated_year(table: Table) -> str | None:
    """The one year that the title, the sheet or the file names."""
    years = set(YEAR.findall(f"{table.title} {table.sheet or ''} {table.file}"))
    return years.pop() if len(years) == 1 else None


def is_short_day(cell: object, named: bool = True) -> bool:
    """ "3/14" and "4 Nov" are days wherever they stand, "17.2" only under a name for a day."""
    if not isinstance(cell, str):
        return False
    if _NAMED.fullmatch(cell):
        return looks_like_date(f"{cell} 2024")
    found = _NUMERIC.fullmatch(cell.strip())
    if found is None or not (named or found[2] == "/"):
        return False
    first, second = int(found[1]), int(found[3])
    return 0 < min(first, second) <= 12 and max(first, second) <= 31


def _years(table: Table, short: Sequence[int]) -> _Years | None:
    full = _full_days(table)
    if full is not None:
        return [year_of(cell) for cell in table.columns[full].objects()]
    return _years_of_headings(table, _months(table.columns[short[0]]))


def _full_days(table: Table) -> int | None:
    """The first column of days with their year."""
    for at, column in enumerate(table.columns):
        cells = column.first_values(_LOOKED_AT)
        if len(cells) and sum(map(looks_like_date, cells)) >= MOST * len(cells):
            return at
    return None


def _years_of_headings(table: Table, months: _Years) -> _Years | None:
    """Year by year down the file: a row "2026" says it, and after December comes the next one.

    It begins with the only year that the title, the sheet or the file names, or with the first of two that follow each
    other where the days cross one turn. Nothing else is guessed.
    """
    rows = _year_rows(table)
    turns = _turns(months, rows)
    named = sorted({int(year) for year in YEAR.findall(f"{table.title} {table.sheet or ''} {table.file}")})
    year = rows.get(min(rows, default=-1)) if rows and _begins_with(rows, months) else None
    if year is None and named and (len(named) == 1 or (len(named) == 2 and named[1] == named[0] + 1 and turns)):
        year = named[0]
    if year is None:
        return None
    years: list[int | None] = []
    for at in range(len(table)):
        year = rows.get(at, year + (at in turns))
        years.append(year)
    return years


def _begins_with(rows: dict[int, int], months: _Years) -> bool:
    """Whether the first year stands above all days."""
    first = next((at for at, month in enumerate(months) if month), 0)
    return min(rows) < first


def _year_rows(table: Table) -> dict[int, int]:
    """Rows in which nothing but a year stands."""
    cells = np.array([column.filled for column in table.columns])
    found = {}
    for at in np.flatnonzero(cells.sum(axis=0) == 1):
        cell = table.columns[int(cells[:, at].argmax())][int(at)]
        year = _YEAR_ROW.fullmatch(str(cell).strip())
        if year:
            found[int(at)] = int(year[1])
    return found


def _turns(months: _Years, rows: dict[int, int]) -> set[int]:
    """Where the days jump back by half a year or more, and no heading says why."""
    found, last, told = set(), None, False
    for at, month in enumerate(months):
        told |= at in rows
        if month is None:
            continue
        if last is not None and last - month >= _HALF_A_YEAR and not told:
            found.add(at)
        last, told = month, False
    return found


def _months(column: Column) -> list[int | None]:
    cells = column.objects()
    day_first = _day_first(cells)
    return [_month(cell, day_first) for cell in cells]


def _day_first(cells: Objects) -> bool:
    pairs = [found for cell in cells if isinstance(cell, str) and (found := _NUMERIC.fullmatch(cell.strip()))]
    if any(int(found[1]) > 12 for found in pairs):
        return True
    return not any(int(found[3]) > 12 for found in pairs) and any(found[2] == "." for found in pairs)


def _month(cell: Cell, day_first: bool) -> int | None:
    found = _NUMERIC.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found:
        return int(found[3 if day_first else 1])
    named = month_named(cell)
    return named if named is not None else month_of(cell, day_first)


def _dated(column: Column, years: _Years, reference: _Years) -> Column:
    cells, months = column.objects(), _months(column)
    return Column.of(
        _with_year(cell, year, month, own)
        for cell, year, month, own in zip(cells, years, months, reference, strict=True)
    )


def _with_year(cell: Cell, year: int | None, month: int | None, reference: int | None) -> Cell:
    """A payment in January of an invoice of December came in the next year."""
    if not isinstance(cell, str) or year is None or not is_short_day(cell):
        return cell
    if month and reference and abs(reference - month) >= _HALF_A_YEAR:
        year += 1 if reference > month else -1
    found = _NUMERIC.fullmatch(cell.strip())
    return f"{found[1]}{found[2]}{found[3]}{found[2]}{year}" if found else f"{cell} {year}"
