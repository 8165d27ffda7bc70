"""An upload becomes a run: guarded, recorded at each transition, finished once."""

import json
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import Engine

from snapshot.errors import DailyLimitReached, LockLost, RunAlreadyActive, StoreUnavailable, UploadRefused
from snapshot.governance.run_lock import run_lock
from snapshot.pipeline import run_analysis
from snapshot.pipeline.documents.manifest import StepName
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.services.context import RunContext
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_upload import UploadRequest
from snapshot.store.sql.store import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair
from tests.support.runs import expire
from tests.support.start import start_run


@pytest.fixture
def context(store: SqlStore) -> RunContext:
    return run_context(store, daily_run_limit=5)


@pytest.fixture
def workspace(store: SqlStore) -> str:
    return store.ensure_workspace("guest:one")


def upload(**changes: Any) -> UploadRequest:
    return UploadRequest(**({"files": plain_pair()} | changes))


class AgentThatMustNotBeAsked:
    def __call__(self, brief: object) -> Any:
        raise AssertionError("the agent was called")


def test_a_whole_run_succeeds_with_six_steps(context: RunContext, workspace: str) -> None:
    run = find_run(context, workspace, start_run(context, workspace, upload()))
    assert run.record.status == "succeeded"
    assert [step.status for step in run.results.run_manifest.steps] == ["succeeded"] * 6
    assert run.results.run_manifest.finalized_at is not None
    assert run.results.snapshot is not None
    assert (run.results.snapshot.numbers.invoice_count, run.results.snapshot.numbers.quote_count) == (60, 60)
    assert run.results.conclusion is not None
    assert run.results.meta.confidence_probability is not None
    assert 0 < run.results.meta.redraws_agreeing <= run.results.meta.redraws
    said = f"{run.results.conclusion.one_sentence_pattern} {run.results.conclusion.decision}".lower()
    assert run.results.meta.citations
    assert any(words in said for words, _ in run.results.meta.citations)


def test_the_manifest_is_stored_at_each_transition(context: RunContext, workspace: str) -> None:
    written: list[list[str]] = []
    record_step = SqlStore.record_step

    def spy(self: SqlStore, run: Any, results_json: str, ttl_seconds: float) -> Any:
        written.append([step["status"] for step in json.loads(results_json)["run_manifest"]["steps"]])
        return record_step(self, run, results_json, ttl_seconds)

    with patch.object(SqlStore, "record_step", spy):
        start_run(context, workspace, upload())
    expected = []
    for done in range(6):
        expected.append(["succeeded"] * done + ["running"] + ["pending"] * (5 - done))
        expected.append(["succeeded"] * (done + 1) + ["pending"] * (5 - done))
    assert written == expected


@pytest.mark.parametrize("step", list(StepName))
def test_a_step_that_breaks_ends_the_run_as_failed_and_frees_the_workspace(
    context: RunContext, workspace: str, step: StepName
) -> None:
    from tests.support.frozen_run import ROOMS

    module, name = ROOMS[step]
    with patch.object(module, name, side_effect=ValueError("Mrs. Secret, 12 Hidden Rd")):
        run = find_run(context, workspace, start_run(context, workspace, upload()))
    assert run.record.status == "failed"
    before = list(StepName).index(step)
    statuses = [one.status for one in run.results.run_manifest.steps]
    assert statuses == ["succeeded"] * before + ["failed"] + ["skipped"] * (5 - before)
    assert "Secret" not in run.record.results_json
    assert start_run(context, workspace, upload())


def test_a_broken_step_is_logged_without_the_text_of_its_error(
    context: RunContext, workspace: str, caplog: pytest.LogCaptureFixture
) -> None:
    with patch.object(run_analysis, "measure", side_effect=ValueError("Mrs. Secret")):
        start_run(context, workspace, upload())
    assert "ValueError" in caplog.text
    assert "Secret" not in caplog.text


def test_a_second_run_is_refused_and_nothing_of_it_is_stored(context: RunContext, workspace: str) -> None:
    with run_lock(context.store, workspace, "another run"), pytest.raises(RunAlreadyActive):
        start_run(context, workspace, upload())
    assert list_runs(context, workspace) == []
    assert start_run(context, workspace, upload())


def test_the_same_form_twice_gives_the_first_run(context: RunContext, workspace: str) -> None:
    first = start_run(context, workspace, upload(submission_id="form"))
    assert start_run(context, workspace, upload(submission_id="form")) == first
    assert len(list_runs(context, workspace)) == 1


