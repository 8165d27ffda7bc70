"""Whoever watches a run hears of each step when it has been stored, and cannot disturb it."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from snapshot.errors import StoreLost, StoreUnavailable
from snapshot.pipeline.documents.manifest import RunManifest
from snapshot.services.context import RunContext
from snapshot.services.rerun import rerun
from snapshot.services.runs import find_run
from snapshot.services.start_upload import UploadRequest
from snapshot.store.sql.store import SqlStore
from tests.support.exports import plain_pair
from tests.support.start import start_run

TRANSITIONS = [
    ["succeeded"] * done + now + ["pending"] * (5 - done) for done in range(6) for now in (["running"], ["succeeded"])
]


@pytest.fixture
def workspace(embedded: RunContext) -> str:
    return embedded.store.ensure_workspace("guest:watching")


def statuses(seen: list[RunManifest]) -> list[list[str]]:
    return [[str(step.status) for step in manifest.steps] for manifest in seen]


def test_every_step_is_reported_as_it_begins_and_ends(embedded: RunContext, workspace: str) -> None:
    seen: list[RunManifest] = []
    watched = replace(embedded, observe=seen.append)
    first = start_run(watched, workspace, UploadRequest(files=plain_pair()))
    assert statuses(seen) == TRANSITIONS
    assert {manifest.run_id for manifest in seen} == {first}
    seen.clear()
    assert rerun(watched, workspace, first) == seen[0].run_id
    assert statuses(seen) == TRANSITIONS


def test_a_reported_step_is_already_stored(embedded: RunContext, workspace: str) -> None:
    def is_stored(manifest: RunManifest) -> None:
        assert find_run(embedded, workspace, manifest.run_id).results.run_manifest == manifest

    start_run(replace(embedded, observe=is_stored), workspace, UploadRequest(files=plain_pair()))


def test_a_store_that_goes_away_in_the_middle_does_not_say_that_nothing_was_started(
    embedded: RunContext, workspace: str
) -> None:
    upload = UploadRequest(files=plain_pair())
    with patch.object(SqlStore, "finish_run", side_effect=StoreUnavailable), pytest.raises(StoreLost) as lost:
        start_run(embedded, workspace, upload)
    assert "Nothing was started" not in lost.value.message
    with patch.object(SqlStore, "begin_run", side_effect=StoreUnavailable), pytest.raises(StoreUnavailable) as away:
        start_run(embedded, workspace, upload)
    assert "Nothing was started" in away.value.message
