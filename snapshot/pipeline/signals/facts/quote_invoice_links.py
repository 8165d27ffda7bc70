"""Invoices and quotes -> which invoice bills which quote, and why approved work may have no invoice."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Mask, Quotes
from snapshot.pipeline.signals.facts.unnamed_bills import (
    billed_unnamed,
    named_now_and_then,
    newest_unnamed,
    without_links,
)

# The file shows what was approved up to so long before its first invoice; older work may be on an older file.
SEEN_BEFORE_DAYS = 90
# The longest lead that a trade may have: nobody works for a year without a bill. Whoever seems to forgets some.
LONGEST_LEAD_DAYS = 365
# From ten jobs on a business has a usual lead; nine of ten of its jobs are billed by then.
MIN_LEADS, LEAD_QUANTILE = 10, 0.9
# A first invoice of less is a deposit or a stage: prices slip by tenths, not by halves.
MIN_OF_A_QUOTE = 0.6


def linked_pairs(invoices: Invoices, quotes: Quotes) -> tuple[Ints, Ints]:
    """Per quote with an amount and an invoice: the position of its first invoice, and the cents quoted.

    Where both documents tell their amount without tax, the cents are on the invoice's side of it: as much above its
    total as the one net is above the other. Of several first invoices on one day, or several quotes of one number, the
    smaller amount is taken.
    """
    place = first_of_each(invoices, invoices.total, invoices.quote >= 0)
    quote = first_of_each(quotes, quotes.cents, (quotes.quote >= 0) & (quotes.cents > 0))
    _, here, there = np.intersect1d(invoices.quote[place], quotes.quote[quote], assume_unique=True, return_indices=True)
    return place[here], _quoted_alike(quotes, quote[there], invoices, place[here])


def _quoted_alike(quotes: Quotes, quote: Ints, invoices: Invoices, invoice: Ints) -> Ints:
    told = (quotes.net[quote] > 0) & (invoices.net[invoice] > 0)
    scale = invoices.total[invoice] / np.where(told, invoices.net[invoice], 1)
    return np.where(told, np.rint(quotes.net[quote] * scale).astype(np.int64), quotes.cents[quote])


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
    """``quotes`` with those unbilled ones marked that the files explain.

    Where invoices name their quote only now and then, an unnamed one near the amount is the bill before anything else
    is asked.
    """
    if not quotes.unbilled.any():
        return quotes
    bills = _first_bills(quotes, invoices)
    ago = quotes.approved_days_ago
    before = quotes.unbilled & (ago > _seen_from(invoices, bills)) & _may_be_billed(quotes, invoices)
    within = quotes.unbilled & ~before & (ago <= usual_lead_days(quotes, bills))
    found = billed_unnamed(quotes, invoices)
    now_and_then = named_now_and_then(quotes.unbilled & ~before & ~within, found)
    unnamed = found | (quotes.unbilled & without_links(quotes, invoices))
    first = found if now_and_then else np.zeros_like(found)
    before, within = before & ~first, within & ~first
    return replace(
        quotes,
        before_invoices=before,
        within_lead=within,
        billed_unnamed=unnamed & ~before & ~within,
        surely_billed=first,
    )


def _seen_from(invoices: Invoices, bills: Ints) -> int:
    """How many days ago an approval may lie to be seen among the invoices.

    Where bills were written before the first that names a quote, quotes of that time may be billed by them. Else the
    file shows what was approved up to a lead before its first invoice.
    """
    first_named, first = int(bills.max(initial=0)), int(invoices.age.max(initial=0))
    return first_named if first > first_named else first + SEEN_BEFORE_DAYS


def _may_be_billed(quotes: Quotes, invoices: Invoices) -> Mask:
    """All but those whose customer is in the files and got no bill without a quote's number since the approval.

    Only where the file shows bills of that time: what was approved before its first invoice is on an older one.
    """
    covered = quotes.approved_days_ago <= invoices.age.max(initial=0)
    return np.asarray(~covered | (quotes.customer < 0) | (newest_unnamed(quotes, invoices) <= quotes.approved_days_ago))


def usual_lead_days(quotes: Quotes, bills: Ints) -> float:
    """Days from approval to the first invoice within which nine of ten jobs got theirs; 0 where too few tell.

    As long as more than one job in ten was billed at a greater age, an age says nothing.
    """
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
