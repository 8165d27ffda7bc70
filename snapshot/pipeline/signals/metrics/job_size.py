"""Share of small jobs, and invoices with amounts far from the usual."""

import numpy as np

from snapshot.pipeline.documents.snapshot import JobSize, OddInvoices
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints, Invoices, Mask
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import exact, interval, money, share, unknown
from snapshot.pipeline.signals.facts.subsets import Subsets, each, ranked
from snapshot.pipeline.signals.statistics.intervals import wilson
from snapshot.wording import signals as wording

WINDOW_DAYS = 180
MIN_INVOICES = 30
SMALL_PART = 5  # small: below one fifth ...
TYPICAL_PERCENTILE = 80  # ... of the 80th percentile, with linear interpolation
ODD_WINDOW_DAYS = 365
ODD_BEYOND = 3.5  # Iglewicz & Hoaglin 1993


def job_size_of(subsets: Subsets) -> list[JobSize]:
    """Small jobs among the invoices of the last 180 days: their share of the jobs and of the money."""
    invoices = subsets.open_items.invoices
    rows = _in_window(invoices, WINDOW_DAYS)
    in_order = ranked(subsets.invoices[:, rows], invoices.total[rows])
    typical, n = in_order.percentiles(TYPICAL_PERCENTILE), in_order.counts
    small = np.searchsorted(in_order.values * SMALL_PART, typical)
    upto = np.concatenate([np.zeros((len(subsets), 1), np.int64), in_order.kept_upto], axis=1)
    small_counts = np.take_along_axis(upto, small[:, None], axis=1)[:, 0]
    is_small = in_order.values * SMALL_PART < typical[:, None]
    kept = np.diff(upto, axis=1)
    return each(_job_size, typical, small_counts, n, (kept * is_small) @ in_order.values, kept @ in_order.values)


def _job_size(typical: float, small: int, n: int, small_cents: float, cents: float) -> JobSize:
    if n < MIN_INVOICES:
        silent = unknown(wording.too_few(n, MIN_INVOICES, "invoices of the last 180 days"), n)
        return JobSize(count_share=silent, amount_share=silent)
    low, high = wilson(small, n)
    return JobSize(
        threshold=money(typical / SMALL_PART),
        count_share=interval(share(small / n), n, share(low), share(high)),
        amount_share=exact(share(small_cents / cents), n),
        small_count=small,
    )


def small_jobs(invoices: Invoices) -> Mask:
    """Which are below the mark, one fifth of the 80th percentile, among the invoices of the last 180 days."""
    window = _in_window(invoices, WINDOW_DAYS)
    if not window.any():
        return window
    return window & (invoices.total * SMALL_PART < _typical(invoices.total[window]))


def odd_invoices(open_items: OpenItems) -> OddInvoices:
    """Invoices of the last 365 days with a modified z of the log total beyond 3.5. Worth a look, no more."""
    totals = open_items.invoices.total[_in_window(open_items.invoices, ODD_WINDOW_DAYS)]
    n = len(totals)
    if n < MIN_INVOICES:
        return OddInvoices(count=unknown(wording.too_few(n, MIN_INVOICES, "invoices of the last year"), n))
    away = _modified_z(totals)
    if away is None:
        return OddInvoices(count=unknown(wording.ALL_AMOUNTS_ALIKE, n))
    return OddInvoices(count=exact(int((away > ODD_BEYOND).sum()), n))


def odd_amounts(invoices: Invoices) -> Mask:
    """Which invoices ``odd_invoices`` counts."""
    odd = _in_window(invoices, ODD_WINDOW_DAYS)
    away = _modified_z(invoices.total[odd]) if odd.sum() >= MIN_INVOICES else None
    odd[odd] = False if away is None else away > ODD_BEYOND
    return odd


def _modified_z(totals: Ints) -> Floats | None:
    """Of the logarithms; ``None`` where at least half of the amounts are the same."""
    away = np.abs(np.log(totals) - np.median(np.log(totals)))
    spread = float(np.median(away))
    return np.asarray(0.6745 * away / spread) if spread else None


def _in_window(invoices: Invoices, days: int) -> Mask:
    """An invoice over nothing is no job."""
    return (invoices.age <= days) & (invoices.total > 0)


def _typical(totals: Ints) -> float:
    return float(np.percentile(totals, TYPICAL_PERCENTILE))
