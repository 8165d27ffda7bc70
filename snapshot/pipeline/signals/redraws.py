"""The same business with some of its documents missing: whether a decision hangs on a few of them.

Each redraw keeps 85 of 100 documents, at random and seeded, and measures again what the decision reads. What was known
of a document stays known: a quote whose invoice is not drawn does not become unbilled work.
"""

import numpy as np

from snapshot.pipeline.documents.snapshot import Lumpiness, Signal, Snapshot
from snapshot.pipeline.signals.activity import activity, typical_week, window
from snapshot.pipeline.signals.billing import duplicates, price_held, unbilled_work
from snapshot.pipeline.signals.columns import Ints, Invoices, Quotes
from snapshot.pipeline.signals.conversion import conversion, decision_time
from snapshot.pipeline.signals.customers import customer_share
from snapshot.pipeline.signals.flow import flow, lumpiness_value
from snapshot.pipeline.signals.measures import exact, share
from snapshot.pipeline.signals.owed import overdue, top_debtor
from snapshot.pipeline.signals.sizes import job_size
from snapshot.pipeline.signals.standing import Standing
from snapshot.pipeline.signals.undecided import open_pile, stale_quotes
from snapshot.pipeline.signals.weeks import Weeks, complete_weeks

DRAWS, KEPT, SEED = 30, 0.85, 20250101
# Chance shrinks with the sample: large files need fewer draws, and none of them may take seconds.
_MOST_DOCUMENTS, _FEWEST_DRAWS = 600_000, 5


def redraw(stands: Standing, whole: Snapshot) -> tuple[Snapshot, ...]:
    """Snapshots with the leaves that the decision reads, in no order; ``whole`` is that of all documents."""
    invoices, quotes = _in_order(stands.invoices), _in_order_of_quotes(stands.quotes)
    documents = len(invoices) + len(quotes)
    draws = DRAWS if documents * DRAWS <= _MOST_DOCUMENTS else max(_FEWEST_DRAWS, _MOST_DOCUMENTS // documents)
    generator = np.random.default_rng(SEED)
    return tuple(
        measure_again(
            stands.take(invoices[generator.random(len(invoices)) < KEPT], quotes[generator.random(len(quotes)) < KEPT]),
            whole,
        )
        for _ in range(draws)
    )


def measure_again(stands: Standing, whole: Snapshot) -> Snapshot:
    """What the decision reads, over a part of the documents; tests and resampled intervals are those of the whole."""
    weeks = complete_weeks(stands)
    week = typical_week(stands)
    return Snapshot(
        currency=whole.currency,
        window=window(stands, weeks),
        exclusions=whole.exclusions,
        activity_signals=activity(stands, week),
        overdue=overdue(stands, week),
        top_debtor=top_debtor(stands),
        customer_share=customer_share(stands, like=whole.customer_share.top_share),
        conversion=conversion(stands),
        decision_time=decision_time(stands, like=whole.decision_time),
        stale_quotes=stale_quotes(stands, week),
        open_pile=open_pile(stands, weeks),
        unbilled_work=unbilled_work(stands, week),
        duplicates=duplicates(stands, week),
        price_held=price_held(stands),
        job_size=job_size(stands),
        flow=flow(weeks, like=whole.flow),
        lumpiness=_lumpiness(weeks, stands, whole),
    )


def _lumpiness(weeks: Weeks, stands: Standing, whole: Snapshot) -> Lumpiness:
    """Leaving documents out at random makes weeks look calmer: the excess over chance is scaled back."""
    documents = len(stands.invoices) + len(stands.quotes)
    all_of_them = whole.activity_signals.invoices.count + whole.activity_signals.quotes.count
    value = lumpiness_value(weeks)
    if value is None or not documents or whole.lumpiness.dispersion.value is None:
        return Lumpiness(dispersion=Signal(reason=whole.lumpiness.dispersion.reason))
    excess = (value - 1) * all_of_them / documents
    return Lumpiness(dispersion=exact(share(1 + excess), whole.lumpiness.dispersion.n), p_value=whole.lumpiness.p_value)


def _in_order(invoices: Invoices) -> Ints:
    """By what they say, not by their place in the file, which must not change a draw."""
    return np.lexsort((invoices.owed, invoices.total, invoices.days_past_due, invoices.age))


def _in_order_of_quotes(quotes: Quotes) -> Ints:
    return np.lexsort((quotes.approved, quotes.undecided, quotes.cents, quotes.age))
