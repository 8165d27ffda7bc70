"""Tables of one file -> classified tables (kind, roles, records). Splits lists that hold both invoices and quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable, only
from snapshot.pipeline.pack.schema.color_legend import with_legend
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles, assign_roles
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, read_columns
from snapshot.pipeline.pack.schema.customer_ledger import CustomerLedger, find_customer_ledger
from snapshot.pipeline.pack.schema.fields import DAY_OF, MEANINGS, SOURCES
from snapshot.pipeline.pack.schema.line_identities import proved_columns
from snapshot.pipeline.pack.schema.overrides import ChosenColumns, choices_of, chosen_columns, header_key
from snapshot.pipeline.pack.schema.own_payments import with_own_payments
from snapshot.pipeline.pack.schema.record_rows import find_records
from snapshot.pipeline.pack.schema.row_kinds import kinds_by_status, kinds_by_type
from snapshot.pipeline.pack.schema.subtotal_states import with_states_of_totals
from snapshot.pipeline.pack.schema.table_kind import TableClassification, classify_table
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Mask
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.value_profile import MOST, NEARLY_ALL, profile

# In one list of transactions both kinds of documents may stand, told apart by their type.
_OTHER: dict[Category, tuple[Category, tuple[str, ...]]] = {
    "invoices": ("quotes", ("quote",)),
    "quotes": ("invoices", ("invoice", "credit_note", "reversal")),
}


def recognize(tables: Sequence[Table], choices: ChoicesByLayout) -> list[ClassifiedTable]:
    """All tables; where at least one is of a kind we know, the sheets of no kind are left out.

    Of sheets of no kind the one with most records speaks for the file, the first of equals.
    """
    found = [part for table in tables for part in _recognize(table, choices_of(table, choices))]
    found = [part for one in found for part in _as_its_sibling(one, found)]
    known = [part for part in found if part.category != "unknown"]
    longest = sorted(found, key=lambda part: -len(part.records.positions))[:1]
    return [part for part in known if not _repeats(part, known)] or longest


def _as_its_sibling(part: ClassifiedTable, parts: Sequence[ClassifiedTable]) -> list[ClassifiedTable]:
    """A sheet with the columns of another one, whose kind is known, is of that kind: "Waiting" beside "Paid"."""
    if part.category != "unknown" or part.foreign or part.choices or len(parts) < _SEVERAL:
        return [part]
    names = {name for name in map(header_key, part.table.header) if name}
    for other in parts:
        shared = names & {header_key(name) for name in other.table.header}
        if other.category in DAY_OF and len(names) >= _FEWEST_NAMES and len(shared) >= MOST * len(names):
            return _recognize(part.table, ReadingChoices(category=other.category))
    return [part]


def _repeats(part: ClassifiedTable, parts: Sequence[ClassifiedTable]) -> bool:
    """A sheet of lines without a day, whose documents are all on another sheet that has one, adds nothing."""
    if part.category not in DAY_OF or _dated(part):
        return False
    dated = [other for other in parts if other.category == part.category and _dated(other)]
    own, listed = _numbers(part), set().union(*map(_numbers, dated))
    return bool(own) and len(own & listed) > NEARLY_ALL * len(own)


def _dated(part: ClassifiedTable) -> bool:
    return any(
        found.filled
        for role in SOURCES[part.category][DAY_OF[part.category]]
        if (found := part.roles.by_role.get(role)) is not None
    )


def _numbers(part: ClassifiedTable) -> set[object]:
    column = part.roles.column("number")
    return set() if column is None else set(part.records.of(column).values)


def _recognize(table: Table, choices: ReadingChoices | None) -> list[ClassifiedTable]:
    columns = with_legend(proved_columns(read_columns(table)), table.title)
    reading = classify_table(table, columns)
    free = choices is None or (choices.category is None and not choices.columns)
    if free and (ledger := find_customer_ledger(columns)):
        return _of_ledger(table, columns, ledger, reading.points, choices)
    if choices is not None and choices.category is not None:
        reading = TableClassification(choices.category, "sure", reading.points)
    roles = assign_roles(reading.category, columns, chosen_columns(columns, choices))
    records = find_records(table, roles)
    if reading.category == "invoices":
        roles = with_states_of_totals(table, roles, records)
    whole = ClassifiedTable(
        table,
        columns,
        reading.category,
        reading.certainty,
        roles,
        records,
        points=reading.points,
        choices=choices,
        foreign=reading.foreign,
    )
    if reading.category not in _OTHER:
        return [whole]
    parts = _of_job_book(whole) if free and is_job_book(columns) else _by_type(whole)
    return [half for part in parts for half in with_own_payments(part)]


def _of_ledger(
    table: Table,
    columns: tuple[ColumnMeaning, ...],
    ledger: CustomerLedger,
    points: Mapping[Category, float],
    choices: ReadingChoices | None,
) -> list[ClassifiedTable]:
    """The table as two: what was billed, and what came in."""
    halves: tuple[tuple[Category, ColumnRoles, Mask], ...] = (
        ("invoices", ledger.invoices, ledger.billed),
        ("payments", ledger.payments, ledger.received),
    )
    parts = []
    for category, roles, rows in halves:
        records = find_records(table, roles)
        own = only(records, rows[records.positions])
        parts.append(ClassifiedTable(table, columns, category, "likely", roles, own, points=points, choices=choices))
    return parts


def _of_job_book(whole: ClassifiedTable) -> list[ClassifiedTable]:
    """The table as two: its quotes, and the invoices that some of them became."""
    parts: tuple[tuple[Category, str], ...] = (("quotes", "quote"), ("invoices", "invoice"))
    return [_kind_of(whole, category, kind) for category, kind in parts]


def _kind_of(whole: ClassifiedTable, category: Category, kind: str) -> ClassifiedTable:
    roles = assign_roles(category, part_of(whole.columns, kind))
    records, number = find_records(whole.table, roles), number_of(whole.columns, kind)
    if number is not None:
        records = only(records, records.of(number.column).filled)
    return replace(whole, category=category, roles=roles, records=records)


def _by_type(whole: ClassifiedTable) -> list[ClassifiedTable]:
    """The table as two, where its types, or its states, name documents of both kinds; otherwise as it is."""
    category, names = _OTHER[whole.category]
    by_status = kinds_by_status(whole.category, whole.roles, whole.records, whole.answers)
    kinds = by_status.coalesce(kinds_by_type(whole.roles, whole.records, whole.answers))
    other = kinds.where(lambda kind: kind in names)
    if not other.any() or other.all():
        return [whole]
    if whole.certainty == "not_sure":
        whole = replace(whole, certainty="likely")  # each row says what it is: there is nothing to ask
    rest_rows = np.zeros(len(whole.table), dtype=np.bool_)
    rest_rows[whole.records.positions[other]] = True
    columns = _loose_cut_to(whole.columns, rest_rows)
    roles = assign_roles(category, columns, _chosen_for_rest(whole, category, other))
    rest = replace(whole, category=category, roles=roles, records=only(whole.records, other))
    return [replace(whole, records=only(whole.records, ~other)), rest]


def _loose_cut_to(columns: Sequence[ColumnMeaning], rows: Mask) -> list[ColumnMeaning]:
    """The columns, those of free words with only what stands in the rows: "Pending" beside the estimates."""
    return [
        replace(column, column=cut, values=profile(cut))
        if column.meaning in (None, "description", "note") and (cut := column.column.with_blanks(~rows)).filled.any()
        else column
        for column in columns
    ]


def _chosen_for_rest(whole: ClassifiedTable, category: Category, rest: Mask) -> ChosenColumns:
    """In a list with one column of numbers these are the documents' own, never links, whatever its header says."""
    chosen, number = chosen_columns(whole.columns, whole.choices), whole.roles.by_role.get("number")
    own = frozenset(MEANINGS[category]["number"]) - {"reference", "transaction_number"}
    others = [column for column in whole.columns if column.meaning in own and column is not number and column.filled]
    if number is None or others or whole.records.of(number.column).filled[rest].mean() < NEARLY_ALL:
        return chosen
    return {"number": number, **chosen}


