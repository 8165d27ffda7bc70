"""The pack as it stands on the report date: what is owed, what waits, what was never billed.

All figures and the short list read from here, so that a document counted in one is counted in the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Exclusions
from snapshot.pipeline.signals.counted import count_documents

Codes = npt.NDArray[np.int64]

DEFAULT_TERMS_DAYS = 30
STALE_FROM, STALE_TO = 14, 90
MATURED_FROM, MATURED_TO = 30, 365
UNBILLED_AFTER = 14
# What was approved this long before the invoices begin was billed, if ever, on an invoice that is not in the file.
BILLING_LEAD_DAYS = 90


@dataclass(frozen=True, slots=True)
class Standing:
    """Frames of the documents that count: the pack's columns and derived ones. Days are relative to the report date.

    ``invoices`` adds: ``due`` filled; ``age`` (days since issue); ``days_past_due`` (not above zero: not yet due);
    ``terms`` (days from issue to the file's own due date, missing without one); ``closed`` (written off or refunded);
    ``owed_cents`` (the open balance; 0 when closed); ``settled`` (nothing left to pay, and not closed); ``overdue``.

    ``customer_code``, ``quote_code`` and (on quotes) ``quote_code`` are whole numbers for the same text, -1 where it is
    missing: a million texts are compared once, here. Codes say nothing but equal or not; they must not order anything.

    ``quotes`` adds: ``age``; ``is_approved``, ``is_declined``, ``undecided``; ``days_to_approval`` and
    ``approved_days_ago`` (missing without an approval date); ``matured``; ``stale``; ``unbilled``, and of those
    ``before_invoices``: approved so long before the invoices begin that the file cannot show their invoice.

    ``links_known``: invoices name their quotes in a way that can be followed. The column must be there, and at least
    one value must be the number of a quote: links of which none leads anywhere are another numbering, not a business
    that bills nothing. Without it ``unbilled`` is false throughout, and means nothing.

    ``invoice_outcome_known`` is false when no paid date, balance or status is in any file: then ``owed_cents``,
    ``settled`` and ``overdue`` mean nothing. ``quote_outcome_known`` likewise for what became of quotes.
    """

    report_date: date | None
    invoices: pd.DataFrame
    quotes: pd.DataFrame
    terms_days: int
    invoice_outcome_known: bool
    quote_outcome_known: bool
    links_known: bool
    exclusions: Exclusions


def standing(pack: Pack, *, today: date) -> Standing:
    """Derive the standing view of ``pack``; ``today`` is the day of the run, after which nothing can have happened."""
    counted = count_documents(pack, today=today)
    as_of = pd.Timestamp(counted.report_date or today)
    terms = usual_terms(counted.invoices)
    invoice_codes, quote_codes = _quote_codes(counted.invoices, counted.quotes)
    invoices = _invoices(counted.invoices, as_of, terms).assign(quote_code=invoice_codes)
    quotes = _quotes(counted.quotes, as_of).assign(quote_code=quote_codes)
    linked = _is_linked(quote_codes, invoice_codes)
    links_known = "quote_number" in pack.roles_found.get("invoices", frozenset()) and bool(linked.any())
    return Standing(
        report_date=counted.report_date,
        invoices=invoices,
        quotes=quotes.assign(
            unbilled=_unbilled(quotes, linked) & links_known, before_invoices=_before_invoices(quotes, invoices)
        ),
        terms_days=terms,
        invoice_outcome_known=_has_any(pack, "invoices", {"balance_cents", "state"}, counted.invoices, ["paid"]),
        quote_outcome_known=_has_any(pack, "quotes", {"state"}, counted.quotes, ["approved", "declined"]),
        links_known=links_known,
        exclusions=counted.exclusions,
    )


def usual_terms(invoices: pd.DataFrame) -> int:
    """The most frequent days from issue to due date (the shortest where several tie); without any due date 30."""
    terms = (invoices["due"] - invoices["issued"]).dt.days
    common = terms[terms >= 0].mode()
    return int(common.min()) if len(common) else DEFAULT_TERMS_DAYS


def _has_any(pack: Pack, frame: str, roles: set[str], counted: pd.DataFrame, day_columns: Iterable[str]) -> bool:
    """Whether any outcome is recorded: one of ``roles`` was in a file, or one of the day columns holds a day.

    A day column that is there but empty throughout says nothing: it is a missing export column.
    """
    found = pack.roles_found.get(frame, frozenset())
    return bool(roles & found) or any(bool(counted[column].notna().any()) for column in day_columns)


def _invoices(frame: pd.DataFrame, as_of: pd.Timestamp, terms: int) -> pd.DataFrame:
    due = frame["due"].fillna(frame["issued"] + pd.Timedelta(days=terms))
    closed = frame["state"].isin(["written_off", "refunded"])
    owed = frame["balance_cents"].clip(lower=0).where(~closed, 0)
    days_past_due = (as_of - due).dt.days
    return frame.assign(
        terms=(frame["due"] - frame["issued"]).dt.days,
        due=due,
        age=(as_of - frame["issued"]).dt.days,
        days_past_due=days_past_due,
        closed=closed,
        owed_cents=owed,
        settled=~closed & (owed == 0),
        overdue=(owed > 0) & (days_past_due > 0),
        customer_code=pd.factorize(frame["customer"])[0].astype(np.int64),
    )


def _quotes(frame: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """A day outranks the status word; where a quote has both days, the later one holds (a tie is a yes)."""
    said_yes, said_no = frame["approved"].notna(), frame["declined"].notna()
    approved = (said_yes & ~(frame["declined"] > frame["approved"])) | (
        ~said_yes & ~said_no & (frame["state"] == "approved")
    )
    declined = ~approved & (said_no | (frame["state"] == "declined"))
    undecided = ~approved & ~declined & (frame["state"] != "expired")
    age = (as_of - frame["created"]).dt.days
    approved_day = frame["approved"].where(approved)
    return frame.assign(
        age=age,
        is_approved=approved,
        is_declined=declined,
        undecided=undecided,
        days_to_approval=(approved_day - frame["created"]).dt.days.clip(lower=0),
        approved_days_ago=(as_of - approved_day).dt.days,
        matured=age.between(MATURED_FROM, MATURED_TO),
        stale=undecided & age.between(STALE_FROM, STALE_TO),
    )


def _quote_codes(invoices: pd.DataFrame, quotes: pd.DataFrame) -> tuple[Codes, Codes]:
    """One code per quote number, shared by the invoices that name it and the quotes that carry it."""
    both = pd.concat([invoices["quote_number"], quotes["number"]], ignore_index=True)
    codes = pd.factorize(both)[0].astype(np.int64)
    return codes[: len(invoices)], codes[len(invoices) :]


def _is_linked(quote_codes: Codes, invoice_codes: Codes) -> npt.NDArray[np.bool_]:
    """Which quotes are named by at least one standing invoice."""
    named = np.zeros(max(quote_codes.max(initial=-1), invoice_codes.max(initial=-1)) + 2, dtype=np.bool_)
    named[invoice_codes] = True
    named[-1] = False  # where the code -1, no number, points to
    return named[quote_codes]


def _unbilled(quotes: pd.DataFrame, linked: npt.NDArray[np.bool_]) -> "pd.Series[bool]":
    """Approved at least 14 days ago, on no standing invoice. Without number or approval date it cannot be told."""
    return (quotes["approved_days_ago"] >= UNBILLED_AFTER) & (quotes["quote_code"] >= 0) & ~linked


def _before_invoices(quotes: pd.DataFrame, invoices: pd.DataFrame) -> "pd.Series[bool]":
    billing_days = invoices["age"].max() + BILLING_LEAD_DAYS if len(invoices) else 0
    return quotes["approved_days_ago"] > billing_days
