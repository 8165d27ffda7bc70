"""Billing of many parts of a business at once: typical weeks, unbilled work, second copies, prices held."""

from functools import partial

import numpy as np

from snapshot.pipeline.documents.snapshot import Duplicates, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.activity import BILLING_WINDOW_DAYS, LEAST_WEEKS_OF_BILLING
from snapshot.pipeline.signals.billing import LEAST_PAIRS, RECENT_DAYS, comparable, repeated, second_copies
from snapshot.pipeline.signals.columns import Floats, Ints, Invoices, Quotes
from snapshot.pipeline.signals.measures import exact, money, moved, share
from snapshot.pipeline.signals.parts import Parts, each, greatest, sums

_DAYS = np.arange(7)


def typical_week_of(parts: Parts) -> list[Signal]:
    """A week that never was is no week of billing either."""
    invoices = parts.stands.invoices
    recent = invoices.age < BILLING_WINDOW_DAYS
    counts, cents = sums(parts.invoices, recent, recent * invoices.total)
    days = np.minimum(BILLING_WINDOW_DAYS, greatest(parts.invoices, invoices.age, -1) + 1)
    days -= _days_that_never_were(parts, days)
    return each(_typical_week, cents, days, counts)


def _typical_week(cents: int, days: int, n: int) -> Signal:
    return exact(money(cents * 7 / days), n) if days >= 7 * LEAST_WEEKS_OF_BILLING else Signal(n=n)


def _days_that_never_were(parts: Parts, days: Ints) -> Ints:
    """Per part, how many of the last ``days`` belong to its missing week."""
    invoices = parts.stands.invoices
    if not len(invoices):
        return np.zeros(len(parts), np.int64)
    as_of = int(invoices.issued[0] + invoices.age[0])
    ages = as_of - (parts.week[:, None] * 7 - 3 + _DAYS)
    inside = (parts.week[:, None] >= 0) & (ages >= 0) & (ages < days[:, None])
    return np.asarray(inside.sum(axis=1))


def unbilled_work_of(parts: Parts) -> list[UnbilledWork]:
    quotes = parts.stands.quotes
    pile = quotes.unbilled & ~quotes.before_invoices
    approved, dated, counts, cents = sums(
        parts.quotes, quotes.approved, ~np.isnan(quotes.approved_days_ago), pile, pile * quotes.cents
    )
    known = parts.stands.links_known and parts.stands.quote_outcome_known
    return [
        UnbilledWork(known=True, count=count, amount=money(cent)) if known and (day or not yes) else UnbilledWork()
        for yes, day, count, cent in zip(
            approved.tolist(), dated.tolist(), counts.tolist(), cents.tolist(), strict=True
        )
    ]


def duplicates_of(parts: Parts) -> list[Duplicates]:
    """Copies are looked for anew only where a part lost one of the invoices that are alike."""
    invoices = parts.stands.invoices
    (some,) = sums(parts.invoices, comparable(invoices))
    alike = repeated(invoices, np.flatnonzero(comparable(invoices)))
    kept = parts.invoices[:, alike] > 0
    of_whole = _copies(invoices.take(alike))
    return [
        (of_whole if all_kept else _copies(invoices.take(alike[rows]))) if known else Duplicates()
        for known, all_kept, rows in zip(some.tolist(), np.all(kept, axis=1).tolist(), kept, strict=True)
    ]


def _copies(invoices: Invoices) -> Duplicates:
    copies = second_copies(invoices)
    return Duplicates(known=True, count=len(copies), amount=money(int(invoices.total[copies].sum())))


def price_held_of(parts: Parts, like: PriceHeld) -> list[PriceHeld]:
    """First invoices of the last 90 days against their quotes. The interval is that of the whole, in proportion."""
    stands = parts.stands
    both = np.intersect1d(stands.invoices.quote, stands.quotes.quote[stands.quotes.cents > 0])
    both = both[both >= 0]
    rows = np.isin(stands.invoices.quote, both)
    bills, billed = _oldest(parts.invoices[:, rows], stands.invoices.take(rows), stands.invoices.total[rows])
    rows = np.isin(stands.quotes.quote, both) & (stands.quotes.cents > 0)
    offers, offered = _oldest(parts.quotes[:, rows], stands.quotes.take(rows), stands.quotes.cents[rows])
    pairs = (bills >= 0) & (offers >= 0) & (bills <= RECENT_DAYS)
    totals = pairs.sum(axis=1), (pairs * billed).sum(axis=1), (pairs * offered).sum(axis=1)
    return each(partial(_price_held, like=like.recent), *totals)


def _price_held(n: int, invoiced: float, quoted: float, like: Signal) -> PriceHeld:
    return PriceHeld(recent=moved(share(invoiced / quoted), n, like) if n >= LEAST_PAIRS else Signal(n=n))


def _oldest(kept: Floats, documents: Invoices | Quotes, cents: Ints) -> tuple[Ints, Floats]:
    """Age (-1 where none is kept) and cents of the oldest document that each part keeps of each quote code."""
    if not len(documents):
        return np.zeros((len(kept), 0), np.int64), np.zeros((len(kept), 0))
    order = np.lexsort((cents, -documents.age, documents.quote))
    _, starts = np.unique(documents.quote[order], return_index=True)
    place = np.where(kept[:, order] > 0, np.arange(len(order)), len(order))
    first = np.minimum.reduceat(place, starts, axis=1)
    ages, amounts = np.append(documents.age[order], -1), np.append(cents[order], 0)
    # Without any of its own the first kept document found is another code's, or none.
    own = first < np.append(starts[1:], len(order))
    first = np.where(own, first, len(order))
    return ages[first], amounts[first].astype(np.float64)
