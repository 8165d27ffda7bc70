"""Invoices -> which look like the second copy of another one, and which have an innocent explanation."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Mask, Quotes

# A bill that goes out twice by mistake does so within days.
COPY_WITHIN_DAYS = 3
# One slip makes one copy, a bad day two; from the third on it is how this customer is billed.
MIN_OF_A_SERIES = 3
# Equal bills a month apart are a contract; those in between show how often prices repeat by themselves.
MONTH_DAYS = 30
# Extras may take the bills of a job a little over its quote; a whole bill too many is more than that.
BILLED_OVER = 0.05
_MIXER = np.int64(-7046029254386353131)  # an odd number with its bits well spread (Knuth 1998, 6.4)


def second_copies(invoices: Invoices, among: Mask | None = None) -> Ints:
    """The positions of invoices that follow one of the same customer, total and quote within three days.

    Looked for ``among`` these, else among all that are comparable. Both must carry a number, and different ones.
    Nothing is doubled by an empty invoice, nor by one that was written off or refunded: that pair has been dealt with.
    """
    places = repeated(invoices, np.flatnonzero(comparable(invoices) if among is None else among))
    if not len(places):
        return places
    _, number = np.unique(invoices.number[places].astype(str), return_inverse=True)
    work = [invoices.quote[places], invoices.total[places], invoices.customer[places]]
    order = np.lexsort((number, invoices.issued[places], *work))
    _, first = np.unique(np.stack([*work, number])[:, order], axis=1, return_index=True)
    order = order[np.sort(first)]
    follows = np.ones(len(order), dtype=np.bool_)
    for column in work:
        follows[1:] &= column[order][1:] == column[order][:-1]
    follows[1:] &= np.diff(invoices.issued[places][order]) <= COPY_WITHIN_DAYS
    follows[:1] = False
    return np.sort(places[order[follows]])


def repeated(invoices: Invoices, places: Ints) -> Ints:
    """Those of ``places`` whose customer, total and quote stand more than once."""
    places = _likely_repeated(invoices, places)
    key = np.stack([invoices.customer[places], invoices.total[places], invoices.quote[places]])
    order = np.lexsort(key)
    same = (np.diff(key[:, order], axis=1) == 0).all(axis=0)
    found = np.zeros(len(places), dtype=np.bool_)
    found[order[1:]] |= same
    found[order[:-1]] |= same
    return places[found]


def _likely_repeated(invoices: Invoices, places: Ints) -> Ints:
    """Those whose mixture of the three stands more than once: all that are repeated, and hardly any other.

    Sorting one number is several times as fast as sorting three. Overflow is meant: it mixes.
    """
    mixed = (invoices.customer[places] * _MIXER + invoices.total[places]) * _MIXER + invoices.quote[places]
    order = np.argsort(mixed)
    same = np.diff(mixed[order]) == 0
    likely = np.zeros(len(places), dtype=np.bool_)
    likely[order[1:]] |= same
    likely[order[:-1]] |= same
    return places[likely]


def comparable(invoices: Invoices) -> Mask:
    """Which invoices could be a copy, or have one."""
    return billable(invoices) & ~invoices.no_copy


def billable(invoices: Invoices) -> Mask:
    return (invoices.customer >= 0) & invoices.has_number & (invoices.total > 0) & ~invoices.closed


def equal_by_chance(invoices: Invoices) -> float:
    """How many copies to expect where prices repeat by themselves: the rate at which equal bills follow each other
    after more than three days, up to a month, continued to the days before."""
    alike = invoices.take(repeated(invoices, np.flatnonzero(comparable(invoices))))
    work = [alike.customer, alike.total, alike.quote]
    order = np.lexsort((alike.issued, *work))
    same = np.all([np.diff(column[order]) == 0 for column in work], axis=0)
    gaps = np.diff(alike.issued[order])[same]
    later = int(((gaps > COPY_WITHIN_DAYS) & (gaps <= MONTH_DAYS)).sum())
    return later * (COPY_WITHIN_DAYS + 1) / (MONTH_DAYS - COPY_WITHIN_DAYS)


def mark_non_duplicates(invoices: Invoices, quotes: Quotes) -> Invoices:
    """``invoices`` with those marked that only look like copies."""
    alike = repeated(invoices, np.flatnonzero(billable(invoices)))
    if not len(alike):
        return invoices
    marked = invoices.no_copy.copy()
    marked[alike] = _in_series(invoices, alike) | _within_quote(invoices, quotes)[alike]
    return replace(invoices, no_copy=marked)


def _in_series(invoices: Invoices, alike: Ints) -> Mask:
    """Those of ``alike`` of which three and more would be copies of an equal bill: the same slip is not made three
    times over for one job; a visit twice a week at one price is."""
    copies = second_copies(invoices, billable(invoices))
    work = np.stack([invoices.customer[alike], invoices.total[alike], invoices.quote[alike]])
    _, series = np.unique(work, axis=1, return_inverse=True)
    times = np.bincount(series.ravel(), weights=np.isin(alike, copies))
    return np.asarray(times[series.ravel()] >= MIN_OF_A_SERIES)


def _within_quote(invoices: Invoices, quotes: Quotes) -> Mask:
    """Those of a quote whose invoices come to no more than it: two halves are no copies."""
    priced = quotes.take((quotes.quote >= 0) & (quotes.cents > 0))
    named = invoices.quote >= 0
    most = int(max(invoices.quote.max(initial=-1), quotes.quote.max(initial=-1))) + 1
    billed, quoted = np.zeros(most + 1, np.int64), np.zeros(most + 1, np.int64)
    np.add.at(billed, invoices.quote[named], invoices.total[named])
    np.maximum.at(quoted, priced.quote, priced.cents)
    return named & (billed <= quoted * (1 + BILLED_OVER))[invoices.quote]
