"""What the choice of a theme reads, measured for many parts of a business at once."""

import numpy as np

from snapshot.pipeline.documents.snapshot import (
    ActivitySignals,
    InvoiceActivity,
    QuoteActivity,
    Signal,
    Snapshot,
    Window,
)
from snapshot.pipeline.signals.columns import Ints
from snapshot.pipeline.signals.measures import money
from snapshot.pipeline.signals.parts import Parts, sums
from snapshot.pipeline.signals.parts_billing import duplicates_of, price_held_of, typical_week_of, unbilled_work_of
from snapshot.pipeline.signals.parts_mix import customer_share_of, job_size_of
from snapshot.pipeline.signals.parts_owed import overdue_of, top_debtor_of
from snapshot.pipeline.signals.parts_quotes import conversion_of, decision_time_of, stale_quotes_of, undecided_counts
from snapshot.pipeline.signals.parts_weeks import complete_weeks_of, flow_of, lumpiness_of, open_pile_of
from snapshot.pipeline.signals.standing import Standing


def measure_parts(parts: Parts, whole: Snapshot) -> tuple[Snapshot, ...]:
    """Per part a snapshot with what the choice of a theme reads, and nothing else.

    Tests and resampled intervals are those of the whole. The other figures are what measuring the part on its own
    gives, as ``build`` measures the whole: a test holds the two together.
    """
    weeks, week = complete_weeks_of(parts), typical_week_of(parts)
    undecided, piles = undecided_counts(parts)
    activity, overdue, debtors = _activity_of(parts, week, undecided), overdue_of(parts), top_debtor_of(parts)
    shares, conversions = customer_share_of(parts, whole.customer_share.top_share), conversion_of(parts)
    times, stale = decision_time_of(parts, whole.decision_time), stale_quotes_of(parts)
    open_piles, unbilled, copies = open_pile_of(parts, weeks, piles), unbilled_work_of(parts), duplicates_of(parts)
    prices, sizes = price_held_of(parts, whole.price_held), job_size_of(parts)
    flows, lumps = flow_of(weeks, whole.flow), lumpiness_of(parts, weeks, whole.lumpiness)
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
        for part in range(len(parts))
    )


def _activity_of(parts: Parts, week: list[Signal], undecided: Ints) -> list[ActivitySignals]:
    stands = parts.stands
    invoices, billed = sums(parts.invoices, np.ones(len(stands.invoices)), stands.invoices.total)
    quotes, quoted, approved = sums(
        parts.quotes, np.ones(len(stands.quotes)), stands.quotes.cents, stands.quotes.approved
    )
    figures = zip(*(column.tolist() for column in (invoices, billed, quotes, quoted, approved, undecided)), strict=True)
    return [_activity(row, typical, stands) for row, typical in zip(figures, week, strict=True)]


def _activity(figures: tuple[int, ...], week: Signal, stands: Standing) -> ActivitySignals:
    """Counts and cents of invoices, of quotes; quotes approved, and without an answer."""
    invoices, billed, quotes, quoted, approved, undecided = figures
    known = stands.quote_outcome_known
    return ActivitySignals(
        invoices=InvoiceActivity(
            count=invoices, billed=money(billed), typical_week=week, outcome_known=stands.invoice_outcome_known
        ),
        quotes=QuoteActivity(
            count=quotes,
            quoted=money(quoted),
            approved_count=approved if known else 0,
            undecided_count=undecided if known else 0,
            outcome_known=known,
        ),
    )
