"""Where a cell stands on its sheet -> how it is masked: as a title, a name of a column or a cell of its column."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from snapshot.pipeline.masked_copy.cells import TITLE, Cells
from snapshot.pipeline.masked_copy.column_rules import column_rule
from snapshot.pipeline.masked_copy.source_tables import SourceSheet, SourceTable
from snapshot.pipeline.pack.extract.customer_ids import name_words
from snapshot.pipeline.pack.schema.missing_years import YEAR, stated_year
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Cell
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.vocabulary import plain

_BELOW_HEADER = 3
_FIELD = re.compile(r"[^\W\d_][^\W\d]*(?:[./-][^\W\d]+)*")


class SheetMask:
    """Which rule holds for a cell by its place: title, header or body of one of the sheet's tables."""

    def __init__(self, sheet: SourceSheet, cells: Cells) -> None:
        self._cells = cells
        self._tables = [_TableMask(table, cells) for table in sheet.tables]

    def masked(self, row: int, column: int, cell: Cell) -> Cell:
        """``row`` and ``column`` from 0."""
        above = [table for table in self._tables if row >= table.first_header]
        if not above:
            return self._cells.masked(cell, TITLE, title=True)
        table = next((table for table in reversed(above) if column >= table.first_column), above[-1])
        return table.masked(row, column, cell)


class _TableMask:
    def __init__(self, source: SourceTable, cells: Cells) -> None:
        table = source.table
        self._last_header = table.header_row - 1
        self.first_header = table.header_row - max(1, len(table.captions))
        self.first_column = next((at for at, name in enumerate(table.header) if name), 0)
        self._cells = replace(cells, year=stated_year(table))
        self._rules = [
            column_rule(column, source.roles.get(column.index, ()), cells.decimal) for column in source.columns
        ]
        self._known: dict[tuple[int, bool, type, Cell], Cell] = {}
        self._names = self._name_words(source)
        self._captions = [self._kept_captions(table, column) for column in range(len(self._rules))]
        self._lone_years = _lone_years(table)
        self._more_headers = _more_headers(table)

    def _name_words(self, source: SourceTable) -> frozenset[str]:
        return name_words(
            [column.column for column, rule in zip(source.columns, self._rules, strict=True) if rule.rule == "name"]
        )

    def masked(self, row: int, column: int, cell: Cell) -> Cell:
        if row <= self._last_header or row in self._more_headers:
            return self._header(cell)
        alone = row in self._lone_years
        if column < len(self._captions) and cell in self._captions[column]:
            return cell  # the header once more, at the top of a page
        key = (column, alone, type(cell), cell)
        if key not in self._known:
            rule = self._rules[column] if column < len(self._rules) else TITLE
            self._known[key] = self._cells.masked(cell, rule, title=alone)
        return self._known[key]

    def _kept_captions(self, table: Table, column: int) -> frozenset[Cell]:
        cells = [line[column] for line in table.captions if column < len(line)]
        return frozenset(cell for cell in cells if isinstance(cell, str) and self._header(cell) == cell)

    def _header(self, cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return self._cells.masked(cell, TITLE, title=True)
        named = not header_concepts(cell)[0] and not self._names.isdisjoint(plain(cell).split())
        return self._cells.header(cell, named)


def _more_headers(table: Table) -> frozenset[int]:
    """Rows (from 0) right below the header that name the columns once more, as the fields of a program."""
    rows = range(min(_BELOW_HEADER, len(table)))
    named = (at for at in rows if _are_fields([column[at] for column in table.columns]))
    return frozenset(int(table.row_numbers[at]) - 1 for at in named)


def _are_fields(cells: Sequence[Cell]) -> bool:
    """ "SalesInvoice.date", "total_amount": names without blanks and digits, most of them of what a column can hold."""
    filled = [str(cell) for cell in cells if cell is not None]
    known = sum(bool(header_concepts(cell)[0]) for cell in filled)
    return all(map(_FIELD.fullmatch, filled)) and known >= max(3, 0.6 * len(filled))


def _lone_years(table: Table) -> frozenset[int]:
    """Rows (from 0) that hold a year and nothing else: what stands below is of that year."""
    filled = sum((column.filled.astype(int) for column in table.columns), start=np.zeros(len(table), dtype=int))
    rows = (
        int(table.row_numbers[at]) - 1
        for at in np.flatnonzero(filled == 1)
        if any(YEAR.fullmatch(str(column[int(at)])) for column in table.columns)
    )
    return frozenset(rows)
