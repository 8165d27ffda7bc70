"""Snapshot -> headline figures by their published names. ``None`` if unknown."""

from snapshot.pipeline.documents.snapshot import Duplicates, PublishedNumbers, Snapshot, UnbilledWork
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import money
from snapshot.pipeline.signals.metrics.conversion import MIN_FOR_RATE

Numbers = dict[str, float | None]


def publish(open_items: OpenItems, measured: Snapshot) -> PublishedNumbers:
    """Read the numbers off ``measured`` (the snapshot without them), so that the two can never differ."""
    rate = measured.conversion.approval_rate
    return PublishedNumbers.model_validate(
        {
            "invoice_count": len(open_items.invoices),
            "quote_count": len(open_items.quotes),
            **_owed(open_items, measured),
            "top_debtor_share": measured.top_debtor.share.value,
            "km_median_days_to_pay": measured.pay_time.median_days.value,
            "top_customer_share": measured.customer_share.top_share.value,
            **_quotes(open_items, measured),
            "approval_rate_matured": rate.value if rate.n >= MIN_FOR_RATE else None,
            "undecided_weeks": measured.open_pile.value,
            **_unbilled(measured.unbilled_work),
            "price_realisation_90d": measured.price_held.recent.value,
            **_copies(measured.duplicates),
            "small_job_count_share": measured.job_size.count_share.value,
            "small_job_amount_share": measured.job_size.amount_share.value,
            "volume_ratio_8w": measured.flow.ratio.value,
            "weekly_dispersion": measured.lumpiness.dispersion.value,
        }
    )


def _owed(open_items: OpenItems, measured: Snapshot) -> Numbers:
    if not measured.overdue.known:
        return {}
    owed, late = open_items.invoices.owed, open_items.invoices.days_past_due > 30
    return {
        "open_balance": money(int(owed.sum())),
        "overdue_count": measured.overdue.count,
        "overdue_amount": measured.overdue.amount,
        "overdue_30plus_amount": money(int(owed[late].sum())),
    }


def _quotes(open_items: OpenItems, measured: Snapshot) -> Numbers:
    if not len(open_items.quotes):
        return {}
    matured: Numbers = {"matured_quote_count": measured.conversion.matured_count}
    stale = measured.stale_quotes
    if not stale.known:
        return matured
    return matured | {
        "open_quote_count": int(open_items.quotes.undecided.sum()),
        "stale_quote_count": stale.count + stale.settled_elsewhere.count,
        "stale_quote_value": round(stale.amount + stale.settled_elsewhere.amount, 2),
    }


def _unbilled(work: UnbilledWork) -> Numbers:
    """All that no invoice bills, also those that the files explain: what is published claims nothing about why.

    A single unnamed invoice near the amount excuses a quote from the pile to act on, and may be there by chance: it is
    published all the same. Where most of the unnamed quotes have one, it is the bill.
    """
    if work.count is None or work.amount is None:
        return {}
    explained = (work.before_invoices, work.within_lead, work.billed_unnamed)
    count, amount = sum(pile.count for pile in explained), sum(pile.amount for pile in explained)
    return {
        "unbilled_approved_count": work.count + count - work.surely_billed.count,
        "unbilled_approved_value": round(work.amount + amount - work.surely_billed.amount, 2),
    }


def _copies(copies: Duplicates) -> Numbers:
    """All of them, also those that the files explain."""
    if not copies.known:
        return {}
    return {
        "duplicate_invoice_count": copies.count + copies.explained.count,
        "duplicate_invoice_amount": round(copies.amount + copies.explained.amount, 2),
    }
