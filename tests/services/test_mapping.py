"""The mapping page's answers: tried without keeping anything, then run, or run without the list."""

import pytest

from snapshot.pipeline.documents.manifest import StepName
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.services.context import RunContext
from snapshot.services.mapping import count, mapped_places, with_kinds
from snapshot.services.questions import OpenQuestion, answer_question, open_question
from snapshot.services.runs import find_run, list_runs
from snapshot.services.saved_overrides import recall
from snapshot.services.start_upload import Asked, Started, UploadRequest, start_upload
from tests.support.exports import INVOICE_HEADER, as_csv, invoice_rows, plain_pair
from tests.support.uploads import untold_list

WRONG_HEADERS = UploadedFile("invoices.csv", as_csv([f"Field {n}" for n in range(len(INVOICE_HEADER))], invoice_rows()))
INVOICES, QUOTES = plain_pair()


@pytest.fixture
def context(embedded: RunContext) -> RunContext:
    return embedded


@pytest.fixture
def workspace(context: RunContext) -> str:
    return context.store.ensure_workspace("guest:one")


def ask(context: RunContext, workspace: str, *files: UploadedFile) -> OpenQuestion:
    answer = start_upload(context, workspace, UploadRequest(files, submission_id="form"))
    assert isinstance(answer, Asked)
    return open_question(context, workspace, answer.upload_id)


def leave_out(context: RunContext, workspace: str, opened: OpenQuestion) -> RunResults:
    files = opened.recognition.files
    once = {files[at].layout or "": ReadingChoices(category="unknown", once=True) for at in mapped_places(files)}
    run_id = answer_question(context, workspace, opened.upload_id, {}, once=once)
    return find_run(context, workspace, run_id).results


def test_invoices_with_wrong_headers_are_asked_about_before_the_run(context: RunContext, workspace: str) -> None:
    opened = ask(context, workspace, WRONG_HEADERS)
    assert mapped_places(opened.recognition.files) == (0,)
    assert list_runs(context, workspace) == []


def test_without_the_list_the_run_is_made_and_inference_is_skipped(context: RunContext, workspace: str) -> None:
    results = leave_out(context, workspace, ask(context, workspace, WRONG_HEADERS))
    steps = results.run_manifest.steps
    assert [step.step_name for step in steps] == list(StepName)
    assert [step.status for step in steps] == ["succeeded"] * 4 + ["skipped"] * 2
    assert [step.reason_code for step in steps[4:]] == ["input_gate"] * 2
    assert results.conclusion is not None
    assert results.conclusion.one_sentence_pattern == "We're missing some inputs, so this snapshot is less reliable."


def test_without_the_list_the_other_files_still_get_their_answer(context: RunContext, workspace: str) -> None:
    results = leave_out(context, workspace, ask(context, workspace, QUOTES, INVOICES, untold_list()))
    assert {step.status for step in results.run_manifest.steps} == {"succeeded"}
    assert results.input_recognition is not None
    assert results.input_recognition.files[2].problem == "left_out"


def test_a_list_is_left_out_once_and_the_next_one_is_asked_about(context: RunContext, workspace: str) -> None:
    results = leave_out(context, workspace, ask(context, workspace, WRONG_HEADERS))
    assert results.input_recognition is not None
    assert not results.input_recognition.files[0].remembered
    assert recall(context, workspace) == {}
    answer = start_upload(context, workspace, UploadRequest((WRONG_HEADERS,), submission_id="second form"))
    assert isinstance(answer, Asked)


def test_a_broken_list_left_out_does_not_close_the_gate_over_good_ones(context: RunContext, workspace: str) -> None:
    future = UploadedFile("late.csv", QUOTES.content.replace(b"2025-", b"2999-"))
    results = leave_out(context, workspace, ask(context, workspace, INVOICES, future))
    assert {step.status for step in results.run_manifest.steps} == {"succeeded"}


def test_the_best_guess_is_read_until_another_kind_is_tried(context: RunContext, workspace: str) -> None:
    opened = ask(context, workspace, untold_list())
    for kinds, kind in (({}, "invoices"), ({0: "quotes"}, "quotes"), ({0: "nonsense"}, "invoices")):
        now, said = with_kinds(context, workspace, opened, kinds)
        assert now.recognition.files[0].category == kind
        assert [choice.category for choice in said.values()] == [kind]


def test_what_would_be_counted_is_not_kept(context: RunContext, workspace: str) -> None:
    opened = ask(context, workspace, untold_list())
    now, said = with_kinds(context, workspace, opened, {})
    counted = count(context, workspace, now, said, mapped_places(opened.recognition.files))
    assert (counted.recognition.summary.invoices_count, counted.recognition.summary.open_count) == (12, 4)
    assert len(counted.examples[0].rows) == 5
    assert recall(context, workspace) == {}
    assert list_runs(context, workspace) == []
    assert open_question(context, workspace, opened.upload_id).recognition == opened.recognition


def test_the_answer_is_remembered_for_lists_with_the_same_columns(context: RunContext, workspace: str) -> None:
    opened = ask(context, workspace, untold_list())
    columns = {"number": "Foo", "issued": "Bar", "customer": "Baz", "total": "Qux", "status": "Quux"}
    said = ReadingChoices(category="invoices", columns=columns)
    answer_question(context, workspace, opened.upload_id, {opened.recognition.files[0].layout or "": said})
    answer = start_upload(context, workspace, UploadRequest((untold_list("next.csv"),), submission_id="second form"))
    assert isinstance(answer, Started)
    recognition = find_run(context, workspace, answer.run_id).results.input_recognition
    assert recognition is not None
    assert recognition.summary.invoices_count == 12


def test_no_cell_of_the_list_is_in_the_result(context: RunContext, workspace: str) -> None:
    opened = ask(context, workspace, untold_list())
    _, said = with_kinds(context, workspace, opened, {})
    run = find_run(context, workspace, answer_question(context, workspace, opened.upload_id, said))
    assert "Dorian Hexamore" not in run.results.model_dump_json()


def test_files_with_one_layout_are_mapped_once(context: RunContext, workspace: str) -> None:
    opened = ask(context, workspace, *plain_pair(), untold_list("a.csv"), untold_list("b.csv"))
    assert mapped_places(opened.recognition.files) == (2,)
