"""Invoices and quotes -> which invoice bills which quote, and why approved work may have no invoice."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Mask, Quotes

# The longest that approved work may usually wait for its first invoice; a trade that waits longer forgets some.
LONGEST_LEAD_DAYS = 90
# From ten jobs on a business has a usual lead; nine of ten of its jobs are billed by then.
MIN_LEADS, LEAD_QUANTILE = 10, 0.9
# A first invoice of less is a deposit or a stage: prices slip by tenths, not by halves.
MIN_OF_A_QUOTE = 0.6
# Offers to choose from ("good, better, best") are written together.
OFFERS_WITHIN_DAYS = 3
_FAR = 1_000_000


def linked_pairs(invoices: Invoices, quotes: Quotes) -> tuple[Ints, Ints]:
    """Per quote with an amount and an invoice: the position of its first invoice, and the cents quoted.

    Of several first invoices on one day, or several quotes of one number, the smaller amount is taken.
    """
    place = first_of_each(invoices, invoices.total, invoices.quote >= 0)
    quote = first_of_each(quotes, quotes.cents, (quotes.quote >= 0) & (quotes.cents > 0))
    _, here, there = np.intersect1d(invoices.quote[place], quotes.quote[quote], assume_unique=True, return_indices=True)
    return place[here], quotes.cents[quote[there]]


def first_of_each(documents: Invoices | Quotes, cents: Ints, rows: Mask) -> Ints:
    """The position of the oldest of ``rows`` for each quote code, by rising code."""
    places = np.flatnonzero(rows)
    code = documents.quote[places]
    first = np.full(int(code.max(initial=-1)) + 1, -1)
    first[code] = places
    # Most codes stand once. Of the others the last one written stays: they go from the youngest to the oldest.
    several = places[np.bincount(code)[code] > 1]
    order = several[np.lexsort((-cents[several], documents.age[several]))]
    first[documents.quote[order]] = order
    return first[first >= 0]


def with_quoted(invoices: Invoices, quotes: Quotes) -> Invoices:
    """``invoices`` with what was quoted for each that is the only one of its quote and no mere part of it."""
    place, cents = linked_pairs(invoices, quotes)
    named = invoices.quote[invoices.quote >= 0]
    times = np.bincount(named, minlength=1)
    whole = (times[invoices.quote[place]] == 1) & (invoices.total[place] >= MIN_OF_A_QUOTE * cents)
    quoted = np.zeros(len(invoices), dtype=np.int64)
    quoted[place[whole]] = cents[whole]
    return replace(invoices, quoted=quoted)


def with_explanations(quotes: Quotes, invoices: Invoices) -> Quotes:
    """``quotes`` with those unbilled ones marked that the files explain."""
    if not quotes.unbilled.any():
        return quotes
    bills = _first_bills(quotes, invoices)
    ago = quotes.approved_days_ago
    before = quotes.unbilled & (ago > _seen_from(invoices, bills)) & _may_be_billed(quotes, invoices)
    within = quotes.unbilled & ~before & (ago <= usual_lead_days(quotes, bills))
    return replace(
        quotes,
        before_invoices=before,
        within_lead=within,
        billed_unnamed=quotes.unbilled & ~before & ~within & _billed_unnamed(quotes, invoices),
    )


def _seen_from(invoices: Invoices, bills: Ints) -> int:
    """How many days ago an approval may lie to be seen among the invoices.

    Where bills were written before the first that names a quote, quotes of that time may be billed by them. Else the
    file shows what was approved up to a lead before its first invoice.
    """
    first_named, first = int(bills.max(initial=0)), int(invoices.age.max(initial=0))
    return first_named if first > first_named else first + LONGEST_LEAD_DAYS


def _may_be_billed(quotes: Quotes, invoices: Invoices) -> Mask:
    """All but those whose customer is in the files and got no bill without a quote's number since the approval.

    Only where the file shows bills of that time: what was approved before its first invoice is on an older one.
    """
    unnamed = invoices.take((invoices.quote < 0) & (invoices.customer >= 0))
    newest = np.full(int(max(invoices.customer.max(initial=-1), quotes.customer.max(initial=-1))) + 2, np.inf)
    np.minimum.at(newest, unnamed.customer, unnamed.age)
    covered = quotes.approved_days_ago <= invoices.age.max(initial=0)
    return np.asarray(~covered | (quotes.customer < 0) | (newest[quotes.customer] <= quotes.approved_days_ago))


def with_answers_elsewhere(quotes: Quotes) -> Quotes:
    """``quotes`` with those marked whose customer said yes to another one made within three days: of several offers
    for one job one is taken, and the others need no answer. They are not ``stale``."""
    known = quotes.customer >= 0
    # One number that orders by customer, then by day; a customer's days lie far from those of the next one.
    place = quotes.customer * _FAR + quotes.created
    yes = np.sort(place[known & quotes.approved])
    if not len(yes):
        return quotes
    after = np.searchsorted(yes, place)
    gaps = [np.abs(yes[np.clip(at, 0, len(yes) - 1)] - place) for at in (after - 1, after)]
    settled = known & ~quotes.approved & (np.minimum(*gaps) <= OFFERS_WITHIN_DAYS)
    return replace(quotes, settled_elsewhere=settled, stale=quotes.stale & ~settled)


def usual_lead_days(quotes: Quotes, bills: Ints) -> float:
    """Days from approval to the first invoice within which nine of ten jobs got theirs; 0 where too few tell."""
    lead = (quotes.approved_days_ago - bills)[bills >= 0]
    lead = lead[lead >= 0]
    if len(lead) < MIN_LEADS:
        return 0.0
    return min(float(np.quantile(lead, LEAD_QUANTILE)), LONGEST_LEAD_DAYS)


def _first_bills(quotes: Quotes, invoices: Invoices) -> Ints:
    """Per quote the age of the oldest invoice that names it; -1 where none does."""
    named = invoices.quote >= 0
    oldest = np.full(int(max(invoices.quote.max(initial=-1), quotes.quote.max(initial=-1))) + 2, -1)
    np.maximum.at(oldest, invoices.quote[named], invoices.age[named])
    return np.asarray(oldest[quotes.quote], np.int64)


def _billed_unnamed(quotes: Quotes, invoices: Invoices) -> Mask:
    """Same customer, same cents, issued on the day of the approval or later, and no quote named."""
    bills = invoices.take((invoices.quote < 0) & (invoices.customer >= 0) & (invoices.total > 0))
    pairs = np.stack([np.append(bills.customer, quotes.customer), np.append(bills.total, quotes.cents)])
    _, codes = np.unique(pairs, axis=1, return_inverse=True)
    code = codes.ravel()
    newest = np.full(int(code.max(initial=-1)) + 1, np.inf)
    np.minimum.at(newest, code[: len(bills)], bills.age)
    return np.asarray((quotes.customer >= 0) & (newest[code[len(bills) :]] <= quotes.approved_days_ago))
