"""A link to a result: who can make it, who can open it, and when it is over."""

from dataclasses import replace
from hashlib import sha256
from unittest.mock import Mock

import pytest

from snapshot.errors import LinkNotFound, NotShareable, RunNotFound, TooManyLinks
from snapshot.pipeline.documents.results import RunResults
from snapshot.services import share as module
from snapshot.services.context import RunContext
from snapshot.services.retention import delete_everything, delete_run, purge
from snapshot.services.runs import find_run
from snapshot.services.share import (
    DAY_SECONDS,
    TOKEN,
    is_shareable,
    is_vouched,
    living_links,
    open_link,
    revoke,
    share_run,
)
from snapshot.services.shared_document import shared_document
from snapshot.store.protocol import MAX_LINKS, NewRun
from snapshot.version import VERSION
from tests import sample_results

PLANTED = "t" * 43


@pytest.fixture
def workspace(embedded: RunContext) -> str:
    return embedded.store.ensure_workspace("guest:one")


def keep(context: RunContext, workspace_id: str, results: RunResults, status: str = "succeeded") -> str:
    lock_id = results.run_manifest.lock_id
    run = NewRun(results.run_id, workspace_id, lock_id, "upload", results.model_dump_json())
    context.store.begin_run(run, "test", 300, 100)
    if status != "running":
        context.store.finish_run(run, status, run.results_json, None)
    return run.run_id


@pytest.fixture
def run_id(embedded: RunContext, workspace: str) -> str:
    return keep(embedded, workspace, sample_results.shareable("ready"))


def test_whoever_has_the_link_sees_the_allowed_parts_of_the_result_and_until_when(embedded, workspace, run_id):
    made = share_run(embedded, workspace, run_id, days=30)
    opened = open_link(embedded, made.token)
    assert opened.results == shared_document(find_run(embedded, workspace, run_id).results)
    assert opened.until == made.link.expires_at
    assert (made.link.expires_at - made.link.created_at).total_seconds() == 30 * DAY_SECONDS


def test_a_token_is_long_fits_its_form_and_is_stored_nowhere(embedded, workspace, run_id, database_folder):
    made = share_run(embedded, workspace, run_id, days=7)
    assert TOKEN.fullmatch(made.token)
    assert made.token != share_run(embedded, workspace, run_id, days=7).token
    assert not [path for path in database_folder.iterdir() if made.token.encode() in path.read_bytes()]


def test_living_links_are_listed_newest_first_and_taken_back_one_by_one(embedded, workspace, run_id):
    first, second = (share_run(embedded, workspace, run_id, days=7) for _ in range(2))
    assert {link.link_id for link in living_links(embedded, workspace, run_id)} == {
        first.link.link_id,
        second.link.link_id,
    }
    assert revoke(embedded, workspace, first.link.link_id)
    assert living_links(embedded, workspace, run_id) == [second.link]
    with pytest.raises(LinkNotFound):
        open_link(embedded, first.token)
    assert open_link(embedded, second.token)
    assert not revoke(embedded, workspace, first.link.link_id)


def test_a_link_ends_by_itself_and_what_it_showed_is_purged(embedded, workspace, run_id):
    made = share_run(embedded, workspace, run_id, days=0)
    with pytest.raises(LinkNotFound):
        open_link(embedded, made.token)
    assert living_links(embedded, workspace, run_id) == []
    assert purge(embedded).links == 1


@pytest.mark.parametrize("gone", [delete_run, lambda c, w, r: delete_everything(c, w)])
def test_a_link_goes_with_its_run_and_with_everything(embedded, workspace, run_id, gone):
    made = share_run(embedded, workspace, run_id, days=7)
    assert gone(embedded, workspace, run_id).deleted.links == 1
    with pytest.raises(LinkNotFound):
        open_link(embedded, made.token)


def test_nobody_else_shares_a_run_or_takes_a_link_back(embedded, workspace, run_id):
    made = share_run(embedded, workspace, run_id, days=7)
    stranger = embedded.store.ensure_workspace("guest:two")
    with pytest.raises(RunNotFound):
        share_run(embedded, stranger, run_id, days=7)
    assert not revoke(embedded, stranger, made.link.link_id)
    assert living_links(embedded, stranger, run_id) == []
    assert open_link(embedded, made.token)


