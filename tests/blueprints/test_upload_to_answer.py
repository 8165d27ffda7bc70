"""From an upload in doubt to its result and back, through the real services; no name of a customer on any page."""

from dataclasses import replace
from io import BytesIO

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.wording import refusals
from tests.support.exports import either_way

MARKERS = ("Quillfeather", "Tollgate", "ada@example.com", "555-0178")
# Each marker where it does not belong: a day, an amount, a status, a row with too much in it.
ODD_ROWS = (
    "INV-1,Ada Quillfeather,Ada Quillfeather,90.00,Paid",
    "INV-2,Ada Quillfeather,01/02/2025,ada@example.com,Paid",
    "INV-3,Bram Tollgate,01/02/2025,90.00,ask Bram Tollgate",
    "INV-4,Bram Tollgate,01/02/2025,90.00,ask Bram Tollgate",
    "INV-5,Bram Tollgate,01/02/2025,90.00,Paid,call (555) 555-0178",
)


@pytest.fixture
def in_doubt() -> UploadedFile:
    file = either_way()
    return replace(file, content=file.content + "\n".join(ODD_ROWS).encode())


@pytest.fixture
def upload(owner, in_doubt):
    """Send the file in doubt (the same form each time, where one is named); where that leads."""

    def send(**fields: str) -> str:
        response = owner.post("/app/upload", files=(BytesIO(in_doubt.content), in_doubt.name), **fields)
        assert response.status_code == 303
        return response.location

    return send


def test_a_question_is_asked_once_and_its_answer_holds_for_the_next_file(owner, upload):
    question = upload(industry="plumbing")
    assert "Two questions before we start" in owner.get_page(question).text
    response = owner.post(question, **{"file-0-order": "day_first", "file-0-word-1": "open"})
    page = owner.get_page(response.location)
    assert "Dates day first (31/12/2025)" in page.text
    assert "Read the way you chose." in page.text
    assert "Taken as: Plumbing, as you told us." in page.text
    assert owner.client.get(question).location == response.location
    assert "/app/results/" in upload(), "the next file with these columns is read at once"


def test_the_same_form_asks_once_and_the_same_answer_runs_once(owner, upload):
    form = owner.get_page("/app/upload").field_value("submission_id")
    assert len({question := upload(submission_id=form) for _ in range(2)}) == 1
    assert len({owner.post(question).location for _ in range(2)}) == 1
    assert upload(submission_id=form) == owner.client.get(question).location


def test_a_busy_workspace_keeps_the_files_for_another_press(owner, upload):
    question = upload()
    owner.store.acquire_lock(owner.workspace(), "another", "another run", 60)
    page = owner.send(question, 409, **{"file-0-order": "day_first"})
    assert refusals.RUN_ALREADY_ACTIVE in page.text
    later = owner.get_page(question)
    assert "Nothing left to ask We kept your answers, and your files still wait. One press goes on." in later.text
    assert not later.all("fieldset")
    owner.store.release_lock(owner.workspace(), "another")
    assert "/app/results/" in owner.post(question).location


def test_deleting_what_was_answered_in_another_tab_leads_to_its_result(owner, upload):
    question = upload()
    result = owner.post(question).location
    assert owner.post(f"{question}/discard").location == result


def test_deleted_files_leave_nothing_to_answer(owner, upload):
    question = upload()
    owner.post(f"{question}/discard")
    owner.get_page(question, 404)
    assert owner.post(question).status_code == 404


def test_no_page_and_no_file_names_a_customer(owner, upload, in_doubt):
    question = upload()
    asked = owner.get_page(question).html
    result = owner.post(question).location
    shown = [owner.client.get(result + detail).text for detail in ("", "/print", "/receipt.json", "/set-aside.csv")]
    assert "set aside" in shown[0], "the odd rows are told"
    for marker in MARKERS:
        assert marker in in_doubt.content.decode()
        assert not [page for page in (asked, *shown) if marker.casefold() in page.casefold()], marker
