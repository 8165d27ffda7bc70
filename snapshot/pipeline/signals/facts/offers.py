"""Quotes -> which of those without an answer need none: another one was taken, or a later version took their place."""

import re
from dataclasses import replace

import numpy as np

from snapshot.pipeline.signals.facts.document_arrays import Ints, Mask, Quotes, same_job

# Offers to choose from ("good, better, best") are written together.
OFFERS_WITHIN_DAYS = 3
# Two amounts for one job differ by an extra or two; beyond a quarter, without words of the job, it may be any other.
LIKE_AMOUNT = 0.25
# "Q-501-2", "Q-501 v2", "501R1", "501 rev. 2": what stands before the version has a digit of its own.
_VERSION = re.compile(
    r"(?P<base>.*\d)(?P<mark>[-._/]?\(?(?:VERSION|VER|V|REVISION|REV|R)[-._]?|[-._/])(?P<nth>\d{1,2})\)?"
)
_FAR = 1_000_000
_AT_ONCE = 200_000


def with_answers_elsewhere(quotes: Quotes) -> Quotes:
    """``quotes`` with those marked whose customer said yes to another one for the same work: made within three days,
    with the same words for the job or an amount within 25 %. Of several offers for one job one is taken, and the
    others need no answer. They are not ``stale``."""
    waiting = np.flatnonzero((quotes.customer >= 0) & ~quotes.approved)
    taken = np.flatnonzero((quotes.customer >= 0) & quotes.approved)
    # One number that orders by customer, then by day; a customer's days lie far from those of the next one.
    place = quotes.customer * _FAR + quotes.created
    taken = taken[np.argsort(place[taken], kind="stable")]
    begin = np.searchsorted(place[taken], place[waiting] - OFFERS_WITHIN_DAYS)
    count = np.searchsorted(place[taken], place[waiting] + OFFERS_WITHIN_DAYS, side="right") - begin
    settled = np.zeros(len(quotes), dtype=np.bool_)
    total = int(count.sum())
    start = np.cumsum(count) - count
    for first in range(0, total, _AT_ONCE):
        pair = np.arange(first, min(first + _AT_ONCE, total))
        row = np.searchsorted(start, pair, side="right") - 1
        one, other = waiting[row], taken[begin[row] + pair - start[row]]
        settled[one[_same_work(quotes, one, other)]] = True
    return replace(quotes, settled_elsewhere=settled, stale=quotes.stale & ~settled)


def _same_work(quotes: Quotes, one: Ints, other: Ints) -> Mask:
    cents, taken = quotes.cents[one], quotes.cents[other]
    alike = quotes.priced[one] & quotes.priced[other] & (np.abs(cents - taken) <= LIKE_AMOUNT * np.abs(taken))
    return np.asarray(alike | same_job(quotes.job[one], quotes.job[other]))


def with_last_versions(quotes: Quotes) -> Quotes:
    """``quotes`` with those marked as replaced that have a later version: the same number but for its end, the same
    customer, and no other words for the job. A version without an answer that was replaced waits for none."""
    replaced = np.zeros(len(quotes), dtype=np.bool_)
    for rows in _of_one_number(quotes):
        waiting = rows[quotes.undecided[rows]]
        # Of one day the version with the higher number is the later one: the rows stand in that order.
        later = np.argsort(quotes.created[rows], kind="stable")
        last = rows[later[-1]]
        replaced[waiting[waiting != last]] = True
    if not replaced.any():
        return quotes
    stands = ~replaced
    return replace(
        quotes,
        replaced=replaced,
        undecided=quotes.undecided & stands,
        matured=quotes.matured & stands,
        stale=quotes.stale & stands,
    )


def _of_one_number(quotes: Quotes) -> list[Ints]:
    """The rows of each quote with several versions, by rising version. A number that stands twice tells no version."""
    places = np.flatnonzero(quotes.has_number)
    found_numbers, at_first, times = np.unique(quotes.number[places].astype(str), return_index=True, return_counts=True)
    once = times == 1
    numbers = dict(zip(found_numbers[once].tolist(), places[at_first[once]].tolist(), strict=True))
    versions: dict[str, list[tuple[int, str]]] = {}
    for number in numbers:
        found = _VERSION.fullmatch(number)
        # Without a word for it the end of a number is a version only where the rest is a number, too: not in 2025-12.
        if found and (found["base"] in numbers or found["mark"].strip("-._/(")):
            versions.setdefault(found["base"], []).append((int(found["nth"]), number))
    several = []
    for base, found_versions in versions.items():
        first = [base] if base in numbers else []
        rows = np.array([numbers[one] for one in (*first, *(name for _, name in sorted(found_versions)))], np.int64)
        several += [one for one in _of_one_customer(quotes, rows) if len(one) > 1]
    return several


def _of_one_customer(quotes: Quotes, rows: Ints) -> list[Ints]:
    """``rows`` of the same customer that say no other job than the last of them."""
    found = []
    for customer in np.unique(quotes.customer[rows]):
        own = rows[(quotes.customer[rows] == customer) & (customer >= 0)]
        if len(own):
            last = np.broadcast_to(quotes.job[own[-1]], quotes.job[own].shape)
            silent = (quotes.job[own] < 0).all(axis=1) | (last < 0).all(axis=1)
            found.append(own[silent | same_job(quotes.job[own], last)])
    return found