_SEVERAL, _FEWEST_NAMES = 2, 3
_OWN = ("issued", "date", "amount", "total", "net")


def is_job_book(columns: Sequence[ColumnMeaning]) -> bool:
    """Whether both kinds have a number and a day or an amount of their own, and not every quote became an invoice.

    A list of invoices names the quotes that they come from: there no row lacks an invoice.
    """
    quotes, invoices = _rows(columns, "quote"), _rows(columns, "invoice")
    own = all(any(_names(column, kind) for column in columns) for kind in ("quote", "invoice"))
    return own and 0 < invoices < quotes


def part_of(columns: Sequence[ColumnMeaning], kind: str) -> list[ColumnMeaning]:
    """The columns of one ``kind`` (invoice, quote): without what is told of the other, but for its number."""
    other = "quote" if kind == "invoice" else "invoice"
    return [column for column in columns if column.meaning == f"{other}_number" or not _tells(column, other)]


def number_of(columns: Sequence[ColumnMeaning], kind: str) -> ColumnMeaning | None:
    return next((column for column in columns if column.meaning == f"{kind}_number"), None)


def _rows(columns: Sequence[ColumnMeaning], kind: str) -> int:
    number = number_of(columns, kind)
    return 0 if number is None else int(number.column.filled.sum())


def _names(column: ColumnMeaning, kind: str) -> bool:
    return column.meaning in _OWN and _tells(column, kind)


def _tells(column: ColumnMeaning, kind: str) -> bool:
    return kind in header_concepts(column.header)[0]
