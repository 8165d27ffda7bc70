"""How many quotes become work, and how long customers take to say yes."""

import numpy as np

from snapshot.pipeline.documents.snapshot import Conversion, DecisionTime, Signal
from snapshot.pipeline.signals.columns import Floats, Quotes
from snapshot.pipeline.signals.competing import incidence_at
from snapshot.pipeline.signals.intervals import wilson
from snapshot.pipeline.signals.measures import exact, interval, share, unknown
from snapshot.pipeline.signals.resampling import median_ratio_interval
from snapshot.pipeline.signals.standing import MATURED_TO, STALE_FROM, Standing
from snapshot.wording import signals as wording

LEAST_FOR_RATE, LEAST_FOR_HINT = 20, 10
RECENT_DAYS = 56
LEAST_APPROVALS = 8
APPROVED_BY_DAY = 90
MOST_UNDATED = 0.1


def conversion(standing: Standing) -> Conversion:
    """Approved out of all quotes that have had their time (created 30 to 365 days ago), answered or not.

    The signal speaks from 10 quotes on, as a hint with a wide interval; the published rate from 20.
    """
    quotes = standing.quotes.take(standing.quotes.matured)
    if not standing.quote_outcome_known:
        silent = unknown(_why_unknown(standing), len(quotes))
        return Conversion(
            matured_count=len(quotes),
            approval_rate=silent,
            per_request=silent,
            late_approval_share=silent,
            cumulative_approval=silent,
        )
    approved = int(quotes.approved.sum())
    requests = int((~quotes.settled_elsewhere).sum())
    return Conversion(
        approval_rate=rate(approved, len(quotes), "quotes older than 30 days"),
        per_request=rate(approved, requests, "quotes older than 30 days"),
        matured_count=len(quotes),
        approved_count=approved,
        declined_count=int(quotes.declined.sum()),
        late_approval_share=_late_approval_share(quotes),
        cumulative_approval=_cumulative_approval(standing.quotes),
    )


def decision_time(standing: Standing) -> DecisionTime:
    """Median days from created to approved: approvals of the last 56 days against those before.

    The ratio's interval is resampled, and a rank test made.
    """
    approved = standing.quotes.take(~np.isnan(standing.quotes.days_to_approval))
    if not len(approved):
        silent = unknown(wording.NO_APPROVAL_DATES if standing.quotes.approved.any() else _why_unknown(standing))
        return DecisionTime(recent_median_days=silent, earlier_median_days=silent, ratio=silent)
    is_recent = approved.approved_days_ago <= RECENT_DAYS
    recent, earlier = approved.days_to_approval[is_recent], approved.days_to_approval[~is_recent]
    fewest = min(len(recent), len(earlier))
    return DecisionTime(
        recent_median_days=_median(recent),
        earlier_median_days=_median(earlier),
        ratio=_ratio(recent, earlier),
        p_value=_rank_test(recent, earlier) if fewest >= LEAST_APPROVALS else None,
    )


def _why_unknown(standing: Standing) -> str:
    return wording.NO_QUOTE_OUTCOMES if len(standing.quotes) else wording.NO_QUOTES


def rate(successes: int, n: int, things: str) -> Signal:
    """A share with its Wilson interval, from ten of ``things`` on."""
    if n < LEAST_FOR_HINT:
        return unknown(wording.too_few(n, LEAST_FOR_HINT, things), n)
    low, high = wilson(successes, n)
    return interval(share(successes / n), n, share(low), share(high))


def _late_approval_share(matured: Quotes) -> Signal:
    """Of matured quotes that had no answer by day 14: approved later.

    Approvals without a day could lie on either side and stay out. Declines and expiries without a day stay in: that
    can only make the chance of a late yes look smaller.
    """
    undated_yes = matured.approved & np.isnan(matured.days_to_approval)
    early = (matured.days_to_approval <= STALE_FROM) | (matured.days_to_decline <= STALE_FROM)
    waited = ~undated_yes & ~early
    return rate(int(matured.approved[waited].sum()), int(waited.sum()), "quotes that waited more than 14 days")


def _cumulative_approval(quotes: Quotes) -> Signal:
    """Approved within 90 days of being sent, with a decline as the competing end; quotes of the last 365 days.

    Whoever has not answered by the report date was followed for the quote's age and no longer. An expired quote is one
    that was not approved up to its age. Answers without a day have no place on the curve: many of them silence it.
    """
    recent = quotes.take(quotes.age <= MATURED_TO)
    ended = np.where(recent.approved, recent.days_to_approval, recent.days_to_decline)
    undated = (recent.approved | recent.declined) & np.isnan(ended)
    if np.isnan(recent.days_to_decline).all() or undated.mean() > MOST_UNDATED:
        return unknown(wording.NO_DECLINE_DATES, len(recent))
    known = recent.take(~undated)
    if len(known) < LEAST_FOR_RATE:
        return unknown(wording.too_few(len(known), LEAST_FOR_RATE, "quotes of the last year"), len(known))
    ends = ended[~undated]
    days = np.where(np.isnan(ends), known.age, ends).astype(np.int64)
    found = incidence_at(days, known.approved, known.declined, APPROVED_BY_DAY)
    if found is None:
        return unknown(wording.NOT_FOLLOWED, len(known))
    value, low, high = map(share, found)
    return interval(value, len(known), low, high)


def _median(days: Floats) -> Signal:
    if len(days) < LEAST_APPROVALS:
        return unknown(wording.too_few(len(days), LEAST_APPROVALS, "dated approvals"), len(days))
    return exact(share(np.median(days)), len(days))


def _ratio(recent: Floats, earlier: Floats) -> Signal:
    fewest = min(len(recent), len(earlier))
    if fewest < LEAST_APPROVALS:
        return unknown(wording.too_few(fewest, LEAST_APPROVALS, "dated approvals on each side"), fewest)
    before = float(np.median(earlier))
    if before == 0:
        return unknown(wording.NOTHING_TO_COMPARE, fewest)
    ratio, n = share(float(np.median(recent)) / before), len(recent) + len(earlier)
    ends = median_ratio_interval(recent, earlier)
    return exact(ratio, n) if ends is None else interval(ratio, n, share(ends[0]), share(ends[1]))


def _rank_test(recent: Floats, earlier: Floats) -> float | None:
    """Mann-Whitney, two-sided; ``None`` where all values are the same and there is nothing to rank."""
    from scipy.stats import mannwhitneyu

    if np.ptp(np.concatenate([recent, earlier])) == 0:
        return None
    return share(mannwhitneyu(recent, earlier, alternative="two-sided", method="asymptotic").pvalue)
