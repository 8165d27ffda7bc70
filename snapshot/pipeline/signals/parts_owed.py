"""Overdue money of many parts of a business at once: ``owed`` for each of them."""

import numpy as np

from snapshot.pipeline.documents.snapshot import Largest, Overdue, Signal, TopDebtor
from snapshot.pipeline.signals.columns import Floats, Ints, Mask
from snapshot.pipeline.signals.measures import exact, money, share
from snapshot.pipeline.signals.owed import AGE_BANDS, AGE_STARTS, LEAST_LATE_INVOICES, MOST_NAMELESS, SOON_DAYS
from snapshot.pipeline.signals.parts import Parts, each, sums, sums_by

_ENDS = np.append(AGE_STARTS[1:], np.inf)


def overdue_of(parts: Parts) -> list[Overdue]:
    invoices = parts.stands.invoices
    if not parts.stands.invoice_outcome_known:
        return [Overdue()] * len(parts)
    in_band = _in_bands(invoices.days_past_due, invoices.overdue)
    counts = sums(parts.invoices, *in_band)
    cents = sums(parts.invoices, *(in_band * invoices.owed))
    return each(
        _overdue, np.asarray(parts.invoices.any(axis=1)), *counts, *cents, *_paid_soon(parts, np.stack(cents, axis=1))
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


def top_debtor_of(parts: Parts) -> list[TopDebtor]:
    late = np.flatnonzero(parts.stands.invoices.overdue)
    kept, invoices = parts.invoices[:, late], parts.stands.invoices.take(late)
    named = np.flatnonzero(invoices.customer >= 0)
    if not len(named) or not parts.stands.invoice_outcome_known:
        return [TopDebtor()] * len(parts)
    counts, whole, nameless = sums(kept, np.ones(len(late)), invoices.owed, invoices.owed * (invoices.customer < 0))
    _, cents = sums_by(kept[:, named], invoices.customer[named], invoices.owed[named])
    _, theirs = sums_by(kept[:, named], invoices.customer[named], np.ones(len(named)))
    top = cents.max(axis=1)
    # Of equals the one with more invoices.
    count = np.where(cents == top[:, None], theirs, 0).max(axis=1)
    return each(_top_debtor, (counts > 0) & (nameless <= MOST_NAMELESS * whole), top, whole, counts, count)


def _top_debtor(known: bool, top: float, whole: int, n: int, count: float) -> TopDebtor:
    if not known:
        return TopDebtor()
    return TopDebtor(share=exact(share(top / whole), n), count=int(count), amount=money(top))


def _in_bands(days: Ints | Floats, rows: Mask) -> Ints:
    """A row per age band: 1 for those of ``rows`` whose days late lie in it."""
    late = np.where(rows, days, 0)
    return np.asarray((late >= AGE_STARTS[:, None]) & (late < _ENDS[:, None])).astype(np.int64)


def _paid_soon(parts: Parts, cents: Ints) -> tuple[Floats, Floats]:
    """As ``owed`` has it, NaN where unknown, and the sample; ``cents`` overdue per part and band."""
    paid = parts.stands.invoices.settled & (parts.stands.invoices.days_paid_late > 0)
    late = np.flatnonzero(paid | parts.stands.invoices.overdue)
    kept, invoices, paid = parts.invoices[:, late], parts.stands.invoices.take(late), paid[late]
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
    known = (whole > 0) & (kept.sum(axis=1) >= LEAST_LATE_INVOICES)
    return np.where(known, value, np.nan), np.rint(n)
