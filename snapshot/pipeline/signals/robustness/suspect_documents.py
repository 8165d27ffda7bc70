"""Invoices and quotes -> which were counted although something about them is doubtful. Each rule with its reason."""

import numpy as np

from snapshot.pipeline.signals.facts.document_arrays import Invoices, Mask, Quotes
from snapshot.pipeline.signals.facts.duplicate_invoices import second_copies
from snapshot.pipeline.signals.metrics.job_size import odd_amounts

# What most documents of a file state, and a few lack, was forgotten; what hardly any of them states is no column there.
MOSTLY = 0.5
# Amounts that lie apart in more than a twentieth of the invoices are another kind of work, not slips.
MAX_ODD = 0.05


def doubtful_invoices(invoices: Invoices) -> Mask:
    """Amounts far outside the usual, where they are few (a slipped decimal point looks like that); what looks like the
    second copy of a bill; a due date before the invoice itself; a due date that had to be assumed although most
    invoices state theirs.
    """
    doubtful = invoices.days_past_due > invoices.age
    doubtful |= _lacking(~invoices.due_assumed)
    odd = odd_amounts(invoices)
    if odd.sum() <= MAX_ODD * len(odd):
        doubtful |= odd
    doubtful[second_copies(invoices)] = True
    return doubtful


def doubtful_quotes(quotes: Quotes) -> Mask:
    """Approved before they were made; without an amount although most have one."""
    with np.errstate(invalid="ignore"):
        return np.asarray((quotes.approved_days_ago > quotes.age) | _lacking(quotes.priced))


def _lacking(stated: Mask) -> Mask:
    """Those that lack what most others state; none where most lack it."""
    return ~stated & (len(stated) > 0 and bool(stated.mean() > MOSTLY))
