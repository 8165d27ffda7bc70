"""What each row of a list is (invoice, credit note, quote, payment ...): by its type, or by a status that says so."""

from collections.abc import Callable, Mapping

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.record_rows import Records
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.explained_words import kinds_meant, types_meant
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.status_words import state_of, whole_phrase
from snapshot.pipeline.pack.values.statuses import parse_check_marks
from snapshot.pipeline.pack.values.vocabulary import plain

OWN_KINDS: Mapping[Category, tuple[str, ...]] = {
    "invoices": ("invoice", "credit_note", "reversal"),
    "quotes": ("quote",),
}
# Kinds that may stand where the state would: "Quote" and "Order" among "Open" and "Closed".
_KINDS_IN_STATUS = frozenset({"quote", "bill", "other"})
_TICKED: Mapping[Category, str] = {"invoices": "paid", "quotes": "approved"}
# What the owner said that words of a column mean.
Answers = Callable[[ColumnMeaning | None], Mapping[str, str]]


def kinds_of_types(header: str, cells: Column) -> Column:
    """What the cells of a type column say, ``None`` where nothing.

    A deposit is a payment among invoices, and an invoice for a deposit among "Final" and "Progress".
    """
    kinds = cells.map(lambda value: state_of("types", str(value)))
    if "invoice" in header_concepts(header)[0] or not kinds.equals("invoice").any():
        deposits = cells.where(lambda value: plain(str(value)) == "deposit", "deposit")
        return kinds.with_blanks(deposits) if deposits.any() else kinds
    return kinds


def row_kinds(category: Category, roles: ColumnRoles, records: Records, answers: Answers) -> Column:
    """The kind of each record, ``None`` where nothing says it.

    A type column that never names the table's own kind tells of something else: Install and Service are kinds of work.
    """
    types, own = kinds_by_type(roles, records, answers), OWN_KINDS.get(category, ())
    if own and not types.where(lambda kind: kind in own).any():
        types = Column.blank(len(types))
    return kinds_by_status(category, roles, records, answers).coalesce(types)


def kinds_by_type(roles: ColumnRoles, records: Records, answers: Answers) -> Column:
    """What the type column says of each record, or what the owner said of its words."""
    found = roles.by_role.get("type")
    if found is None:
        return Column.blank(len(records.positions))
    cells = records.of(found.column)
    kinds = kinds_of_types(found.header, cells)
    return types_meant(answers(found), cells, kinds).coalesce(kinds)


def kinds_by_status(category: Category, roles: ColumnRoles, records: Records, answers: Answers) -> Column:
    """Where the whole status of a record is the word for another kind of document, or the owner said that it is."""
    status = roles.by_role.get("status") or roles.by_role.get("paid_mark")
    if status is None or category not in OWN_KINDS:
        return Column.blank(len(records.positions))
    cells = records.of(status.column)
    kinds = cells.map(_kind_in_status) if category == "invoices" else Column.blank(len(cells))
    said = answers(status)
    if not said:
        return kinds
    return kinds_meant(said, cells, parse_check_marks(cells, category, _TICKED[category])).coalesce(kinds)


def _kind_in_status(cell: object) -> str | None:
    """A check is a supplier's bill in a list of entries, and a way to pay in a list of invoices."""
    kind, known = whole_phrase("types", str(cell)), (whole_phrase(words, str(cell)) for words in ("invoices", "ways"))
    return kind if kind in _KINDS_IN_STATUS and not any(known) else None
