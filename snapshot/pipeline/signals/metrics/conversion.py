"""How many quotes become work, and how long customers take to say yes."""

from functools import partial

import numpy as np

from snapshot.pipeline.documents.snapshot import Conversion, DecisionTime, Signal
from snapshot.pipeline.signals.facts.document_arrays import Floats, Quotes
from snapshot.pipeline.signals.facts.open_items import MATURED_TO, STALE_FROM
from snapshot.pipeline.signals.facts.signal_values import exact, interval, scaled_interval, share, unknown
from snapshot.pipeline.signals.facts.subsets import Subsets, each, ranked, sums
from snapshot.pipeline.signals.statistics.bootstrap import median_ratio_interval
from snapshot.pipeline.signals.statistics.competing_risks import incidence_at
from snapshot.pipeline.signals.statistics.intervals import wilson
from snapshot.wording import signals as wording

MIN_FOR_RATE, MIN_FOR_HINT = 20, 10
RECENT_DAYS = 56
MIN_APPROVALS = 8
APPROVED_BY_DAY = 90
MAX_UNDATED = 0.1


def conversion(whole: Subsets) -> Conversion:
    """``conversion_of`` the whole business, with what was declined and the curve of approvals."""
    (core,) = conversion_of(whole)
    quotes = whole.open_items.quotes
    if not whole.open_items.quote_outcome_known:
        silent = unknown(whole.open_items.why_no_answers, core.matured_count)
        names = ("approval_rate", "per_request", "late_approval_share", "cumulative_approval")
        return core.model_copy(update=dict.fromkeys(names, silent))
    declined = int((quotes.matured & quotes.declined).sum())
    return core.model_copy(
        update={"declined_count": declined, "cumulative_approval": _cumulative_approval(quotes)},
    )


def conversion_of(subsets: Subsets) -> list[Conversion]:
    """Approved out of all quotes that have had their time (created 30 to 365 days ago), answered or not.

    The signal speaks from 10 quotes on, as a hint with a wide interval; the published rate from 20.

    ``late_approval_share``: of those that had no answer by day 14, approved later. Approvals without a day could lie on
    either side and stay out. Declines and expiries without a day stay in: that can only make the chance of a late yes
    look smaller.
    """
    quotes = subsets.open_items.quotes
    undated = quotes.approved & np.isnan(quotes.days_to_approval)
    early = (quotes.days_to_approval <= STALE_FROM) | (quotes.days_to_decline <= STALE_FROM)
    waited = quotes.matured & ~undated & ~early
    requests = quotes.matured & ~quotes.settled_elsewhere
    columns = quotes.matured, quotes.matured & quotes.approved, requests, waited, waited & quotes.approved
    build = partial(_conversion, known=subsets.open_items.quote_outcome_known)
    return each(build, *sums(subsets.quotes, *columns))


def _conversion(matured: int, approved: int, requests: int, waited: int, won_late: int, known: bool) -> Conversion:
    if not known:
        return Conversion(matured_count=matured)
    return Conversion(
        approval_rate=rate(approved, matured, "quotes older than 30 days"),
        per_request=rate(approved, requests, "quotes older than 30 days"),
        matured_count=matured,
        approved_count=approved,
        late_approval_share=rate(won_late, waited, "quotes that waited more than 14 days"),
    )


def decision_time(whole: Subsets) -> DecisionTime:
    """``decision_time_of`` the whole business; the ratio's interval is resampled, and a rank test made."""
    (core,) = decision_time_of(whole, None)
    quotes = whole.open_items.quotes
    approved = quotes.take(~np.isnan(quotes.days_to_approval))
    if not len(approved):
        silent = unknown(wording.NO_APPROVAL_DATES if quotes.approved.any() else whole.open_items.why_no_answers)
        return DecisionTime(recent_median_days=silent, earlier_median_days=silent, ratio=silent)
    is_recent = approved.approved_days_ago <= RECENT_DAYS
    recent, earlier = approved.days_to_approval[is_recent], approved.days_to_approval[~is_recent]
    fewest = min(len(recent), len(earlier))
    return core.model_copy(
        update={
            "ratio": _with_interval(core.ratio, recent, earlier),
            "p_value": _rank_test(recent, earlier) if fewest >= MIN_APPROVALS else None,
        }
    )


