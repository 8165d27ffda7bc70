"""One part of a business measured on its own, by the very functions that measure the whole.

The reference for ``measure_parts``, which measures many at once. Tests and resampled intervals are those of the whole.
"""

from snapshot.pipeline.documents.snapshot import (
    CustomerShare,
    DecisionTime,
    Flow,
    Lumpiness,
    PriceHeld,
    Signal,
    Snapshot,
)
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import exact, scaled_interval, share
from snapshot.pipeline.signals.facts.weeks import Weeks, complete_weeks
from snapshot.pipeline.signals.metrics.activity import activity, typical_week, window
from snapshot.pipeline.signals.metrics.concentration import customer_share
from snapshot.pipeline.signals.metrics.conversion import MIN_APPROVALS, conversion, decision_time
from snapshot.pipeline.signals.metrics.job_size import job_size
from snapshot.pipeline.signals.metrics.open_quotes import open_pile, stale_quotes
from snapshot.pipeline.signals.metrics.receivables import overdue, top_debtor
from snapshot.pipeline.signals.metrics.revenue_leakage import duplicates, price_held, unbilled_work
from snapshot.pipeline.signals.metrics.volume import flow, lumpiness_value


def measure_again(stands: OpenItems, whole: Snapshot) -> Snapshot:
    """What the decision reads, over a part of the documents."""
    weeks = complete_weeks(stands)
    week = typical_week(stands)
    return Snapshot(
        currency=whole.currency,
        window=window(stands, weeks),
        exclusions=whole.exclusions,
        activity_signals=activity(stands, week),
        overdue=overdue(stands, week),
        top_debtor=top_debtor(stands),
        customer_share=_customer_share(stands, whole),
        conversion=conversion(stands),
        decision_time=_decision_time(stands, whole),
        stale_quotes=stale_quotes(stands, week),
        open_pile=open_pile(stands, weeks),
        unbilled_work=unbilled_work(stands, week),
        duplicates=duplicates(stands, week),
        price_held=_price_held(stands, whole),
        job_size=job_size(stands),
        flow=_flow(weeks, whole),
        lumpiness=_lumpiness(weeks, stands, whole),
    )


def _lent(own: Signal, whole: Signal) -> Signal:
    return own if own.value is None else scaled_interval(own.value, own.n, whole)


def _customer_share(stands: OpenItems, whole: Snapshot) -> CustomerShare:
    own = customer_share(stands)
    return own.model_copy(update={"top_share": _lent(own.top_share, whole.customer_share.top_share)})


def _decision_time(stands: OpenItems, whole: Snapshot) -> DecisionTime:
    own = decision_time(stands)
    both = min(own.recent_median_days.n, own.earlier_median_days.n) >= MIN_APPROVALS
    lent = {"ratio": _lent(own.ratio, whole.decision_time.ratio)}
    return own.model_copy(update=lent | {"p_value": whole.decision_time.p_value if both else None})


def _price_held(stands: OpenItems, whole: Snapshot) -> PriceHeld:
    own = price_held(stands)
    return own.model_copy(update={"whole_jobs": _lent(own.whole_jobs, whole.price_held.whole_jobs)})


def _flow(weeks: Weeks, whole: Snapshot) -> Flow:
    own = flow(weeks)
    lent = {"p_value": whole.flow.p_value, "open_weeks_ratio": whole.flow.open_weeks_ratio}
    return own if own.recent_weekly is None else own.model_copy(update=lent)


def _lumpiness(weeks: Weeks, stands: OpenItems, whole: Snapshot) -> Lumpiness:
    """Leaving documents out at random makes weeks look calmer: the excess over chance is scaled back."""
    documents = len(stands.invoices) + len(stands.quotes)
    all_of_them = whole.activity_signals.invoices.count + whole.activity_signals.quotes.count
    value = lumpiness_value(weeks)
    if value is None or not documents or whole.lumpiness.dispersion.value is None:
        return Lumpiness(dispersion=Signal(reason=whole.lumpiness.dispersion.reason))

    scaled = share(1 + (value - 1) * all_of_them / documents)
    return whole.lumpiness.model_copy(update={"dispersion": exact(scaled, whole.lumpiness.dispersion.n)})
