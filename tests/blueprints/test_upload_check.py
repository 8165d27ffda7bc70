"""What a browser asks before it sends its files: the same answers as afterwards, while the files are still chosen."""

from dataclasses import replace
from io import BytesIO
from unittest.mock import create_autospec

import pytest

from snapshot.blueprints.upload import views
from snapshot.services.start_upload import start_upload
from snapshot.wording import refusals
from tests import sample_results
from tests.page_rules import assert_headers
from tests.support.exports import plain_pair

PATH = "/app/upload/check"
AGAIN = "Please choose your files again"


@pytest.fixture
def small_limits(app, monkeypatch):
    """Two files of 1 kB, 1.5 kB together."""
    context = app.extensions["snapshot"]
    settings = replace(context.settings, max_files=2, max_file_bytes=1_000, max_upload_bytes=1_500)
    monkeypatch.setitem(app.extensions, "snapshot", replace(context, settings=settings))


def told(*files: tuple[str, object]) -> dict[str, list[str]]:
    return {"file_name": [name for name, _ in files], "file_size": [str(size) for _, size in files]}


def ask(owner, **fields):
    return owner.client.post(PATH, data={"csrf_token": owner.token(), **fields})


def test_checking_a_valid_form_starts_nothing(owner, monkeypatch):
    starting = create_autospec(start_upload)
    monkeypatch.setattr(views, "start_upload", starting)
    answer = ask(owner, website="example.com", industry="hvac", **told(("a.csv", 900), ("b.xlsx", 0)))
    assert (answer.status_code, answer.text) == (204, "")
    starting.assert_not_called()
    assert owner.store.list_runs(owner.workspace()) == []


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({}, "#files", refusals.NO_FILE),
        (told(("a.csv", 1), ("b.csv", 1), ("c.csv", 1)), "#files", "You chose 3."),
        (told(("big.csv", 1_001)), "#files", "Choose a smaller file than “big.csv”: one file may have up to 1 kB"),
        (told(("a.csv", 900), ("b.csv", 900)), "#files", "together they may have up to"),
        (told(("a.csv", 1)) | {"website": "not a website"}, "#website", "address"),
        (told(("a.csv", 1)) | {"tool": "x" * 81}, "#tool", "80 characters"),
        (told(("a.csv", 1)) | {"industry": "astrology"}, "#industry", "Choose a line of work"),
        (told(("a.csv", "-1"), ("b.csv", "1e3"), ("c.csv", "9" * 99), ("d.csv", "")), "#files", refusals.NO_FILE),
    ],
)
def test_the_check_reports_the_same_refusals_as_the_upload(owner, small_limits, fields, field, sentence):
    page = owner.send(PATH, 400, **fields)
    assert page.title.startswith("Error: ")
    assert field in page.links()
    assert page.text.count(sentence) == 2, "once in the summary, once at the field"
    assert AGAIN not in page.text


def test_the_check_returns_the_same_page_as_the_upload(owner):
    fields = {"website": "not a website", "tool": "Jobber", "submission_id": "0" * 32}
    asked, sent = (owner.send(path, 400, **fields) for path in (PATH, "/app/upload"))
    assert AGAIN in sent.text
    assert asked.text == sent.text.replace(f"{AGAIN} before you send the form: browsers do not keep them. ", "")


def test_a_run_in_progress_is_reported_before_uploading(owner, run_id):
    owner.keep(sample_results.under_way(run_id), "running")
    page = owner.send(PATH, 409, tool="Jobber", **told(("a.csv", 1)))
    assert refusals.RUN_ALREADY_ACTIVE in page.text
    assert page.title.startswith("Please wait: ")
    assert page.field_value("tool") == "Jobber"
    assert AGAIN not in page.text


def test_a_run_from_the_same_form_does_not_block_it(owner, stranger, app, monkeypatch):
    """A second press finds the first run."""
    owner.keep(sample_results.under_way("same-form"), "running")
    monkeypatch.setattr(type(owner.store), "find_submission", lambda *_: "same-form")
    assert ask(owner, **told(("a.csv", 1))).status_code == 204
    monkeypatch.undo()
    assert ask(stranger, **told(("a.csv", 1))).status_code == 204, "nobody waits for somebody else"


def test_a_script_may_run_on_the_pages_with_the_form_and_on_no_other(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    responses = [owner.client.get("/app/upload"), owner.post("/app/upload"), owner.client.get(path)]
    for response in responses:
        assert_headers(response)
    assert ["<script" in response.text for response in responses] == [True, True, False]
    started = owner.post("/app/upload", files=(BytesIO(plain_pair()[0].content), "invoices.csv"))
    assert "script-src" not in started.headers["Content-Security-Policy"]
