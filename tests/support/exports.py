"""A plain pair of exports, made from records, so that the truth is known."""

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta

from snapshot.pipeline.documents.upload import UploadedFile

INVOICE_HEADER = [
    "Invoice ID", "Customer", "Quote ID", "Service", "Issued At", "Due Date", "Paid At", "Status", "Total",
    "Balance Due",
]  # fmt: skip
QUOTE_HEADER = ["Quote ID", "Customer", "Service", "Created At", "Approved At", "Declined At", "Status", "Total"]
FIRST = date(2025, 1, 6)
CUSTOMERS = ["Ada Quillfeather", "Bram Tollgate", "Cleo Marrowick", "Dorian Hexamore", "Edda Larkspur"]


def invoice_rows(count: int = 60, *, overdue: int = 12) -> list[list[object]]:
    """``count`` invoices, two a week, paid after ten days but for the ``overdue`` ones among the last thirty."""
    unpaid = set(range(count - 30, count - 30 + overdue))
    rows: list[list[object]] = []
    for n in range(count):
        issued = FIRST + timedelta(days=3 * n)
        open_now = n in unpaid
        total = 200 + 10 * (n % 7)
        rows.append([
            f"INV-{1000 + n}", CUSTOMERS[n % 5], f"Q-{500 + n}", "Furnace repair", issued, issued + timedelta(days=14),
            "" if open_now else issued + timedelta(days=10), "Sent" if open_now else "Paid", f"{total}.00",
            f"{total if open_now else 0}.00",
        ])  # fmt: skip
    return rows


def quote_rows(count: int = 60) -> list[list[object]]:
    """The quotes that the invoices came from, each approved two days after it was made."""
    return [
        [
            f"Q-{500 + n}", CUSTOMERS[n % 5], "Furnace repair", FIRST + timedelta(days=3 * n - 6),
            FIRST + timedelta(days=3 * n - 4), "", "Approved", f"{200 + 10 * (n % 7)}.00",
        ]
        for n in range(count)
    ]  # fmt: skip


def as_csv(header: list[str], rows: list[list[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def plain_pair() -> tuple[UploadedFile, UploadedFile]:
    return (
        UploadedFile("invoices.csv", as_csv(INVOICE_HEADER, invoice_rows())),
        UploadedFile("quotes.csv", as_csv(QUOTE_HEADER, quote_rows())),
    )


def two_currencies(dollars: int, euros: int) -> UploadedFile:
    """Invoices of 100 each: the first in USD, the others in EUR."""
    codes = ["USD"] * dollars + ["EUR"] * euros
    rows: list[list[object]] = [
        [f"INV-{n}", CUSTOMERS[n % 5], FIRST + timedelta(days=n), "Sent", "100.00", code]
        for n, code in enumerate(codes)
    ]
    return UploadedFile("invoices.csv", as_csv(["Invoice #", "Customer", "Date", "Status", "Total", "Currency"], rows))


def another_business() -> tuple[UploadedFile, UploadedFile]:
    """40 invoices and 30 quotes with numbers of their own, in files called as those of the plain pair."""
    invoices, quotes = as_csv(INVOICE_HEADER, invoice_rows(40)), as_csv(QUOTE_HEADER, quote_rows(30))
    return (
        UploadedFile("invoices.csv", invoices.replace(b"INV-", b"B-").replace(b"Q-", b"BQ-")),
        UploadedFile("quotes.csv", quotes.replace(b"Q-", b"BQ-")),
    )


def either_way() -> UploadedFile:
    """Thirty invoices whose dates can be read day first and month first, in no order that would tell."""
    days = [f"{1 + 5 * n % 12:02}/{1 + 7 * n % 12:02}/2025" for n in range(30)]
    rows = [[f"INV-{1000 + n}", CUSTOMERS[n % 5], day, f"{200 + n}.00", "Paid"] for n, day in enumerate(days)]
    return UploadedFile("invoices.csv", as_csv(["Invoice #", "Client", "Date", "Total", "Status"], rows))


def as_parts(files: Iterable[UploadedFile]) -> list[tuple[io.BytesIO, str]]:
    """The files as a form carries them."""
    return [(io.BytesIO(file.content), file.name) for file in files]
