"""One table on its way to documents: cells, days and cents by role. ``SourceFile`` holds all tables of one file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract.customer_ids import customer_names, hash_customers
from snapshot.pipeline.pack.extract.rejected_rows import RejectedRows
from snapshot.pipeline.pack.extract.work_words import Descriptions, JobWords
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.schema.record_rows import Records
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.amounts import DecimalSign, parse_cents
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.dates import DateReading, Days, parse_days
from snapshot.pipeline.pack.values.document_numbers import normalize_numbers
from snapshot.pipeline.pack.values.explained_words import states_meant
from snapshot.pipeline.pack.values.header_words import counts_cents


@dataclass(frozen=True, slots=True)
class TableReading:
    """Everything the builders of documents need; all columns are cut to the records.

    ``unread`` collects, by role, where a cell was asked for its day or amount and could not be read.
    ``overridden`` names the column that was used for a role where the values, not the header, chose it.
    ``words`` is what the owner said that words mean, by header. ``currencies`` is that of each record, blank where no
    file names it.
    """

    table: Table
    category: Category
    roles: ColumnRoles
    records: Records
    dates: DateReading
    decimal: DecimalSign
    today: date
    workspace_key: bytes
    file: int
    currencies: Column
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    set_aside: RejectedRows = field(init=False)
    unread: dict[str, Mask] = field(init=False, default_factory=dict)
    overridden: dict[str, ColumnMeaning] = field(init=False, default_factory=dict)
    # What was read once and is asked for again.
    _read: dict[tuple[str, str], tuple[Any, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        numbers = self.table.row_numbers[self.records.positions]
        object.__setattr__(self, "set_aside", RejectedRows(numbers))
        self.set_aside.add("extra_fields", self.table.too_long[self.records.positions])
        self.set_aside.add("shifted_fields", self.table.shifted[self.records.positions])

    def __len__(self) -> int:
        return len(self.records.positions)

    def header(self, role: str) -> str | None:
        found = self.column_for_role(role)
        return shown_header(found.header) if found else None

    def column_for_role(self, role: str) -> ColumnMeaning | None:
        """The column that was used for ``role``."""
        return self.overridden.get(role) or self.roles.by_role.get(role)

    def cells(self, role: str) -> Column:
        column = self.roles.column(role)
        return Column.blank(len(self)) if column is None else self.records.of(column)

    def states(self, role: str, judged: Callable[[Column], Column]) -> Column:
        """The state of each cell of a role as ``judged``, but for words of which the owner said what they mean."""
        return self.explained(self.roles.by_role.get(role), self.cells(role), judged)

    def explained(self, column: ColumnMeaning | None, cells: Column, judged: Callable[[Column], Column]) -> Column:
        """The same for the cells of a column that plays no role."""
        found = judged(cells)
        answers = self.answers(column)
        return states_meant(answers, cells, found).coalesce(found) if answers else found

    def answers(self, column: ColumnMeaning | None) -> Mapping[str, str]:
        """What the owner said that words of the column mean, by their keys."""
        return self.words.get(shown_header(column.header), {}) if column else {}

    def days(self, role: str) -> tuple[Days, Mask]:
        """The days of a role, and where a cell is no date."""
        if ("days", role) not in self._read:
            self._read["days", role] = parse_days(self.cells(role), self.dates.order)
            self.unread[role] = self._read["days", role][1]
        days, bad = self._read["days", role]
        return days, bad

    def cents(self, role: str) -> tuple["pd.Series[int]", Mask]:
        if ("cents", role) not in self._read:
            self._read["cents", role] = self._cents(self.roles.by_role.get(role))
            self.unread[role] = self._read["cents", role][1]
        values, bad = self._read["cents", role]
        return values.copy(deep=False), bad

    def _cents(self, column: ColumnMeaning | None) -> tuple["pd.Series[int]", Mask]:
        if column is not None:
            return self.amounts(column)
        values, bad = parse_cents(Column.blank(len(self)), self.decimal)
        return pd.Series(values), bad

    def amounts(self, column: ColumnMeaning) -> tuple["pd.Series[int]", Mask]:
        """The cents of a column over the records, and where a cell is no amount."""
        key = ("amounts", str(column.index))
        if key not in self._read:
            values, bad = parse_cents(self.records.of(column.column), self.decimal)
            cents = pd.Series(values)
            self._read[key] = (cents // 100 if _is_in_cents(column, cents) else cents, bad)
        cents, bad = self._read[key]
        return cents.copy(deep=False), bad

    def dropped_amounts(self, column: ColumnMeaning) -> "pd.Series[int]":
        """The cents of a column over the rows that are no records, in the unit of the records."""
        cents = pd.Series(parse_cents(column.column.take(self.records.dropped), self.decimal)[0])
        if not counts_cents(column.header) or not cents.notna().any():
            return cents
        records = pd.Series(parse_cents(self.records.of(column.column), self.decimal)[0])
        return cents // 100 if _is_in_cents(column, records) else cents

    def customers(self) -> Column:
        if ("customer", "") not in self._read:
            names = customer_names(self.roles, self.records)
            self._read["customer", ""] = (hash_customers(names, self.workspace_key),)
        hashes: Column = self._read["customer", ""][0]
        return hashes

    def numbers(self) -> Column:
        """The normalized numbers of the documents."""
        if ("number", "") not in self._read:
            self._read["number", ""] = (normalize_numbers(self.cells("number")),)
        numbers: Column = self._read["number", ""][0]
        return numbers

    def descriptions(self) -> list[Descriptions]:
        """What was done, by customer and document, for each column that says so."""
        if not self.roles.descriptions:
            return []
        ids = self.numbers().ids
        documents = np.where(ids >= 0, ids, len(ids) + np.arange(len(ids)))
        cells = (self.records.of(column.column) for column in self.roles.descriptions)
        return [Descriptions(text, self.customers(), documents) for text in cells]

    def jobs(self) -> Column:
        """What was done on each row, as words that can be compared and not be read."""
        said = Column.blank(len(self))
        for column in self.roles.descriptions:
            said = said.coalesce(self.records.of(column.column))
        return said.map(JobWords(self.workspace_key).of)

    def row_numbers(self) -> npt.NDArray[np.int64]:
        return self.table.row_numbers[self.records.positions]

    def in_future(self, days: Days) -> Mask:
        return days > np.datetime64(self.today, "s")


def _is_in_cents(column: ColumnMeaning, cents: "pd.Series[int]") -> bool:
    return counts_cents(column.header) and bool((cents.dropna() % 100 == 0).all())


@dataclass(slots=True)
class SourceFile:
    """Its tables with what they were taken for, or the ``problem`` (a code) that ended it.

    ``readings`` are those of ``tables``, in their order; ``frames`` the documents built of them, each with its kind.
    ``size`` is rows and cells. ``unnamed`` is a table that only the owner can read: without a header
    that we know, or one on which a rule of ours failed. Its sums are in ``currency`` ("": named nowhere).
    """

    name: str
    index: int
    tables: list[ClassifiedTable] = field(default_factory=list)
    readings: list[TableReading] = field(default_factory=list)
    frames: list[tuple[str, pd.DataFrame]] = field(default_factory=list)
    hidden: tuple[str, ...] = ()
    size: tuple[int, int] = (0, 0)
    problem: str | None = None
    from_last_try: bool = False
    unnamed: ClassifiedTable | None = None
    currency: str = ""

    @property
    def main(self) -> int:
        """The table with most records speaks for the file; the first of equals."""
        return max(range(len(self.readings)), key=lambda at: (len(self.readings[at]), -at))
