"""Money owed and past due, who owes most of it, and how soon such money used to be paid."""

from dataclasses import dataclass

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


def overdue(whole: Subsets, typical_week: Signal) -> Overdue:
    """``overdue_of`` the whole business, with the largest balances and what else the page shows."""
    (core,) = overdue_of(whole)
    if not core.known:
        return core
    late = whole.open_items.invoices.take(whole.open_items.invoices.overdue)
    band = age_band(late)
    details = {
        name: getattr(core, name).model_copy(update=largest(late.owed[band == place], MAX_REMINDERS))
        for place, name in enumerate(AGE_BANDS)
    }
    return core.model_copy(
        update=details
        | {
            "customers": int(np.unique(late.customer[late.customer >= 0]).size),
            "weeks_of_billing": in_weeks(int(late.owed.sum()), typical_week),
            "oldest_days": int(late.days_past_due.max()) if len(late) else None,
            "paid_soon_share": _with_interval(core.paid_soon_share, whole),
        }
    )


def overdue_of(subsets: Subsets) -> list[Overdue]:
    """Balances above zero whose due date lies before the report date. All zero, with ``known`` false, when unknown."""
    invoices = subsets.open_items.invoices
    if not _known(subsets.open_items):
        return [Overdue(paid_soon_share=unknown(subsets.open_items.why_no_outcomes))] * len(subsets)
    in_band = _in_bands(invoices.days_past_due, invoices.overdue)
    counts = sums(subsets.invoices, *in_band)
    cents = sums(subsets.invoices, *(in_band * invoices.owed))
    return each(
        _overdue,
        np.asarray(subsets.invoices.any(axis=1)),
        *counts,
        *cents,
        *_paid_soon(late_record(subsets), np.stack(cents, axis=1)),
    )


def _overdue(some: bool, *figures: float) -> Overdue:
    """Four counts and four sums of cents, by age; the share paid soon, the sample that it rests on, and the record."""
    if not some:
        return Overdue(paid_soon_share=unknown(wording.NO_INVOICES))
    counts, cents, (soon, n, record) = figures[:4], figures[4:8], figures[8:]
    piles = (Largest(count=int(count), amount=money(cent)) for count, cent in zip(counts, cents, strict=True))
    return Overdue(
        known=True,
        count=int(sum(counts)),
        amount=money(sum(cents)),
        paid_soon_share=_paid_soon_share(soon, int(n), int(record), bool(sum(counts))),
        **dict(zip(AGE_BANDS, piles, strict=True)),
    )


def _paid_soon_share(soon: float, n: int, record: int, some_late: bool) -> Signal:
    if not some_late:
        return unknown(wording.NOTHING_OVERDUE, record)
    if np.isnan(soon):
        return unknown(wording.too_few(record, MIN_LATE_INVOICES, "late invoices"), record)
    return interval(share(soon), n, None, None)


def top_debtor(whole: Subsets) -> TopDebtor:
    """``top_debtor_of`` the whole business, with the age of the oldest invoice."""
    (core,) = top_debtor_of(whole)
    late = whole.open_items.invoices.take(whole.open_items.invoices.overdue)
    oldest = late.days_past_due[of_the_biggest_debtor(late)].max() if core.count else None
    return core.model_copy(update={"oldest_days": None if oldest is None else int(oldest)})


def top_debtor_of(subsets: Subsets) -> list[TopDebtor]:
    """The customer with the largest overdue balance. Invoices without a customer count in the whole, for nobody."""
    if not _known(subsets.open_items):
        return [TopDebtor(share=unknown(subsets.open_items.why_no_outcomes))] * len(subsets)
    late = np.flatnonzero(subsets.open_items.invoices.overdue)
    kept, invoices = subsets.invoices[:, late], subsets.open_items.invoices.take(late)
    named = np.flatnonzero(invoices.customer >= 0)
    counts, whole, nameless = sums(kept, np.ones(len(late)), invoices.owed, invoices.owed * (invoices.customer < 0))
    _, cents = sums_by(kept[:, named], invoices.customer[named], invoices.owed[named])
    _, theirs = sums_by(kept[:, named], invoices.customer[named], np.ones(len(named)))
    top = cents.max(axis=1, initial=0.0)
    # Of equals the one with more invoices.
    count = np.where(cents == top[:, None], theirs, 0).max(axis=1, initial=0)
    return each(_top_debtor, nameless <= MAX_NAMELESS * whole, top, whole, counts, count)


