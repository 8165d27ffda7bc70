"""What a tool shows of the records, and files made of it."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from openpyxl import Workbook

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import Row
from tests.corpus.layout import Sample
from tests.corpus.records import Customer, Invoice, InvoiceState, Quote, QuoteState
from tests.corpus.truth import truth


def columns(names: str, separator: str = ",") -> list[object]:
    """The header row of a tool whose names stand in one string."""
    return [*names.split(separator)]


def shown(
    invoices: Iterable[Invoice], *, without: tuple[str, ...] = (), notes: bool = False, **told: InvoiceState
) -> list[Invoice]:
    """The invoices of a tool that knows no ``without`` and says ``told`` for a state: ``written_off="paid"``.

    Credit notes are among them where the tool lists them (``notes``).
    """
    kept = (one for one in invoices if one.state not in without and (notes or one.kind == "invoice"))
    return [_told(one, told.get(one.state, one.state)) for one in kept]


def _told(invoice: Invoice, state: InvoiceState) -> Invoice:
    if state != "paid" or invoice.state == "paid":
        return replace(invoice, state=state)
    return replace(invoice, state=state, received=invoice.total, paid_on=invoice.paid_on or invoice.due)


def offered(quotes: Iterable[Quote], *, without: tuple[str, ...] = (), **told: QuoteState) -> list[Quote]:
    """The quotes of a tool, in the same manner."""
    return [replace(one, state=told.get(one.state, one.state)) for one in quotes if one.state not in without]


def who(customer: Customer) -> str:
    """As most tools name a customer: the company where there is one."""
    return customer.company or customer.name


def signed(invoice: Invoice, cents: int) -> int:
    """Negative on a credit note."""
    return -cents if invoice.kind == "credit_note" else cents


def one_file(name: str, content: bytes, category: str | tuple[str, ...], expected: Mapping[str, Any]) -> Sample:
    """A file alone; ``category`` is the right one, or the right ones."""
    right = (category,) if isinstance(category, str) else category
    return Sample((UploadedFile(name, content),), (right,), expected)


def nothing(name: str, content: bytes, *categories: str) -> Sample:
    """A file without invoices and quotes of ours: the gate closes."""
    return one_file(name, content, categories or ("unknown",), truth(gated=True))


def xlsx_bytes(sheets: Mapping[str, Iterable[Row]]) -> bytes:
    """A workbook of the given sheets, cells as typed."""
    book, out = Workbook(write_only=True), io.BytesIO()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(out)
    return out.getvalue()
