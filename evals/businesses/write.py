"""A business as the two files its owner exports."""

import csv
from collections.abc import Collection
from datetime import date
from pathlib import Path

from evals.businesses.model import Business

INVOICE_HEADER = (
    "Invoice ID", "Customer", "Quote ID", "Service", "Issued At", "Due Date", "Paid At", "Status", "Total",
    "Balance Due",
)  # fmt: skip
QUOTE_HEADER = ("Quote ID", "Customer", "Service", "Created At", "Approved At", "Declined At", "Status", "Total")


def write_business(business: Business, folder: Path, *, without: Collection[tuple[str, str]] = ()) -> None:
    """``invoices.csv`` and ``quotes.csv``; columns in ``without`` (file, header) stay empty."""
    invoices = [
        (
            one.number, one.customer, one.quote, one.work, _day(one.issued), _day(one.due), _day(one.paid), one.status,
            _money(one.cents), _money(one.balance),
        )
        for one in business.invoices
    ]  # fmt: skip
    quotes = [
        (
            one.number, one.customer, one.work, _day(one.created), _day(one.approved), _day(one.declined), one.status,
            _money(one.cents),
        )
        for one in business.quotes
    ]  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name, header, rows in (("invoices", INVOICE_HEADER, invoices), ("quotes", QUOTE_HEADER, quotes)):
        empty = {header.index(column) for file, column in without if file == name}
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(["" if at in empty else cell for at, cell in enumerate(row)] for row in rows)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _money(cents: int) -> str:
    return f"{cents / 100:.2f}"
