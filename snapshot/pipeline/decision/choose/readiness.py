"""Snapshot -> why there is too little data to decide, or ``None``. About the data, never about the business."""

from collections.abc import Iterable
from enum import StrEnum

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import CashCandidate
from snapshot.pipeline.documents.snapshot import Snapshot


class AbstainReason(StrEnum):
    """Why the files cannot speak."""

    NOTHING_READ = "nothing_read"
    FILE_NOT_RECOGNIZED = "file_not_recognized"
    NO_INVOICE_OUTCOMES = "no_invoice_outcomes"
    NO_QUOTE_OUTCOMES = "no_quote_outcomes"
    FEW_DOCUMENTS = "few_documents"
    FEW_WEEKS = "few_weeks"


def abstain_reason(snapshot: Snapshot, pressures: Iterable[CashCandidate]) -> AbstainReason | None:
    """Why there is nothing to decide on, or ``None``. In a small file a material exact pile speaks for itself.

    A file without outcomes silences everything, and so does one that was not recognized where invoices or quotes are
    missing: whatever pile the other file shows, it could not be ranked against what this one hides.
    """
    invoices, quotes = snapshot.activity_signals.invoices, snapshot.activity_signals.quotes
    if documents(snapshot) == 0:
        return AbstainReason.NOTHING_READ
    if snapshot.exclusions.files_not_recognized and not (invoices.count and quotes.count):
        return AbstainReason.FILE_NOT_RECOGNIZED
    if invoices.count > 0 and not invoices.outcome_known:
        return AbstainReason.NO_INVOICE_OUTCOMES
    if not quotes.outcome_known and quotes.count >= (c.QUOTES_THAT_MATTER if invoices.count else 1):
        return AbstainReason.NO_QUOTE_OUTCOMES
    if any(pressure.material and pressure.rules.exact for pressure in pressures):
        return None
    return _too_small(snapshot)


def documents(snapshot: Snapshot) -> int:
    """Invoices and quotes together."""
    return snapshot.activity_signals.invoices.count + snapshot.activity_signals.quotes.count


def is_small(snapshot: Snapshot) -> bool:
    """Only a couple of dozen documents, or a few weeks."""
    return _too_small(snapshot) is not None


def _too_small(snapshot: Snapshot) -> AbstainReason | None:
    if documents(snapshot) < c.MIN_DOCUMENTS:
        return AbstainReason.FEW_DOCUMENTS
    return AbstainReason.FEW_WEEKS if snapshot.window.weeks < c.MIN_WEEKS else None
