"""How long customers take to pay.

Open invoices stay in as "not paid yet after so many days": paid invoices alone would show only the prompt ones.
"""

import numpy as np

from snapshot.pipeline.documents.snapshot import PayTime, Signal
from snapshot.pipeline.signals.facts.document_arrays import Invoices
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import interval, share, unknown
from snapshot.pipeline.signals.statistics.survival import Curve, kaplan_meier
from snapshot.wording import signals as wording

WINDOW_DAYS = 365
MIN_INVOICES, MIN_PAYMENTS = 20, 10
# A paid invoice without its paid date must stay out; leaving many out would keep the slow ones and mislead.
MAX_UNDATED = 0.2


def pay_time(open_items: OpenItems) -> PayTime:
    """Kaplan-Meier over invoices issued in the last 365 days.

    Paid in full: an event after ``paid - issued`` days (0 where paid in advance). Still owing, also in part: censored
    on the report date. Left out: written-off invoices (no day on which waiting ended), refunded ones without a paid
    date, and invoices that owe nothing but carry no paid date. Where those are more than a fifth of what was paid,
    the figure is unknown.
    """
    recent = open_items.invoices.take(open_items.invoices.age <= WINDOW_DAYS)
    dated = ~np.isnan(recent.days_to_pay)
    paid = recent.take((recent.balance == 0) & ~recent.written_off & dated)
    waiting = recent.take(recent.balance > 0)
    undated = int((recent.settled & ~dated).sum())
    terms = open_items.terms_days if len(recent) else None
    reason = _why_unknown(open_items, len(paid), len(waiting), undated)
    if reason:
        silent = unknown(reason, len(paid) + len(waiting))
        return PayTime(median_days=silent, terms_days=terms, share_unpaid_at_terms=silent)
    curve = _curve(paid, waiting)
    n = len(paid) + len(waiting)
    return PayTime(
        median_days=_median(curve, n),
        terms_days=terms,
        share_unpaid_at_terms=_at_terms(curve, open_items.terms_days, n),
    )


def _why_unknown(open_items: OpenItems, paid: int, waiting: int, undated: int) -> str | None:
    if not len(open_items.invoices):
        return wording.NO_INVOICES
    if not open_items.invoice_outcome_known:
        return wording.NO_INVOICE_OUTCOMES
    if np.isnan(open_items.invoices.days_to_pay).all():
        return wording.NO_PAID_DATES
    if undated > MAX_UNDATED * (undated + paid):
        return wording.PAID_DATES_PATCHY
    if paid + waiting < MIN_INVOICES:
        return wording.too_few(paid + waiting, MIN_INVOICES, "invoices of the last year")
    if paid < MIN_PAYMENTS:
        return wording.too_few(paid, MIN_PAYMENTS, "payments of the last year")
    return None


def _curve(paid: Invoices, waiting: Invoices) -> Curve:
    days = np.concatenate([paid.days_to_pay.clip(min=0).astype(np.int64), waiting.age])
    return kaplan_meier(days, np.arange(len(days)) < len(paid))


def _median(curve: Curve, n: int) -> Signal:
    median = curve.median()
    low, high = curve.median_interval()
    return unknown(wording.STAYS_ABOVE_HALF, n) if median is None else interval(median, n, low, high)


def _at_terms(curve: Curve, terms: int, n: int) -> Signal:
    height = curve.at(terms)
    if height is None:
        return unknown(wording.TERMS_NOT_REACHED, n)
    value, low, high = height
    return interval(share(value), n, share(low), share(high))