def decision_time_of(subsets: Subsets, baseline: DecisionTime | None) -> list[DecisionTime]:
    """Median days from created to approved: approvals of the last 56 days against those before.

    The test and the interval are those of the ``baseline``.
    """
    quotes = subsets.open_items.quotes
    dated = ~np.isnan(quotes.days_to_approval)
    is_recent = dated & (quotes.approved_days_ago <= RECENT_DAYS)
    recent, earlier = (
        ranked(subsets.quotes[:, rows], quotes.days_to_approval[rows]) for rows in (is_recent, dated & ~is_recent)
    )
    medians = recent.medians(), recent.counts, earlier.medians(), earlier.counts
    return each(partial(_decision_time, baseline=baseline), *medians)


def _decision_time(
    recent: float, n: int, earlier: float, earlier_n: int, baseline: DecisionTime | None
) -> DecisionTime:
    fewest = min(n, earlier_n)
    if fewest < MIN_APPROVALS:
        ratio = unknown(wording.too_few(fewest, MIN_APPROVALS, "dated approvals on each side"), fewest)
    elif not earlier:
        ratio = unknown(wording.NOTHING_TO_COMPARE, fewest)
    else:
        ratio = scaled_interval(share(recent / earlier), n + earlier_n, baseline.ratio if baseline else None)
    return DecisionTime(
        recent_median_days=_median(recent, n),
        earlier_median_days=_median(earlier, earlier_n),
        ratio=ratio,
        p_value=baseline.p_value if baseline and fewest >= MIN_APPROVALS else None,
    )


def _median(days: float, n: int) -> Signal:
    if n < MIN_APPROVALS:
        return unknown(wording.too_few(n, MIN_APPROVALS, "dated approvals"), n)
    return exact(share(days), n)


def _with_interval(ratio: Signal, recent: Floats, earlier: Floats) -> Signal:
    ends = None if ratio.value is None else median_ratio_interval(recent, earlier)
    if ratio.value is None or ends is None:
        return ratio
    return interval(ratio.value, ratio.n, share(ends[0]), share(ends[1]))


def rate(successes: int, n: int, things: str) -> Signal:
    """A share with its Wilson interval, from ten of ``things`` on."""
    if n < MIN_FOR_HINT:
        return unknown(wording.too_few(n, MIN_FOR_HINT, things), n)
    low, high = wilson(successes, n)
    return interval(share(successes / n), n, share(low), share(high))


def _cumulative_approval(quotes: Quotes) -> Signal:
    """Approved within 90 days of being sent, with a decline as the competing end; quotes of the last 365 days.

    Whoever has not answered by the report date was followed for the quote's age and no longer. An expired quote is one
    that was not approved up to its age. Answers without a day have no place on the curve: many of them silence it.
    """
    recent = quotes.take(quotes.age <= MATURED_TO)
    ended = np.where(recent.approved, recent.days_to_approval, recent.days_to_decline)
    undated = (recent.approved | recent.declined) & np.isnan(ended)
    if np.isnan(recent.days_to_decline).all() or undated.mean() > MAX_UNDATED:
        return unknown(wording.NO_DECLINE_DATES, len(recent))
    known = recent.take(~undated)
    if len(known) < MIN_FOR_RATE:
        return unknown(wording.too_few(len(known), MIN_FOR_RATE, "quotes of the last year"), len(known))
    ends = ended[~undated]
    days = np.where(np.isnan(ends), known.age, ends).astype(np.int64)
    found = incidence_at(days, known.approved, known.declined, APPROVED_BY_DAY)
    if found is None:
        return unknown(wording.NOT_FOLLOWED, len(known))
    value, low, high = map(share, found)
    return interval(value, len(known), low, high)


def _rank_test(recent: Floats, earlier: Floats) -> float | None:
    """Mann-Whitney, two-sided; ``None`` where all values are the same and there is nothing to rank."""
    from scipy.stats import mannwhitneyu

    if np.ptp(np.concatenate([recent, earlier])) == 0:
        return None
    return share(mannwhitneyu(recent, earlier, alternative="two-sided", method="asymptotic").pvalue)
