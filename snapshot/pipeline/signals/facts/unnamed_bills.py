"""Approved quotes that no invoice names, and invoices that name no quote -> which of these bill which."""

import numpy as np

from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints, Invoices, Mask, Quotes, same_job

# Extras and rounding move a bill by a few per cent from its quote; 10 % hold nearly all of them.
NEAR_AMOUNT = 0.1
# From ten on it is a habit and no chance: invoices name their quote now and then.
MIN_UNNAMED = 10
MOST = 0.5


def billed_unnamed(quotes: Quotes, invoices: Invoices) -> Mask:
    """Which of the unbilled have an invoice of their own that names no quote: the same customer, at most 10 % from the
    quote, issued on the day of the approval or later.

    One invoice bills one quote. The youngest approvals choose first, as fewest invoices are open to them: of several
    the one over the same job, then the one nearest in amount.
    """
    found = np.zeros(len(quotes), dtype=np.bool_)
    bills = invoices.take((invoices.quote < 0) & (invoices.customer >= 0) & (invoices.total > 0))
    bills = bills.take(np.lexsort((bills.total, bills.age, bills.customer)))
    asked = _in_turn(quotes, np.flatnonzero(quotes.unbilled & (quotes.customer >= 0) & (quotes.cents > 0)))
    begin, end = (np.searchsorted(bills.customer, quotes.customer[asked], side) for side in ("left", "right"))
    free = np.ones(len(bills), dtype=np.bool_)
    for at, first, last in zip(asked[end > begin], begin[end > begin], end[end > begin], strict=True):
        near = first + np.flatnonzero(free[first:last] & _may_bill(quotes, at, bills, slice(first, last)))
        if len(near):
            free[_best(quotes, at, bills, near)] = False
            found[at] = True
    return found


def _in_turn(quotes: Quotes, rows: Ints) -> Ints:
    """The youngest approval first; of equals by amount, then number, never by their order in the file."""
    _, number = np.unique(quotes.number[rows].astype(str), return_inverse=True)
    return rows[np.lexsort((number, -quotes.cents[rows], quotes.approved_days_ago[rows]))]


def _may_bill(quotes: Quotes, at: int, bills: Invoices, rows: slice) -> Mask:
    since = bills.age[rows] <= quotes.approved_days_ago[at]
    return np.asarray(since & (_distance(quotes, at, bills.total[rows], bills.net[rows]) <= NEAR_AMOUNT))


def _distance(quotes: Quotes, at: int, total: Ints, net: Ints) -> Floats:
    """How far amounts are from that of the quote, as a share of it; without tax where both tell that."""
    cents, quoted_net = quotes.cents[at], quotes.net[at]
    apart = np.abs(total - cents) / cents
    if quoted_net <= 0:
        return np.asarray(apart)
    return np.asarray(np.where(net > 0, np.abs(net - quoted_net) / quoted_net, apart), np.float64)


def _best(quotes: Quotes, at: int, bills: Invoices, near: Ints) -> int:
    other = ~same_job(np.broadcast_to(quotes.job[at], (len(near), quotes.job.shape[1])), bills.job[near])
    apart = _distance(quotes, at, bills.total[near], bills.net[near])
    return int(near[np.lexsort((-bills.age[near], apart, other))[0]])


def named_now_and_then(unexplained: Mask, found: Mask) -> bool:
    """Whether invoices of this business often do not name their quote: of the ``unexplained`` quotes that no invoice
    names most, ten at least, were ``found`` on one that names none."""
    matched = int((unexplained & found).sum())
    return matched >= MIN_UNNAMED and matched > MOST * int(unexplained.sum())


def without_links(quotes: Quotes, invoices: Invoices) -> Mask:
    """Where most approved work that is old enough, ten jobs at least, is named by no invoice: the quotes whose customer
    got an invoice without a quote's number since the approval, whatever its amount. It may be a part, or the whole with
    extras."""
    old_enough = ~np.isnan(quotes.approved_days_ago) & (quotes.quote >= 0)
    older = old_enough & (quotes.approved_days_ago >= quotes.approved_days_ago[quotes.unbilled].min(initial=np.inf))
    if older.sum() < MIN_UNNAMED or quotes.unbilled.sum() <= MOST * older.sum():
        return np.zeros(len(quotes), dtype=np.bool_)
    return (quotes.customer >= 0) & (newest_unnamed(quotes, invoices) <= quotes.approved_days_ago)


def newest_unnamed(quotes: Quotes, invoices: Invoices) -> Floats:
    """Per quote the age of its customer's newest invoice that names no quote; infinite where there is none."""
    unnamed = invoices.take((invoices.quote < 0) & (invoices.customer >= 0))
    newest = np.full(int(max(invoices.customer.max(initial=-1), quotes.customer.max(initial=-1))) + 2, np.inf)
    np.minimum.at(newest, unnamed.customer, unnamed.age)
    return np.asarray(newest[quotes.customer], np.float64)
