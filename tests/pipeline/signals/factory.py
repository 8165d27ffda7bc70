"""Small packs by hand: days are counted back from one Sunday, money is in whole dollars."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from snapshot.pipeline.documents.pack import INVOICE_COLUMNS, QUOTE_COLUMNS, Pack, conform

TODAY = date(2025, 6, 29)  # a Sunday: the last day of a complete week
ROLES = {
    "invoices": frozenset(INVOICE_COLUMNS) - {"file", "row"},
    "quotes": frozenset(QUOTE_COLUMNS) - {"file", "row"},
}


def ago(days: int | None) -> pd.Timestamp:
    """The day that many days before ``TODAY``; a missing one for ``None``."""
    return pd.NaT if days is None else pd.Timestamp(TODAY - timedelta(days=days))


def invoice(issued: int | None, total: float = 100, **changes: Any) -> dict[str, Any]:
    """An invoice issued that many days ago, due after 30 days, unpaid. ``due``, ``paid`` are days ago as well.

    ``owed`` is the balance in dollars: by default nothing when paid, else the total.
    """
    paid = changes.pop("paid", None)
    owed = changes.pop("owed", 0 if paid is not None else total)
    due = changes.pop("due", issued - 30 if issued is not None else None)
    row = {
        "number": "I1",
        "kind": "invoice",
        "state": "paid" if paid is not None else "open",
        "customer": "c1",
        "quote_number": None,
        "issued": ago(issued),
        "due": ago(due),
        "paid": ago(paid),
        "total_cents": round(total * 100),
        "balance_cents": round(owed * 100),
        "file": 0,
        "row": 2,
    }
    return row | changes


def quote(created: int | None, total: float | None = 100, **changes: Any) -> dict[str, Any]:
    """A quote created that many days ago; ``approved`` and ``declined`` are days ago as well."""
    approved, declined = changes.pop("approved", None), changes.pop("declined", None)
    state = "approved" if approved is not None else "declined" if declined is not None else "sent"
    row = {
        "number": "Q1",
        "state": state,
        "customer": "c1",
        "created": ago(created),
        "approved": ago(approved),
        "declined": ago(declined),
        "total_cents": None if total is None else round(total * 100),
        "file": 0,
        "row": 2,
    }
    return row | changes


def make_pack(
    invoices: Iterable[dict[str, Any]] = (),
    quotes: Iterable[dict[str, Any]] = (),
    without: dict[str, set[str]] | None = None,
    number_them: bool = True,
) -> Pack:
    """A pack of these rows. ``without`` names columns that no file had; rows get numbers of their own unless told."""
    missing = without or {}
    return Pack(
        invoices=_frame(list(invoices), dict(INVOICE_COLUMNS), "I" if number_them else None),
        quotes=_frame(list(quotes), dict(QUOTE_COLUMNS), "Q" if number_them else None),
        roles_found={frame: roles - missing.get(frame, set()) for frame, roles in ROLES.items()},
    )


def anchored(*, invoices: Iterable[dict[str, Any]] = (), quotes: Iterable[dict[str, Any]] = (), **more: Any) -> Pack:
    """The same with ``TODAY`` as its report date: a credit note of that day is added, which counts in nothing else."""
    anchor = invoice(0, -1, owed=0, due=None, kind="credit_note", customer=None, number=None)
    return make_pack([*invoices, anchor], quotes, **more)


def mapped(pack: Pack, change: Any) -> Pack:
    """``pack`` with ``change(frame)`` in place of its invoices and quotes."""
    return replace(pack, invoices=change(pack.invoices), quotes=change(pack.quotes))


def _frame(rows: list[dict[str, Any]], columns: dict[str, str], letter: str | None) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(columns))
    if letter and len(frame):
        default = frame["number"] == f"{letter}1"
        frame["number"] = frame["number"].mask(default, [f"{letter}{place + 1}" for place in range(len(frame))])
    return conform(frame, columns)
