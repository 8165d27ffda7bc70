"""The receipt of a deletion: what is gone, and when. Nobody keeps it but the owner: what is deleted leaves no list."""

from datetime import datetime, timedelta

from snapshot.pipeline.documents.base import Document
from snapshot.store.protocol import Deleted

SHOWN_FOR = timedelta(hours=24)


class DeletionCounts(Document):
    """How many of each. ``documents_read`` are the sets of documents read from files, one for each upload."""

    snapshots: int = 0
    documents_read: int = 0
    waiting_uploads: int = 0
    remembered_readings: int = 0
    requests_for_help: int = 0
    links: int = 0


class DeletionReceipt(Document):
    """``run_id`` is the one snapshot that was deleted; without it everything of its owner was. Times are UTC."""

    receipt_version: int = 1
    receipt_id: str
    deleted_at: datetime
    run_id: str | None = None
    was_rerun: bool = False
    deleted: DeletionCounts


def make_deletion_receipt(
    deleted: Deleted, receipt_id: str, *, now: datetime, run_id: str | None = None, was_rerun: bool = False
) -> DeletionReceipt:
    """The receipt of what the store has just deleted, at ``now``."""
    counts = DeletionCounts(
        snapshots=deleted.runs,
        documents_read=deleted.packs,
        waiting_uploads=deleted.held_uploads,
        remembered_readings=deleted.reading_choices,
        requests_for_help=deleted.assist_requests,
        links=deleted.links,
    )
    at = now.replace(microsecond=0)
    return DeletionReceipt(receipt_id=receipt_id, deleted_at=at, run_id=run_id, was_rerun=was_rerun, deleted=counts)


def is_shown(receipt: DeletionReceipt, now: datetime) -> bool:
    """Whether the receipt is still shown: for a day. A browser that others use must not tell for ever."""
    return now - receipt.deleted_at < SHOWN_FOR
