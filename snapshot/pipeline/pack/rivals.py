"""Columns that claim a role as well as the one that got it, and say something else."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from snapshot.pipeline.pack.extract.invoice_payments import fits_payment
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_inference import is_amount_column, is_day_column
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, vocabulary_share
from snapshot.pipeline.pack.schema.fields import AMOUNT_ROLES, DATE_ROLES
from snapshot.pipeline.pack.schema.recognise import ClassifiedTable
from snapshot.pipeline.pack.values.amounts import parse_cents
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.dates import parse_days
from snapshot.pipeline.pack.values.statuses import word_states
from snapshot.pipeline.pack.values.vocabulary import words_file

_LOOKED_AT = 5_000  # records
_OFTEN = 0.1
_FULL = 0.5
_UNDERSTOOD = 0.9  # of the words of a status that are ours
_SAME_SCORE = 1.0
# Where one of these stands in the file, it is what "Amount" and "Total" differ by.
_BETWEEN = frozenset({"tax", "net", "discount", "credited", "deposit", "fee", "tip", "line_total", "line_amount"})


def rivals(role: str, table: ClassifiedTable, reading: TableReading) -> Sequence[ColumnMeaning]:
    """Other columns that could play ``role`` by their header, are as full, and differ in a tenth of the rows."""
    found = table.roles.by_role[role]
    taken = {column.index for column in table.roles.by_role.values()}
    meanings = {column.meaning for column in table.columns}
    equal = [column for column in table.columns if column.index not in taken and _claims(role, column, found)]
    if role == "balance":
        equal = [column for column in equal if _is_balance(found, reading) and _is_balance(column, reading)]
    pairs = [(column, _Pair(role, found.column, column.column, reading)) for column in equal]
    return [
        column
        for column, pair in pairs
        if pair.as_full and pair.differ and (column.meaning in (None, found.meaning) or not pair.explained(meanings))
    ]


def _is_balance(column: ColumnMeaning, reading: TableReading) -> bool:
    """An amount due that paid invoices have, too, is none, and not read as one."""
    paid = word_states(reading.cells("status"), "invoices").equals("paid")
    left = reading.amounts(column)[0]
    return fits_payment(left, pd.Series(paid) | pd.Series(reading.days("paid")[0]).notna())


def _claims(role: str, column: ColumnMeaning, found: ColumnMeaning) -> bool:
    """The header says the same, as clearly; and where one is called total and one amount, both may be it."""
    if role == "status" and vocabulary_share(column.column, "jobs") > vocabulary_share(found.column, "jobs") + _OFTEN:
        return False  # the state of the work, not of the document
    if role == "status" and _only_posted(column) and not _only_posted(found):
        return False  # one says what was posted, the other what was paid
    if found.by_values:
        return column.meaning is None and (is_day_column if role in DATE_ROLES else is_amount_column)(column)
    if column.meaning == found.meaning:
        return abs(column.score - found.score) < _SAME_SCORE
    return role == "total" and {column.meaning, found.meaning} == {"total", "amount"}


def _only_posted(column: ColumnMeaning) -> bool:
    """No word of the column tells of payment."""
    return not {"paid", "written_off", "refunded"} & set(word_states(column.column, "invoices").values)


@dataclass(frozen=True, slots=True, init=False)
class _Pair:
    """Two columns over the same records: which rows both fill, and in which of them they disagree."""

    as_full: bool
    differ: bool
    larger: bool  # the other is often the larger of the two

    def __init__(self, role: str, ours: Column, theirs: Column, reading: TableReading) -> None:
        rows = reading.records.positions[:_LOOKED_AT]
        ours, theirs = ours.take(rows), theirs.take(rows)
        mine, yours = _values(role, ours, reading), _values(role, theirs, reading)
        both = ~np.isnan(mine) & ~np.isnan(yours)
        full = _UNDERSTOOD if role == "status" else _FULL
        object.__setattr__(self, "as_full", bool((~np.isnan(yours)).sum() >= max(1, (~np.isnan(mine)).sum() * full)))
        object.__setattr__(self, "differ", _often(both & (mine != yours), len(rows)))
        object.__setattr__(self, "larger", _often(both & (yours > mine), len(rows)))

    def explained(self, meanings: set[str | None]) -> bool:
        """The total is what a customer pays in the end: a smaller amount beside it is a part of it."""
        return not self.larger or bool(_BETWEEN & meanings)


def _values(role: str, column: Column, reading: TableReading) -> np.ndarray:
    """The column as numbers that can be compared; NaN where a cell cannot be read."""
    if role in DATE_ROLES:
        days = parse_days(column, reading.dates.order)[0]
        return np.where(np.isnat(days), np.nan, days.astype(np.int64))
    if role in AMOUNT_ROLES:
        return parse_cents(column, reading.decimal)[0].to_numpy(dtype=np.float64, na_value=np.nan)
    states = tuple(words_file("statuses.toml")[reading.category])
    words = word_states(column, reading.category).map(lambda state: states.index(str(state)))
    return words.objects().astype(np.float64)


def _often(where: Mask, rows: int) -> bool:
    return bool(where.sum() > _OFTEN * rows)
