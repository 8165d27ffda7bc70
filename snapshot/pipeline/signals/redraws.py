"""The same business with some of its documents missing: whether a decision hangs on a few of them.

Each redraw keeps 85 of 100 documents, at random and seeded, and measures again what the decision reads. What was known
of a document stays known: a quote whose invoice is not drawn does not become unbilled work.
"""

import numpy as np

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.columns import Ints, Invoices, Quotes
from snapshot.pipeline.signals.parts import NO_WEEK, Parts, at_once
from snapshot.pipeline.signals.parts_measured import measure_parts
from snapshot.pipeline.signals.standing import Standing

DRAWS, KEPT, SEED = 30, 0.85, 20250101
# Chance shrinks with the sample: large files need fewer draws, and none of them may take seconds.
_MOST_DOCUMENTS, _FEWEST_DRAWS = 600_000, 5


def redraw(stands: Standing, whole: Snapshot) -> tuple[Snapshot, ...]:
    """Snapshots with the leaves that the decision reads, in no order; ``whole`` is that of all documents."""
    ordered = stands.take(_in_order(stands.invoices), _in_order_of_quotes(stands.quotes))
    documents = len(stands.invoices) + len(stands.quotes)
    draws = DRAWS if documents * DRAWS <= _MOST_DOCUMENTS else max(_FEWEST_DRAWS, _MOST_DOCUMENTS // documents)
    generator = np.random.default_rng(SEED)
    step = at_once(stands)
    return tuple(
        snapshot
        for begin in range(0, draws, step)
        for snapshot in measure_parts(_drawn(ordered, min(step, draws - begin), generator), whole)
    )


def _drawn(ordered: Standing, draws: int, generator: np.random.Generator) -> Parts:
    sizes = len(ordered.invoices), len(ordered.quotes)
    rows = [[generator.random(size) < KEPT for size in sizes] for _ in range(draws)]
    invoices, quotes = (np.array([row[side] for row in rows], np.float64) for side in (0, 1))
    return Parts(ordered, invoices, quotes, np.full(draws, NO_WEEK))


def _in_order(invoices: Invoices) -> Ints:
    """By what they say, not by their place in the file, which must not change a draw."""
    return np.lexsort((invoices.owed, invoices.total, invoices.days_past_due, invoices.age))


def _in_order_of_quotes(quotes: Quotes) -> Ints:
    return np.lexsort((quotes.approved, quotes.undecided, quotes.cents, quotes.age))
