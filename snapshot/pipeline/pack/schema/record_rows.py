"""Table and roles -> which rows are records, not headings, totals, notes or blank lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES, IDENTIFYING
from snapshot.pipeline.pack.tables.group_headings import TOTAL_HINT, is_total_of, repeated_header, totals_of_groups
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.value_profile import is_identifier_like
from snapshot.pipeline.pack.values.vocabulary import plain

_TOTAL = re.compile(
    r"^(?:(?:grand|sub|report|overall|sous)\s?)?"
    r"(?:totals?|totales|summe|gesamt|gesamtsumme|zwischensumme|endsumme|insgesamt|somme|suma|sum|balance due)"
    r"(?:\s+(?:for|fur|pour|de|para|general|of|from|number|amount|invoices?|due|outstanding|quotes?|estimates?|ht|ttc)\b.*)?$"
)
_FEWEST_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Records:
    """``positions`` of the records in the table.

    ``groups``: the heading above each that names its customer, where there are such; ``headings``: whatever stands
    alone above each. ``dropped`` are the filled rows that are no records: headings, totals, notes.
    """

    positions: npt.NDArray[np.int64]
    groups: Column | None
    headings: Column | None = None
    dropped: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    _cut: dict[int, tuple[Column, Column]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, column: Column) -> Column:
        """A column of the table cut to the records; each is cut once."""
        if len(self.positions) == len(column):
            return column
        if id(column) not in self._cut:
            self._cut[id(column)] = (column, column.take(_span(self.positions)))
        return self._cut[id(column)][1]


def _span(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64] | slice:
    """Rows one after the other are cut out without a copy."""
    even = len(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return slice(int(rows[0]), int(rows[-1]) + 1) if even else rows


def find_records(table: Table, roles: ColumnRoles) -> Records:
    """Everything that holds a number, a day or an amount, and is neither a total, a heading nor a note."""
    if not len(table) or not table.columns:
        return Records(np.empty(0, dtype=np.int64), None)
    for name in roles.names:
        # The different names are all needed later; there are fewer of them to look at than rows.
        name.column.encoded()
    cells = np.array([column.filled for column in table.columns]).T
    count = cells.sum(axis=1)
    lone = (count == 1) & (len(table.columns) >= 3)
    lone &= ~_number_alone(table, roles, lone)
    record = (count > 0) & ~lone & ~repeated_header(table) & ~total_rows(table, roles)
    if roles.has(*DATES, *AMOUNTS, *IDENTIFYING):
        record &= _core(table, roles) & ~_bare_sum(roles, cells, count)
    positions = np.flatnonzero(record)
    return Records(
        positions,
        _groups(table, roles, cells, lone, positions),
        _headings(table, cells, lone, positions),
        np.flatnonzero((count > 0) & ~record),
    )


def _mask(table: Table, columns: Iterable[Column]) -> Mask:
    mask = np.zeros(len(table), dtype=bool)
    for column in columns:
        mask |= column.filled
    return mask


def _columns(roles: ColumnRoles, names: Iterable[str]) -> list[Column]:
    return [column for name in names if (column := roles.column(name)) is not None]


def _core(table: Table, roles: ColumnRoles) -> Mask:
    return _mask(table, _columns(roles, (*DATES, *AMOUNTS, *IDENTIFYING)))


def _number_alone(table: Table, roles: ColumnRoles, lone: Mask) -> Mask:
    """A row that was cut off behind its number is a record that is reported, not a note."""
    column = roles.column("number")
    alone = np.zeros(len(table), dtype=bool)
    if column is not None:
        rows = np.flatnonzero(lone & column.filled)
        alone[rows] = column.take(rows).where(is_identifier_like)
    return alone


def total_rows(table: Table, roles: ColumnRoles) -> Mask:
    """Rows with a word for a total and without both a number and a day of their own."""
    total = np.zeros(len(table), dtype=bool)
    words = [column.where(is_total, TOTAL_HINT.pattern) for column in table.columns]
    for mask in words:
        total |= mask
    dated = _without(table, roles, DATES, words)
    numbered = _without(table, roles, IDENTIFYING, words)
    own = dated & numbered if roles.has(*DATES) else numbered
    return (total & ~own) | _totals_of_groups(table, roles)


def _totals_of_groups(table: Table, roles: ColumnRoles) -> Mask:
    """ "Total Larkspur Holdings", wherever it stands, in a row with no day and no number."""
    total = totals_of_groups(table.columns)
    if not total.any():
        return total
    words = [column.where(is_total_of, TOTAL_HINT.pattern) for column in table.columns]
    return total & ~_without(table, roles, (*DATES, *IDENTIFYING), words)


def _without(table: Table, roles: ColumnRoles, names: Iterable[str], words: list[Mask]) -> Mask:
    mask = np.zeros(len(table), dtype=bool)
    for name in names:
        found = roles.by_role.get(name)
        if found is not None:
            mask |= found.column.filled & ~words[found.index]
    return mask


def is_total(value: object) -> bool:
    """Whether a cell is the caption of a total."""
    return isinstance(value, str) and len(value) < 80 and bool(TOTAL_HINT.search(value) and _TOTAL.match(plain(value)))


def _bare_sum(roles: ColumnRoles, cells: npt.NDArray[np.bool_], count: npt.NDArray[np.int64]) -> Mask:
    """Sums at the bottom without a word: nothing but amounts in the row."""
    amounts = [roles.by_role[name].index for name in AMOUNTS if name in roles.by_role]
    if not amounts:
        return np.zeros(len(count), dtype=bool)
    return np.asarray((count > 0) & (cells[:, amounts].sum(axis=1) == count), dtype=bool)


def _headings(
    table: Table, cells: npt.NDArray[np.bool_], lone: Mask, positions: npt.NDArray[np.int64]
) -> Column | None:
    rows = np.flatnonzero(lone)
    if len(rows) < _FEWEST_HEADINGS or not len(positions):
        return None
    alone = Column.of(
        [table.columns[column][row] for row, column in zip(rows, cells[rows].argmax(axis=1), strict=True)]
    )
    above = np.searchsorted(rows, positions) - 1
    return alone.take(above).with_blanks(above < 0)


def _groups(
    table: Table, roles: ColumnRoles, cells: npt.NDArray[np.bool_], lone: Mask, positions: npt.NDArray[np.int64]
) -> Column | None:
    """The text that stands alone above rows whose own cell in that column is blank: their customer's name."""
    customer = roles.by_role.get("customer")
    if not lone.any() or not len(positions) or (customer is not None and cells[positions, customer.index].mean() > 0.5):
        return None
    columns, counts = np.unique(cells[lone].argmax(axis=1), return_counts=True)
    column = int(columns[counts.argmax()])
    headings = np.flatnonzero(lone & cells[:, column])
    dated = any(found.index == column for role in DATES if (found := roles.by_role.get(role)) is not None)
    if len(headings) < 2 or (not dated and cells[positions, column].mean() > 0.1):
        return None
    above = np.searchsorted(headings, positions) - 1
    return table.columns[column].take(headings[above]).with_blanks(above < 0)
