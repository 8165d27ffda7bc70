"""The upload form: checked before anything starts, sent once, calm when refused."""

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace
from unittest.mock import create_autospec

import pytest

from snapshot.blueprints.upload import views
from snapshot.errors import DailyLimitReached, RunAlreadyActive, StoreUnavailable, UploadRefused
from snapshot.services.start_upload import Asked, Started, UploadRequest, start_upload
from snapshot.wording import refusals
from tests.page_rules import Page, check_page

CSV = b"Invoice ID,Issued At,Total\n1,2025-01-02,10\n"


@pytest.fixture
def starting(monkeypatch):
    fake = create_autospec(start_upload, return_value=Started("run-1"))
    monkeypatch.setattr(views, "start_upload", fake)
    return fake


@pytest.fixture
def small_limits(app, monkeypatch):
    """Two files of 50 bytes, 80 bytes together."""
    context = app.extensions["snapshot"]
    # Smaller than settings may be.
    settings = SimpleNamespace(max_files=2, max_file_bytes=50, max_upload_bytes=80, held_hours=24)
    monkeypatch.setitem(app.extensions, "snapshot", replace(context, settings=settings))


def csv(name: str = "invoices.csv", content: bytes = CSV) -> tuple[BytesIO, str]:
    return BytesIO(content), name


def errors_on(page: Page) -> set[str]:
    return {one["href"] for one in page.all("a") if "banner" not in one["class"] and one["href"][:1] == "#"} - {"#main"}


def test_the_form_says_its_limits_before_the_click(owner):
    page = owner.get_page("/app/upload")
    assert "Up to 12 files, 15 MB each, 30 MB together." in page.text
    assert "Need help exporting data? Request remote assist" in page.text
    assert page.all("input", name="files")[0].attributes.keys() >= {"multiple", "accept"}


def test_a_good_form_redirects_to_its_result(owner, starting):
    response = owner.post("/app/upload", files=[csv(), csv("quotes.csv")], tool=" Jobber ", industry="hvac")
    assert (response.status_code, response.location) == (303, "/app/results/run-1")
    request: UploadRequest = starting.call_args.args[2]
    assert [file.name for file in request.files] == ["invoices.csv", "quotes.csv"]
    assert request.files[0].content == CSV
    assert (request.tool, request.industry, request.website) == ("Jobber", "hvac", None)


def test_an_ambiguous_file_redirects_to_its_question(owner, starting):
    starting.return_value = Asked("upload-1")
    response = owner.post("/app/upload", files=csv())
    assert (response.status_code, response.location) == (303, "/app/upload/questions/upload-1")


def test_the_form_names_itself_so_that_two_presses_are_one(owner, starting):
    submission = owner.get_page("/app/upload").field_value("submission_id")
    for _ in range(2):
        owner.post("/app/upload", files=csv(), submission_id=submission)
    assert [call.args[2].submission_id for call in starting.call_args_list] == [submission, submission]
    assert len({call.args[1] for call in starting.call_args_list}) == 1


def test_both_presses_of_a_stranger_belong_to_one_visitor(app, new_visitor, starting):
    """The second press is sent before the first one is answered, with the cookie of the form."""
    visitor = new_visitor()
    token = visitor.token()
    cookie = visitor.client.get_cookie("snapshot").value
    for _ in range(2):
        fresh = new_visitor()
        fresh.client.set_cookie("snapshot", cookie)
        fresh.client.post("/app/upload", data={"csrf_token": token, "files": csv()})
    assert len({call.args[1] for call in starting.call_args_list}) == 1


