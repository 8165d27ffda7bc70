"""How far the business depends on one paying customer."""

from functools import partial
from math import fsum

import numpy as np

from snapshot.pipeline.documents.snapshot import CustomerShare, Signal
from snapshot.pipeline.signals.facts.document_arrays import Invoices, Mask
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import interval, money, scaled_interval, share, unknown
from snapshot.pipeline.signals.facts.subsets import Subsets, each, max_per_subset, sums, sums_by
from snapshot.pipeline.signals.statistics.bootstrap import top_share_interval
from snapshot.wording import signals as wording

WINDOW_DAYS = 365
MIN_INVOICES, MIN_DAYS = 20, 90
MAX_NAMELESS = 0.2
MONTH_DAYS, LAST_MONTH = 30, 11  # the last of the twelve holds the few days that a year has more


def customer_share(open_items: OpenItems) -> CustomerShare:
    """The largest share of money billed in the last 365 days, and 1/HHI as the effective number of customers.

    The interval is the 5th to 95th percentile over resampled months: big customers come and go by the month.
    Unknown below 20 invoices or 90 days of them, or where over a fifth of the money carries no customer.
    """
    invoices = open_items.invoices
    recent = invoices.take(_recent(invoices))
    whole = int(recent.total.sum())
    named = recent.customer >= 0
    _, place = np.unique(recent.customer[named], return_inverse=True)
    known = np.zeros(int(place.max(initial=-1)) + 1, np.int64)
    np.add.at(known, place, recent.total[named])
    reason = _why_unknown(len(recent), int(invoices.age.max(initial=0)), int(known.sum()), whole)
    if reason:
        return CustomerShare(top_share=unknown(reason, len(recent)), customers=len(known))
    top = int(known.max())
    return CustomerShare(
        top_share=_with_interval(top / whole, recent),
        top_amount=money(top),
        effective_customers=share(1 / fsum((known / known.sum()) ** 2)),
        customers=len(known),
    )


def of_the_top_customer(invoices: Invoices) -> Mask:
    """Which are the customer's with the largest share, within its window; of equals the one with the lowest number.

    Only facts decide: neither names nor the order of rows.
    """
    recent = _recent(invoices) & (invoices.customer >= 0)
    billed = np.zeros(int(invoices.customer.max(initial=-1)) + 1, np.int64)
    np.add.at(billed, invoices.customer[recent], invoices.total[recent])
    places = np.flatnonzero(recent & np.isin(invoices.customer, np.flatnonzero(billed == billed.max(initial=0))))
    if not len(places):
        return recent
    lowest = places[invoices.number[places].astype(str).argmin()]
    recent &= invoices.customer == invoices.customer[lowest]
    return recent


def _recent(invoices: Invoices) -> Mask:
    return (invoices.age <= WINDOW_DAYS) & (invoices.total > 0)


def _why_unknown(invoices: int, days: int, known_cents: int, cents: int) -> str | None:
    if invoices < MIN_INVOICES:
        return wording.too_few(invoices, MIN_INVOICES, "invoices of the last year")
    if days < MIN_DAYS:
        return wording.too_few(days, MIN_DAYS, "days of invoices")
    return wording.NO_CUSTOMERS if known_cents < (1 - MAX_NAMELESS) * cents else None


def _with_interval(value: float, recent: Invoices) -> Signal:
    """Months are counted back in steps of thirty days; money without a customer stands in a column of its own."""
    month = (recent.age // MONTH_DAYS).clip(max=LAST_MONTH)
    codes, place = np.unique(recent.customer, return_inverse=True)
    parts = np.zeros((int(month.max()) + 1, len(codes)))
    np.add.at(parts, (month, place), recent.total.astype(np.float64))
    low, high = top_share_interval(parts[:, codes >= 0], parts.sum(axis=1))
    return interval(share(value), len(recent), share(low), share(high))


def customer_share_of(subsets: Subsets, baseline: Signal) -> list[CustomerShare]:
    """The interval is that of the whole, in proportion."""
    invoices = subsets.open_items.invoices
    rows = np.flatnonzero((invoices.age <= WINDOW_DAYS) & (invoices.total > 0))
    kept, recent = subsets.invoices[:, rows], invoices.take(rows)
    named = recent.customer >= 0
    counts, cents, known = sums(kept, np.ones(len(rows)), recent.total, recent.total * named)
    _, theirs = sums_by(kept[:, named], recent.customer[named], recent.total[named])
    top = theirs.max(axis=1, initial=0.0)
    days = max_per_subset(subsets.invoices, invoices.age, 0)
    told = (counts >= MIN_INVOICES) & (days >= MIN_DAYS)
    told &= known >= (1 - MAX_NAMELESS) * cents
    return each(partial(_customer_share, baseline=baseline), told, top, cents, counts)


def _customer_share(known: bool, top: float, cents: int, n: int, baseline: Signal) -> CustomerShare:
    if not known:
        return CustomerShare(top_share=Signal(n=n))
    return CustomerShare(top_share=scaled_interval(share(top / cents), n, baseline), top_amount=money(top))
