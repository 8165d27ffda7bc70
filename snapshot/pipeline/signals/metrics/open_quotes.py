"""Quotes without an answer: worth a call, gone cold, and how many weeks of new quotes they add up to."""

import numpy as np

from snapshot.pipeline.documents.snapshot import Bucket, Signal, StaleQuotes
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints
from snapshot.pipeline.signals.facts.open_items import STALE_FROM, STALE_TO, OpenItems
from snapshot.pipeline.signals.facts.signal_values import in_weeks, interval, money, pile_of, share, unknown
from snapshot.pipeline.signals.facts.subsets import (
    Subsets,
    each,
    ranked,
    sums,
)
from snapshot.pipeline.signals.facts.weeks import Weeks
from snapshot.pipeline.signals.statistics.intervals import poisson, wilson
from snapshot.wording import signals as wording
from snapshot.wording.ages import QUOTE_AGES

TOP_COUNT = 5
TOP_SHARE = 0.8
PILE_WEEKS, MIN_WEEKS = 12, 4
OLDER_TO, MIN_OLDER = 365, 20
AGE_EDGES = (0, 14, 31, 61, 91)


def stale_quotes(whole: Subsets, typical_week: Signal) -> StaleQuotes:
    """``stale_quotes_of`` the whole business, with the largest, the fresh, the cold and those answered elsewhere."""
    (core,) = stale_quotes_of(whole)
    if not core.known:
        return core
    quotes = whole.open_items.quotes
    cold, fresh = quotes.undecided & (quotes.age > STALE_TO), quotes.undecided & (quotes.age < STALE_FROM)
    settled = quotes.undecided & quotes.settled_elsewhere & (quotes.age >= STALE_FROM) & (quotes.age <= STALE_TO)
    top = _carriers(quotes.cents[quotes.stale & quotes.priced])
    return core.model_copy(
        update={
            "weeks_of_billing": in_weeks(int(quotes.cents[quotes.stale].sum()), typical_week),
            "settled_elsewhere": pile_of(settled, quotes.cents),
            "top_count": len(top),
            "top_amount": money(int(top.sum())),
            "cold_count": int(cold.sum()),
            "cold_amount": money(int(quotes.cents[cold].sum())),
            "fresh_count": int(fresh.sum()),
        }
    )


def stale_quotes_of(subsets: Subsets) -> list[StaleQuotes]:
    """Undecided for 14 to 90 days, but for offers beside one that was taken.

    Quotes without an amount count, and add no money.
    """
    quotes = subsets.open_items.quotes
    if not subsets.open_items.quote_outcome_known:
        return [StaleQuotes(silent_share=unknown(subsets.open_items.why_no_answers))] * len(subsets)
    sent = (quotes.age >= STALE_FROM) & (quotes.age <= STALE_TO)
    piles = sums(subsets.quotes, quotes.stale, quotes.stale * quotes.cents, sent * quotes.cents)
    answered, n, silent = _older(subsets, quotes.age[sent])
    later = (subsets.quotes[:, sent] * quotes.cents[sent] * answered).sum(axis=1) / np.maximum(n, 1)
    return each(_stale_quotes, np.asarray(subsets.quotes.any(axis=1)), *piles, later, n, silent)


def _stale_quotes(some: bool, count: int, cents: int, sent: int, later: float, n: int, silent: int) -> StaleQuotes:
    if not some:
        return StaleQuotes(silent_share=unknown(wording.NO_QUOTES))
    return StaleQuotes(
        known=True,
        count=count,
        amount=money(cents),
        sent_amount=money(sent),
        usual_late_amount=money(round(later)) if n >= MIN_OLDER else None,
        silent_share=_silent_share(silent, n),
    )


def _silent_share(silent: int, n: int) -> Signal:
    if n < MIN_OLDER:
        return unknown(wording.too_few(n, MIN_OLDER, "quotes older than 90 days"), n)
    low, high = wilson(silent, n)
    return interval(share(silent / n), n, share(low), share(high))


def _older(subsets: Subsets, ages: Ints) -> tuple[Floats, Ints, Ints]:
    """What each part's older quotes (91 to 365 days) say about waiting: answered after each of ``ages`` (a column), how
    many have a known end, and how many are still silent.

    A quote counts as waiting on its day 14 to 90 when it was answered later; answers without a day could lie on either
    side and stay out. Expired quotes are closed: they wait neither here nor in the pile.
    """
    quotes = subsets.open_items.quotes
    older = (quotes.age > STALE_TO) & (quotes.age <= OLDER_TO)
    days = np.where(quotes.approved, quotes.days_to_approval, quotes.days_to_decline)
    ended = quotes.approved | quotes.declined
    n, silent = sums(subsets.quotes, older & ~(ended & np.isnan(days)), older & quotes.undecided)
    dated = older & ~np.isnan(days)
    known = ranked(subsets.quotes[:, dated], days[dated])
    upto = np.concatenate([np.zeros((len(subsets), 1), np.int64), known.kept_upto], axis=1)
    before = upto[:, np.searchsorted(known.values, ages.astype(np.float64), side="right")]
    return (known.counts[:, None] - before).astype(np.float64), n, silent


def open_pile_of(subsets: Subsets, weeks: list[Weeks]) -> list[Signal]:
    """Undecided quotes up to 90 days old, in weeks of new quotes (mean of the last 12 complete weeks)."""
    quotes = subsets.open_items.quotes
    if not subsets.open_items.quote_outcome_known:
        return [unknown(subsets.open_items.why_no_answers)] * len(subsets)
    (piles,) = sums(subsets.quotes, quotes.undecided & (quotes.age <= STALE_TO))
    new = np.array([one.quotes[-PILE_WEEKS:].sum() for one in weeks], np.int64)
    length = np.array([min(PILE_WEEKS, len(one)) for one in weeks], np.int64)
    return each(_open_pile, np.asarray(subsets.quotes.any(axis=1)), piles, length, new)


def _open_pile(some: bool, pile: int, weeks: int, new: int) -> Signal:
    if not some:
        return unknown(wording.NO_QUOTES)
    if weeks < MIN_WEEKS:
        return unknown(wording.too_few(weeks, MIN_WEEKS, "complete weeks"), weeks)
    if not new:
        return unknown(wording.NOTHING_TO_COMPARE, 0)
    fewest, most = poisson(new)
    value, low, high = (share(pile * weeks / mean) for mean in (new, most, fewest))
    return interval(value, new, low, high)


def age_buckets(open_items: OpenItems) -> tuple[Bucket, ...]:
    """Undecided quotes by the days they have waited."""
    if not len(open_items.quotes) or not open_items.quote_outcome_known:
        return ()
    undecided = open_items.quotes.undecided
    place = np.searchsorted(np.array(AGE_EDGES), open_items.quotes.age[undecided], side="right") - 1
    cents = open_items.quotes.cents[undecided]
    return tuple(
        Bucket(label=label, count=int((place == band).sum()), amount=money(int(cents[place == band].sum())))
        for band, label in enumerate(QUOTE_AGES)
    )


def _carriers(cents: Ints) -> Ints:
    """The few largest amounts that carry four fifths of the money, at most five."""
    largest = np.sort(cents)[::-1]
    carried = np.cumsum(largest) >= TOP_SHARE * largest.sum()
    enough = int(np.argmax(carried)) + 1 if carried.any() else 0
    return largest[: min(enough, TOP_COUNT)]
