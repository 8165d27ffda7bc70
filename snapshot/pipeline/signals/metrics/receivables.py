"""Money owed and past due, who owes most of it, and how soon such money used to be paid."""

from math import fsum

import numpy as np

from snapshot.pipeline.documents.snapshot import Largest, Overdue, Signal, TopDebtor
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints, Invoices, Mask
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import exact, in_weeks, interval, largest, money, share, unknown
from snapshot.pipeline.signals.facts.subsets import Subsets, each, sums, sums_by
from snapshot.pipeline.signals.statistics.intervals import poisson
from snapshot.wording import signals as wording
from snapshot.wording.ages import PAST_DUE

AGE_BANDS = tuple(PAST_DUE)
AGE_STARTS = np.array([1, 31, 61, 91])
MAX_REMINDERS = 6  # in one sitting
MIN_LATE_INVOICES = 10
SOON_DAYS = 7
MAX_NAMELESS = 0.2


def overdue(open_items: OpenItems, typical_week: Signal) -> Overdue:
    """Balances above zero whose due date lies before the report date. All zero, with ``known`` false, when unknown."""
    if not _known(open_items):
        return Overdue(paid_soon_share=unknown(_why_unknown(open_items)))
    late = open_items.invoices.take(open_items.invoices.overdue)
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
        paid_soon_share=_paid_soon_share(open_items.invoices, late),
    )


def top_debtor(open_items: OpenItems) -> TopDebtor:
    """The customer with the largest overdue balance. Invoices without a customer count in the whole, for nobody."""
    if not _known(open_items):
        return TopDebtor(share=unknown(_why_unknown(open_items)))
    late = open_items.invoices.take(open_items.invoices.overdue)
    if not len(late):
        return TopDebtor(share=unknown(wording.NOTHING_OVERDUE))
    whole = int(late.owed.sum())
    if int(late.owed[late.customer < 0].sum()) > MAX_NAMELESS * whole:
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


def _known(open_items: OpenItems) -> bool:
    return len(open_items.invoices) > 0 and open_items.invoice_outcome_known


def _why_unknown(open_items: OpenItems) -> str:
    return wording.NO_INVOICE_OUTCOMES if len(open_items.invoices) else wording.NO_INVOICES


def _band_of(cents: Ints) -> Largest:
    return Largest(count=len(cents), amount=money(int(cents.sum())), **largest(cents, MAX_REMINDERS))


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
    if len(days_late) < MIN_LATE_INVOICES:
        return unknown(wording.too_few(len(days_late), MIN_LATE_INVOICES, "late invoices"), len(days_late))
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


_ENDS = np.append(AGE_STARTS[1:], np.inf)


def overdue_of(subsets: Subsets) -> list[Overdue]:
    invoices = subsets.open_items.invoices
    if not subsets.open_items.invoice_outcome_known:
        return [Overdue()] * len(subsets)
    in_band = _in_bands(invoices.days_past_due, invoices.overdue)
    counts = sums(subsets.invoices, *in_band)
    cents = sums(subsets.invoices, *(in_band * invoices.owed))
    return each(
        _overdue,
        np.asarray(subsets.invoices.any(axis=1)),
        *counts,
        *cents,
        *_paid_soon(subsets, np.stack(cents, axis=1)),
    )


def _overdue(some: bool, *figures: float) -> Overdue:
    """Four counts and four sums of cents, by age; the share paid soon and the sample that it rests on."""
    if not some:
        return Overdue()
    counts, cents, (soon, n) = figures[:4], figures[4:8], figures[8:]
    piles = (Largest(count=int(count), amount=money(cent)) for count, cent in zip(counts, cents, strict=True))
    return Overdue(
        known=True,
        count=int(sum(counts)),
        amount=money(sum(cents)),
        paid_soon_share=Signal() if np.isnan(soon) else Signal(value=share(soon), n=int(n), basis="interval"),
        **dict(zip(AGE_BANDS, piles, strict=True)),
    )


def top_debtor_of(subsets: Subsets) -> list[TopDebtor]:
    late = np.flatnonzero(subsets.open_items.invoices.overdue)
    kept, invoices = subsets.invoices[:, late], subsets.open_items.invoices.take(late)
    named = np.flatnonzero(invoices.customer >= 0)
    if not len(named) or not subsets.open_items.invoice_outcome_known:
        return [TopDebtor()] * len(subsets)
    counts, whole, nameless = sums(kept, np.ones(len(late)), invoices.owed, invoices.owed * (invoices.customer < 0))
    _, cents = sums_by(kept[:, named], invoices.customer[named], invoices.owed[named])
    _, theirs = sums_by(kept[:, named], invoices.customer[named], np.ones(len(named)))
    top = cents.max(axis=1)
    # Of equals the one with more invoices.
    count = np.where(cents == top[:, None], theirs, 0).max(axis=1)
    return each(_top_debtor, (counts > 0) & (nameless <= MAX_NAMELESS * whole), top, whole, counts, count)


def _top_debtor(known: bool, top: float, whole: int, n: int, count: float) -> TopDebtor:
    if not known:
        return TopDebtor()
    return TopDebtor(share=exact(share(top / whole), n), count=int(count), amount=money(top))


def _in_bands(days: Ints | Floats, rows: Mask) -> Ints:
    """A row per age band: 1 for those of ``rows`` whose days late lie in it."""
    late = np.where(rows, days, 0)
    return np.asarray((late >= AGE_STARTS[:, None]) & (late < _ENDS[:, None])).astype(np.int64)


def _paid_soon(subsets: Subsets, cents: Ints) -> tuple[Floats, Floats]:
    """As ``_paid_soon_share`` has it, NaN where unknown, and the sample; ``cents`` overdue per part and band."""
    paid = subsets.open_items.invoices.settled & (subsets.open_items.invoices.days_paid_late > 0)
    late = np.flatnonzero(paid | subsets.open_items.invoices.overdue)
    kept, invoices, paid = subsets.invoices[:, late], subsets.open_items.invoices.take(late), paid[late]
    days = np.where(paid, invoices.days_paid_late, invoices.days_past_due).astype(np.float64)
    first = AGE_STARTS[:, None] - 1
    payments, spent, reached = (
        np.stack(sums(kept, *columns), axis=1)
        for columns in (
            _in_bands(days, paid),
            np.clip(np.minimum(days, _ENDS[:, None] - 1) - first, 0, None),
            days > first,
        )
    )
    chance = np.where(spent > 0, 1 - np.exp(-SOON_DAYS * payments / np.maximum(spent, 1)), 0.0)
    whole = cents.sum(axis=1)
    value, n = ((cents * each_band).sum(axis=1) / np.maximum(whole, 1) for each_band in (chance, reached))
    known = (whole > 0) & (kept.sum(axis=1) >= MIN_LATE_INVOICES)
    return np.where(known, value, np.nan), np.rint(n)
