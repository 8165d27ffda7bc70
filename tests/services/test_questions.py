"""One question before a run: asked once, answered once; its files are held only for as long as it is open."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest

from snapshot.errors import DailyLimitReached, LockLost, QuestionClosed, RunAlreadyActive, StoreUnavailable
from snapshot.governance.run_lock import run_lock
from snapshot.pipeline.documents.manifest import StepName
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.services import questions
from snapshot.services import start_upload as start_upload_module
from snapshot.services.context import RunContext
from snapshot.services.questions import answer_question, discard_question, open_question
from snapshot.services.runs import find_run, list_runs
from snapshot.services.saved_overrides import forget, recall
from snapshot.services.start_upload import Asked, Started, UploadRequest, start_upload
from snapshot.store.sql.store import SqlStore
from tests.support.exports import plain_pair
from tests.support.runs import expire
from tests.support.uploads import age_held, ambiguous_invoices

MONTH_FIRST, DAY_FIRST = date(2025, 7, 5), date(2025, 6, 5)  # the last day of the ambiguous list


@pytest.fixture
def context(embedded: RunContext) -> RunContext:
    return embedded


@pytest.fixture
def workspace(context: RunContext) -> str:
    return context.store.ensure_workspace("guest:one")


def upload(**changes: Any) -> UploadRequest:
    return UploadRequest(**({"files": (ambiguous_invoices(),), "submission_id": "form"} | changes))


@pytest.fixture
def asked(context: RunContext, workspace: str) -> str:
    """The id of a question that is open."""
    answer = start_upload(context, workspace, upload(tool="Jobber", industry="hvac"))
    assert isinstance(answer, Asked)
    return answer.upload_id


def day_first(context: RunContext, workspace: str, upload_id: str) -> ChoicesByLayout:
    (file,) = open_question(context, workspace, upload_id).recognition.files
    assert file.layout is not None
    return {file.layout: ReadingChoices(date_order="day_first")}


def last_day(context: RunContext, workspace: str, run_id: str) -> date | None:
    recognition = find_run(context, workspace, run_id).results.input_recognition
    return recognition.summary.last_date if recognition else None


def is_held(context: RunContext, workspace: str) -> bool:
    return context.store.newest_held(workspace) is not None


def test_files_that_can_be_read_in_one_way_only_are_not_asked_about(context: RunContext, workspace: str) -> None:
    answer = start_upload(context, workspace, upload(files=plain_pair()))
    assert isinstance(answer, Started)
    assert find_run(context, workspace, answer.run_id).record.status == "succeeded"
    assert not is_held(context, workspace)


def test_a_doubt_is_asked_before_anything_is_started(context: RunContext, workspace: str, asked: str) -> None:
    question = open_question(context, workspace, asked)
    assert list_runs(context, workspace) == []
    (doubt,) = question.recognition.files[0].doubts
    assert (doubt.code, doubt.chosen) == ("date_order", "month_first")
    assert doubt.readings == (date(2025, 7, 5), date(2025, 5, 7))
    assert question.request == upload(tool="Jobber", industry="hvac")
    assert timedelta(hours=23.9) < question.until - datetime.now(UTC) <= timedelta(hours=24)


def test_the_answer_makes_the_run_and_releases_the_files(context: RunContext, workspace: str, asked: str) -> None:
    run = find_run(
        context,
        workspace,
        answer_question(context, workspace, asked, day_first(context, workspace, asked), "answer form"),
    )
    assert last_day(context, workspace, run.record.run_id) == DAY_FIRST
    assert [step.step_name for step in run.results.run_manifest.steps] == list(StepName)
    assert {step.status for step in run.results.run_manifest.steps} == {"succeeded"}
    assert (run.results.meta.tool, run.results.meta.industry) == ("Jobber", "hvac")
    assert not is_held(context, workspace)


def test_an_answer_is_remembered_for_the_layout_until_it_is_forgotten(
    context: RunContext, workspace: str, asked: str
) -> None:
    answers = day_first(context, workspace, asked)
    answer_question(context, workspace, asked, answers)
    second = start_upload(context, workspace, upload(submission_id="second form"))
    assert isinstance(second, Started)
    assert last_day(context, workspace, second.run_id) == DAY_FIRST
    assert forget(context, workspace, next(iter(answers))) is True
    assert isinstance(start_upload(context, workspace, upload(submission_id="third form")), Asked)


def test_another_workspace_neither_sees_the_question_nor_profits_from_the_answer(
    context: RunContext, workspace: str, asked: str
) -> None:
    stranger = context.store.ensure_workspace("guest:stranger")
    for act in (open_question, lambda *given: answer_question(*given, {})):
        with pytest.raises(QuestionClosed):
            act(context, stranger, asked)
    discard_question(context, stranger, asked)
    answer_question(context, workspace, asked, day_first(context, workspace, asked))
    assert recall(context, stranger) == {}
    assert isinstance(start_upload(context, stranger, upload()), Asked)


def test_an_unanswered_question_runs_with_the_best_reading(context: RunContext, workspace: str, asked: str) -> None:
    assert last_day(context, workspace, answer_question(context, workspace, asked, {})) == MONTH_FIRST


def test_a_second_press_of_the_upload_asks_the_same_question(context: RunContext, workspace: str, asked: str) -> None:
    again = start_upload(context, workspace, upload())
    assert again == Asked(asked)
    run_id = answer_question(context, workspace, asked, {})
    assert start_upload(context, workspace, upload()) == Started(run_id)
    assert not is_held(context, workspace)


def test_answered_again_a_question_finds_its_first_run(context: RunContext, workspace: str, asked: str) -> None:
    answers = day_first(context, workspace, asked)
    first = answer_question(context, workspace, asked, answers, "answer form")
    assert answer_question(context, workspace, asked, {}, "another tab") == first
    with pytest.raises(QuestionClosed) as closed:
        open_question(context, workspace, asked)
    assert closed.value.run_id == first
    assert len(list_runs(context, workspace)) == 1


def test_two_presses_at_once_make_one_run(context: RunContext, workspace: str, asked: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        presses = [pool.submit(answer_question, context, workspace, asked, {}, "form") for _ in range(2)]
        assert len({press.result() for press in presses}) == 1
    assert len(list_runs(context, workspace)) == 1


def test_a_press_that_comes_just_after_the_first_ones_end_finds_its_run(
    context: RunContext, workspace: str, asked: str
) -> None:
    first = answer_question(context, workspace, asked, {})
    looked: list[str] = []
    find_submission = SqlStore.find_submission

    def too_early(self: SqlStore, workspace_id: str, submission_id: str) -> str | None:
        looked.append(submission_id)
        return None if len(looked) == 1 else find_submission(self, workspace_id, submission_id)

    with patch.object(SqlStore, "find_submission", too_early):
        assert answer_question(context, workspace, asked, {}) == first


def test_a_new_upload_closes_the_question_before_it(context: RunContext, workspace: str, asked: str) -> None:
    assert start_upload(context, workspace, upload(submission_id="another")) == Asked("another")
    with pytest.raises(QuestionClosed) as closed:
        answer_question(context, workspace, asked, {})
    assert closed.value.run_id is None
    assert list_runs(context, workspace) == []


def test_a_busy_workspace_loses_neither_files_nor_answers(context: RunContext, workspace: str, asked: str) -> None:
    answers = day_first(context, workspace, asked)
    with run_lock(context.store, workspace, "another run"), pytest.raises(RunAlreadyActive):
        answer_question(context, workspace, asked, answers)
    assert recall(context, workspace) == answers
    assert open_question(context, workspace, asked).recognition.files[0].doubts == ()
    assert last_day(context, workspace, answer_question(context, workspace, asked, {})) == DAY_FIRST


def test_a_reached_limit_loses_neither_files_nor_answers(context: RunContext, workspace: str, asked: str) -> None:
    answers = day_first(context, workspace, asked)
    full = replace(context, settings=replace(context.settings, daily_run_limit=1))
    start_upload(full, workspace, upload(files=plain_pair(), submission_id="today's"))
    with pytest.raises(DailyLimitReached):
        answer_question(full, workspace, asked, answers)
    assert recall(context, workspace) == answers
    assert is_held(context, workspace)


def test_a_store_that_is_away_loses_neither_files_nor_answers(context: RunContext, workspace: str, asked: str) -> None:
    answers = day_first(context, workspace, asked)
    with patch.object(SqlStore, "begin_run", side_effect=StoreUnavailable), pytest.raises(StoreUnavailable):
        answer_question(context, workspace, asked, answers)
    assert last_day(context, workspace, answer_question(context, workspace, asked, {})) == DAY_FIRST


def test_a_run_that_fails_on_the_way_releases_the_files(context: RunContext, workspace: str, asked: str) -> None:
    with patch.object(start_upload_module, "read_files", side_effect=ValueError):
        run_id = answer_question(context, workspace, asked, {})
    assert find_run(context, workspace, run_id).record.status == "failed"
    assert not is_held(context, workspace)


def test_a_run_that_loses_its_lock_releases_the_files(context: RunContext, workspace: str, asked: str) -> None:
    assert isinstance(context.store, SqlStore)
    engine = context.store._engine
    read_files = start_upload_module.read_files

    def slow(*given: Any, **named: Any) -> Any:
        expire(engine, workspace)
        return read_files(*given, **named)

    with patch.object(start_upload_module, "read_files", slow), pytest.raises(LockLost):
        answer_question(context, workspace, asked, {})
    assert not is_held(context, workspace)


def test_a_store_that_goes_away_after_the_run_does_not_take_its_result(
    context: RunContext, workspace: str, asked: str
) -> None:
    with patch.object(SqlStore, "release_held", side_effect=StoreUnavailable):
        run_id = answer_question(context, workspace, asked, {})
    assert find_run(context, workspace, run_id).record.status == "succeeded"
    # The next press finds the run, and makes up for it.
    assert answer_question(context, workspace, asked, {}) == run_id
    assert not is_held(context, workspace)


def test_a_discarded_question_is_closed_and_starts_nothing(context: RunContext, workspace: str, asked: str) -> None:
    for _ in range(2):
        assert discard_question(context, workspace, asked) is None
    with pytest.raises(QuestionClosed):
        answer_question(context, workspace, asked, {})
    assert list_runs(context, workspace) == []


def test_after_its_hours_a_question_is_closed_and_its_files_are_purged(
    context: RunContext, workspace: str, asked: str
) -> None:
    age_held(context.store, hours=24)
    with pytest.raises(QuestionClosed):
        open_question(context, workspace, asked)
    assert context.store.newest_held(workspace, within_hours=1_000) is None


@pytest.mark.parametrize("act", ["upload", "answer"])
def test_files_past_their_hours_go_with_anybodys_next_run(
    context: RunContext, workspace: str, asked: str, act: str
) -> None:
    age_held(context.store, hours=24)
    other = context.store.ensure_workspace("guest:somebody else")
    if act == "upload":
        start_upload(context, other, upload(files=plain_pair()))
    else:
        with pytest.raises(QuestionClosed):
            answer_question(context, other, "none", {})
    assert context.store.newest_held(workspace, within_hours=1_000) is None


def test_a_host_may_hold_files_for_less_than_a_day(context: RunContext, workspace: str, asked: str) -> None:
    hasty = replace(context, settings=replace(context.settings, held_hours=2))
    assert open_question(hasty, workspace, asked).until < datetime.now(UTC) + timedelta(hours=2, minutes=1)
    age_held(context.store, hours=2)
    with pytest.raises(QuestionClosed):
        answer_question(hasty, workspace, asked, {})


def test_without_room_to_hold_files_nothing_is_asked(context: RunContext, workspace: str) -> None:
    full = replace(context, settings=replace(context.settings, held_total_bytes=0))
    answer = start_upload(full, workspace, upload())
    assert isinstance(answer, Started)
    assert last_day(context, workspace, answer.run_id) == MONTH_FIRST


def test_a_store_too_slow_to_hold_files_may_still_run(context: RunContext, workspace: str) -> None:
    with patch.object(SqlStore, "hold_files", side_effect=StoreUnavailable):
        assert isinstance(start_upload(context, workspace, upload()), Started)


def test_damaged_held_files_close_the_question(context: RunContext, workspace: str, asked: str) -> None:
    context.store.hold_files(workspace, asked, b"damaged", 1_000)
    with pytest.raises(QuestionClosed):
        open_question(context, workspace, asked)


def test_an_inspection_that_breaks_leaves_it_to_the_run(context: RunContext, workspace: str) -> None:
    with patch.object(start_upload_module, "preview_files", side_effect=ValueError("Mrs. Secret")):
        assert isinstance(start_upload(context, workspace, upload()), Started)


def test_files_are_looked_at_outside_the_lock(context: RunContext, workspace: str, asked: str) -> None:
    with run_lock(context.store, workspace, "another run"):
        assert questions.open_question(context, workspace, asked).upload_id == asked
        assert start_upload(context, workspace, upload()) == Asked(asked)
