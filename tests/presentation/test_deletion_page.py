"""What the page of a deletion says: each kind with its count, and what is left."""

import json

import pytest

from snapshot.governance.deletion import make_deletion_receipt
from snapshot.presentation.deletion import deletion_json, present_deletion
from snapshot.store.protocol import Deleted
from snapshot.wording import deletion as wording
from tests.sample_results import NOW


def receipt(deleted=Deleted(1, 1), **about):  # noqa: B008 - frozen
    return make_deletion_receipt(deleted, "receipt-1", now=NOW, **about)


def left(given, *, has_account=False):
    return present_deletion(given, has_account=has_account).left


def test_everything_names_every_kind_also_those_without_any():
    page = present_deletion(receipt(Deleted(runs=1_204, packs=2, links=1)), has_account=False)
    assert page.heading == wording.HEADING_EVERYTHING
    assert page.counts == (
        ("Snapshots", "1,204"),
        ("Sets of documents read from files", "2"),
        ("Uploads whose files were waiting", "none"),
        ("Choices about how a list is read", "none"),
        ("Requests for remote assist", "none"),
        ("Links for somebody else", "1"),
    )


def test_one_snapshot_names_only_what_hangs_on_it():
    page = present_deletion(receipt(run_id="r1"), has_account=False)
    assert (page.heading, page.run_id) == (wording.HEADING_SNAPSHOT, "r1")
    assert [kind for kind, _ in page.counts] == [
        "Snapshots",
        "Sets of documents read from files",
        "Uploads whose files were waiting",
        "Links for somebody else",
    ]


def test_what_is_left_is_said_of_one_snapshot():
    assert left(receipt(run_id="r1")) == (
        wording.OTHER_SNAPSHOTS,
        wording.CHOICES_AND_REQUESTS,
        wording.LOGS,
        wording.BACKUPS,
    )
    assert wording.OF_THE_FIRST in left(receipt(run_id="r1", was_rerun=True))


@pytest.mark.parametrize("has_account", [True, False])
def test_what_is_left_is_said_of_everything(has_account):
    sentences = left(receipt(), has_account=has_account)
    assert (wording.SIGN_IN in sentences) is has_account
    assert {wording.COOKIE, wording.LOGS, wording.BACKUPS} <= set(sentences)
    assert wording.OTHER_SNAPSHOTS not in sentences


def test_copies_are_named_where_somebody_had_a_link():
    assert wording.COPIES in left(receipt(Deleted(1, 1, links=2)))
    assert wording.COPIES not in left(receipt())


def test_the_receipt_file_says_the_same_as_the_page():
    kept = json.loads(deletion_json(receipt(run_id="r1"), has_account=False))
    assert kept["receipt_id"] == "receipt-1"
    assert kept["deleted_at"] == "2025-10-01T14:03:00Z"
    assert kept["deleted"]["snapshots"] == 1
    assert kept["not_deleted"] == list(left(receipt(run_id="r1")))
