"""Quotes without an answer: worth a call, gone cold, and how many weeks of new quotes they add up to."""

from typing import TypedDict

import numpy as np

from snapshot.pipeline.documents.snapshot import (
    Bucket,
    Pile,
    Signal,
    StaleQuotes,
)
from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints, Quotes
from snapshot.pipeline.signals.facts.open_items import STALE_FROM, STALE_TO, OpenItems
from snapshot.pipeline.signals.facts.signal_values import exact, in_weeks, interval, money, share, unknown
from snapshot.pipeline.signals.facts.subsets import (
    UNKNOWN_SIGNAL,
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


def stale_quotes(open_items: OpenItems, typical_week: Signal) -> StaleQuotes:
    """Undecided for 14 to 90 days, but for offers beside one that was taken.

    Quotes without an amount count, and add no money.
    """
    quotes = open_items.quotes
    if not len(quotes) or not open_items.quote_outcome_known:
        return StaleQuotes(silent_share=unknown(_why_unknown(open_items)))
    stale, cold = quotes.stale, quotes.undecided & (quotes.age > STALE_TO)
    settled = quotes.undecided & quotes.settled_elsewhere & (quotes.age >= STALE_FROM) & (quotes.age <= STALE_TO)
    cents = int(quotes.cents[stale].sum())
    top = _carriers(quotes.cents[stale & quotes.priced])
    return StaleQuotes(
        known=True,
        count=int(stale.sum()),
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        settled_elsewhere=Pile(count=int(settled.sum()), amount=money(int(quotes.cents[settled].sum()))),
        top_count=len(top),
        top_amount=money(int(top.sum())),
        cold_count=int(cold.sum()),
        cold_amount=money(int(quotes.cents[cold].sum())),
        fresh_count=int((quotes.undecided & (quotes.age < STALE_FROM)).sum()),
        **_usual(quotes),
    )


class _Usual(TypedDict, total=False):
    sent_amount: float
    usual_late_amount: float
    silent_share: Signal


def _usual(quotes: Quotes) -> _Usual:
    """What the older quotes (91 to 365 days) say about waiting: answered late, or never.

    A quote counts as waiting on its day 14 to 90 when it was answered later; answers without a day could lie on either
    side and stay out. Expired quotes are closed: they wait neither here nor in the pile.
    """
    sent = (quotes.age >= STALE_FROM) & (quotes.age <= STALE_TO)
    older = quotes.take((quotes.age > STALE_TO) & (quotes.age <= OLDER_TO))
    answered = np.where(older.approved, older.days_to_approval, older.days_to_decline)
    known = ~((older.approved | older.declined) & np.isnan(answered))
    cents = quotes.cents[sent].astype(np.float64)
    n = int(known.sum())
    if n < MIN_OLDER:
        silent = unknown(wording.too_few(n, MIN_OLDER, "quotes older than 90 days"), n)
        return _Usual(sent_amount=money(cents.sum()), silent_share=silent)
    days = np.sort(answered[~np.isnan(answered)])
    later = (len(days) - np.searchsorted(days, quotes.age[sent].astype(np.float64), side="right")) / n
    silent_count = int(older.undecided.sum())
    low, high = wilson(silent_count, n)
    return _Usual(
        sent_amount=money(cents.sum()),
        usual_late_amount=money(round(float(cents @ later))),
        silent_share=interval(share(silent_count / n), n, share(low), share(high)),
    )


def open_pile(open_items: OpenItems, weeks: Weeks) -> Signal:
    """Undecided quotes up to 90 days old, in weeks of new quotes (mean of the last 12 complete weeks)."""
    if not len(open_items.quotes) or not open_items.quote_outcome_known:
        return unknown(_why_unknown(open_items))
    intake = weeks.quotes[-PILE_WEEKS:]
    if len(intake) < MIN_WEEKS:
        return unknown(wording.too_few(len(intake), MIN_WEEKS, "complete weeks"), len(intake))
    new = int(intake.sum())
    if new == 0:
        return unknown(wording.NOTHING_TO_COMPARE, 0)
    pile = int((open_items.quotes.undecided & (open_items.quotes.age <= STALE_TO)).sum())
    fewest, most = poisson(new)
    value, low, high = (share(pile * len(intake) / mean) for mean in (new, most, fewest))
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


def _why_unknown(open_items: OpenItems) -> str:
    return wording.NO_QUOTE_OUTCOMES if len(open_items.quotes) else wording.NO_QUOTES


def _carriers(cents: Ints) -> Ints:
    """The few largest amounts that carry four fifths of the money, at most five."""
    largest = np.sort(cents)[::-1]
    carried = np.cumsum(largest) >= TOP_SHARE * largest.sum()
    enough = int(np.argmax(carried)) + 1 if carried.any() else 0
    return largest[: min(enough, TOP_COUNT)]


def stale_quotes_of(subsets: Subsets) -> list[StaleQuotes]:
    quotes = subsets.open_items.quotes
    if not subsets.open_items.quote_outcome_known:
        return [StaleQuotes()] * len(subsets)
    sent = (quotes.age >= STALE_FROM) & (quotes.age <= STALE_TO)
    piles = sums(subsets.quotes, quotes.stale, quotes.stale * quotes.cents, sent * quotes.cents)
    answered, n, silent = _older(subsets, quotes.age[sent])
    later = (subsets.quotes[:, sent] * quotes.cents[sent] * answered).sum(axis=1) / np.maximum(n, 1)
    return each(_stale_quotes, np.asarray(subsets.quotes.any(axis=1)), *piles, later, n, silent)


def _stale_quotes(some: bool, count: int, cents: int, sent: int, later: float, n: int, silent: int) -> StaleQuotes:
    if not some:
        return StaleQuotes()
    return StaleQuotes(
        known=True,
        count=count,
        amount=money(cents),
        sent_amount=money(sent),
        usual_late_amount=money(round(later)) if n >= MIN_OLDER else None,
        silent_share=exact(share(silent / n), n) if n >= MIN_OLDER else Signal(),
    )


def _older(subsets: Subsets, ages: Ints) -> tuple[Floats, Ints, Ints]:
    """Of each part's older quotes: answered after each of ``ages`` (a column), known how they ended, still silent."""
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


def undecided_counts(subsets: Subsets) -> tuple[Ints, Ints]:
    """All quotes without an answer, and those of the pile: up to 90 days old."""
    quotes = subsets.open_items.quotes
    every, pile = sums(subsets.quotes, quotes.undecided, quotes.undecided & (quotes.age <= STALE_TO))
    return every, pile


def open_pile_of(subsets: Subsets, weeks: list[Weeks], piles: Ints) -> list[Signal]:
    """``piles``: undecided quotes of each part."""
    if not subsets.open_items.quote_outcome_known:
        return [UNKNOWN_SIGNAL] * len(subsets)
    new = np.array([one.quotes[-PILE_WEEKS:].sum() for one in weeks], np.int64)
    length = np.array([min(PILE_WEEKS, len(one)) for one in weeks], np.int64)
    return each(_open_pile, piles, length, new)


def _open_pile(pile: int, weeks: int, new: int) -> Signal:
    return exact(share(pile * weeks / new), new) if weeks >= MIN_WEEKS and new else UNKNOWN_SIGNAL
