"""The receipt of a deletion, before anything shows it."""

from datetime import UTC, datetime, timedelta

import pytest

from snapshot.governance.deletion import is_shown, make_deletion_receipt
from snapshot.store.protocol import Deleted

NOW = datetime(2026, 11, 23, 14, 20, 30, 999_999, tzinfo=UTC)
RECEIPT = make_deletion_receipt(Deleted(1, 2, 3, 4, 5, 6), "receipt-1", now=NOW)


def test_every_kind_is_counted_under_its_own_name():
    assert RECEIPT.deleted.model_dump() == {
        "snapshots": 1,
        "documents_read": 2,
        "waiting_uploads": 3,
        "remembered_readings": 4,
        "requests_for_help": 5,
        "links": 6,
    }
    assert len(RECEIPT.deleted.model_dump()) == len(Deleted.__slots__), "whatever is deleted is counted"


def test_the_moment_is_whole_seconds_of_utc():
    assert RECEIPT.deleted_at.isoformat() == "2026-11-23T14:20:30+00:00"


@pytest.mark.parametrize(("hours", "shown"), [(0, True), (23, True), (25, False), (24 * 400, False)])
def test_it_is_shown_for_a_day(hours, shown):
    assert is_shown(RECEIPT, NOW + timedelta(hours=hours)) is shown
