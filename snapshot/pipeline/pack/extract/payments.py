"""Payment table -> payments; payments and invoices -> invoices with days of payment and what is left to pay.

The invoice file and the payment file may be of different age. The one that is further along wins: payments can lower
what is left to pay, never raise it. Payments are subtracted from an invoice's total, never from its balance, which
may already include some of them.
"""

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import PAYMENT_COLUMNS, conform, empty_frame
from snapshot.pipeline.documents.recognition import NOT_RECEIVED, OTHER_KIND
from snapshot.pipeline.pack.extract.account_payments import allocate, split_by_invoice
from snapshot.pipeline.pack.extract.document_rows import row_types
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.document_numbers import invoice_mentions, join_links, normalize_numbers
from snapshot.pipeline.pack.values.statuses import parse_statuses

_SAME_PAYMENT = ["invoice_number", "customer", "paid", "amount_cents"]


def merge_payments(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The payments of all tables. One that two files list counts once; two alike in one file are two."""
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return empty_frame(PAYMENT_COLUMNS)
    together = pd.concat(filled, ignore_index=True)
    nth = together.groupby([*_SAME_PAYMENT, "file"], dropna=False, sort=False).cumcount()
    again = together.assign(nth=nth).duplicated([*_SAME_PAYMENT, "nth"])
    return conform(together[~again], PAYMENT_COLUMNS)


def complete_from_payments(
    invoices: pd.DataFrame, payments: pd.DataFrame, files_without_payment_status: Collection[int] = ()
) -> pd.DataFrame:
    """Invoices with the days and balances that ``payments`` know better.

    In ``files_without_payment_status`` payments alone decide: an invoice that was paid and given back in full is
    refunded. Where a file does say that the invoice is open, money given back is a payment that failed.
    """
    if not len(invoices) or not (payments["amount_cents"] > 0).any():
        return invoices
    named = _pairs(invoices, split_by_invoice(invoices, payments))[["at", "amount_cents", "paid_on"]]
    parts = [part for part in (named, allocate(invoices, payments, files_without_payment_status)) if len(part)]
    if not parts:
        return invoices
    pairs = pd.concat(parts, ignore_index=True)
    received = _received(pairs)
    facts = invoices.assign(**{name: received[name].reindex(invoices.index) for name in received.columns})
    return _with_days(_with_balances(facts, facts["file"].isin(list(files_without_payment_status)))).drop(
        columns=received.columns
    )


def _received(pairs: pd.DataFrame) -> pd.DataFrame:
    """Per invoice (by its index) the money received, the same less what was given back, and the last day.

    Only what went out after the first payment was given back: in a customer's ledger the invoice itself stands before
    it with the other sign.
    """
    came = pairs["amount_cents"] > 0
    first = pairs["at"].map(pairs[came].groupby("at")["paid_on"].min())
    by_invoice = pairs[came].groupby("at")
    counted = pairs[came | (pairs["paid_on"] > first)]
    return pd.DataFrame(
        {
            "gross": by_invoice["amount_cents"].sum(),
            "net": counted.groupby("at")["amount_cents"].sum(),
            "last": by_invoice["paid_on"].max(),
        }
    )


def _pairs(invoices: pd.DataFrame, payments: pd.DataFrame) -> pd.DataFrame:
    """Each payment with the one invoice it names; where a number is used twice, the customer must agree."""
    named = invoices.loc[(invoices["kind"] == "invoice") & invoices["number"].notna(), ["number", "customer"]]
    links = payments.loc[payments["invoice_number"].notna()]
    links = links.assign(number=join_links(links["invoice_number"], named["number"]), paid_on=links["paid"])
    pairs = links.reset_index(names="payment").merge(
        named.reset_index(names="at"), on="number", suffixes=("", "_invoiced")
    )
    several = pairs["payment"].duplicated(keep=False)
    pairs = pairs[~several | (pairs["customer"] == pairs["customer_invoiced"])]
    return pairs[~pairs["payment"].duplicated(keep=False)]


def _with_balances(facts: pd.DataFrame, silent: "pd.Series[bool]") -> pd.DataFrame:
    waiting = (facts["state"] == "open") & facts["net"].notna() & (facts["total_cents"] > 0)
    rest = (facts["total_cents"] - facts["net"]).clip(lower=0)
    in_full = facts["gross"] >= facts["total_cents"]
    refunded = waiting & silent & in_full & (facts["net"] <= 0)
    paid = waiting & ((rest == 0) | (silent & in_full)) & ~refunded
    lower = waiting & (rest < facts["balance_cents"])
    balance = facts["balance_cents"].mask(lower, rest).mask(paid | refunded, 0)
    state = facts["state"].mask(paid, "paid").mask(refunded, "refunded")
    return facts.assign(balance_cents=balance.astype("int64"), state=state)


def _with_days(facts: pd.DataFrame) -> pd.DataFrame:
    """The last payment is the day on which a paid invoice was paid, where its own file does not tell it."""
    fill = (facts["state"] == "paid") & facts["paid"].isna() & facts["last"].notna()
    return facts.assign(paid=facts["paid"].mask(fill, facts["last"]))


_PAYMENT_TYPES = ("payment", "refund")


def read_payments(reading: TableReading) -> pd.DataFrame:
    """Money received, positive, and given back, negative. Rows that repeat invoices or never arrived are set aside."""
    if not len(reading):
        return empty_frame(PAYMENT_COLUMNS)
    types = row_types(reading)
    kinds = types.series()
    reading.set_aside.add(
        OTHER_KIND, (kinds.notna() & ~kinds.isin(_PAYMENT_TYPES)).to_numpy(), None, reading.header("type")
    )
    states = payment_states(reading)
    reading.set_aside.add(NOT_RECEIVED, states.where(lambda state: state != "received"), None, reading.header("status"))
    day, amount = _required(reading, "paid", "amount")
    frame = pd.DataFrame(
        {
            "invoice_number": _invoice_links(reading).series(),
            "customer": reading.customers().series(),
            "paid": day,
            "amount_cents": amount,
            "file": reading.file,
            "row": reading.row_numbers(),
        }
    )[~reading.set_aside.mask]
    return conform(frame.assign(amount_cents=_received_positive(frame["amount_cents"], kinds)), PAYMENT_COLUMNS)


def payment_states(reading: TableReading) -> Column:
    """Whether the money of each record came, by the words of its status."""
    return reading.states("status", partial(parse_statuses, vocabulary="payments"))


def _required(
    reading: TableReading, day_role: str, amount_role: str
) -> tuple["pd.Series[pd.Timestamp]", "pd.Series[int]"]:
    """The day and the amount that every row must have; rows without are set aside."""
    day, bad_day = reading.days(day_role)
    amount, bad_amount = reading.cents(amount_role)
    cells, header = reading.cells(day_role), reading.header(day_role)
    reading.set_aside.add("unreadable_date", bad_day, cells, header)
    reading.set_aside.add("no_date", np.isnat(day), None, header)
    reading.set_aside.add("unreadable_amount", bad_amount, reading.cells(amount_role), reading.header(amount_role))
    reading.set_aside.add("no_amount", amount.isna().to_numpy(), None, reading.header(amount_role))
    reading.set_aside.add("future_date", reading.in_future(day), cells, header)
    return pd.Series(day), amount


def _received_positive(amount: "pd.Series[int]", kinds: "pd.Series[str]") -> "pd.Series[int]":
    """Some tools write what a customer paid as negative, because it lowers what is owed."""
    payments = amount[kinds.reindex(amount.index).fillna("payment") == "payment"]
    return -amount if len(payments) and (payments < 0).mean() > 0.5 else amount


def _invoice_links(reading: TableReading) -> Column:
    links = normalize_numbers(reading.cells("invoice_number"))
    for role in ("note", "reference"):
        links = links.coalesce(invoice_mentions(reading.cells(role)))
    return links