@pytest.mark.parametrize(
    ("results", "status"),
    [
        (sample_results.gated("gated"), "succeeded"),
        (sample_results.failed("failed"), "failed"),
        (sample_results.under_way("running"), "running"),
        (sample_results.ready("no conclusion", conclusion=None), "succeeded"),
        (sample_results.shareable("unchecked", validation=None), "succeeded"),
        (sample_results.shareable("blocked", readiness_level="blocked"), "succeeded"),
    ],
    ids=lambda given: given if isinstance(given, str) else given.run_id,
)
def test_only_a_finished_run_with_a_checked_conclusion_can_be_shared(embedded, workspace, results, status):
    run_id = keep(embedded, workspace, results, status)
    assert not is_shareable(find_run(embedded, workspace, run_id))
    with pytest.raises(NotShareable):
        share_run(embedded, workspace, run_id, days=7)


def test_what_this_product_would_not_say_today_is_to_be_made_anew(embedded, workspace):
    """Made up, as a hosted store lets its members do, or in the words of an earlier version: nobody can tell which."""
    run_id = keep(embedded, workspace, sample_results.of_version("0.0.9", "made up"))
    assert not is_vouched(find_run(embedded, workspace, run_id))
    with pytest.raises(NotShareable, match="Make a new snapshot to share it"):
        share_run(embedded, workspace, run_id, days=7)
    assert living_links(embedded, workspace, run_id) == []


def test_a_version_that_is_only_said_to_be_ours_makes_no_link(embedded, workspace):
    run_id = keep(embedded, workspace, sample_results.of_version(VERSION, "made up"))
    with pytest.raises(NotShareable, match="Make a new snapshot to share it"):
        share_run(embedded, workspace, run_id, days=7)


def test_a_run_has_only_so_many_links(embedded, workspace, run_id):
    for _ in range(MAX_LINKS):
        share_run(embedded, workspace, run_id, days=7)
    with pytest.raises(TooManyLinks):
        share_run(embedded, workspace, run_id, days=7)


@pytest.mark.parametrize("token", ["", "a", "a" * 42, "a" * 44, "a" * 42 + "=", "a" * 42 + "\n", "é" * 43, "' OR 1=1"])
def test_what_can_be_no_token_is_refused_before_any_database_is_asked(embedded, token):
    with pytest.raises(LinkNotFound):
        open_link(replace(embedded, store=Mock(spec=[])), token)


def test_an_unknown_token_opens_nothing(embedded):
    with pytest.raises(LinkNotFound):
        open_link(embedded, "a" * 43)


def plant(context: RunContext, workspace_id: str, run_id: str, stored: str) -> str:
    """The token of a link behind which ``stored`` was put past the product, as a hosted store lets its members do."""
    context.store.share_run(workspace_id, run_id, "planted", sha256(PLANTED.encode()).hexdigest(), stored, 60)
    return PLANTED


def test_what_this_product_did_not_put_behind_a_link_is_not_shown(embedded, workspace, run_id):
    shown = shared_document(find_run(embedded, workspace, run_id).results).model_dump_json()
    made = share_run(embedded, workspace, run_id, days=7)
    genuine = embedded.store.shared_results(sha256(made.token.encode()).hexdigest()).results_json
    for stored in ("", "é" * 64, shown, "0" * 64 + shown, genuine):
        with pytest.raises(LinkNotFound):
            open_link(embedded, plant(embedded, workspace, run_id, stored))
        assert revoke(embedded, workspace, "planted")
    with pytest.raises(LinkNotFound):
        open_link(replace(embedded, secret=b"another"), made.token)


def test_a_shared_document_that_cannot_be_read_any_more_is_over(embedded, workspace, run_id, monkeypatch):
    older = Mock(model_dump_json=lambda: '{"run_id": 7}')
    monkeypatch.setattr(module, "vouched_document", lambda _results: older)
    made = share_run(embedded, workspace, run_id, days=7)
    with pytest.raises(LinkNotFound):
        open_link(embedded, made.token)
