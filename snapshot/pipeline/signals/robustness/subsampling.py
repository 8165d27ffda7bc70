"""Measures the business again on random subsamples, to see if the decision depends on a few documents.

Each subsample keeps 85 of 100 documents, seeded. What was known of a document stays known: a quote whose invoice is
not drawn does not become unbilled work.
"""

import numpy as np

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Quotes
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.subsets import NO_WEEK, Subsets, at_once
from snapshot.pipeline.signals.robustness.measure_subsets import measure_parts

DRAWS, KEPT, SEED = 30, 0.85, 20250101
# Chance shrinks with the sample: large files need fewer draws, and none of them may take seconds.
_MAX_DOCUMENTS, _FEWEST_DRAWS = 600_000, 5


def subsample(open_items: OpenItems, whole: Snapshot) -> tuple[Snapshot, ...]:
    """Snapshots with the leaves that the decision reads, in no order; ``whole`` is that of all documents."""
    ordered = open_items.take(_in_order(open_items.invoices), _in_order_of_quotes(open_items.quotes))
    documents = len(open_items.invoices) + len(open_items.quotes)
    draws = DRAWS if documents * DRAWS <= _MAX_DOCUMENTS else max(_FEWEST_DRAWS, _MAX_DOCUMENTS // documents)
    generator = np.random.default_rng(SEED)
    step = at_once(open_items)
    return tuple(
        snapshot
        for begin in range(0, draws, step)
        for snapshot in measure_parts(_drawn(ordered, min(step, draws - begin), generator), whole)
    )


def _drawn(ordered: OpenItems, draws: int, generator: np.random.Generator) -> Subsets:
    sizes = len(ordered.invoices), len(ordered.quotes)
    rows = [[generator.random(size) < KEPT for size in sizes] for _ in range(draws)]
    invoices, quotes = (np.array([row[side] for row in rows], np.float64) for side in (0, 1))
    return Subsets(ordered, invoices, quotes, np.full(draws, NO_WEEK))


def _in_order(invoices: Invoices) -> Ints:
    """By what they say, not by their place in the file, which must not change a draw."""
    return np.lexsort((invoices.owed, invoices.total, invoices.days_past_due, invoices.age))


def _in_order_of_quotes(quotes: Quotes) -> Ints:
    return np.lexsort((quotes.approved, quotes.undecided, quotes.cents, quotes.age))
