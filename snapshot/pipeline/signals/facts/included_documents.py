"""Pack -> the documents that count, and the report date.

Drafts and voids are left out. Credit notes are counted separately, and money billed excludes them. A row with an event
after the day of the run is probably a typo: it is left out and never moves the report date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Exclusions
from snapshot.pipeline.signals.facts.open_credits import open_credits

INVOICE_EVENT_DATES = ("issued", "paid")
QUOTE_EVENT_DATES = ("created", "approved", "declined")
EXCLUDED_STATUSES = ("draft", "void")


@dataclass(frozen=True, slots=True)
class IncludedDocuments:
    """The pack's own columns, only the rows that count. ``report_date`` is ``None`` when nothing ever happened.

    ``credits``: what customers may still set off, cents by customer.
    """

    invoices: pd.DataFrame
    credits: "pd.Series[int]"
    quotes: pd.DataFrame
    report_date: date | None
    exclusions: Exclusions


def select_included_documents(pack: Pack, *, today: date) -> IncludedDocuments:
    """The report date is the latest day on which something happened: a quote created, approved or declined, an invoice
    issued or paid. Due and scheduled dates do not count, nor does anything after ``today``.

    An invoice of which only the due day is known counts from that day on, and not before it is due. A credit that waits
    to be used moves no date: what it lowers must not look later for it.
    """
    issued, invoice_slips = _counting(_with_days(pack.invoices, today), INVOICE_EVENT_DATES, today)
    quotes, quote_slips = _counting(pack.quotes, QUOTE_EVENT_DATES, today)
    credit = issued["kind"] == "credit_note"
    invoices = issued[~credit] if credit.any() else issued
    return IncludedDocuments(
        invoices=invoices.reset_index(drop=True),
        credits=open_credits(issued, pack.payments[~(pack.payments["paid"] > pd.Timestamp(today))]),
        quotes=quotes.reset_index(drop=True),
        report_date=_report_date(pack, issued[~credit | (issued["balance_cents"] >= 0)], quotes),
        exclusions=_exclusions(pack, invoices, int(credit.sum()), invoice_slips + quote_slips),
    )


def _with_days(invoices: pd.DataFrame, today: date) -> pd.DataFrame:
    """The due day, today at the latest, where an invoice has no day of issue."""
    unknown = invoices["issued"].isna() & invoices["due"].notna()
    if not unknown.any():
        return invoices
    began = invoices["due"].where(invoices["due"] <= pd.Timestamp(today), pd.Timestamp(today))
    return invoices.assign(issued=invoices["issued"].mask(unknown, began))


def _report_date(pack: Pack, invoices: pd.DataFrame, quotes: pd.DataFrame) -> date | None:
    """By the days that are known; only where there are none by those on which something was due."""
    known = invoices.assign(issued=pack.invoices["issued"].reindex(invoices.index))
    days = [*_columns(known, INVOICE_EVENT_DATES), *_columns(quotes, QUOTE_EVENT_DATES)]
    return _latest(days) or _latest(_columns(invoices, INVOICE_EVENT_DATES))


def _counting(frame: pd.DataFrame, happenings: Sequence[str], today: date) -> tuple[pd.DataFrame, int]:
    """The rows that count, and how many others are slips.

    A row counts when it stands, began on a known day (the first of ``happenings``) and holds no day after ``today``.
    """
    counts = ~frame["state"].isin(EXCLUDED_STATUSES)
    latest = pd.Timestamp(today)
    fine = counts & frame[happenings[0]].notna()
    for column in happenings:
        fine &= ~(frame[column] > latest)
    return frame[fine], int(counts.sum() - fine.sum())


def _columns(frame: pd.DataFrame, names: Sequence[str]) -> list["pd.Series[pd.Timestamp]"]:
    return [frame[name] for name in names]


def _latest(columns: Sequence["pd.Series[pd.Timestamp]"]) -> date | None:
    latest = [column.max() for column in columns if column.notna().any()]
    return max(latest).date() if latest else None


def _exclusions(pack: Pack, invoices: pd.DataFrame, credit_notes: int, slips: int) -> Exclusions:
    return Exclusions(
        draft_invoices=_in_state(pack.invoices, "draft"),
        void_invoices=_in_state(pack.invoices, "void"),
        credit_notes=credit_notes,
        closed_invoices=_in_state(invoices, "written_off", "refunded"),
        draft_quotes=_in_state(pack.quotes, "draft"),
        void_quotes=_in_state(pack.quotes, "void"),
        rows_set_aside=sum(file.rows_not_used for file in pack.recognition.files) + slips,
    )


def _in_state(frame: pd.DataFrame, *states: str) -> int:
    return int(np.count_nonzero(frame["state"].isin(states)))
