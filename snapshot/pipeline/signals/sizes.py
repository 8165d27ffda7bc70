"""Small jobs that eat the calendar, and amounts far outside the usual."""

import numpy as np

from snapshot.pipeline.documents.snapshot import JobSize, OddInvoices
from snapshot.pipeline.signals.columns import Ints
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
    totals = _totals(standing, WINDOW_DAYS)
    n = len(totals)
    if n < LEAST_INVOICES:
        silent = unknown(wording.too_few(n, LEAST_INVOICES, "invoices of the last 180 days"), n)
        return JobSize(count_share=silent, amount_share=silent)
    typical = float(np.percentile(totals, TYPICAL_PERCENTILE))
    small = totals[totals * SMALL_PART < typical]
    low, high = wilson(len(small), n)
    return JobSize(
        threshold=money(typical / SMALL_PART),
        count_share=interval(share(len(small) / n), n, share(low), share(high)),
        amount_share=exact(share(int(small.sum()) / int(totals.sum())), n),
        small_count=len(small),
    )


def odd_invoices(standing: Standing) -> OddInvoices:
    """Invoices of the last 365 days with a modified z of the log total beyond 3.5. Worth a look, no more."""
    totals = _totals(standing, ODD_WINDOW_DAYS)
    n = len(totals)
    if n < LEAST_INVOICES:
        return OddInvoices(count=unknown(wording.too_few(n, LEAST_INVOICES, "invoices of the last year"), n))
    away = np.abs(np.log(totals) - np.median(np.log(totals)))
    spread = float(np.median(away))
    if spread == 0:
        return OddInvoices(count=unknown(wording.ALL_AMOUNTS_ALIKE, n))
    return OddInvoices(count=exact(int((0.6745 * away / spread > ODD_BEYOND).sum()), n))


def _totals(standing: Standing, window_days: int) -> Ints:
    """Totals in cents of the invoices of the window; an invoice over nothing is no job."""
    invoices = standing.invoices
    return invoices.total[(invoices.age <= window_days) & (invoices.total > 0)]
