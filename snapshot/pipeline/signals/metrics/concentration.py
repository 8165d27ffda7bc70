"""How far the business depends on one paying customer."""

from functools import partial
from math import fsum

import numpy as np

from snapshot.pipeline.documents.snapshot import CustomerShare, Signal
from snapshot.pipeline.signals.facts.document_arrays import Invoices, Mask
from snapshot.pipeline.signals.facts.signal_values import interval, money, scaled_interval, share, unknown
from snapshot.pipeline.signals.facts.subsets import Subsets, each, max_per_subset, sums, sums_by
from snapshot.pipeline.signals.statistics.bootstrap import top_share_interval
from snapshot.wording import signals as wording

WINDOW_DAYS = 365
MIN_INVOICES, MIN_DAYS = 20, 90
MAX_NAMELESS = 0.2
MONTH_DAYS, LAST_MONTH = 30, 11  # the last of the twelve holds the few days that a year has more


def customer_share(whole: Subsets) -> CustomerShare:
    """``customer_share_of`` the whole business, with its interval and 1/HHI as the effective number of customers.

    The interval is the 5th to 95th percentile over resampled months: big customers come and go by the month.
    """
    (core,) = customer_share_of(whole, None)
    recent = whole.open_items.invoices.take(_recent(whole.open_items.invoices))
    named = recent.customer >= 0
    _, (known,) = sums_by(np.ones((1, int(named.sum()))), recent.customer[named], recent.total[named])
    top = core.top_share
    if top.value is None:
        return core.model_copy(update={"customers": len(known)})
    return core.model_copy(
        update={
            "top_share": _with_interval(top.value, recent),
            "effective_customers": share(1 / fsum((known / known.sum()) ** 2)),
            "customers": len(known),
        }
    )


def customer_share_of(subsets: Subsets, baseline: Signal | None) -> list[CustomerShare]:
    """The largest share of money billed in the last 365 days. The interval is that of the ``baseline``, in proportion.

    Unknown below 20 invoices or 90 days of them, or where over a fifth of the money carries no customer.
    """
    invoices = subsets.open_items.invoices
    rows = np.flatnonzero(_recent(invoices))
    kept, recent = subsets.invoices[:, rows], invoices.take(rows)
    named = recent.customer >= 0
    counts, cents, known = sums(kept, np.ones(len(rows)), recent.total, recent.total * named)
    _, theirs = sums_by(kept[:, named], recent.customer[named], recent.total[named])
    days = max_per_subset(subsets.invoices, invoices.age, 0)
    top, is_named = theirs.max(axis=1, initial=0.0), known >= (1 - MAX_NAMELESS) * cents
    return each(partial(_customer_share, baseline=baseline), is_named, top, cents, counts, days)


def _customer_share(named: bool, top: float, cents: int, n: int, days: int, baseline: Signal | None) -> CustomerShare:
    if n < MIN_INVOICES:
        why = wording.too_few(n, MIN_INVOICES, "invoices of the last year")
    elif days < MIN_DAYS:
        why = wording.too_few(days, MIN_DAYS, "days of invoices")
    elif not named:
        why = wording.NO_CUSTOMERS
    else:
        top_share = scaled_interval(share(top / cents), n, baseline)
        return CustomerShare(top_share=top_share, top_amount=money(top))
    return CustomerShare(top_share=unknown(why, n))


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


def _with_interval(value: float, recent: Invoices) -> Signal:
    """Months are counted back in steps of thirty days; money without a customer stands in a column of its own."""
    month = (recent.age // MONTH_DAYS).clip(max=LAST_MONTH)
    codes, place = np.unique(recent.customer, return_inverse=True)
    parts = np.zeros((int(month.max()) + 1, len(codes)))
    np.add.at(parts, (month, place), recent.total.astype(np.float64))
    low, high = top_share_interval(parts[:, codes >= 0], parts.sum(axis=1))
    return interval(value, len(recent), share(low), share(high))
