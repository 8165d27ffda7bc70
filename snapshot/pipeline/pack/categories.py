"""Tables of one file with what each was taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from snapshot.pipeline.documents.choices import ChoicesByLayout, ReadingChoices
from snapshot.pipeline.documents.recognition import Category, Certainty, Foreign
from snapshot.pipeline.pack.category import CategoryReading, read_category
from snapshot.pipeline.pack.choices import choices_of, chosen_columns
from snapshot.pipeline.pack.columns import ColumnMeaning, read_columns
from snapshot.pipeline.pack.job_books import is_job_book, number_of, part_of
from snapshot.pipeline.pack.roles import Roles, assign_roles
from snapshot.pipeline.pack.rows import Records, find_records
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Mask
from snapshot.pipeline.pack.values.vocabulary import state_of

# In one list of transactions both kinds of documents may stand, told apart by their type.
_OTHER: dict[Category, tuple[Category, tuple[str, ...]]] = {
    "invoices": ("quotes", ("quote",)),
    "quotes": ("invoices", ("invoice", "credit_note")),
}
_DAYS: Mapping[Category, tuple[str, ...]] = {"invoices": ("issued",), "quotes": ("created", "sent")}
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Recognised:
    """``points`` are those of each kind; ``choices`` what the owner said about tables with this header.

    ``foreign`` is what a table of no kind plainly is instead.
    """

    table: Table
    columns: tuple[ColumnMeaning, ...]
    category: Category
    certainty: Certainty
    roles: Roles
    records: Records
    points: Mapping[Category, float]
    choices: ReadingChoices | None = None
    foreign: Foreign | None = None


def recognise(tables: Sequence[Table], choices: ChoicesByLayout) -> list[Recognised]:
    """All tables; where at least one is of a kind we know, the sheets of no kind are left out."""
    found = [part for table in tables for part in _recognise(table, choices_of(table.header, choices))]
    known = [part for part in found if part.category != "unknown"]
    return [part for part in known if not _repeats(part, known)] or found[:1]


def _repeats(part: Recognised, parts: Sequence[Recognised]) -> bool:
    """A sheet of lines without a day, whose documents are all on another sheet that has one, adds nothing."""
    if part.category not in _DAYS or _dated(part):
        return False
    dated = [other for other in parts if other.category == part.category and _dated(other)]
    own, listed = _numbers(part), set().union(*map(_numbers, dated))
    return bool(own) and len(own & listed) > _NEARLY_ALL * len(own)


def _dated(part: Recognised) -> bool:
    return any(found.filled for role in _DAYS[part.category] if (found := part.roles.by_role.get(role)) is not None)


def _numbers(part: Recognised) -> set[object]:
    column = part.roles.column("number")
    return set() if column is None else set(part.records.of(column).values)


def _recognise(table: Table, choices: ReadingChoices | None) -> list[Recognised]:
    columns = read_columns(table)
    reading = read_category(table, columns)
    if choices is not None and choices.category is not None:
        reading = CategoryReading(choices.category, "sure", reading.points)
    roles = assign_roles(reading.category, columns, chosen_columns(columns, choices))
    records = find_records(table, roles)
    whole = Recognised(
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
    return _of_job_book(whole) if choices is None and is_job_book(columns) else _by_type(whole)


def _of_job_book(whole: Recognised) -> list[Recognised]:
    """The table as two: its quotes, and the invoices that some of them became."""
    parts: tuple[tuple[Category, str], ...] = (("quotes", "quote"), ("invoices", "invoice"))
    return [_kind_of(whole, category, kind) for category, kind in parts]


def _kind_of(whole: Recognised, category: Category, kind: str) -> Recognised:
    roles = assign_roles(category, part_of(whole.columns, kind))
    records, number = find_records(whole.table, roles), number_of(whole.columns, kind)
    if number is not None:
        records = _only(records, records.of(number.column).filled)
    return replace(whole, category=category, roles=roles, records=records)


def _by_type(whole: Recognised) -> list[Recognised]:
    """The table as two, where its type column names documents of both kinds; otherwise as it is."""
    types = whole.roles.column("type")
    category, names = _OTHER[whole.category]
    if types is None:
        return [whole]
    cells = whole.records.of(types)
    other = cells.where(lambda cell: isinstance(cell, str) and state_of("types", cell) in names)
    if not other.any() or other.all():
        return [whole]
    if whole.certainty == "not_sure":
        whole = replace(whole, certainty="likely")  # each row says what it is: there is nothing to ask
    roles = assign_roles(category, whole.columns, chosen_columns(whole.columns, whole.choices))
    rest = replace(whole, category=category, roles=roles, records=_only(whole.records, other))
    return [replace(whole, records=_only(whole.records, ~other)), rest]


def _only(records: Records, where: Mask) -> Records:
    groups, headings = (None if found is None else found.take(where) for found in (records.groups, records.headings))
    return Records(records.positions[where], groups, headings)
