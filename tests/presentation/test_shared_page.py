"""A shared result as its reader sees it, and the links to one as its owner does."""

from datetime import UTC, datetime

from snapshot.presentation.present import present_artifact
from snapshot.presentation.sharing import present_links, present_shared
from snapshot.services.share import OpenedLink
from snapshot.services.shared_document import shared_document
from snapshot.store.protocol import SharedLink
from tests import sample_results

UNTIL = datetime(2026, 12, 22, 9, tzinfo=UTC)


def page(**parts: object):
    return present_shared(OpenedLink(shared_document(sample_results.ready(**parts)), UNTIL))


def test_the_reader_is_told_what_it_is_until_when_and_who_you_are():
    assert page().notice == (
        "Shared with you, read only, until December 22, 2026. The owner made it from their own exports, and “you” "
        "means them. No names, no document numbers and no rows are shown."
    )


def test_what_the_owner_is_told_stands_and_what_is_theirs_to_do_does_not():
    shared, own = page().artifact, present_artifact(sample_results.ready())
    assert shared.conclusion.takeaway == own.conclusion.takeaway
    assert shared.conclusion.next_action == own.conclusion.next_action
    assert shared.disclaimer == own.disclaimer
    assert (shared.totals, shared.receipt) == (own.totals, own.receipt)
    assert shared.what_would_change == own.what_would_change
    assert shared.heading == "A shared snapshot"
    assert own.words_to_send
    assert own.can_run_again
    assert not shared.words_to_send
    assert not shared.can_run_again
    assert (shared.files, shared.short_list, shared.profile, shared.run_id) == ((), None, "", "")


def test_the_page_leads_to_no_other_site():
    """Nobody but its owner can know where a link of theirs leads, and the address of this page is a key."""
    own = present_artifact(sample_results.ready())
    assert any(topic.source_link for topic in own.watch)
    shared = page().artifact.watch
    assert any(topic.source for topic in shared)
    assert not any(topic.source_link for topic in shared)


def test_links_are_told_apart_by_when_they_were_made():
    made = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    (line,) = present_links([SharedLink("l1", "r1", made, UNTIL)])
    assert (line.link_id, line.made_at, line.until) == ("l1", "November 22, 2026 at 23:59 UTC", "December 22, 2026")


def test_a_shared_sample_keeps_its_mark():
    own = sample_results.ready()
    sample = own.model_copy(update={"run_manifest": own.run_manifest.model_copy(update={"mode": "sample"})})
    assert present_shared(OpenedLink(shared_document(sample), UNTIL)).artifact.sample
    assert not page().artifact.sample
