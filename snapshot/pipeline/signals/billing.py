"""Work that was never billed, billed twice, or billed below its quote."""

import numpy as np

from snapshot.pipeline.documents.snapshot import Duplicates, Pile, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.columns import Ints, Invoices, Mask, Quotes
from snapshot.pipeline.signals.measures import in_weeks, interval, money, moved, share, unknown
from snapshot.pipeline.signals.resampling import ratio_of_sums_interval
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

COPY_WITHIN_DAYS = 3
RECENT_DAYS = 90
LEAST_PAIRS = 10
_MIXER = np.int64(-7046029254386353131)  # an odd number with its bits well spread (Knuth 1998, 6.4)
RECENT_PAIRS = "invoices of the last 90 days that name their quote"
EARLIER_PAIRS = "earlier invoices that name their quote"


def unbilled_work(standing: Standing, typical_week: Signal) -> UnbilledWork:
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without followable links.

    Approvals from before the invoices begin are counted apart: a file of this year's invoices beside one of all quotes
    would turn years of billed work into a pile.
    """
    quotes = standing.quotes
    undated = quotes.approved.any() and np.isnan(quotes.approved_days_ago).all()
    if not standing.links_known or not standing.quote_outcome_known or undated:
        return UnbilledWork()
    unbilled = quotes.unbilled & ~quotes.before_invoices
    older = quotes.before_invoices
    count, cents = int(unbilled.sum()), int(quotes.cents[unbilled].sum())
    return UnbilledWork(
        known=True,
        count=count,
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        oldest_days=int(quotes.approved_days_ago[unbilled].max()) if count else None,
        linked_invoices=_linked_invoices(standing),
        before_invoices=Pile(count=int(older.sum()), amount=money(int(quotes.cents[older].sum()))),
    )


def duplicates(standing: Standing, typical_week: Signal) -> Duplicates:
    if not comparable(standing.invoices).any():
        return Duplicates()
    copies = standing.invoices.take(second_copies(standing.invoices))
    cents = int(copies.total.sum())
    return Duplicates(
        known=True,
        count=len(copies),
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        newest_days=int(copies.age.min()) if len(copies) else None,
    )


def second_copies(invoices: Invoices) -> Ints:
    """The positions of invoices that follow one of the same customer, total and quote within three days.

    Both must carry a number, and different ones. Nothing is doubled by an empty invoice, nor by one that was written
    off or refunded: that pair has been dealt with.
    """
    places = repeated(invoices, np.flatnonzero(comparable(invoices)))
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


def price_held(standing: Standing, like: PriceHeld | None = None) -> PriceHeld:
    """The sum of first invoices over the sum of their quotes: issued in the last 90 days, and before.

    The intervals are resampled over pairs; ``like`` lends its own instead.
    """
    place, quoted = linked_pairs(standing.invoices, standing.quotes)
    age, invoiced = standing.invoices.age[place], standing.invoices.total[place]
    if not len(age):
        silent = unknown(wording.NO_QUOTE_LINKS)
        return PriceHeld(recent=silent, before=silent)
    new = age <= RECENT_DAYS
    return PriceHeld(
        recent=_realised(invoiced[new], quoted[new], RECENT_PAIRS, like.recent if like else None),
        before=_realised(invoiced[~new], quoted[~new], EARLIER_PAIRS, like.before if like else None),
        linked_pairs=len(age),
    )


def linked_pairs(invoices: Invoices, quotes: Quotes) -> tuple[Ints, Ints]:
    """Per quote with an amount and an invoice: the position of its first invoice, and the cents quoted.

    Of several first invoices on one day, or several quotes of one number, the smaller amount is taken.
    """
    place = _oldest(invoices, invoices.total, invoices.quote >= 0)
    quote = _oldest(quotes, quotes.cents, (quotes.quote >= 0) & (quotes.cents > 0))
    _, here, there = np.intersect1d(invoices.quote[place], quotes.quote[quote], assume_unique=True, return_indices=True)
    return place[here], quotes.cents[quote[there]]


def _linked_invoices(standing: Standing) -> int:
    named = standing.invoices.quote
    return int(np.isin(named[named >= 0], standing.quotes.quote).sum())


def comparable(invoices: Invoices) -> Mask:
    """Which invoices could be a copy, or have one."""
    return (invoices.customer >= 0) & invoices.has_number & (invoices.total > 0) & ~invoices.closed


def _oldest(documents: Invoices | Quotes, cents: Ints, rows: Mask) -> Ints:
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


def _realised(invoiced: Ints, quoted: Ints, things: str, like: Signal | None) -> Signal:
    n = len(quoted)
    if n < LEAST_PAIRS:
        return unknown(wording.too_few(n, LEAST_PAIRS, things), n)
    ratio = share(int(invoiced.sum()) / int(quoted.sum()))
    if like:
        return moved(ratio, n, like)
    low, high = ratio_of_sums_interval(invoiced, quoted)
    return interval(ratio, n, share(low), share(high))
