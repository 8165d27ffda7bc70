"""Small jobs that eat the calendar, and amounts far outside the usual."""

import numpy as np

from snapshot.pipeline.documents.snapshot import JobSize, OddInvoices
from snapshot.pipeline.signals.columns import Floats, Ints, Invoices, Mask
from snapshot.pipeline.signals.intervals import wilson
from snapshot.pipeline.signals.measures import exact, interval, money, share, unknown
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

WINDOW_DAYS = 180
LEAST_INVOICES = 30
SMALL_PART = 5  # small: below one fifth ...
TYPICAL_PERCENTILE = 80  # ... of the 80th percentile, with linear interpolation
ODD_WINDOW_DAYS = 365
ODD_BEYOND = 3.5  # Iglewicz & Hoaglin 1993


def job_size(standing: Standing) -> JobSize:
    """Small jobs among the invoices of the last 180 days: their share of the jobs and of the money."""
    totals = standing.invoices.total[_in_window(standing.invoices, WINDOW_DAYS)]
    n = len(totals)
    if n < LEAST_INVOICES:
        silent = unknown(wording.too_few(n, LEAST_INVOICES, "invoices of the last 180 days"), n)
        return JobSize(count_share=silent, amount_share=silent)
    typical = _typical(totals)
    small = totals[totals * SMALL_PART < typical]
    low, high = wilson(len(small), n)
    return JobSize(
        threshold=money(typical / SMALL_PART),
        count_share=interval(share(len(small) / n), n, share(low), share(high)),
        amount_share=exact(share(int(small.sum()) / int(totals.sum())), n),
        small_count=len(small),
    )


def small_jobs(invoices: Invoices) -> Mask:
    """Which are below the mark, one fifth of the 80th percentile, among the invoices of the last 180 days."""
    window = _in_window(invoices, WINDOW_DAYS)
    if not window.any():
        return window
    return window & (invoices.total * SMALL_PART < _typical(invoices.total[window]))


def odd_invoices(standing: Standing) -> OddInvoices:
    """Invoices of the last 365 days with a modified z of the log total beyond 3.5. Worth a look, no more."""
    totals = standing.invoices.total[_in_window(standing.invoices, ODD_WINDOW_DAYS)]
    n = len(totals)
    if n < LEAST_INVOICES:
        return OddInvoices(count=unknown(wording.too_few(n, LEAST_INVOICES, "invoices of the last year"), n))
    away = _modified_z(totals)
    if away is None:
        return OddInvoices(count=unknown(wording.ALL_AMOUNTS_ALIKE, n))
    return OddInvoices(count=exact(int((away > ODD_BEYOND).sum()), n))


def odd_amounts(invoices: Invoices) -> Mask:
    """Which invoices ``odd_invoices`` counts."""
    odd = _in_window(invoices, ODD_WINDOW_DAYS)
    away = _modified_z(invoices.total[odd]) if odd.sum() >= LEAST_INVOICES else None
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
