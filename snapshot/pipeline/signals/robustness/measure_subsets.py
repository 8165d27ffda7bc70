"""Subsets -> one snapshot each, with what the choice of a theme reads."""

import numpy as np

from snapshot.pipeline.documents.snapshot import (
    ActivitySignals,
    InvoiceActivity,
    QuoteActivity,
    Signal,
    Snapshot,
    Window,
)
from snapshot.pipeline.signals.facts.document_arrays import Ints
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import money
from snapshot.pipeline.signals.facts.subsets import Subsets, sums
from snapshot.pipeline.signals.facts.weeks import complete_weeks_of
from snapshot.pipeline.signals.metrics.activity import typical_week_of
from snapshot.pipeline.signals.metrics.concentration import customer_share_of
from snapshot.pipeline.signals.metrics.conversion import conversion_of, decision_time_of
from snapshot.pipeline.signals.metrics.job_size import job_size_of
from snapshot.pipeline.signals.metrics.open_quotes import open_pile_of, stale_quotes_of, undecided_counts
from snapshot.pipeline.signals.metrics.receivables import overdue_of, top_debtor_of
from snapshot.pipeline.signals.metrics.revenue_leakage import duplicates_of, price_held_of, unbilled_work_of
from snapshot.pipeline.signals.metrics.volume_subsets import flow_of, lumpiness_of


def measure_parts(subsets: Subsets, whole: Snapshot) -> tuple[Snapshot, ...]:
    """Per part a snapshot with what the choice of a theme reads, and nothing else.

    Tests and resampled intervals are those of the whole. The other figures are what measuring the part on its own
    gives, as ``build`` measures the whole: a test holds the two together.
    """
    weeks, week = complete_weeks_of(subsets), typical_week_of(subsets)
    undecided, piles = undecided_counts(subsets)
    activity, overdue, debtors = _activity_of(subsets, week, undecided), overdue_of(subsets), top_debtor_of(subsets)
    shares, conversions = customer_share_of(subsets, whole.customer_share.top_share), conversion_of(subsets)
    times, stale = decision_time_of(subsets, whole.decision_time), stale_quotes_of(subsets)
    open_piles, unbilled, copies = (
        open_pile_of(subsets, weeks, piles),
        unbilled_work_of(subsets),
        duplicates_of(subsets),
    )
    prices, sizes = price_held_of(subsets, whole.price_held), job_size_of(subsets)
    flows, lumps = flow_of(weeks, whole.flow), lumpiness_of(subsets, weeks, whole.lumpiness)
    bare = Snapshot(currency=whole.currency, exclusions=whole.exclusions, season=whole.season)
    # A copy of what is already typed: to validate each part anew would take as long as measuring it.
    return tuple(
        bare.model_copy(
            update={
                "window": Window(report_date=whole.window.report_date, weeks=len(weeks[part])),
                "activity_signals": activity[part],
                "overdue": overdue[part],
                "top_debtor": debtors[part],
                "customer_share": shares[part],
                "conversion": conversions[part],
                "decision_time": times[part],
                "stale_quotes": stale[part],
                "open_pile": open_piles[part],
                "unbilled_work": unbilled[part],
                "duplicates": copies[part],
                "price_held": prices[part],
                "job_size": sizes[part],
                "flow": flows[part],
                "lumpiness": lumps[part],
            }
        )
        for part in range(len(subsets))
    )


def _activity_of(subsets: Subsets, week: list[Signal], undecided: Ints) -> list[ActivitySignals]:
    open_items = subsets.open_items
    invoices, billed = sums(subsets.invoices, np.ones(len(open_items.invoices)), open_items.invoices.total)
    quotes, quoted, approved = sums(
        subsets.quotes, np.ones(len(open_items.quotes)), open_items.quotes.cents, open_items.quotes.approved
    )
    figures = zip(*(column.tolist() for column in (invoices, billed, quotes, quoted, approved, undecided)), strict=True)
    return [_activity(row, typical, open_items) for row, typical in zip(figures, week, strict=True)]


def _activity(figures: tuple[int, ...], week: Signal, open_items: OpenItems) -> ActivitySignals:
    """Counts and cents of invoices, of quotes; quotes approved, and without an answer."""
    invoices, billed, quotes, quoted, approved, undecided = figures
    known = open_items.quote_outcome_known
    return ActivitySignals(
        invoices=InvoiceActivity(
            count=invoices, billed=money(billed), typical_week=week, outcome_known=open_items.invoice_outcome_known
        ),
        quotes=QuoteActivity(
            count=quotes,
            quoted=money(quoted),
            approved_count=approved if known else 0,
            undecided_count=undecided if known else 0,
            outcome_known=known,
        ),
    )