def test_a_forged_submission_id_is_replaced(owner, starting):
    owner.post("/app/upload", files=csv(), submission_id="' or 1=1")
    assert len(starting.call_args.args[2].submission_id) == 32


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({}, "#files", refusals.NO_FILE),
        ({"files": (BytesIO(b""), "")}, "#files", refusals.NO_FILE),
        ({"files": [csv("a.csv", b"1"), csv("b.csv", b"1"), csv("c.csv", b"1")]}, "#files", "You chose 3."),
        ({"files": csv(content=b"x" * 51)}, "#files", "one file may have up to 50 bytes"),
        ({"files": [csv(content=b"x" * 45), csv(content=b"x" * 45)]}, "#files", "together they may have up to 80"),
        ({"files": csv(), "website": "not a website"}, "#website", "address"),
        ({"files": csv(), "tool": "x" * 81}, "#tool", "80 characters"),
        ({"files": csv(), "industry": "astrology"}, "#industry", "Choose a line of work"),
    ],
)
def test_an_invalid_form_says_so_in_title_summary_and_field_and_starts_nothing(
    owner, starting, small_limits, fields, field, sentence
):
    page = owner.send("/app/upload", 400, **fields)
    assert page.title.startswith("Error: ")
    assert errors_on(page) >= {field}
    assert page.text.count(sentence) == 2, "once in the summary, once at the field"
    assert page.all("div", role="alert")
    starting.assert_not_called()


def test_a_faulty_form_keeps_what_was_typed(owner):
    page = owner.send("/app/upload", 400, tool='My "tool" <b>', industry="plumbing", website="a b")
    assert page.field_value("tool") == 'My "tool" <b>'
    assert page.field_value("website") == "a b"
    assert [one["value"] for one in page.all("option") if "selected" in one.attributes] == ["plumbing"]


def test_control_characters_are_left_out_of_what_is_kept(owner, starting):
    owner.post("/app/upload", files=csv(), tool="Job\x00ber\x1b ", website=" \x07 ")
    request = starting.call_args.args[2]
    assert (request.tool, request.website) == ("Jobber", None)


def send_large(owner, content: bytes):
    """The form with one file as a browser writes it; the test client would spool it to the disk and leave it open."""
    head = (
        f'--bb\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{owner.token()}\r\n'
        '--bb\r\nContent-Disposition: form-data; name="files"; filename="big.csv"\r\n\r\n'
    )
    body = head.encode() + content + b"\r\n--bb--\r\n"
    return owner.client.post("/app/upload", data=body, content_type="multipart/form-data; boundary=bb")


@pytest.mark.parametrize("content", [b"a,b\n" * 3_700_000, b"," * 14_000_000], ids=["lines", "one line"])
def test_a_file_within_the_limit_is_taken_whole(owner, starting, content):
    """The bound of the text fields must not catch the chunks of a file."""
    assert send_large(owner, content).status_code == 303
    assert starting.call_args.args[2].files[0].content == content


def test_a_single_file_above_the_limit_is_named(owner, starting):
    answer = send_large(owner, b"a,b\n" * 4_000_000)
    assert answer.status_code == 400
    assert "Choose a smaller file than “big.csv”: one file may have up to 15 MB." in check_page(answer.text).text
    starting.assert_not_called()


def test_an_empty_file_is_explained_by_the_reader(owner, starting):
    assert owner.post("/app/upload", files=csv("empty.csv", b"")).status_code == 303


def test_a_file_keeps_its_odd_name_as_a_label(owner, starting):
    owner.post("/app/upload", files=csv("../../счета <b>.csv"))
    assert starting.call_args.args[2].files[0].name == "../../счета <b>.csv"


def test_a_busy_workspace_shows_the_form_again_with_the_sentence(owner, starting):
    starting.side_effect = RunAlreadyActive
    page = owner.send("/app/upload", 409, files=csv(), tool="Jobber")
    assert "A snapshot is already running for this workspace. Please wait a moment and refresh." in page.text
    assert page.field_value("tool") == "Jobber"


def test_a_refused_upload_is_said_at_the_field(owner, starting):
    starting.side_effect = UploadRefused("Choose another file.")
    page = owner.send("/app/upload", 400, files=csv())
    assert "#files" in page.links()
    assert page.text.count("Choose another file.") == 2


@pytest.mark.parametrize(
    ("refusal", "status", "sentence"),
    [(DailyLimitReached, 429, refusals.DAILY_LIMIT), (StoreUnavailable, 503, refusals.STORE_UNAVAILABLE)],
)
def test_other_refusals_have_their_own_page(owner, starting, refusal, status, sentence):
    starting.side_effect = refusal
    assert sentence in owner.send("/app/upload", status, files=csv()).text


def test_the_page_says_how_long_files_are_held(owner):
    for path in ("/app/upload", "/app/account"):
        assert "are held for you: 24 hours at most." in owner.get_page(path).text
