"""Snapshot -> headline figures by their published names. ``None`` if unknown."""

from typing import TypedDict

from snapshot.pipeline.documents.snapshot import Duplicates, PublishedNumbers, Snapshot, UnbilledWork
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import money
from snapshot.pipeline.signals.metrics.conversion import MIN_FOR_RATE


class _Owed(TypedDict, total=False):
    open_balance: float
    overdue_count: int
    overdue_amount: float
    overdue_30plus_amount: float


class _Quotes(TypedDict, total=False):
    matured_quote_count: int
    open_quote_count: int
    stale_quote_count: int
    stale_quote_value: float


class _Unbilled(TypedDict, total=False):
    unbilled_approved_count: int
    unbilled_approved_value: float


class _Copies(TypedDict, total=False):
    duplicate_invoice_count: int
    duplicate_invoice_amount: float


def publish(open_items: OpenItems, measured: Snapshot) -> PublishedNumbers:
    """Read the numbers off ``measured`` (the snapshot without them), so that the two can never differ."""
    median = measured.pay_time.median_days.value
    rate = measured.conversion.approval_rate
    return PublishedNumbers(
        invoice_count=len(open_items.invoices),
        quote_count=len(open_items.quotes),
        **_owed(open_items, measured),
        top_debtor_share=measured.top_debtor.share.value,
        km_median_days_to_pay=None if median is None else int(median),
        top_customer_share=measured.customer_share.top_share.value,
        **_quotes(open_items, measured),
        approval_rate_matured=rate.value if rate.n >= MIN_FOR_RATE else None,
        undecided_weeks=measured.open_pile.value,
        **_unbilled(measured.unbilled_work),
        price_realisation_90d=measured.price_held.recent.value,
        **_copies(measured.duplicates),
        small_job_count_share=measured.job_size.count_share.value,
        small_job_amount_share=measured.job_size.amount_share.value,
        volume_ratio_8w=measured.flow.ratio.value,
        weekly_dispersion=measured.lumpiness.dispersion.value,
    )


def _owed(open_items: OpenItems, measured: Snapshot) -> _Owed:
    if not measured.overdue.known:
        return {}
    owed, late = open_items.invoices.owed, open_items.invoices.days_past_due > 30
    return {
        "open_balance": money(int(owed.sum())),
        "overdue_count": measured.overdue.count,
        "overdue_amount": measured.overdue.amount,
        "overdue_30plus_amount": money(int(owed[late].sum())),
    }


def _quotes(open_items: OpenItems, measured: Snapshot) -> _Quotes:
    if not len(open_items.quotes):
        return {}
    numbers = _Quotes(matured_quote_count=measured.conversion.matured_count)
    if measured.stale_quotes.known:
        numbers["open_quote_count"] = int(open_items.quotes.undecided.sum())
        stale, settled = measured.stale_quotes, measured.stale_quotes.settled_elsewhere
        numbers["stale_quote_count"] = stale.count + settled.count
        numbers["stale_quote_value"] = round(stale.amount + settled.amount, 2)
    return numbers


def _unbilled(work: UnbilledWork) -> _Unbilled:
    """All of them, also those that the files explain: what is published claims nothing about why."""
    if work.count is None or work.amount is None:
        return {}
    explained = (work.before_invoices, work.within_lead, work.billed_unnamed)
    return {
        "unbilled_approved_count": work.count + sum(pile.count for pile in explained),
        "unbilled_approved_value": round(work.amount + sum(pile.amount for pile in explained), 2),
    }


def _copies(copies: Duplicates) -> _Copies:
    """All of them, also those that the files explain."""
    if not copies.known:
        return {}
    return {
        "duplicate_invoice_count": copies.count + copies.explained.count,
        "duplicate_invoice_amount": round(copies.amount + copies.explained.amount, 2),
    }
