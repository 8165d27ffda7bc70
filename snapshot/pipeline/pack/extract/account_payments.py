"""Payments that name no invoice, or several -> which invoices each one settles.

Of a customer who has invoices in the same list what fits an invoice to the cent settles that one; the rest goes to the
oldest, as an account is settled.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from snapshot.pipeline.documents.pack import PAYMENT_COLUMNS, conform
from snapshot.pipeline.pack.values.document_numbers import join_links

# Between the numbers of several invoices in one cell.
_BETWEEN = re.compile(r"[,;&+]")
_SEVERAL = re.compile(r"[^,;&+][,;&+]+[^,;&+]")


@dataclass(slots=True)
class _Open:
    """An invoice by its index, and the cents that are still to come. ``issued`` is missing where no day is known."""

    at: int
    issued: pd.Timestamp
    left: int


def allocate(invoices: pd.DataFrame, payments: pd.DataFrame, files: Collection[int]) -> pd.DataFrame:
    """A row per payment and invoice that it settles: ``at`` (the invoice's index), ``amount_cents``, ``paid_on``.

    Only in ``files`` of which nothing else says what was paid; a payment settles invoices of its own file and customer
    that were issued by its day.
    """
    accounts = _accounts(invoices, files)
    came = payments[
        payments["invoice_number"].isna() & payments["customer"].notna() & payments["file"].isin(list(files))
    ]
    rows: Iterable[Any] = came[came["amount_cents"] > 0].sort_values("paid", kind="stable").itertuples()
    parts = [
        (at, cents, row.paid)
        for row in rows
        for at, cents in _settled(accounts.get((row.file, row.customer), []), row.paid, row.amount_cents)
    ]
    return pd.DataFrame(parts, columns=["at", "amount_cents", "paid_on"])


def _accounts(invoices: pd.DataFrame, files: Collection[int]) -> dict[tuple[object, object], list[_Open]]:
    """By file and customer, the oldest first."""
    counted = invoices[
        (invoices["kind"] == "invoice") & (invoices["state"] == "open") & invoices["file"].isin(list(files))
    ]
    accounts: defaultdict[tuple[object, object], list[_Open]] = defaultdict(list)
    rows: Iterable[Any] = counted[counted["customer"].notna()].sort_values("issued", kind="stable").itertuples()
    for row in rows:
        accounts[row.file, row.customer].append(_Open(row.Index, row.issued, row.total_cents))
    return accounts


def _settled(account: list[_Open], day: pd.Timestamp, cents: int) -> Iterator[tuple[int, int]]:
    waiting = [one for one in account if one.left > 0 and not one.issued > day]
    exact = next((one for one in waiting if one.left == cents), None)
    for one in [exact] if exact else waiting:
        part = min(one.left, cents)
        if part:
            one.left -= part
            cents -= part
            yield one.at, part


def split_by_invoice(invoices: pd.DataFrame, payments: pd.DataFrame) -> pd.DataFrame:
    """The payments, those that name several invoices in parts: each invoice gets its total, the last one the rest."""
    several = payments["invoice_number"].str.contains(_SEVERAL, na=False)
    if not several.any():
        return payments
    known = invoices.loc[invoices["kind"] == "invoice"].drop_duplicates("number").set_index("number")["total_cents"]
    parts = [part for row in payments[several].itertuples() for part in _parts(row, known)]
    split = pd.DataFrame(parts, columns=["at", "invoice_number", "amount_cents"]).set_index("at")
    named = payments.drop(columns=["invoice_number", "amount_cents"]).join(split, how="inner")
    return conform(pd.concat([payments[~several], named], ignore_index=True), PAYMENT_COLUMNS)


def _parts(payment: Any, known: "pd.Series[int]") -> Iterator[tuple[object, str, int]]:
    numbers = [number for number in _BETWEEN.split(payment.invoice_number) if number]
    linked, left = list(join_links(pd.Series(numbers), known.index)), int(payment.amount_cents)
    for number in linked[:-1]:
        part = min(left, int(known.get(number, 0)))
        left -= part
        yield payment.Index, number, part
    yield payment.Index, linked[-1], left
