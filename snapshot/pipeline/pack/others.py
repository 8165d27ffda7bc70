"""Rows of payments, jobs and customers tables."""

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import CUSTOMER_COLUMNS, JOB_COLUMNS, PAYMENT_COLUMNS, conform, empty_frame
from snapshot.pipeline.documents.recognition import NOT_RECEIVED, OTHER_KIND
from snapshot.pipeline.pack.common import row_types
from snapshot.pipeline.pack.reading import TableReading
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.document_numbers import invoice_mentions, normalise_numbers
from snapshot.pipeline.pack.values.statuses import word_states

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
    states = word_states(reading.cells("status"), "payments")
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
    links = normalise_numbers(reading.cells("invoice_number"))
    for role in ("note", "reference"):
        links = links.or_else(invoice_mentions(reading.cells(role)))
    return links


def read_jobs(reading: TableReading) -> pd.DataFrame:
    """Jobs as the file says them. A job without day or amount is still a job."""
    if not len(reading):
        return empty_frame(JOB_COLUMNS)
    amount, _ = reading.cents("total")
    days = {role: pd.Series(reading.days(role)[0]) for role in ("approved", "scheduled", "completed")}
    states = word_states(reading.cells("status"), "jobs").series()
    frame = pd.DataFrame(
        {
            "number": normalise_numbers(reading.cells("number")).series(),
            "state": states.fillna(pd.Series(np.where(days["completed"].notna(), "done", "open"), dtype=object)),
            "customer": reading.customers().series(),
            "quote_number": normalise_numbers(reading.cells("quote_number")).series(),
            **days,
            "total_cents": amount,
            "file": reading.file,
            "row": reading.row_numbers(),
        }
    )[~reading.set_aside.mask]
    repeated = frame["number"].notna() & frame["number"].duplicated(keep="last")
    return conform(frame[~repeated], JOB_COLUMNS)


def read_customers(reading: TableReading) -> pd.DataFrame:
    """Only that they exist: the hash."""
    if not len(reading):
        return empty_frame(CUSTOMER_COLUMNS)
    customers = reading.customers().series()
    reading.set_aside.add("no_customer", customers.isna().to_numpy())
    frame = pd.DataFrame({"customer": customers, "file": reading.file, "row": reading.row_numbers()})
    return conform(frame[~reading.set_aside.mask].drop_duplicates("customer"), CUSTOMER_COLUMNS)
