"""Invoices, credit notes and payments -> what customers owe after the credits that they hold.

A credit is money that its customer may still set off: a credit note that was not used, an invoice that was paid too
much, a payment that no invoice took. It only ever lowers what the same customer owes, and never below nothing.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices

# Payments that name no invoice are unused only where naming it is the rule: in a list of deposits none does.
MOSTLY_NAMED = 0.5
_SET_OFF = ("open", "paid")  # written off and refunded: that credit is gone


def open_credits(issued: pd.DataFrame, payments: pd.DataFrame) -> "pd.Series[int]":
    """Cents by customer, above zero only. ``issued``: the invoices and credit notes that count, in the pack's columns.

    Nobody can set off a credit without a customer.
    """
    left = issued[(issued["balance_cents"] < 0) & issued["state"].isin(_SET_OFF) & issued["customer"].notna()]
    held = -left.groupby("customer")["balance_cents"].sum()
    unused = _unused_payments(issued[issued["kind"] == "invoice"], payments)
    held = held.add(unused, fill_value=0) if len(unused) else held
    return held[held > 0].astype("int64")


def _unused_payments(invoices: pd.DataFrame, payments: pd.DataFrame) -> "pd.Series[int]":
    """Of the payments that name no invoice what the invoices do not show as paid either, by customer.

    A customer's invoices are paid by as much as their totals exceed their balances. What of it the payments with an
    invoice's number do not explain, the others did. Invoices paid before the list of payments begins are not in it.
    """
    named = payments["invoice_number"].notna()
    if not len(payments) or named.mean() < MOSTLY_NAMED or named.all():
        return pd.Series(dtype="int64")
    on_file = named & payments["invoice_number"].isin(invoices["number"].dropna())
    by_customer = payments["customer"]
    free = payments["amount_cents"].where(~named, 0).groupby(by_customer).sum()
    explained = payments["amount_cents"].where(on_file, 0).groupby(by_customer).sum()
    shown = invoices[~(invoices["paid"] < payments["paid"].min()) & (invoices["state"] != "written_off")]
    used = (shown["total_cents"] - shown["balance_cents"].clip(lower=0)).groupby(shown["customer"]).sum()
    taken = (used.reindex(free.index, fill_value=0) - explained).clip(lower=0)
    unused: pd.Series[int] = (free - taken).clip(lower=0)
    return unused


def with_credits_set_off(invoices: Invoices, customers: "pd.Series[str]", credits: "pd.Series[int]") -> Invoices:
    """``invoices`` with what is owed after ``credits`` (cents by customer), the bill due first taken first.

    ``customers`` are those of the invoices, as ``credits`` has them. Of bills due on one day the older, then the
    smaller is taken first: never by their order in the file.
    """
    if not len(credits):
        return invoices
    credit = np.asarray(customers.map(credits).fillna(0), np.int64)
    rows = np.flatnonzero((credit > 0) & (invoices.owed > 0))
    order = rows[
        np.lexsort((invoices.owed[rows], -invoices.age[rows], -invoices.days_past_due[rows], invoices.customer[rows]))
    ]
    owed = invoices.owed.copy()
    owed[order] -= _taken(invoices.customer[order], invoices.owed[order], credit[order])
    return replace(invoices, owed=owed, overdue=invoices.overdue & (owed > 0))


def _taken(customer: Ints, owed: Ints, credit: Ints) -> Ints:
    """Of each debt what the credit pays that the debts of the same customer before it have left over."""
    upto = np.cumsum(owed) - owed
    first = np.append(True, customer[1:] != customer[:-1]) if len(customer) else np.zeros(0, np.bool_)
    before = upto - np.maximum.accumulate(np.where(first, upto, 0))
    return np.asarray(np.clip(credit - before, 0, owed), np.int64)