def test_the_same_form_while_its_run_is_under_way_gives_that_run(context: RunContext, workspace: str) -> None:
    """Press, and press again: the second press leads to the page that shows the first one's run."""
    seen: list[str] = []
    measure = run_analysis.measure

    def press_again(*given: Any, **named: Any) -> Any:
        seen.append(start_run(context, workspace, upload(submission_id="form")))
        with pytest.raises(RunAlreadyActive):
            start_run(context, workspace, upload(submission_id="other tab"))
        return measure(*given, **named)

    with patch.object(run_analysis, "measure", press_again):
        first = start_run(context, workspace, upload(submission_id="form"))
    assert seen == [first]
    assert [run.record.run_id for run in list_runs(context, workspace)] == [first]


def test_the_same_form_between_lock_and_record_gives_that_run(context: RunContext, workspace: str) -> None:
    begin_run = SqlStore.begin_run
    second = ThreadPoolExecutor(1)
    pressed: list[Future[str]] = []

    def begin_late(self: SqlStore, *given: Any) -> Any:
        if not pressed:
            pressed.append(second.submit(start_run, context, workspace, upload(submission_id="form")))
            refused.wait(5)
        return begin_run(self, *given)

    refused = threading.Event()
    acquire_lock = SqlStore.acquire_lock

    def acquire(self: SqlStore, *given: Any) -> Any:
        lease = acquire_lock(self, *given)
        if lease is None:
            refused.set()
        return lease

    with second, patch.object(SqlStore, "begin_run", begin_late), patch.object(SqlStore, "acquire_lock", acquire):
        first = start_run(context, workspace, upload(submission_id="form"))
        assert pressed[0].result() == first
    assert len(list_runs(context, workspace)) == 1


def test_the_daily_limit_is_kept_and_leaves_the_lock_free(store: SqlStore, workspace: str) -> None:
    context = run_context(store, daily_run_limit=2)
    for _ in range(2):
        start_run(context, workspace, upload())
    with pytest.raises(DailyLimitReached):
        start_run(context, workspace, upload())
    assert context.store.acquire_lock(workspace, "free", "owner", 60) is not None


def test_no_file_is_refused_before_anything_is_started(context: RunContext, workspace: str) -> None:
    with pytest.raises(UploadRefused):
        start_run(context, workspace, upload(files=()))
    assert list_runs(context, workspace) == []


def test_a_gated_run_skips_the_last_two_steps_and_never_asks_the_agent(store: SqlStore, workspace: str) -> None:
    context = RunContext(
        store=store,
        settings=run_context(store).settings,
        secret=b"test secret",
        agent=AgentThatMustNotBeAsked(),
        fetch_text=str,
    )
    stock = UploadedFile("stock.csv", b"Part,Bin,Qty on hand\nTee,B0,19\nElbow,B1,28\n")
    run = find_run(context, workspace, start_run(context, workspace, upload(files=(stock,))))
    assert run.record.status == "succeeded"
    assert [step.status for step in run.results.run_manifest.steps] == ["succeeded"] * 4 + ["skipped"] * 2
    assert {step.reason_code for step in run.results.run_manifest.steps[4:]} == {"input_gate"}
    assert run.results.readiness_level == "blocked"
    assert run.results.conclusion is not None
    assert run.results.conclusion.evidence_signals == run.results.data_warnings


def test_a_run_whose_lease_ends_in_the_middle_stores_nothing_more(
    context: RunContext, engine: Engine, workspace: str
) -> None:
    def slow(*_: object, **__: object) -> None:
        expire(engine, workspace)

    with patch.object(run_analysis, "measure", slow), pytest.raises(LockLost):
        start_run(context, workspace, upload())
    (run,) = list_runs(context, workspace)
    assert run.record.status == "interrupted"
    assert find_run(context, workspace, run.record.run_id).results.snapshot is None


def test_a_store_that_goes_away_in_the_middle_leaves_the_run_interrupted(context: RunContext, workspace: str) -> None:
    with patch.object(SqlStore, "record_step", side_effect=StoreUnavailable), pytest.raises(StoreUnavailable):
        start_run(context, workspace, upload())
    (run,) = list_runs(context, workspace)
    assert run.record.status == "interrupted"
    assert start_run(context, workspace, upload())


def test_names_from_the_files_are_stored_nowhere(context: RunContext, workspace: str, tmp_path: Path) -> None:
    run_id = start_run(context, workspace, upload())
    stored = find_run(context, workspace, run_id).record.results_json.encode()
    pack = context.store.load_pack(workspace, run_id)
    assert pack is not None
    for name in (b"Quillfeather", b"Tollgate", b"Marrowick", b"Hexamore", b"Larkspur"):
        assert name not in stored
        assert name not in pack
