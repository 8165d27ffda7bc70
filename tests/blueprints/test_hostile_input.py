"""Long, odd text in every place of a request: an answer comes at once, and it is never a fault."""

import io
import time
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote, quote_plus

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from snapshot.blueprints.auth_session import COOKIE
from snapshot.blueprints.input_limits import LONGEST_FIELD
from tests import sample_results
from tests.blueprints.conftest import Visitor, opened_app
from tests.blueprints.test_every_route import address
from tests.support.hosted_owner import Owner, behind, hosted_on_sqlite
from tests.support.hostile_text import LENGTH, hostile_texts
from tests.support.sign_in_service import SignInService

MAX_SECONDS = 1.0  # of this process's own time: what else the machine does is not counted
SHAPES = hostile_texts()
QUICK = {"letters", "letter and dot"}
every_shape = pytest.mark.parametrize(
    "shape", [pytest.param(shape, marks=() if shape in QUICK else pytest.mark.slow) for shape in SHAPES]
)
EVERYWHERE = ("csrf_token", "made_up")
UPLOAD = ("files", "tool", "website", "industry", "kept", "submission_id", "file_name", "file_size")
READING = ("file-0-kind", "file-0-order", "file-0-column-total", "file-0-column-issued")
FIELDS = {
    "/app/upload": UPLOAD,
    "/app/upload/check": UPLOAD,
    "/app/upload/questions/<upload_id>": READING,
    "/app/upload/questions/<upload_id>/discard": (),
    "/app/upload/questions/<upload_id>/masked/<int:place>": (),
    "/app/upload/kept/discard": ("kept",),
    "/app/samples/<industry>": (),
    "/app/results/<run_id>/correct": UPLOAD,
    "/app/results/<run_id>/reading/forget": ("layout",),
    "/app/results/<run_id>/settled": ("settled",),
    "/app/results/<run_id>/rerun": ("submission_id",),
    "/app/results/<run_id>/delete": ("confirm",),
    "/app/results/<run_id>/share": ("days",),
    "/app/results/<run_id>/share/<link_id>/revoke": (),
    "/app/remote-assist": ("tool", "notes", "website", "contact"),
    "/app/account/delete-everything": ("confirm",),
    "/app/account/forget-reading": ("layout",),
}
ACCOUNT = ("email", "password", "way")
HOSTED_FIELDS = {
    "/app/account/sign-in": ACCOUNT,
    "/app/account/sign-up": ACCOUNT,
    "/app/account/guest": (),
    "/app/account/sign-out": (),
    "/app/account/link": ("token_hash", "type"),
}
HEADERS = (
    *("Host", "Cookie", "Content-Type", "Content-Length", "Referer", "Origin", "X-CSRFToken", "Sec-Fetch-Dest"),
    *("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Authorization"),
    *("If-None-Match", "If-Modified-Since", "Range", "Accept", "Accept-Language", "Accept-Encoding", "User-Agent"),
)
PATHS = (
    *("/{}", "/app/results/{}", "/app/results/{}/print", "/app/upload/questions/{}", "/shared/{}", "/static/{}"),
    *("/app/samples/{}/2026-11-20/x.csv", "/app/samples/plumbing/{}/x.csv", "/app/samples/plumbing/2026-11-20/{}.csv"),
    *("/app/remote-assist?run={}", "/app/results?{}=1", "/app/account?next={}", "/?x={}", "/app/upload?{}"),
)
HOSTED_PATHS = (
    "/app/account/sign-in?next={}",
    "/app/account/link?code={}",
    "/app/account/link?token_hash={}&type=a",
    "/app/account/link?token_hash=a&type={}",
)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app that believes a proxy's headers, so that those are read, too."""
    folder = tmp_path_factory.mktemp("proxied")
    with opened_app(folder, SNAPSHOT_TRUSTED_PROXIES="1", TESTING=False) as app:
        yield app


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory, empty_database) -> Iterator[Flask]:
    with hosted_on_sqlite(tmp_path_factory.mktemp("hosted"), empty_database) as app:
        yield app


def answer(app: Flask, builder: EnvironBuilder, what: str, visitor: Visitor | None = None) -> int:
    """The status of the answer to a request, which must come at once and be no fault.

    Straight to the app: a test client would spend more time on such a request than the app does.
    """
    environ = builder.get_environ()
    body = environ["wsgi.input"]
    if visitor and (cookie := visitor.client.get_cookie("snapshot")):
        environ["HTTP_COOKIE"] = f"snapshot={cookie.value}"
    begun = time.process_time()
    _, line, _ = run_wsgi_app(app, environ, buffered=True)
    took = time.process_time() - begun
    body.close()
    builder.close()
    status = int(line.split()[0])
    assert status < 500, what
    assert took < MAX_SECONDS, f"{what}: {took:.2f} s"
    return status


