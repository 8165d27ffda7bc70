"""Billing of many parts of a business at once: typical weeks, unbilled work, second copies, prices held."""

from functools import partial

import numpy as np

from snapshot.pipeline.documents.snapshot import Duplicates, Pile, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.activity import BILLING_WINDOW_DAYS, LEAST_WEEKS_OF_BILLING
from snapshot.pipeline.signals.billing import LEAST_PAIRS, RECENT_DAYS
from snapshot.pipeline.signals.columns import Ints, Invoices
from snapshot.pipeline.signals.copies import billable, comparable, equal_by_chance, repeated, second_copies
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
    pile = quotes.to_bill
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
    (some,) = sums(parts.invoices, billable(invoices))
    alike = repeated(invoices, np.flatnonzero(comparable(invoices)))
    kept = parts.invoices[:, alike] > 0
    of_whole = _copies(invoices.take(alike))
    return [
        (of_whole if all_kept else _copies(invoices.take(alike[rows]))) if known else Duplicates()
        for known, all_kept, rows in zip(some.tolist(), np.all(kept, axis=1).tolist(), kept, strict=True)
    ]


def _copies(invoices: Invoices) -> Duplicates:
    copies = invoices.take(second_copies(invoices))
    recent = (copies.owed > 0) | (copies.age <= RECENT_DAYS)
    return Duplicates(
        known=True,
        count=len(copies),
        amount=money(int(copies.total.sum())),
        recent=Pile(count=int(recent.sum()), amount=money(int(copies.total[recent].sum()))),
        past_due=money(int(copies.owed[copies.overdue].sum())),
        by_chance=share(equal_by_chance(invoices)),
    )


def price_held_of(parts: Parts, like: PriceHeld) -> list[PriceHeld]:
    """Jobs billed whole in the last 90 days against their quotes. The interval is that of the whole, in proportion."""
    invoices = parts.stands.invoices
    jobs = (invoices.quoted > 0) & (invoices.age <= RECENT_DAYS)
    return each(
        partial(_price_held, like=like.whole_jobs),
        *sums(parts.invoices, jobs, jobs * invoices.total, jobs * invoices.quoted),
    )


def _price_held(n: int, invoiced: int, quoted: int, like: Signal) -> PriceHeld:
    if n < LEAST_PAIRS:
        return PriceHeld(whole_jobs=Signal(n=n))
    return PriceHeld(whole_jobs=moved(share(invoiced / quoted), n, like), shortfall=money(max(0, quoted - invoiced)))
