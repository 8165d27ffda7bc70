"""What many parts of a business live on: the share of one customer, and the share of small jobs."""

from functools import partial

import numpy as np

from snapshot.pipeline.documents.snapshot import CustomerShare, JobSize, Signal
from snapshot.pipeline.signals import customers, sizes
from snapshot.pipeline.signals.intervals import wilson
from snapshot.pipeline.signals.measures import exact, interval, money, moved, share
from snapshot.pipeline.signals.parts import Parts, each, greatest, ranked, sums, sums_by


def customer_share_of(parts: Parts, like: Signal) -> list[CustomerShare]:
    """The interval is that of the whole, in proportion."""
    invoices = parts.stands.invoices
    rows = np.flatnonzero((invoices.age <= customers.WINDOW_DAYS) & (invoices.total > 0))
    kept, recent = parts.invoices[:, rows], invoices.take(rows)
    named = recent.customer >= 0
    counts, cents, known = sums(kept, np.ones(len(rows)), recent.total, recent.total * named)
    _, theirs = sums_by(kept[:, named], recent.customer[named], recent.total[named])
    top = theirs.max(axis=1, initial=0.0)
    days = greatest(parts.invoices, invoices.age, 0)
    told = (counts >= customers.LEAST_INVOICES) & (days >= customers.LEAST_DAYS)
    told &= known >= (1 - customers.MOST_NAMELESS) * cents
    return each(partial(_customer_share, like=like), told, top, cents, counts)


def _customer_share(known: bool, top: float, cents: int, n: int, like: Signal) -> CustomerShare:
    if not known:
        return CustomerShare(top_share=Signal(n=n))
    return CustomerShare(top_share=moved(share(top / cents), n, like), top_amount=money(top))


def job_size_of(parts: Parts) -> list[JobSize]:
    invoices = parts.stands.invoices
    rows = (invoices.age <= sizes.WINDOW_DAYS) & (invoices.total > 0)
    in_order = ranked(parts.invoices[:, rows], invoices.total[rows])
    typical, n = in_order.percentiles(sizes.TYPICAL_PERCENTILE), in_order.counts
    small = np.searchsorted(in_order.values * sizes.SMALL_PART, typical)
    upto = np.concatenate([np.zeros((len(parts), 1), np.int64), in_order.kept_upto], axis=1)
    small_counts = np.take_along_axis(upto, small[:, None], axis=1)[:, 0]
    is_small = in_order.values * sizes.SMALL_PART < typical[:, None]
    kept = np.diff(upto, axis=1)
    return each(_job_size, typical, small_counts, n, (kept * is_small) @ in_order.values, kept @ in_order.values)


def _job_size(typical: float, small: int, n: int, small_cents: float, cents: float) -> JobSize:
    if n < sizes.LEAST_INVOICES:
        return JobSize()
    low, high = wilson(small, n)
    return JobSize(
        threshold=money(typical / sizes.SMALL_PART),
        count_share=interval(share(small / n), n, share(low), share(high)),
        amount_share=exact(share(small_cents / cents), n),
        small_count=small,
    )
