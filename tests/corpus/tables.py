"""Tables of documents: a header and one cell function per column, and the sample of a single file."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import Row, csv_bytes
from tests.corpus.layout import Sample
from tests.corpus.records import Business, Invoice, InvoiceState, Quote, QuoteState

Document = TypeVar("Document")
Columns = Sequence[tuple[str, Callable[[Document], object]]]


def table(columns: Columns[Document], documents: Iterable[Document]) -> list[list[object]]:
    """The header row, then a row for each document."""
    return [header(columns), *body(columns, documents)]


def header(columns: Columns[Document]) -> list[object]:
    return [name for name, _ in columns]


def body(columns: Columns[Document], documents: Iterable[Document]) -> list[list[object]]:
    return [[cell(document) for _, cell in columns] for document in documents]


def invoices(business: Business, *states: InvoiceState) -> list[Invoice]:
    """Invoices without the credit notes; all, or those in ``states``."""
    return [one for one in business.invoices if one.kind == "invoice" and (not states or one.state in states)]


def credit_notes(business: Business) -> list[Invoice]:
    return [one for one in business.invoices if one.kind == "credit_note"]


def quotes(business: Business, *states: QuoteState) -> list[Quote]:
    return [one for one in business.quotes if not states or one.state in states]


def text_file(name: str, rows: Iterable[Row], **dialect: Any) -> UploadedFile:
    """A delimited file; ``dialect`` is what ``csv_bytes`` takes."""
    return UploadedFile(name, csv_bytes(rows, **dialect))


def single(file: UploadedFile, category: str, expected: dict[str, Any]) -> Sample:
    return Sample((file,), ((category,),), expected)


def paid_on(invoice: Invoice) -> Any:
    """The day of full payment, or None."""
    return invoice.paid_on if invoice.state == "paid" else None
