"""Quotes of many parts of a business at once: how many become work, how fast, and how many wait."""

from functools import partial

import numpy as np

from snapshot.pipeline.documents.snapshot import Conversion, DecisionTime, Signal, StaleQuotes
from snapshot.pipeline.signals.columns import Floats, Ints
from snapshot.pipeline.signals.conversion import LEAST_APPROVALS, RECENT_DAYS, rate
from snapshot.pipeline.signals.measures import exact, money, moved, share
from snapshot.pipeline.signals.parts import Parts, each, ranked, sums
from snapshot.pipeline.signals.standing import STALE_FROM, STALE_TO
from snapshot.pipeline.signals.undecided import LEAST_OLDER, OLDER_TO


def conversion_of(parts: Parts) -> list[Conversion]:
    quotes = parts.stands.quotes
    if not parts.stands.quote_outcome_known:
        return [Conversion()] * len(parts)
    undated = quotes.approved & np.isnan(quotes.days_to_approval)
    early = (quotes.days_to_approval <= STALE_FROM) | (quotes.days_to_decline <= STALE_FROM)
    waited = quotes.matured & ~undated & ~early
    requests = quotes.matured & ~quotes.settled_elsewhere
    columns = quotes.matured, quotes.matured & quotes.approved, requests, waited, waited & quotes.approved
    return each(_conversion, *sums(parts.quotes, *columns))


def _conversion(matured: int, approved: int, requests: int, waited: int, won_late: int) -> Conversion:
    return Conversion(
        approval_rate=rate(approved, matured, "quotes"),
        per_request=rate(approved, requests, "quotes"),
        matured_count=matured,
        approved_count=approved,
        late_approval_share=rate(won_late, waited, "quotes"),
    )


def decision_time_of(parts: Parts, like: DecisionTime) -> list[DecisionTime]:
    """The test and the interval are those of the whole."""
    quotes = parts.stands.quotes
    dated = ~np.isnan(quotes.days_to_approval)
    is_recent = dated & (quotes.approved_days_ago <= RECENT_DAYS)
    recent, earlier = (
        ranked(parts.quotes[:, rows], quotes.days_to_approval[rows]) for rows in (is_recent, dated & ~is_recent)
    )
    medians = recent.medians(), recent.counts, earlier.medians(), earlier.counts
    return each(partial(_decision_time, like=like), *medians)


def _decision_time(recent: float, n: int, earlier: float, earlier_n: int, like: DecisionTime) -> DecisionTime:
    both = min(n, earlier_n) >= LEAST_APPROVALS
    return DecisionTime(
        recent_median_days=exact(share(recent), n) if n >= LEAST_APPROVALS else Signal(n=n),
        earlier_median_days=exact(share(earlier), earlier_n) if earlier_n >= LEAST_APPROVALS else Signal(n=earlier_n),
        ratio=moved(share(recent / earlier), n + earlier_n, like.ratio) if both and earlier else Signal(),
        p_value=like.p_value if both else None,
    )


def stale_quotes_of(parts: Parts) -> list[StaleQuotes]:
    quotes = parts.stands.quotes
    if not parts.stands.quote_outcome_known:
        return [StaleQuotes()] * len(parts)
    sent = (quotes.age >= STALE_FROM) & (quotes.age <= STALE_TO)
    piles = sums(parts.quotes, quotes.stale, quotes.stale * quotes.cents, sent * quotes.cents)
    answered, n, silent = _older(parts, quotes.age[sent])
    later = (parts.quotes[:, sent] * quotes.cents[sent] * answered).sum(axis=1) / np.maximum(n, 1)
    return each(_stale_quotes, np.asarray(parts.quotes.any(axis=1)), *piles, later, n, silent)


def _stale_quotes(some: bool, count: int, cents: int, sent: int, later: float, n: int, silent: int) -> StaleQuotes:
    if not some:
        return StaleQuotes()
    return StaleQuotes(
        known=True,
        count=count,
        amount=money(cents),
        sent_amount=money(sent),
        usual_late_amount=money(round(later)) if n >= LEAST_OLDER else None,
        silent_share=exact(share(silent / n), n) if n >= LEAST_OLDER else Signal(),
    )


def _older(parts: Parts, ages: Ints) -> tuple[Floats, Ints, Ints]:
    """Of each part's older quotes: answered after each of ``ages`` (a column), known how they ended, still silent."""
    quotes = parts.stands.quotes
    older = (quotes.age > STALE_TO) & (quotes.age <= OLDER_TO)
    days = np.where(quotes.approved, quotes.days_to_approval, quotes.days_to_decline)
    ended = quotes.approved | quotes.declined
    n, silent = sums(parts.quotes, older & ~(ended & np.isnan(days)), older & quotes.undecided)
    dated = older & ~np.isnan(days)
    known = ranked(parts.quotes[:, dated], days[dated])
    upto = np.concatenate([np.zeros((len(parts), 1), np.int64), known.kept_upto], axis=1)
    before = upto[:, np.searchsorted(known.values, ages.astype(np.float64), side="right")]
    return (known.counts[:, None] - before).astype(np.float64), n, silent


def undecided_counts(parts: Parts) -> tuple[Ints, Ints]:
    """All quotes without an answer, and those of the pile: up to 90 days old."""
    quotes = parts.stands.quotes
    every, pile = sums(parts.quotes, quotes.undecided, quotes.undecided & (quotes.age <= STALE_TO))
    return every, pile