def _top_debtor(named: bool, top: float, whole: int, n: int, count: float) -> TopDebtor:
    if not n:
        return TopDebtor(share=unknown(wording.NOTHING_OVERDUE))
    if not named:
        return TopDebtor(share=unknown(wording.NO_CUSTOMERS, n))
    return TopDebtor(share=exact(share(top / whole), n), count=int(count), amount=money(top))


def _known(open_items: OpenItems) -> bool:
    return len(open_items.invoices) > 0 and open_items.invoice_outcome_known


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


_ENDS = np.append(AGE_STARTS[1:], np.inf)


def _in_bands(days: Ints | Floats, rows: Mask) -> Ints:
    """A row per age band: 1 for those of ``rows`` whose days late lie in it."""
    late = np.where(rows, days, 0)
    return np.asarray((late >= AGE_STARTS[:, None]) & (late < _ENDS[:, None])).astype(np.int64)


@dataclass(frozen=True, slots=True)
class LateRecord:
    """What lateness used to lead to, a row per part and a column per age band: payments, days that invoices spent
    there, and invoices that ever got there. ``invoices``: how many were ever late and their end is known."""

    payments: Ints
    days_spent: Ints
    reached: Ints
    invoices: Ints


def late_record(subsets: Subsets) -> LateRecord:
    """Of all invoices that were ever late: days late, and whether payment ended them (open ones last until now)."""
    paid = subsets.open_items.invoices.settled & (subsets.open_items.invoices.days_paid_late > 0)
    late = np.flatnonzero(paid | subsets.open_items.invoices.overdue)
    kept, invoices, paid = subsets.invoices[:, late], subsets.open_items.invoices.take(late), paid[late]
    days = np.where(paid, invoices.days_paid_late, invoices.days_past_due).astype(np.float64)
    first = AGE_STARTS[:, None] - 1
    spent = np.clip(np.minimum(days, _ENDS[:, None] - 1) - first, 0, None)
    columns = (_in_bands(days, paid), spent, days > first)
    return LateRecord(*(np.stack(sums(kept, *one), axis=1) for one in columns), *sums(kept, np.ones(len(late))))


def _paid_soon(record: LateRecord, cents: Ints) -> tuple[Floats, Floats, Ints]:
    """Of money as late as what is overdue now: the share that used to be paid within the next seven days.

    Payments per day of lateness in each age band (a piecewise constant hazard, open invoices counted while they
    lasted), turned into a chance for seven days, weighted by the money that is overdue in that band now: ``cents`` per
    part and band. The sample is weighted likewise: how many invoices ever got that late. Hundreds paid a day late
    say nothing about a debt of months. NaN where too few were ever late.
    """
    value = _weighted(_chance(record.payments, record.days_spent), cents)
    n = _weighted(record.reached, cents)
    known = record.invoices >= MIN_LATE_INVOICES
    return np.where(known, value, np.nan), np.rint(n), record.invoices


def _with_interval(paid_soon: Signal, whole: Subsets) -> Signal:
    """The ends are those of the Poisson intervals of the payments in each band."""
    if paid_soon.value is None:
        return paid_soon
    record, invoices = late_record(whole), whole.open_items.invoices
    cents = np.stack(sums(whole.invoices, *(_in_bands(invoices.days_past_due, invoices.overdue) * invoices.owed)), 1)
    ends = np.array([poisson(int(payments)) for payments in record.payments[0]])
    low, high = (float(_weighted(_chance(end, record.days_spent), cents)[0]) for end in ends.T)
    return interval(paid_soon.value, paid_soon.n, share(low), share(high))


def _weighted(by_band: Ints | Floats, cents: Ints) -> Floats:
    return np.asarray((cents * by_band).sum(axis=1) / np.maximum(cents.sum(axis=1), 1))


def _chance(payments: Ints | Floats, days_spent: Ints) -> Floats:
    return np.where(days_spent > 0, 1 - np.exp(-SOON_DAYS * payments / np.maximum(days_spent, 1)), 0.0)
