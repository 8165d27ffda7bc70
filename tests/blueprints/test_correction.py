""" "That's not right" after a result: the files are chosen again, all of it can be changed, and a new run is made."""

import pytest

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.wording import mapping as wording
from snapshot.wording import refusals
from tests import sample_results
from tests.support.exports import as_csv, as_parts, plain_pair

FILE = sample_results.invoices_file()
SENT = {"file-0-kind": "invoices", "file-0-shown": "invoices"}


def with_two_amounts(name: str = "invoices.csv") -> UploadedFile:
    """Twenty invoices of 120 dollars each, 100 before tax; half of them have a status that means unpaid."""
    rows: list[list[object]] = [
        [f"INV-{n}", "Ada Quillfeather", f"2025-03-{n:02}", "120.00", "100.00", "Pending" if n % 2 else "Paid"]
        for n in range(1, 21)
    ]
    return UploadedFile(name, as_csv(["Invoice #", "Customer", "Date", "Total", "Before tax", "Status"], rows))


@pytest.fixture
def result(owner) -> str:
    """The path of a finished result."""
    return owner.post("/app/upload", files=as_parts([with_two_amounts()])).location


@pytest.fixture
def asked(owner, result) -> str:
    """The path of the page on which all of the file can be changed."""
    response = owner.post(f"{result}/correct", files=as_parts([with_two_amounts()]))
    assert response.status_code == 303
    return response.location


def word_field(page, word: str) -> str:
    """The name of the field that asks what the word means."""
    start = page.html.index(f"“{word}”")
    return page.html[page.html.index('name="file-0-word-', start) :].split('"')[1]


def test_the_result_leads_to_a_page_with_one_file_field(owner, result):
    assert f"{result}/correct" in owner.get_page(result).links()
    page = owner.get_page(f"{result}/correct")
    assert [one["name"] for one in page.all("input", type="file")] == ["files"]
    assert "Last time: invoices.csv. We hold them for 24 hours at most." in page.text


def test_the_page_shows_how_the_file_is_read_and_what_would_be_counted(owner, asked):
    page = owner.get_page(asked)
    assert wording.INTRO_CORRECTING in page.text
    assert "We’d count 20 invoices, 2,400.00, 10 unpaid." in page.text
    assert "Row 2 Invoice # INV-1" in page.text
    assert wording.WHY_UNREADABLE not in page.text


def test_nothing_is_remembered_where_nothing_was_changed(owner, asked):
    made = owner.post(asked, do="make", **SENT).location
    assert "2,400.00" in owner.get_page(made).text
    assert "Read the way you chose." not in owner.get_page(made).text


def test_a_changed_column_is_counted_on_check_and_read_and_remembered(owner, asked, result):
    page = owner.send(asked, 200, do="check", **SENT, **{"file-0-column-total": "4"})
    assert "We’d count 20 invoices, 2,000.00, 10 unpaid." in page.text
    made = owner.post(asked, do="make", **SENT, **{"file-0-column-total": "4"}).location
    assert made != result
    page = owner.get_page(made)
    assert "Compare with your tool: 20 invoices, 2,000.00 from Mar 1 to Mar 20, 2025." in page.text
    assert "Read the way you chose. Forget" in page.text
    again = owner.post("/app/upload", files=as_parts([with_two_amounts("next.csv")])).location
    assert "2,000.00" in owner.get_page(again).text


def test_a_known_word_can_be_given_another_meaning(owner, asked):
    page = owner.get_page(asked)
    changed = {word_field(page, "Pending"): "paid"}
    page = owner.send(asked, 200, do="check", **SENT, **changed)
    assert "We’d count 20 invoices, 2,400.00, none unpaid." in page.text


def test_another_kind_is_looked_over_before_it_is_made(owner, asked):
    page = owner.send(asked, 200, do="make", **{**SENT, "file-0-kind": "quotes"})
    assert wording.OTHER_COLUMNS in page.text
    assert "We’d count 20 quotes" in page.text


def test_earlier_corrections_are_shown_and_can_be_taken_back(owner, asked, result):
    owner.post(asked, do="make", **SENT, **{"file-0-column-total": "4"})
    page_of_next = owner.post(f"{result}/correct", files=as_parts([with_two_amounts()])).location
    assert "2,000.00" in owner.get_page(page_of_next).text
    back = {"file-0-column-total": "3"}
    assert "2,400.00" in owner.send(page_of_next, 200, do="check", **SENT, **back).text


def test_all_files_of_an_upload_are_on_the_page_and_each_can_be_left_out(owner, result):
    path = owner.post(f"{result}/correct", files=as_parts(plain_pair())).location
    page = owner.get_page(path)
    assert [one["value"] for one in page.all("input", type="radio") if "checked" in one.attributes] == [
        "invoices",
        "quotes",
    ]
    sent = {"file-0-kind": "invoices", "file-0-shown": "invoices", "file-1-kind": "unknown", "file-1-shown": "quotes"}
    assert wording.LEFT_OUT in owner.send(path, 200, do="check", **sent).text
    made = owner.post(path, do="make", **sent).location
    compared = owner.get_page(made).text.partition("Compare with your tool: ")[2].partition(".")[0]
    assert compared.startswith("60 invoices")
    assert "quotes" not in compared


def test_without_a_file_the_page_says_what_to_do(owner, result):
    page = owner.send(f"{result}/correct", 400)
    assert page.title.startswith("Error: ")
    assert page.text.count(refusals.NO_FILE) == 2
    assert "#files" in page.links()


def test_no_room_is_said_and_nothing_is_started(owner, result, monkeypatch):
    monkeypatch.setattr(type(owner.store), "hold_files", lambda *_: False)
    page = owner.send(f"{result}/correct", 400, files=as_parts([with_two_amounts()]))
    assert wording.NO_ROOM in page.text
    assert len(owner.store.list_runs(owner.workspace(), limit=9)) == 1


def test_a_run_that_failed_can_be_corrected_too(owner, run_id):
    results = sample_results.failed(run_id).model_copy(update={"input_recognition": InputRecognition(files=(FILE,))})
    path = owner.keep(results, "failed")
    assert f"{path}/correct" in owner.get_page(path).links()


@pytest.mark.parametrize("of_sample", [True, False])
def test_a_sample_and_a_run_under_way_cannot(owner, run_id, of_sample):
    sample = sample_results.of_sample(sample_results.shareable(run_id))
    path = owner.keep(sample) if of_sample else owner.keep(sample_results.under_way(run_id), "running")
    assert f"{path}/correct" not in owner.get_page(path).links()
    owner.get_page(f"{path}/correct", 404)
    assert owner.post(f"{path}/correct", files=as_parts([with_two_amounts()])).status_code == 404


def test_a_stranger_finds_nothing_to_correct(result, stranger):
    stranger.get_page(f"{result}/correct", 404)
    assert stranger.post(f"{result}/correct", files=as_parts([with_two_amounts()])).status_code == 404


def test_the_held_files_can_be_deleted_at_once(owner, asked):
    assert owner.post(f"{asked}/discard").status_code == 303
    owner.get_page(asked, 404)
