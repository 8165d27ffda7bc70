"""Days without a year, as spreadsheets show and save them: "14-Mar"."""

import re
from dataclasses import replace

from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import looks_like_date
from snapshot.pipeline.pack.values.value_profile import MOST

_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_NO_YEAR = re.compile(r"\d{1,2}[-. ]{1,2}[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?[-. ]{1,2}\d{1,2}")
_LOOKED_AT = 50


def with_year(table: Table) -> Table:
    """The table with the year that the title, the sheet or the file names, where its days have none.

    Nothing is guessed: two years leave the days as they are.
    """
    years = set(_YEAR.findall(f"{table.title} {table.sheet or ''} {table.file}"))
    if len(years) != 1:
        return table
    year = years.pop()
    columns = tuple(_dated(column, year) if _lacks_year(column) else column for column in table.columns)
    return replace(table, columns=columns)


def _lacks_year(column: Column) -> bool:
    cells = column.first_values(_LOOKED_AT)
    return bool(len(cells)) and sum(map(_is_short_day, cells)) >= MOST * len(cells)


def _is_short_day(cell: object) -> bool:
    return isinstance(cell, str) and bool(_NO_YEAR.fullmatch(cell)) and looks_like_date(f"{cell} 2024")


def _dated(column: Column, year: str) -> Column:
    return column.map(lambda cell: f"{cell} {year}" if _is_short_day(cell) else cell)
