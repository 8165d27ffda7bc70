"""Error pages: calm, with headers, and unable to fail themselves."""

import errno
from io import BytesIO

import pytest
from werkzeug.formparser import MultiPartParser

from snapshot import errors
from snapshot.blueprints import errors as error_pages
from snapshot.blueprints import pages as front
from snapshot.blueprints.refusal_pages import REFUSALS
from snapshot.blueprints.results import views as results
from snapshot.wording import refusals
from tests.page_rules import assert_headers, check_page


def test_an_unknown_address(owner):
    page = owner.get_page("/nowhere", 404)
    assert "Page not found" in page.text


def test_a_wrong_method_names_the_allowed_ones(owner):
    response = owner.client.get("/app/account/delete-everything")
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]
    assert response.mimetype == "text/html"
    check_page(response.text)


def test_a_body_that_is_too_large_is_told_the_limits(app, owner, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    data = {"files": (BytesIO(b"x" * 5000), "a.csv")}
    response = owner.client.post("/app/upload", data=data, content_type="multipart/form-data")
    assert response.status_code == 413
    assert "One file may have up to 15 MB, all files together up to 30 MB." in check_page(response.text).text
    assert_headers(response)


def test_text_that_is_far_too_long_is_too_large(owner):
    assert "too large" in owner.send("/app/remote-assist", 413, notes="x" * 300_000).text


def test_a_body_that_is_too_large_is_read_to_its_end(app, monkeypatch):
    """Else a browser that is still sending shows a broken connection instead of the page."""
    body = BytesIO(b"x" * 200_000)
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    kind = "multipart/form-data; boundary=b"
    app.test_client().post("/app/upload", input_stream=body, content_length=200_000, content_type=kind)
    assert body.tell() == 200_000


def test_a_body_in_chunks_is_read_to_its_end_as_well(app, monkeypatch):
    body = BytesIO(b"x" * 200_000)
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    answer = app.test_client().post(
        "/app/upload",
        input_stream=body,
        content_type="multipart/form-data; boundary=b",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 413
    assert body.tell() == 200_000


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (errors.RunAlreadyActive, 409),
        (errors.DailyLimitReached, 429),
        (errors.RunNotFound, 404),
        (errors.PackNotKept, 409),
        (errors.LockLost, 409),
        (errors.StoreUnavailable, 503),
        (errors.UploadRefused, 400),
        (errors.Refusal, 400),
    ],
)
def test_every_refusal_is_a_page_with_its_sentence(owner, monkeypatch, refusal, status):
    def refuse(*_: object) -> None:
        raise refusal

    monkeypatch.setattr(results, "known_workspace", lambda: "w1")
    monkeypatch.setattr(results, "list_runs", refuse)
    assert refusal.message in owner.get_page("/app/results", status).text


def test_every_refusal_is_mapped():
    mapped = set(REFUSALS) | {errors.AlreadySubmitted}
    assert set(errors.Refusal.__subclasses__()) <= mapped, "say which status and page a new refusal has"


def test_a_fault_shows_a_page_that_needs_nothing(app, owner, monkeypatch):
    """No template, session, store or address is looked up while it is shown."""

    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(front, "render_template", fault)
    monkeypatch.setattr(error_pages, "render_template", fault)
    monkeypatch.setattr(app.jinja_env, "get_template", fault)
    response = owner.client.get("/")
    assert response.status_code == 500
    page = check_page(response.text)
    assert "Something went wrong on our side" in page.text
    assert "secret detail" not in response.text
    assert_headers(response)


@pytest.mark.parametrize(("number", "status"), [(errno.ENOSPC, 503), (errno.EROFS, 503), (errno.EACCES, 500)])
def test_no_room_for_an_upload_is_a_calm_page(owner, monkeypatch, number, status):
    def refuse(*_: object) -> None:
        raise OSError(number, "secret detail")

    monkeypatch.setattr(MultiPartParser, "parse", refuse)
    response = owner.post("/app/upload", files=(BytesIO(b"a,b"), "a.csv"))
    assert response.status_code == status
    assert "secret detail" not in check_page(response.text).text
    assert (refusals.STORE_UNAVAILABLE in response.text) == (status == 503)


def test_an_unavailable_store_shows_a_calm_page(app, owner, monkeypatch):
    workspace = owner.workspace()
    assert workspace

    def away(self, *_: object) -> None:
        raise errors.StoreUnavailable

    store = type(app.extensions["snapshot"].store)
    for call in ("ensure_workspace", "list_runs", "ping"):
        monkeypatch.setattr(store, call, away)
    assert refusals.STORE_UNAVAILABLE in owner.get_page("/app/results", 503).text
    owner.get_page("/app/upload")
    answer = owner.client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {
        "status": "not ready",
        "reason": "database_away",
        "message": refusals.STORE_UNAVAILABLE,
    }
    assert owner.client.get("/healthz").json == {"status": "ok"}
