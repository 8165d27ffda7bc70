"""A book of jobs: each row starts as a quote, and some end as an invoice."""

from collections.abc import Sequence

from snapshot.pipeline.pack.columns import ColumnMeaning
from snapshot.pipeline.pack.values.vocabulary import header_concepts

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
