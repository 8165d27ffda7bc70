"""A running account of customers -> its two columns of money: what was billed and what came in.

Each row is one or the other: "Inv 815 | 175.25 |" and "Payment inv 815 | | 175.25". No account of a bank: its rows name
the invoices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np

from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.values.column import Mask
from snapshot.pipeline.pack.values.document_numbers import invoice_mentions
from snapshot.pipeline.pack.values.header_words import header_concepts, header_words
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL

_CHARGES = frozenset({"issued", "invoice", "withdrawal", "requested"})
# A word of no other list, so that it stays unknown in headers such as "How much did you charge?".
_CHARGE_WORDS = frozenset({"charge", "charges", "billing", "billings", "belastung", "belastungen", "addebito", "debet"})
_RECEIPTS = frozenset({"received", "payment", "paid", "credit"})
_ACCOUNTS = frozenset({"account"})
_FEWEST = 2
_HALF = 0.5
_DAYS = ("issued", "date", "bank_date", "created")


@dataclass(frozen=True, slots=True)
class CustomerLedger:
    """The roles of both halves, and the rows of each."""

    invoices: ColumnRoles
    payments: ColumnRoles
    billed: Mask
    received: Mask


def find_customer_ledger(columns: Sequence[ColumnMeaning]) -> CustomerLedger | None:
    """The ledger that the columns are, or ``None``."""
    day = next((column for column in columns if column.meaning in _DAYS and column.filled), None)
    customer = next((column for column in columns if column.meaning == "customer" and column.filled), None)
    if day is None or any(_is_called(column, _ACCOUNTS) for column in columns):
        return None
    for charges, receipts in _pairs(columns):
        billed, received = charges.column.filled, receipts.column.filled
        entries, links = _naming(columns, billed), _naming(columns, received)
        if entries is not None and links is not None and _one_or_the_other(billed, received):
            common = {"customer": customer} if customer else {}  # a statement is all of one customer
            return CustomerLedger(
                _roles(columns, {"number": _numbers(entries), "issued": day, "total": charges, **common}),
                _roles(columns, {"invoice_number": _numbers(links), "paid": day, "amount": receipts, **common}),
                billed & day.column.filled,
                received & day.column.filled,
            )
    return None


def _pairs(columns: Sequence[ColumnMeaning]) -> Iterator[tuple[ColumnMeaning, ColumnMeaning]]:
    amounts = [column for column in columns if column.values.amounts >= NEARLY_ALL]
    for charges, receipts in permutations(amounts, 2):
        if (_is_called(charges, _CHARGES) or _CHARGE_WORDS & {*header_words(charges.header)}) and _is_called(
            receipts, _RECEIPTS
        ):
            yield charges, receipts


def _is_called(column: ColumnMeaning, concepts: frozenset[str]) -> bool:
    return bool(concepts & header_concepts(column.header)[0])


def _one_or_the_other(billed: Mask, received: Mask) -> bool:
    either, both = billed | received, billed & received
    return bool(min(billed.sum(), received.sum()) >= _FEWEST and both.sum() <= (1 - NEARLY_ALL) * either.sum())


def _naming(columns: Sequence[ColumnMeaning], rows: Mask) -> ColumnMeaning | None:
    """The column of which most of the ``rows`` name an invoice: the one where most of them do."""
    if not rows.any():
        return None
    texts = [column for column in columns if column.values.amounts < _HALF and column.values.dates < _HALF]
    shares = [float(invoice_mentions(column.column.take(rows)).filled.mean()) for column in texts]
    best = int(np.argmax(shares)) if shares else 0
    return texts[best] if shares and shares[best] > _HALF else None


def _numbers(column: ColumnMeaning) -> ColumnMeaning:
    """The invoices that the column names, in its place."""
    return replace(column, column=invoice_mentions(column.column), by_values=True)


def _roles(columns: Sequence[ColumnMeaning], by_role: dict[str, ColumnMeaning]) -> ColumnRoles:
    names = tuple(column for column in columns if column.meaning == "customer")
    return ColumnRoles(by_role, (), names, tuple(columns))
