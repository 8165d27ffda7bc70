"""The pack: every document of the upload in fixed columns, without a customer's name.

A customer is a keyed hash (16 hex characters) that is stable within one workspace, and so is each word of ``job``,
what was done: two jobs can be compared, and neither can be read. Money is integer cents, all in one currency:
``recognition.summary.currency``; what is in others was left out. Days are ``datetime64[s]`` at midnight without a time
zone, as written in the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from snapshot.pipeline.documents.recognition import InputRecognition

DAY = "datetime64[s]"
CENTS = "int64"
CENTS_OR_NONE = "Int64"
TEXT = "str"

# ``file`` is the index into ``recognition.files``, ``row`` the row number in that file (first line is 1).
INVOICE_COLUMNS: Mapping[str, str] = {
    "number": TEXT,  # missing where the file has none
    "kind": TEXT,  # invoice | credit_note (its cents are negative)
    "state": TEXT,  # draft | void | open | paid | written_off | refunded
    "customer": TEXT,  # keyed hash
    "quote_number": TEXT,  # normalized with the same rule as quotes.number
    "job": TEXT,  # hashes of the words that say what was done, in alphabetical order
    "issued": DAY,  # never missing, but for drafts and voids
    "due": DAY,
    "paid": DAY,  # day of full or last payment
    "total_cents": CENTS,  # tax included, where the file says what that is
    "net_cents": CENTS_OR_NONE,  # without tax, where the file tells it
    "balance_cents": CENTS,  # the balance column; without one 0 if paid, else the total; less where payments tell
    "file": CENTS,
    "row": CENTS,
}
QUOTE_COLUMNS: Mapping[str, str] = {
    "number": TEXT,
    "state": TEXT,  # draft | sent | approved | declined | expired (closed without an answer) | void
    "customer": TEXT,
    "job": TEXT,
    "created": DAY,  # never missing, but for drafts and voids
    "approved": DAY,
    "declined": DAY,
    "total_cents": CENTS_OR_NONE,
    "net_cents": CENTS_OR_NONE,
    "file": CENTS,
    "row": CENTS,
}
PAYMENT_COLUMNS: Mapping[str, str] = {
    "invoice_number": TEXT,
    "customer": TEXT,
    "paid": DAY,
    "amount_cents": CENTS,  # positive: money received; negative: money given back
    "file": CENTS,
    "row": CENTS,
}
JOB_COLUMNS: Mapping[str, str] = {
    "number": TEXT,
    "state": TEXT,  # as the file says it: open | scheduled | in_progress | done | cancelled
    "customer": TEXT,
    "quote_number": TEXT,
    "approved": DAY,
    "scheduled": DAY,
    "completed": DAY,
    "total_cents": CENTS_OR_NONE,
    "file": CENTS,
    "row": CENTS,
}
CUSTOMER_COLUMNS: Mapping[str, str] = {"customer": TEXT, "file": CENTS, "row": CENTS}

FRAME_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "invoices": INVOICE_COLUMNS,
    "quotes": QUOTE_COLUMNS,
    "payments": PAYMENT_COLUMNS,
    "jobs": JOB_COLUMNS,
    "customers": CUSTOMER_COLUMNS,
}


def empty_frame(columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame without rows that has exactly ``columns`` in exactly these types."""
    return _empty(tuple(columns.items())).copy()


@cache
def _empty(columns: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in columns})


def conform(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """``frame`` with exactly ``columns``, in order and type; a column it lacks is filled with missing values."""
    if not set(columns) <= set(frame.columns):
        frame = frame.reindex(columns=list(columns))
    return frame_of({name: _typed(frame[name], dtype) for name, dtype in columns.items()})


def _typed(column: Any, dtype: str) -> Any:
    return column if column.dtype == dtype else column.astype(dtype)


def frame_of(columns: Mapping[str, Any]) -> pd.DataFrame:
    """A frame of Series, arrays or constants of one length. Rows go by their places, whatever their index.

    pandas would compare the indexes and copy every column: for short lists that is most of the work.
    """
    return pd.DataFrame({name: getattr(column, "array", column) for name, column in columns.items()}, copy=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """What step 1 hands on, and what is stored for a rerun.

    ``roles_found`` names, per frame, the columns in which at least one file has a value: an empty ``paid``
    column is a missing export column, not a business in which nobody paid.
    ``job_words`` counts the words of service descriptions (never of names) over documents, for the profile.
    """

    invoices: pd.DataFrame = field(default_factory=lambda: empty_frame(INVOICE_COLUMNS))
    quotes: pd.DataFrame = field(default_factory=lambda: empty_frame(QUOTE_COLUMNS))
    payments: pd.DataFrame = field(default_factory=lambda: empty_frame(PAYMENT_COLUMNS))
    jobs: pd.DataFrame = field(default_factory=lambda: empty_frame(JOB_COLUMNS))
    customers: pd.DataFrame = field(default_factory=lambda: empty_frame(CUSTOMER_COLUMNS))
    recognition: InputRecognition = field(default_factory=InputRecognition)
    roles_found: Mapping[str, frozenset[str]] = field(default_factory=dict)
    job_words: Mapping[str, int] = field(default_factory=dict)
