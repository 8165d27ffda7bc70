"""How much there is: time window, counts, money, and the typical week of billing."""

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
from snapshot.pipeline.signals.facts.document_arrays import Ints
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import (
    exact,
    money,
    unknown,
)
from snapshot.pipeline.signals.facts.subsets import Subsets, each, max_per_subset, sums
from snapshot.pipeline.signals.facts.weeks import Weeks, first_day
from snapshot.wording import signals as wording

BILLING_WINDOW_DAYS = 182
MIN_WEEKS_OF_BILLING = 4
SIZE_EDGES = (0, 100, 250, 500, 1000, 2500, 5000)


def window(open_items: OpenItems, weeks: Weeks) -> Window:
    """``days`` counts both the first document's day and the report date."""
    first, last = first_day(open_items), open_items.report_date
    if first is None or last is None:
        return Window(report_date=last)
    return Window(report_date=last, first_date=first, days=(last - first).days + 1, weeks=len(weeks))


def activity(open_items: OpenItems, typical_week: Signal) -> ActivitySignals:
    return ActivitySignals(invoices=_invoices(open_items, typical_week), quotes=_quotes(open_items))


def typical_week(open_items: OpenItems) -> Signal:
    """Money billed per week over the last 182 days (26 weeks), or over what there is since the first invoice."""
    invoices = open_items.invoices
    if not len(invoices):
        return unknown(wording.NO_INVOICES)
    recent = invoices.age < BILLING_WINDOW_DAYS
    n = int(recent.sum())
    days = min(BILLING_WINDOW_DAYS, int(invoices.age.max()) + 1)
    if days < 7 * MIN_WEEKS_OF_BILLING:
        return unknown(wording.too_few(days // 7, MIN_WEEKS_OF_BILLING, "weeks of invoices"), n)
    return exact(money(int(invoices.total[recent].sum()) * 7 / days), n)


def size_buckets(open_items: OpenItems) -> tuple[Bucket, ...]:
    """Invoices of the last 365 days by their total, in the file's currency."""
    totals = open_items.invoices.total[open_items.invoices.age <= 365]
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


def _invoices(open_items: OpenItems, typical_week: Signal) -> InvoiceActivity:
    """``paid`` and ``open`` stay 0 with ``outcome_known`` false where no outcome was exported."""
    invoices, known = open_items.invoices, open_items.invoice_outcome_known
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


def _quotes(open_items: OpenItems) -> QuoteActivity:
    quotes, known = open_items.quotes, open_items.quote_outcome_known
    return QuoteActivity(
        count=len(quotes),
        approved_count=int(quotes.approved.sum()) if known else 0,
        declined_count=int(quotes.declined.sum()) if known else 0,
        undecided_count=int(quotes.undecided.sum()) if known else 0,
        quoted=money(int(quotes.cents.sum())),
        outcome_known=known,
    )


_DAYS = np.arange(7)


def typical_week_of(subsets: Subsets) -> list[Signal]:
    """A week that never was is no week of billing either."""
    invoices = subsets.open_items.invoices
    recent = invoices.age < BILLING_WINDOW_DAYS
    counts, cents = sums(subsets.invoices, recent, recent * invoices.total)
    days = np.minimum(BILLING_WINDOW_DAYS, max_per_subset(subsets.invoices, invoices.age, -1) + 1)
    days -= _days_that_never_were(subsets, days)
    return each(_typical_week, cents, days, counts)


def _typical_week(cents: int, days: int, n: int) -> Signal:
    return exact(money(cents * 7 / days), n) if days >= 7 * MIN_WEEKS_OF_BILLING else Signal(n=n)


def _days_that_never_were(subsets: Subsets, days: Ints) -> Ints:
    """Per part, how many of the last ``days`` belong to its missing week."""
    invoices = subsets.open_items.invoices
    if not len(invoices):
        return np.zeros(len(subsets), np.int64)
    as_of = int(invoices.issued[0] + invoices.age[0])
    ages = as_of - (subsets.week[:, None] * 7 - 3 + _DAYS)
    inside = (subsets.week[:, None] >= 0) & (ages >= 0) & (ages < days[:, None])
    return np.asarray(inside.sum(axis=1))
