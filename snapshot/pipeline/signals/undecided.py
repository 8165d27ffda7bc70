"""Quotes that wait for an answer: those worth a call, those gone cold, and how much intake they pile up to."""

from typing import TypedDict

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.snapshot import Bucket, Signal, StaleQuotes
from snapshot.pipeline.signals.intervals import poisson, wilson
from snapshot.pipeline.signals.measures import cents_sum, in_weeks, interval, money, share, unknown
from snapshot.pipeline.signals.standing import STALE_FROM, STALE_TO, Standing
from snapshot.pipeline.signals.weeks import Weeks
from snapshot.wording import signals as wording

TOP_COUNT = 5
TOP_SHARE = 0.8
PILE_WEEKS, LEAST_WEEKS = 12, 4
OLDER_TO, LEAST_OLDER = 365, 20
AGE_EDGES = (0, 14, 31, 61, 91)
AGE_LABELS = ("under 14 days", "14 to 30 days", "31 to 60 days", "61 to 90 days", "over 90 days")


def stale_quotes(standing: Standing, typical_week: Signal) -> StaleQuotes:
    """Undecided for 14 to 90 days. Quotes without an amount count, and add no money."""
    if standing.quotes.empty or not standing.quote_outcome_known:
        return StaleQuotes()
    quotes = standing.quotes
    stale, cold = quotes["stale"], quotes["undecided"] & (quotes["age"] > STALE_TO)
    cents = cents_sum(quotes, "total_cents", stale)
    top = _carriers(quotes.loc[stale, "total_cents"].dropna().to_numpy(np.int64))
    return StaleQuotes(
        known=True,
        count=int(stale.sum()),
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        top_count=len(top),
        top_amount=money(int(top.sum())),
        cold_count=int(cold.sum()),
        cold_amount=money(cents_sum(quotes, "total_cents", cold)),
        fresh_count=int((quotes["undecided"] & (quotes["age"] < STALE_FROM)).sum()),
        **_usual(quotes),
    )


class _Usual(TypedDict, total=False):
    sent_amount: float
    usual_late_amount: float
    silent_share: Signal


def _usual(quotes: pd.DataFrame) -> _Usual:
    """What the older quotes (91 to 365 days) say about waiting: answered late, or never.

    A quote counts as waiting on its day 14 to 90 when it was answered later; answers without a day could lie on either
    side and stay out. Expired quotes are closed: they wait neither here nor in the pile.
    """
    sent = quotes[quotes["age"].between(STALE_FROM, STALE_TO)]
    older = quotes[quotes["age"].between(STALE_TO + 1, OLDER_TO)]
    days_to_no = (older["declined"] - older["created"]).dt.days.clip(lower=0)
    answered = older["days_to_approval"].where(older["is_approved"], days_to_no.where(older["is_declined"]))
    known = ~((older["is_approved"] | older["is_declined"]) & answered.isna())
    cents = sent["total_cents"].fillna(0).to_numpy(np.float64)
    n = int(known.sum())
    if n < LEAST_OLDER:
        silent = unknown(wording.too_few(n, LEAST_OLDER, "quotes older than 90 days"), n)
        return _Usual(sent_amount=money(cents.sum()), silent_share=silent)
    days = np.sort(answered.dropna().to_numpy(np.float64))
    later = (len(days) - np.searchsorted(days, sent["age"].to_numpy(np.float64), side="right")) / n
    silent_count = int(older["undecided"].sum())
    low, high = wilson(silent_count, n)
    return _Usual(
        sent_amount=money(cents.sum()),
        usual_late_amount=money(round(float(cents @ later))),
        silent_share=interval(share(silent_count / n), n, share(low), share(high)),
    )


def open_pile(standing: Standing, weeks: Weeks) -> Signal:
    """Undecided quotes up to 90 days old, in weeks of new quotes (mean of the last 12 complete weeks)."""
    if standing.quotes.empty or not standing.quote_outcome_known:
        return unknown(wording.NO_QUOTES if standing.quotes.empty else wording.NO_QUOTE_OUTCOMES)
    intake = weeks.quotes[-PILE_WEEKS:]
    if len(intake) < LEAST_WEEKS:
        return unknown(wording.too_few(len(intake), LEAST_WEEKS, "complete weeks"), len(intake))
    new = int(intake.sum())
    if new == 0:
        return unknown(wording.NOTHING_TO_COMPARE, 0)
    pile = int((standing.quotes["undecided"] & (standing.quotes["age"] <= STALE_TO)).sum())
    fewest, most = poisson(new)
    value, low, high = (share(pile * len(intake) / mean) for mean in (new, most, fewest))
    return interval(value, new, low, high)


def age_buckets(standing: Standing) -> tuple[Bucket, ...]:
    """Undecided quotes by the days they have waited."""
    if standing.quotes.empty or not standing.quote_outcome_known:
        return ()
    undecided = standing.quotes.loc[standing.quotes["undecided"], ["age", "total_cents"]]
    place = np.searchsorted(np.array(AGE_EDGES), undecided["age"], side="right") - 1
    cents = undecided["total_cents"].fillna(0).to_numpy(np.int64)
    return tuple(
        Bucket(label=label, count=int((place == band).sum()), amount=money(int(cents[place == band].sum())))
        for band, label in enumerate(AGE_LABELS)
    )


def _carriers(cents: np.ndarray) -> np.ndarray:
    """The few largest amounts that carry four fifths of the money, at most five."""
    largest = np.sort(cents)[::-1]
    carried = np.cumsum(largest) >= TOP_SHARE * largest.sum()
    enough = int(np.argmax(carried)) + 1 if carried.any() else 0
    return largest[: min(enough, TOP_COUNT)]
