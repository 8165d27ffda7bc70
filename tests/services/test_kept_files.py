"""After files that could not be used the good ones are held, so that only the others are sent again."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest

from snapshot.errors import RunAlreadyActive, StoreUnavailable, UploadRefused
from snapshot.governance.run_lock import run_lock
from snapshot.pipeline import run_analysis
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.services.context import RunContext
from snapshot.services.kept_files import KeptFile, KeptFiles, delete_kept_files, kept_files
from snapshot.services.questions import answer_question, open_question
from snapshot.services.retention import delete_run
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_upload import Asked, Started, UploadRequest, start_upload
from snapshot.store.sql.store import SqlStore
from snapshot.wording import refusals
from tests.support.exports import another_business, plain_pair
from tests.support.start import start_run
from tests.support.uploads import age_held, ambiguous_invoices, bad_quotes

INVOICES, QUOTES = plain_pair()
EMPTY = UploadedFile("empty.csv", b"")


@pytest.fixture
def context(embedded: RunContext) -> RunContext:
    return embedded


@pytest.fixture
def workspace(context: RunContext) -> str:
    return context.store.ensure_workspace("guest:one")


def gated(context: RunContext, workspace: str, *files: UploadedFile, **changes: Any) -> KeptFiles | None:
    """What is kept after an upload of ``files`` that ends at the closed gate."""
    answer = start_upload(context, workspace, UploadRequest(files, **changes))
    assert isinstance(answer, Started)
    assert find_run(context, workspace, answer.run_id).results.readiness_level == "blocked"
    return kept_files(context, workspace)


@pytest.fixture
def kept(context: RunContext, workspace: str) -> KeptFiles:
    """The invoices of an upload whose quotes could not be read."""
    found = gated(context, workspace, INVOICES, bad_quotes(), EMPTY)
    assert found is not None
    return found


def names_read(context: RunContext, workspace: str, run_id: str) -> list[str]:
    recognition = find_run(context, workspace, run_id).results.input_recognition
    assert recognition is not None
    return [file.name for file in recognition.files]


def from_last_try(context: RunContext, workspace: str, run_id: str) -> list[str]:
    """What the stored result says was kept from an earlier upload."""
    recognition = find_run(context, workspace, run_id).results.input_recognition
    assert recognition is not None
    return [file.name for file in recognition.files if file.from_last_try]


def theme_of(context: RunContext, workspace: str, run_id: str) -> Theme:
    conclusion = find_run(context, workspace, run_id).results.conclusion
    assert conclusion is not None
    return conclusion.pattern_id


def test_only_the_files_that_were_read_well_are_kept(kept: KeptFiles) -> None:
    assert kept.files == (KeptFile("invoices.csv", "invoices", 60),)


def test_a_file_of_which_most_rows_could_not_be_read_is_not_kept(context: RunContext, workspace: str) -> None:
    mostly = UploadedFile("invoices.csv", re.sub(rb"2025-0[1-4]-..", b"####", INVOICES.content))
    found = gated(context, workspace, mostly, QUOTES)
    assert found is not None
    assert [file.name for file in found.files] == ["quotes.csv"]


def test_nothing_is_kept_after_an_answer_or_where_nothing_is_good(context: RunContext, workspace: str) -> None:
    for files in ((INVOICES,), (INVOICES, QUOTES, EMPTY)):
        start_run(context, workspace, UploadRequest(files))
        assert kept_files(context, workspace) is None
    assert gated(context, workspace, EMPTY) is None


def test_an_open_gate_with_no_answer_for_a_file_that_was_not_recognized_keeps_them_too(
    context: RunContext, workspace: str
) -> None:
    run_id = start_run(context, workspace, UploadRequest((INVOICES, EMPTY)))
    assert theme_of(context, workspace, run_id) is Theme.TOO_LITTLE_DATA
    kept = kept_files(context, workspace)
    assert kept is not None
    assert kept.upload_id == run_id
    assert kept.files == (KeptFile("invoices.csv", "invoices", 60),)
    again = start_run(context, workspace, UploadRequest((QUOTES,), kept=kept.upload_id))
    assert theme_of(context, workspace, again) is not Theme.TOO_LITTLE_DATA
    assert kept_files(context, workspace) is None


def test_a_run_that_failed_keeps_nothing(context: RunContext, workspace: str) -> None:
    with patch.object(run_analysis, "validate_conclusion", side_effect=RuntimeError):
        start_run(context, workspace, UploadRequest((INVOICES, EMPTY)))
    assert kept_files(context, workspace) is None


def test_only_the_bad_file_is_sent_again(context: RunContext, workspace: str, kept: KeptFiles) -> None:
    run_id = start_run(context, workspace, UploadRequest((QUOTES,), kept=kept.upload_id))
    assert names_read(context, workspace, run_id) == ["invoices.csv", "quotes.csv"]
    assert from_last_try(context, workspace, run_id) == ["invoices.csv"]
    assert find_run(context, workspace, run_id).results.conclusion is not None
    assert context.store.newest_held(workspace) is None


def test_a_run_of_the_kept_files_alone_is_possible(context: RunContext, workspace: str, kept: KeptFiles) -> None:
    answer = start_upload(context, workspace, UploadRequest((), kept=kept.upload_id))
    assert isinstance(answer, Started)
    assert names_read(context, workspace, answer.run_id) == ["invoices.csv"]


def test_a_kept_file_that_is_sent_once_more_counts_once(context: RunContext, workspace: str, kept: KeptFiles) -> None:
    same = replace(INVOICES, name="again.csv")
    run_id = start_run(context, workspace, UploadRequest((QUOTES, same), kept=kept.upload_id))
    assert names_read(context, workspace, run_id) == ["quotes.csv", "again.csv"]
    assert from_last_try(context, workspace, run_id) == []


def test_another_list_of_the_same_name_does_not_push_the_kept_one_out(
    context: RunContext, workspace: str, kept: KeptFiles
) -> None:
    other = replace(QUOTES, name="invoices.csv")
    run_id = start_run(context, workspace, UploadRequest((other,), kept=kept.upload_id))
    found = find_run(context, workspace, run_id).results.input_recognition
    assert found is not None
    assert (found.summary.invoices_count, found.summary.quotes_count) == (60, 60)


def test_still_bad_the_good_file_is_kept_on_but_no_longer_than_a_day_in_all(
    context: RunContext, workspace: str, kept: KeptFiles
) -> None:
    age_held(context.store, hours=20)
    again = gated(context, workspace, bad_quotes(), kept=kept.upload_id)
    assert again is not None
    assert [file.name for file in again.files] == ["invoices.csv"]
    assert abs(again.until - (kept.until - timedelta(hours=20))) < timedelta(minutes=1)


def test_files_kept_through_a_question_do_not_outlive_their_day(
    context: RunContext, workspace: str, kept: KeptFiles
) -> None:
    age_held(context.store, hours=20)
    doubtful = ambiguous_invoices("more.csv")
    asked = start_upload(context, workspace, UploadRequest((doubtful, bad_quotes()), kept=kept.upload_id))
    assert isinstance(asked, Asked)
    assert kept_files(context, workspace) is None
    question = open_question(context, workspace, asked.upload_id)
    assert [file.name for file in question.request.files] == ["invoices.csv", "more.csv", "quotes.csv"]
    answered = answer_question(context, workspace, asked.upload_id, {})
    assert from_last_try(context, workspace, answered) == ["invoices.csv"]
    on = kept_files(context, workspace)
    assert on is not None
    assert [file.name for file in on.files] == ["invoices.csv", "more.csv"]
    assert question.until == on.until < kept.until - timedelta(hours=19)


def test_an_upload_of_everything_anew_lets_go_of_what_was_kept(
    context: RunContext, workspace: str, kept: KeptFiles
) -> None:
    start_run(context, workspace, UploadRequest(plain_pair()))
    assert context.store.newest_held(workspace) is None


def test_an_upload_without_the_kept_files_leaves_them(context: RunContext, workspace: str, kept: KeptFiles) -> None:
    for files in (another_business(), (QUOTES,)):
        run_id = start_run(context, workspace, UploadRequest(files))
        assert names_read(context, workspace, run_id) == [file.name for file in files]
        assert kept_files(context, workspace) == kept
    age_held(context.store, hours=24)
    assert kept_files(context, workspace) is None


def test_a_question_in_another_tab_stays_open(context: RunContext, workspace: str) -> None:
    asked = start_upload(context, workspace, UploadRequest((ambiguous_invoices(),)))
    assert isinstance(asked, Asked)
    start_run(context, workspace, UploadRequest(plain_pair()))
    assert open_question(context, workspace, asked.upload_id)


def test_a_bad_file_sent_alone_does_not_cost_the_good_one(context: RunContext, workspace: str, kept: KeptFiles) -> None:
    assert gated(context, workspace, bad_quotes()) == kept


def test_deleting_the_snapshot_that_left_them_deletes_them(
    context: RunContext, workspace: str, kept: KeptFiles
) -> None:
    (gated_run,) = list_runs(context, workspace)
    delete_run(context, workspace, gated_run.record.run_id)
    assert context.store.newest_held(workspace) is None


def test_a_busy_workspace_keeps_them(context: RunContext, workspace: str, kept: KeptFiles) -> None:
    request = UploadRequest((QUOTES,), kept=kept.upload_id, submission_id="form")
    with run_lock(context.store, workspace, "another run"), pytest.raises(RunAlreadyActive):
        start_upload(context, workspace, request)
    first = start_upload(context, workspace, request)
    assert isinstance(first, Started)
    assert start_upload(context, workspace, request) == first


@pytest.mark.parametrize("end", ["let go", "a day later", "another workspace"])
def test_kept_files_that_are_gone_are_never_left_out_in_silence(
    context: RunContext, workspace: str, kept: KeptFiles, end: str
) -> None:
    asking = workspace
    if end == "let go":
        delete_kept_files(context, workspace, kept.upload_id)
    elif end == "a day later":
        age_held(context.store, hours=24)
    else:
        asking = context.store.ensure_workspace("guest:stranger")
        delete_kept_files(context, asking, kept.upload_id)
        assert kept_files(context, workspace) == kept
    assert kept_files(context, asking) is None
    assert context.store.newest_held(asking, within_hours=1_000) is None
    with pytest.raises(UploadRefused, match=refusals.KEPT_FILES_GONE):
        start_upload(context, asking, UploadRequest((QUOTES,), kept=kept.upload_id))


@pytest.mark.parametrize("limit", [{"max_files": 1}, {"max_upload_bytes": 9_000, "max_file_bytes": 9_000}])
def test_kept_and_new_files_together_stay_within_the_limits(
    context: RunContext, workspace: str, kept: KeptFiles, limit: dict[str, int]
) -> None:
    tight = replace(context, settings=replace(context.settings, **limit))
    with pytest.raises(UploadRefused, match=refusals.TOO_MUCH_WITH_KEPT_FILES):
        start_upload(tight, workspace, UploadRequest((QUOTES,), kept=kept.upload_id))
    assert kept_files(context, workspace) == kept


def test_a_store_that_goes_away_after_the_run_does_not_take_its_result(context: RunContext, workspace: str) -> None:
    with patch.object(SqlStore, "hold_files", side_effect=StoreUnavailable):
        run_id = start_run(context, workspace, UploadRequest((INVOICES, bad_quotes())))
    assert find_run(context, workspace, run_id).record.status == "succeeded"
    assert kept_files(context, workspace) is None


def test_without_room_nothing_is_kept(context: RunContext, workspace: str) -> None:
    full = replace(context, settings=replace(context.settings, held_total_bytes=0))
    assert gated(full, workspace, INVOICES, bad_quotes()) is None
