"""Classified table -> questions only the owner can answer. Asked only if the answer changes a figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.recognition import Ambiguity
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.pipeline.pack.extract.invoice_payments import balance_matches_paid_status
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_inference import infer_total, is_amount_column, is_day_column, names_a_sum
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, vocabulary_share
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES, DATES_MATTER, DAY_OF, names_of
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.values.amounts import parse_cents
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.dates import parse_days, two_readings
from snapshot.pipeline.pack.values.statuses import parse_statuses
from snapshot.pipeline.pack.values.vocabulary import words_file

# Two kinds closer than this are told apart by a hair.
_CLOSE_POINTS = 1.5
NO_COLUMN = ""


def file_ambiguities(main: ClassifiedTable, reading: TableReading) -> tuple[Ambiguity, ...]:
    """The open questions about the file's main table; what the owner has chosen is no question."""
    if not len(reading):
        return ()
    chosen = main.choices or ReadingChoices()
    return (*_category(main), *_date_order(main, reading), *_columns(main, reading, chosen))


def _category(main: ClassifiedTable) -> Iterator[Ambiguity]:
    """Between two kinds of which one is invoices or quotes."""
    if main.certainty != "not_sure":
        return
    ranked = sorted(main.points.items(), key=lambda item: (item[0] != main.category, -item[1]))
    close = tuple(kind for kind, points in ranked if points >= main.points[main.category] - _CLOSE_POINTS)
    if len(close) > 1 and {"invoices", "quotes"} & set(close):
        yield Ambiguity(code="category", options=(*close, "unknown"), chosen=main.category)


def dedupe_questions(
    files: Sequence[tuple[str | None, tuple[Ambiguity, ...]]],
) -> list[tuple[Ambiguity, ...]]:
    """The doubts of each file (with its layout) without those that an earlier file of the same layout has, too."""
    asked: set[tuple[str | None, ...]] = set()
    kept = []
    for layout, doubts in files:
        new = [doubt for doubt in doubts if _key(layout, doubt) not in asked]
        asked |= {_key(layout, doubt) for doubt in new}
        kept.append(tuple(new))
    return kept


def _key(layout: str | None, doubt: Ambiguity) -> tuple[str | None, ...]:
    return layout, doubt.code, doubt.role if doubt.code == "column" else None, doubt.header, doubt.word


def _date_order(main: ClassifiedTable, reading: TableReading) -> Iterator[Ambiguity]:
    example = _clearest(main, reading) if reading.dates.ambiguous else None
    if example is None:
        return
    role, cell, row, days = example
    options = ("day_first", "month_first")
    if reading.dates.order == "month_first":
        options, days = options[::-1], days[::-1]
    yield Ambiguity(
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
    for role in names_of(main.category, lambda field: field.type == "day" and main.category in DATES_MATTER):
        cells = reading.cells(role)
        both = [(at, days) for at, cell in enumerate(cells.values) if (days := two_readings(cell))]
        if both:
            at, days = max(both, key=lambda item: (abs(item[1][0] - item[1][1]), -item[0]))
            row = int(reading.row_numbers()[np.argmax(cells.codes == at)])
            return role, str(cells.values[at])[:40], row, days
    return None


def _columns(main: ClassifiedTable, reading: TableReading, chosen: ReadingChoices) -> Iterator[Ambiguity]:
    for role in names_of(main.category, lambda field: field.asked and main.category in DAY_OF):
        found = main.roles.by_role.get(role)
        if found is None or role in chosen.columns:
            continue
        options = tuple(shown_header(column.header) for column in (found, *rivals(role, main, reading)))
        if found.by_values and role != "status" and not _proved(role, found, main):
            # Words that are all of our lists leave no doubt, nor does a total that a balance proves.
            options = (*options, NO_COLUMN)
        if len(options) > 1:
            yield Ambiguity(code="column", role=role, options=options, chosen=options[0])


def _proved(role: str, found: ColumnMeaning, main: ClassifiedTable) -> bool:
    """A total by its header, too, that is never below the balance and is there where nothing is left."""
    balance = main.roles.by_role.get("balance")
    return role == "total" and names_a_sum(found) and balance is not None and infer_total([found], balance) is found


_LOOKED_AT = 5_000  # records
_OFTEN = 0.1
_FULL = 0.5
_UNDERSTOOD = 0.9  # of the words of a status that are ours
_SAME_SCORE = 1.0
# Where one of these stands in the file, it is what "Amount" and "Total" differ by.
_BETWEEN = frozenset({"tax", "net", "discount", "credited", "deposit", "fee", "tip", "line_total", "line_amount"})
_KEPT_BACK = frozenset({"tax_withheld", "retention"})


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
        if pair.as_full
        and pair.differ
        and (column.meaning in (None, found.meaning) or not pair.explained(meanings))
        and (pair.larger or not _KEPT_BACK & meanings)
    ]


def _is_balance(column: ColumnMeaning, reading: TableReading) -> bool:
    """An amount due that paid invoices have, too, is none, and not read as one."""
    paid = parse_statuses(reading.cells("status"), "invoices").equals("paid")
    left = reading.amounts(column)[0]
    return balance_matches_paid_status(left, pd.Series(paid) | pd.Series(reading.days("paid")[0]).notna())


def _claims(role: str, column: ColumnMeaning, found: ColumnMeaning) -> bool:
    """The header says the same, as clearly; and where one is called total and one amount, both may be it."""
    if role == "status" and vocabulary_share(column.column, "jobs") > vocabulary_share(found.column, "jobs") + _OFTEN:
        return False  # the state of the work, not of the document
    if role == "status" and _only_posted(column) and not _only_posted(found):
        return False  # one says what was posted, the other what was paid
    if found.by_values:
        return column.meaning is None and (is_day_column if role in DATES else is_amount_column)(column)
    if column.meaning == found.meaning:
        return abs(column.score - found.score) < _SAME_SCORE
    return role == "total" and {column.meaning, found.meaning} == {"total", "amount"}


def _only_posted(column: ColumnMeaning) -> bool:
    """No word of the column tells of payment."""
    return not {"paid", "written_off", "refunded"} & set(parse_statuses(column.column, "invoices").values)


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
    if role in DATES:
        days = parse_days(column, reading.dates.order)[0]
        return np.where(np.isnat(days), np.nan, days.astype(np.int64))
    if role in AMOUNTS:
        return parse_cents(column, reading.decimal)[0].to_numpy(dtype=np.float64, na_value=np.nan)
    states = tuple(words_file("statuses.toml")[reading.category])
    words = parse_statuses(column, reading.category).map(lambda state: states.index(str(state)))
    return words.objects().astype(np.float64)


def _often(where: Mask, rows: int) -> bool:
    return bool(where.sum() > _OFTEN * rows)
