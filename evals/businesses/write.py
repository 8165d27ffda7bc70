"""A business as the two files its owner exports."""

import csv
from collections.abc import Collection
from datetime import date
from pathlib import Path

from evals.businesses.kind import Kind
from evals.businesses.model import Business, Invoice, Quote

Row = tuple[str, ...]

INVOICE_HEADER = (
    "Invoice ID", "Customer", "Quote ID", "Service", "Issued At", "Due Date", "Paid At", "Status", "Total",
    "Balance Due",
)  # fmt: skip
QUOTE_HEADER = ("Quote ID", "Customer", "Service", "Created At", "Approved At", "Declined At", "Status", "Total")
CURRENCY = ("Currency",)


def write_business(business: Business, folder: Path, kind: Kind | None = None) -> None:
    """``invoices.csv`` and ``quotes.csv``, or what of them ``kind`` hands in; a currency is a column where one is."""
    extra = CURRENCY if any(one.currency for one in (*business.invoices, *business.quotes)) else ()
    tables = {
        "invoices": (INVOICE_HEADER + extra, _invoices(business, extra)),
        "quotes": (QUOTE_HEADER + extra, _quotes(business, extra)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in tables.items():
        if kind is None or name in kind.files:
            missing = {header.index(column) for file, column in kind.without if file == name} if kind else set()
            cut = kind is not None and kind.cut
            with (folder / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file).writerows(_without(row, missing, cut) for row in (header, *_blank(rows, missing)))


def _invoices(business: Business, extra: Row) -> list[Row]:
    return [
        (
            one.number, one.customer, one.quote, one.work, _day(one.issued), _day(one.due), _day(one.paid), one.status,
            _money(one.cents), _money(one.balance), *_currency(one, extra),
        )
        for one in business.invoices
    ]  # fmt: skip


def _quotes(business: Business, extra: Row) -> list[Row]:
    return [
        (
            one.number, one.customer, one.work, _day(one.created), _day(one.approved), _day(one.declined), one.status,
            _money(one.cents), *_currency(one, extra),
        )
        for one in business.quotes
    ]  # fmt: skip


def _currency(one: Invoice | Quote, extra: Row) -> Row:
    return (one.currency,) if extra else ()


def _blank(rows: list[Row], missing: Collection[int]) -> list[Row]:
    return [tuple("" if at in missing else cell for at, cell in enumerate(row)) for row in rows]


def _without(row: Row, missing: Collection[int], cut: bool) -> Row:
    return tuple(cell for at, cell in enumerate(row) if not (cut and at in missing))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _money(cents: int) -> str:
    return f"{cents / 100:.2f}"