def posted(visitor: Visitor, path: str, token: str, name: str, text: str) -> int:
    data = f"csrf_token={quote_plus(token)}&{name}={encoded(text)}"
    form = EnvironBuilder(path, method="POST", data=data, content_type="application/x-www-form-urlencoded")
    return answer(visitor.app, form, f"{name} of {path}", visitor)


encoded = cache(quote_plus)  # takes far longer than the app


def latin(text: str) -> str:
    """As a server hands a header or path with any bytes on."""
    return text.replace("\n", " ").encode()[:LENGTH].decode("latin-1")


def test_every_form_is_tried(app, hosted):
    def posts(app: Flask) -> set[str]:
        return {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}

    assert posts(app) == set(FIELDS)
    assert posts(hosted) == set(FIELDS) | set(HOSTED_FIELDS)


@every_shape
def test_a_field_of_any_form(owner, run_id, shape):
    owner.keep(sample_results.ready(run_id))
    owner.ask(run_id)
    token = owner.token()
    for rule, names in FIELDS.items():
        for name in (*EVERYWHERE, *names):
            assert posted(owner, address(rule, run_id), token, name, SHAPES[shape]) == 400, f"{name} of {rule}"


@every_shape
def test_a_field_just_within_its_bound(owner, run_id, shape):
    owner.keep(sample_results.ready(run_id))
    owner.ask(run_id)
    token = owner.token()
    for rule, names in FIELDS.items():
        for name in names:
            posted(owner, address(rule, run_id), token, name, hostile_texts(LONGEST_FIELD)[shape])


@every_shape
def test_a_field_of_a_sign_in_form(hosted, shape):
    behind(hosted, SignInService())
    owner = Owner(hosted)
    token = owner.token()
    for rule, names in HOSTED_FIELDS.items():
        for name in (*EVERYWHERE, *names):
            assert posted(owner, rule, token, name, SHAPES[shape]) == 400
            posted(owner, rule, token, name, hostile_texts(LONGEST_FIELD)[shape])


@every_shape
def test_the_name_of_a_field(owner, shape):
    data = {"csrf_token": owner.token(), SHAPES[shape]: "x"}
    assert answer(owner.app, EnvironBuilder("/app/upload", method="POST", data=data), shape, owner) == 400


@every_shape
def test_the_name_and_the_kind_of_a_file(owner, shape):
    text = SHAPES[shape].replace("\n", " ")
    for file in ((io.BytesIO(b"a,b\n1,2\n"), text), (io.BytesIO(b"a,b\n1,2\n"), "a.csv", text)):
        data = {"csrf_token": owner.token(), "files": file}
        answer(owner.app, EnvironBuilder("/app/upload", method="POST", data=data), f"file of {shape}", owner)


@every_shape
@pytest.mark.parametrize(("method", "path"), [("GET", "/static/snapshot.css"), ("GET", "/"), ("POST", "/app/upload")])
def test_a_header(proxied, method, path, shape):
    text = latin(SHAPES[shape])
    for header in HEADERS:
        name = header.upper().replace("-", "_")
        variable = name if name.startswith("CONTENT_") else f"HTTP_{name}"
        builder = EnvironBuilder(path, method=method, environ_overrides={variable: text})
        assert answer(proxied, builder, f"{header} of {path}") == 400


@every_shape
def test_a_cookie_within_the_bound_of_a_header(hosted, shape):
    behind(hosted, SignInService())
    text = latin(SHAPES[shape][-8_000:])
    for name in ("snapshot", COOKIE):
        builder = EnvironBuilder("/app/account", environ_overrides={"HTTP_COOKIE": f"{name}={text}"})
        answer(hosted, builder, f"cookie {name}")


@every_shape
def test_a_part_of_a_path_or_query(app, hosted, shape):
    behind(hosted, SignInService())
    for asked, paths in ((app, PATHS), (hosted, HOSTED_PATHS)):
        for path in paths:
            for text in (SHAPES[shape], SHAPES[shape][-900:]):
                answer(asked, EnvironBuilder(path.format(quote(text, safe="@.;=()"))), path)
