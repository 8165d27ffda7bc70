"""What the page of a deletion says, and the receipt as a file to keep."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from snapshot.governance.deletion import DeletionReceipt
from snapshot.presentation import formats
from snapshot.wording import deletion as wording


@dataclass(frozen=True, slots=True)
class DeletionPage:
    """``counts`` are kinds and how many of each; ``left`` are sentences on what was not deleted, and why."""

    heading: str
    intro: str
    receipt_id: str
    run_id: str
    deleted_at: datetime
    counts: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    kept_where: str = wording.KEPT_ONLY_HERE


def present_deletion(receipt: DeletionReceipt, *, has_account: bool) -> DeletionPage:
    """The page. ``has_account``: whether visitors of this app sign in."""
    return DeletionPage(
        heading=wording.HEADING_SNAPSHOT if receipt.run_id else wording.HEADING_EVERYTHING,
        intro=wording.INTRO,
        receipt_id=receipt.receipt_id,
        run_id=receipt.run_id or "",
        deleted_at=receipt.deleted_at,
        counts=tuple(_counts(receipt)),
        left=tuple(_left(receipt, has_account)),
    )


def deletion_json(receipt: DeletionReceipt, *, has_account: bool) -> str:
    """The receipt to keep. No name, no amount, nothing of what was deleted."""
    document = receipt.model_dump(mode="json") | {"not_deleted": list(_left(receipt, has_account))}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _counts(receipt: DeletionReceipt) -> Iterator[tuple[str, str]]:
    for name, count in receipt.deleted:
        if receipt.run_id is None or name not in wording.NOT_OF_ONE_SNAPSHOT:
            yield wording.KINDS[name], formats.number(count) if count else wording.NONE


def _left(receipt: DeletionReceipt, has_account: bool) -> Iterator[str]:
    if receipt.run_id is not None:
        yield wording.OTHER_SNAPSHOTS
        if receipt.was_rerun:
            yield wording.OF_THE_FIRST
        yield wording.CHOICES_AND_REQUESTS
    else:
        if has_account:
            yield wording.SIGN_IN
        yield wording.COOKIE
    yield wording.LOGS
    yield wording.BACKUPS
    if receipt.deleted.links:
        yield wording.COPIES
