"""Subsets -> one snapshot each, with what the choice of a theme reads."""

from snapshot.pipeline.documents.snapshot import Snapshot, Window
from snapshot.pipeline.signals.facts.subsets import Subsets
from snapshot.pipeline.signals.facts.weeks import complete_weeks_of
from snapshot.pipeline.signals.metrics import (
    activity,
    concentration,
    conversion,
    job_size,
    open_quotes,
    receivables,
    revenue_leakage,
    volume,
)


def measure_parts(subsets: Subsets, whole: Snapshot) -> tuple[Snapshot, ...]:
    """Per part a snapshot with what the choice of a theme reads, and nothing else.

    Tests and resampled intervals are those of the ``whole``; the figures are worked out by the functions that work out
    those of the whole, which is a table of one row.
    """
    weeks = complete_weeks_of(subsets)
    parts = {
        "window": [Window(report_date=whole.window.report_date, weeks=len(one)) for one in weeks],
        "activity_signals": activity.activity_of(subsets, activity.typical_week_of(subsets)),
        "overdue": receivables.overdue_of(subsets),
        "top_debtor": receivables.top_debtor_of(subsets),
        "customer_share": concentration.customer_share_of(subsets, whole.customer_share.top_share),
        "conversion": conversion.conversion_of(subsets),
        "decision_time": conversion.decision_time_of(subsets, whole.decision_time),
        "stale_quotes": open_quotes.stale_quotes_of(subsets),
        "open_pile": open_quotes.open_pile_of(subsets, weeks),
        "unbilled_work": revenue_leakage.unbilled_work_of(subsets),
        "duplicates": revenue_leakage.duplicates_of(subsets),
        "price_held": revenue_leakage.price_held_of(subsets, whole.price_held),
        "job_size": job_size.job_size_of(subsets),
        "flow": volume.flow_of(weeks, whole.flow),
        "lumpiness": volume.lumpiness_of(subsets, weeks, whole.lumpiness),
    }
    bare = Snapshot(currency=whole.currency, exclusions=whole.exclusions, season=whole.season)
    # A copy of what is already typed: to validate each part anew would take as long as measuring it.
    rows = zip(*parts.values(), strict=True)
    return tuple(bare.model_copy(update=dict(zip(parts, row, strict=True))) for row in rows)
