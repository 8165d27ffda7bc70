"""How much there is: the window, the counts, the money, and the owner's own unit (a typical week of billing)."""

from itertools import pairwise

import numpy as np

from snapshot.pipeline.documents.snapshot import (
    ActivitySignals,
    Bucket,
    InvoiceActivity,
    QuoteActivity,
    Signal,
    Window,
)
from snapshot.pipeline.signals.measures import exact, money, unknown
from snapshot.pipeline.signals.standing import Standing
from snapshot.pipeline.signals.weeks import Weeks, first_day
from snapshot.wording import signals as wording

BILLING_WINDOW_DAYS = 182
LEAST_WEEKS_OF_BILLING = 4
SIZE_EDGES = (0, 100, 250, 500, 1000, 2500, 5000)


def window(standing: Standing, weeks: Weeks) -> Window:
    """``days`` counts both the first document's day and the report date."""
    first, last = first_day(standing), standing.report_date
    if first is None or last is None:
        return Window(report_date=last)
    return Window(report_date=last, first_date=first, days=(last - first).days + 1, weeks=len(weeks))


def activity(standing: Standing, typical_week: Signal) -> ActivitySignals:
    return ActivitySignals(invoices=_invoices(standing, typical_week), quotes=_quotes(standing))


def typical_week(standing: Standing) -> Signal:
    """Money billed per week over the last 182 days (26 weeks), or over what there is since the first invoice."""
    invoices = standing.invoices
    if not len(invoices):
        return unknown(wording.NO_INVOICES)
    recent = invoices.age < BILLING_WINDOW_DAYS
    n = int(recent.sum())
    days = min(BILLING_WINDOW_DAYS, int(invoices.age.max()) + 1)
    if days < 7 * LEAST_WEEKS_OF_BILLING:
        return unknown(wording.too_few(days // 7, LEAST_WEEKS_OF_BILLING, "weeks of invoices"), n)
    return exact(money(int(invoices.total[recent].sum()) * 7 / days), n)


def size_buckets(standing: Standing) -> tuple[Bucket, ...]:
    """Invoices of the last 365 days by their total, in the file's currency."""
    totals = standing.invoices.total[standing.invoices.age <= 365]
    if not len(totals):
        return ()
    place = np.clip(np.searchsorted(np.array(SIZE_EDGES) * 100, totals, side="right") - 1, 0, None)
    return tuple(
        Bucket(label=label, count=int((place == index).sum()), amount=money(int(totals[place == index].sum())))
        for index, label in enumerate(_size_labels())
    )


def _size_labels() -> list[str]:
    middle = [f"{low:,} to under {high:,}" for low, high in pairwise(SIZE_EDGES[1:])]
    return [f"under {SIZE_EDGES[1]:,}", *middle, f"{SIZE_EDGES[-1]:,} and more"]


def _invoices(standing: Standing, typical_week: Signal) -> InvoiceActivity:
    """``paid`` and ``open`` stay 0 with ``outcome_known`` false where no outcome was exported."""
    invoices, known = standing.invoices, standing.invoice_outcome_known
    recent = invoices.age < BILLING_WINDOW_DAYS
    return InvoiceActivity(
        count=len(invoices),
        paid_count=int(invoices.settled.sum()) if known else 0,
        open_count=int((invoices.owed > 0).sum()) if known else 0,
        billed=money(int(invoices.total.sum())),
        billed_last_182_days=money(int(invoices.total[recent].sum())),
        typical_week=typical_week,
        outcome_known=known,
    )


def _quotes(standing: Standing) -> QuoteActivity:
    quotes, known = standing.quotes, standing.quote_outcome_known
    return QuoteActivity(
        count=len(quotes),
        approved_count=int(quotes.approved.sum()) if known else 0,
        declined_count=int(quotes.declined.sum()) if known else 0,
        undecided_count=int(quotes.undecided.sum()) if known else 0,
        quoted=money(int(quotes.cents.sum())),
        outcome_known=known,
    )
