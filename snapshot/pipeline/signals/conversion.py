"""How many quotes become work, and how long customers take to say yes."""

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.snapshot import Conversion, DecisionTime, Signal
from snapshot.pipeline.signals.competing import incidence_at
from snapshot.pipeline.signals.intervals import wilson
from snapshot.pipeline.signals.measures import exact, interval, share, unknown
from snapshot.pipeline.signals.resampling import median_ratio_interval
from snapshot.pipeline.signals.standing import MATURED_TO, STALE_FROM, Standing
from snapshot.wording import signals as wording

ANSWERS = ["created", "declined", "is_approved", "is_declined", "days_to_approval"]
APPROVALS = ["days_to_approval", "approved_days_ago"]
LEAST_FOR_RATE, LEAST_FOR_HINT = 20, 10
RECENT_DAYS = 56
LEAST_APPROVALS = 8
APPROVED_BY_DAY = 90
MOST_UNDATED = 0.1


def conversion(standing: Standing) -> Conversion:
    """Approved out of all quotes that have had their time (created 30 to 365 days ago), answered or not.

    The signal speaks from 10 quotes on, as a hint with a wide interval; the published rate from 20.
    """
    quotes = standing.quotes.loc[standing.quotes["matured"], ANSWERS]
    if not standing.quote_outcome_known:
        silent = unknown(_why_unknown(standing), len(quotes))
        return Conversion(matured_count=len(quotes), approval_rate=silent, late_approval_share=silent)
    approved = int(quotes["is_approved"].sum())
    return Conversion(
        approval_rate=_rate(approved, len(quotes), "quotes older than 30 days"),
        matured_count=len(quotes),
        approved_count=approved,
        declined_count=int(quotes["is_declined"].sum()),
        late_approval_share=_late_approval_share(quotes),
        cumulative_approval=_cumulative_approval(standing.quotes),
    )


def decision_time(standing: Standing) -> DecisionTime:
    """Median days from created to approved: approvals of the last 56 days against those before."""
    approved = standing.quotes.loc[standing.quotes["days_to_approval"].notna(), APPROVALS]
    if approved.empty:
        silent = unknown(wording.NO_APPROVAL_DATES if standing.quotes["is_approved"].any() else _why_unknown(standing))
        return DecisionTime(recent_median_days=silent, earlier_median_days=silent, ratio=silent)
    is_recent = approved["approved_days_ago"] <= RECENT_DAYS
    recent = approved.loc[is_recent, "days_to_approval"].to_numpy(np.float64)
    earlier = approved.loc[~is_recent, "days_to_approval"].to_numpy(np.float64)
    fewest = min(len(recent), len(earlier))
    return DecisionTime(
        recent_median_days=_median(recent),
        earlier_median_days=_median(earlier),
        ratio=_ratio(recent, earlier),
        p_value=_rank_test(recent, earlier) if fewest >= LEAST_APPROVALS else None,
    )


def _why_unknown(standing: Standing) -> str:
    return wording.NO_QUOTES if standing.quotes.empty else wording.NO_QUOTE_OUTCOMES


def _rate(successes: int, n: int, things: str) -> Signal:
    if n < LEAST_FOR_HINT:
        return unknown(wording.too_few(n, LEAST_FOR_HINT, things), n)
    low, high = wilson(successes, n)
    return interval(share(successes / n), n, share(low), share(high))


def _late_approval_share(matured: pd.DataFrame) -> Signal:
    """Of matured quotes that had no answer by day 14: approved later.

    Approvals without a day could lie on either side and stay out. Declines and expiries without a day stay in: that
    can only make the chance of a late yes look smaller.
    """
    days_to_decline = (matured["declined"] - matured["created"]).dt.days.where(matured["is_declined"])
    undated_yes = matured["is_approved"] & matured["days_to_approval"].isna()
    early = (matured["days_to_approval"] <= STALE_FROM) | (days_to_decline <= STALE_FROM)
    waited = matured[~undated_yes & ~early]
    return _rate(int(waited["is_approved"].sum()), len(waited), "quotes that waited more than 14 days")


def _cumulative_approval(quotes: pd.DataFrame) -> Signal:
    """Approved within 90 days of being sent, with a decline as the competing end; quotes of the last 365 days.

    Whoever has not answered by the report date was followed for the quote's age and no longer. An expired quote is one
    that was not approved up to its age. Answers without a day have no place on the curve: many of them silence it.
    """
    recent = quotes[quotes["age"] <= MATURED_TO]
    days_to_no = (recent["declined"] - recent["created"]).dt.days.where(recent["is_declined"]).clip(lower=0)
    if days_to_no.isna().all():
        return unknown(wording.NO_DECLINE_DATES, len(recent))
    answered = recent["is_approved"] | recent["is_declined"]
    ended = recent["days_to_approval"].where(recent["is_approved"], days_to_no)
    undated = answered & ended.isna()
    if undated.mean() > MOST_UNDATED:
        return unknown(wording.NO_DECLINE_DATES, len(recent))
    known = recent[~undated]
    if len(known) < LEAST_FOR_RATE:
        return unknown(wording.too_few(len(known), LEAST_FOR_RATE, "quotes of the last year"), len(known))
    days = ended[~undated].fillna(known["age"]).to_numpy(np.int64)
    found = incidence_at(days, known["is_approved"].to_numpy(), known["is_declined"].to_numpy(), APPROVED_BY_DAY)
    if found is None:
        return unknown(wording.NOT_FOLLOWED, len(known))
    value, low, high = map(share, found)
    return interval(value, len(known), low, high)


def _median(days: np.ndarray) -> Signal:
    if len(days) < LEAST_APPROVALS:
        return unknown(wording.too_few(len(days), LEAST_APPROVALS, "dated approvals"), len(days))
    return exact(share(np.median(days)), len(days))


def _ratio(recent: np.ndarray, earlier: np.ndarray) -> Signal:
    fewest = min(len(recent), len(earlier))
    if fewest < LEAST_APPROVALS:
        return unknown(wording.too_few(fewest, LEAST_APPROVALS, "dated approvals on each side"), fewest)
    before = float(np.median(earlier))
    if before == 0:
        return unknown(wording.NOTHING_TO_COMPARE, fewest)
    ratio, n = share(float(np.median(recent)) / before), len(recent) + len(earlier)
    ends = median_ratio_interval(recent, earlier)
    return exact(ratio, n) if ends is None else interval(ratio, n, share(ends[0]), share(ends[1]))


def _rank_test(recent: np.ndarray, earlier: np.ndarray) -> float | None:
    """Mann-Whitney, two-sided; ``None`` where all values are the same and there is nothing to rank."""
    from scipy.stats import mannwhitneyu

    if np.ptp(np.concatenate([recent, earlier])) == 0:
        return None
    return share(mannwhitneyu(recent, earlier, alternative="two-sided", method="asymptotic").pvalue)
