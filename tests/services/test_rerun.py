"""Run again: a new run over the stored documents, with the same six steps and the same guard."""

import pytest

from snapshot.errors import PackNotKept, RunAlreadyActive, RunNotFound
from snapshot.governance.run_lock import run_lock
from snapshot.services.context import RunContext
from snapshot.services.rerun import rerun
from snapshot.services.runs import find_run
from snapshot.services.start_upload import UploadRequest
from snapshot.store.sql.store import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair
from tests.support.start import start_run


@pytest.fixture
def context(store: SqlStore) -> RunContext:
    return run_context(store)


@pytest.fixture
def workspace(store: SqlStore) -> str:
    return store.ensure_workspace("guest:one")


@pytest.fixture
def first(context: RunContext, workspace: str) -> str:
    request = UploadRequest(files=plain_pair(), tool="Jobber", industry="hvac", submission_id="form")
    return start_run(context, workspace, request)


def test_a_rerun_says_the_same_under_an_id_of_its_own(context: RunContext, workspace: str, first: str) -> None:
    before = find_run(context, workspace, first).results
    again = find_run(context, workspace, rerun(context, workspace, first))
    assert again.record.rerun_of == first
    assert again.results.run_id != first
    assert again.results.run_manifest.mode == "rerun"
    assert [step.status for step in again.results.run_manifest.steps] == ["succeeded"] * 6
    assert before.robustness is not None
    parts = "snapshot conclusion input_recognition business_profile short_list robustness data_warnings"
    for part in parts.split():
        assert getattr(again.results, part) == getattr(before, part), part


def test_a_rerun_of_a_rerun_goes_back_to_the_first(context: RunContext, workspace: str, first: str) -> None:
    second = rerun(context, workspace, first)
    third = find_run(context, workspace, rerun(context, workspace, second))
    assert third.record.rerun_of == first
    assert third.record.status == "succeeded"


def test_a_rerun_is_refused_while_a_run_is_active(context: RunContext, workspace: str, first: str) -> None:
    with run_lock(context.store, workspace, "another run"), pytest.raises(RunAlreadyActive):
        rerun(context, workspace, first)


def test_another_workspace_cannot_rerun_it(context: RunContext, store: SqlStore, first: str) -> None:
    stranger = store.ensure_workspace("guest:stranger")
    with pytest.raises(RunNotFound):
        rerun(context, stranger, first)


def test_without_its_documents_a_run_cannot_be_made_again(
    context: RunContext, store: SqlStore, workspace: str, first: str
) -> None:
    store.purge_packs(-1)
    with pytest.raises(PackNotKept):
        rerun(context, workspace, first)
