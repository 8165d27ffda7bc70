"""Money that is owed and past due, who owes most of it, and how such money has moved before."""

from math import fsum

import numpy as np

from snapshot.pipeline.documents.snapshot import Largest, Overdue, Signal, TopDebtor
from snapshot.pipeline.signals.columns import Floats, Ints, Invoices, Mask
from snapshot.pipeline.signals.intervals import poisson
from snapshot.pipeline.signals.largest import largest
from snapshot.pipeline.signals.measures import exact, in_weeks, interval, money, share, unknown
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

AGE_BANDS = ("days_1_30", "days_31_60", "days_61_90", "days_over_90")  # days past due
AGE_STARTS = np.array([1, 31, 61, 91])
MOST_REMINDERS = 6  # in one sitting
LEAST_LATE_INVOICES = 10
SOON_DAYS = 7
MOST_NAMELESS = 0.2


def overdue(standing: Standing, typical_week: Signal) -> Overdue:
    """Balances above zero whose due date lies before the report date. All zero, with ``known`` false, when unknown."""
    if not _known(standing):
        return Overdue(paid_soon_share=unknown(_why_unknown(standing)))
    late = standing.invoices.take(standing.invoices.overdue)
    cents = int(late.owed.sum())
    bands = [_band_of(late.owed[age_band(late) == band]) for band in range(len(AGE_BANDS))]
    return Overdue(
        known=True,
        count=len(late),
        amount=money(cents),
        customers=int(np.unique(late.customer[late.customer >= 0]).size),
        weeks_of_billing=in_weeks(cents, typical_week),
        days_1_30=bands[0],
        days_31_60=bands[1],
        days_61_90=bands[2],
        days_over_90=bands[3],
        oldest_days=int(late.days_past_due.max()) if len(late) else None,
        paid_soon_share=_paid_soon_share(standing.invoices, late),
    )


def top_debtor(standing: Standing) -> TopDebtor:
    """The customer with the largest overdue balance. Invoices without a customer count in the whole, for nobody."""
    if not _known(standing):
        return TopDebtor(share=unknown(_why_unknown(standing)))
    late = standing.invoices.take(standing.invoices.overdue)
    if not len(late):
        return TopDebtor(share=unknown(wording.NOTHING_OVERDUE))
    whole = int(late.owed.sum())
    if int(late.owed[late.customer < 0].sum()) > MOST_NAMELESS * whole:
        return TopDebtor(share=unknown(wording.NO_CUSTOMERS, len(late)))
    top = late.take(of_the_biggest_debtor(late))
    cents = int(top.owed.sum())
    return TopDebtor(
        share=exact(share(cents / whole), len(late)),
        count=len(top),
        amount=money(cents),
        oldest_days=int(top.days_past_due.max()),
    )


def of_the_biggest_debtor(late: Invoices) -> Mask:
    """Which are the customer's who owes most; of equals the one with more invoices, then the one with the oldest.

    Only facts decide: renaming customers must not change a figure.
    """
    named = late.customer >= 0
    debtors, place = np.unique(late.customer[named], return_inverse=True)
    if not len(debtors):
        return named
    owed, oldest = np.zeros(len(debtors), np.int64), np.zeros(len(debtors), np.int64)
    np.add.at(owed, place, late.owed[named])
    np.maximum.at(oldest, place, late.days_past_due[named])
    return np.asarray(late.customer == debtors[np.lexsort((oldest, np.bincount(place), owed))[-1]])


def age_band(late: Invoices) -> Ints:
    """The place in ``AGE_BANDS`` of each invoice that is past due."""
    return np.searchsorted(AGE_STARTS, late.days_past_due, side="right") - 1


def _known(standing: Standing) -> bool:
    return len(standing.invoices) > 0 and standing.invoice_outcome_known


def _why_unknown(standing: Standing) -> str:
    return wording.NO_INVOICE_OUTCOMES if len(standing.invoices) else wording.NO_INVOICES


def _band_of(cents: Ints) -> Largest:
    return Largest(count=len(cents), amount=money(int(cents.sum())), **largest(cents, MOST_REMINDERS))


def _cents_by_age(late: Invoices) -> list[int]:
    """Owed cents in each band of days past due."""
    place = age_band(late)
    return [int(late.owed[place == band].sum()) for band in range(len(AGE_STARTS))]


def _paid_soon_share(invoices: Invoices, late: Invoices) -> Signal:
    """Of money as late as what is overdue now: the share that used to be paid within the next seven days.

    Payments per day of lateness in each age band (a piecewise constant hazard, open invoices counted while they
    lasted), turned into a chance for seven days, weighted by the money that is overdue in that band now. ``n`` is
    weighted likewise: how many invoices ever got that late. Hundreds paid a day late
    say nothing about a debt of months.
    """
    days_late, was_paid = _late_record(invoices)
    if not len(late):
        return unknown(wording.NOTHING_OVERDUE, len(days_late))
    if len(days_late) < LEAST_LATE_INVOICES:
        return unknown(wording.too_few(len(days_late), LEAST_LATE_INVOICES, "late invoices"), len(days_late))
    weights = _cents_by_age(late)
    ends = [*AGE_STARTS[1:], np.inf]
    bands = [_band(days_late, was_paid, start, end) for start, end in zip(AGE_STARTS, ends, strict=True)]
    value, low, high = (
        fsum(weight * _chance(end[which], end[3]) for weight, end in zip(weights, bands, strict=True)) / sum(weights)
        for which in range(3)
    )
    reached = [int((days_late >= start).sum()) for start in AGE_STARTS]
    n = round(fsum(weight * count for weight, count in zip(weights, reached, strict=True)) / sum(weights))
    return interval(share(value), n, share(low), share(high))


def _late_record(invoices: Invoices) -> tuple[Floats, Mask]:
    """Days late, and whether payment ended them, of all invoices that were ever late and whose end is known."""
    paid_days = invoices.days_paid_late[invoices.settled & (invoices.days_paid_late > 0)]
    open_days = invoices.days_past_due[invoices.overdue].astype(np.float64)
    return np.concatenate([paid_days, open_days]), np.arange(len(paid_days) + len(open_days)) < len(paid_days)


def _band(days_late: Floats, was_paid: Mask, start: float, end: float) -> tuple[float, float, float, float]:
    """Payments in the band with the ends of their Poisson interval, and the days that invoices spent in it."""
    paid = int((was_paid & (days_late >= start) & (days_late < end)).sum())
    spent = float(np.clip(np.minimum(days_late, end - 1) - (start - 1), 0, None).sum())
    return paid, *poisson(paid), spent


def _chance(payments: float, days_spent: float) -> float:
    return float(1 - np.exp(-SOON_DAYS * payments / days_spent)) if days_spent else 0.0
