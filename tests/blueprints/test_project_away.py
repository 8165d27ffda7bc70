"""A Supabase project that is cut off or keeps everybody waiting: calm pages in time, and back without a restart."""

from collections.abc import Iterator

import httpx
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from snapshot import create_app
from snapshot.blueprints.auth_session import COOKIE
from snapshot.store.supabase import deadline
from snapshot.wording import refusals
from tests.blueprints.conftest import Visitor
from tests.page_rules import check_page
from tests.support import sick_servers
from tests.support.exports import as_parts, plain_pair
from tests.support.line import Line
from tests.support.supabase_stack import SupabaseStack

pytestmark = pytest.mark.postgres
BOUND = 0.3  # seconds, in place of ten


@pytest.fixture(scope="module")
def line() -> Line:
    return Line()


@pytest.fixture(scope="module")
def app(supabase_stack: SupabaseStack, line: Line, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    project = {
        "SUPABASE_URL": supabase_stack.url,
        "SUPABASE_KEY": supabase_stack.anon_key,
        "SUPABASE_JWT_SECRET": supabase_stack.jwt_secret,
    }
    folder = tmp_path_factory.mktemp("instance")
    app = create_app({"SNAPSHOT_INSTANCE_DIR": str(folder), "TESTING": True, "PROPAGATE_EXCEPTIONS": False} | project)
    app.extensions["snapshot_project"]._connect = lambda: httpx.Client(transport=line, trust_env=False)
    yield app
    app.extensions["snapshot_project"].close()


@pytest.fixture
def owner(app: Flask, supabase_stack: SupabaseStack) -> Visitor:
    """A browser that has signed in and been here before."""
    visitor = Visitor(app)
    words = {"access": supabase_stack.token(supabase_stack.new_user()), "refresh": "none"}
    visitor.client.set_cookie(COOKIE, app.extensions["snapshot_sign_in"].visits.close(words))
    visitor.get_page("/app/results")
    return visitor


def press(owner: Visitor, form_token: str) -> TestResponse:
    files = as_parts(plain_pair())
    data = {"csrf_token": form_token, "files": files}
    return owner.client.post("/app/upload", data=data, content_type="multipart/form-data")


def is_calm(owner: Visitor, form_token: str, line: Line) -> None:
    """No page waits twice for the project."""
    for ask in (
        lambda: owner.client.get("/app/results"),
        lambda: owner.client.get("/app/results/0f"),
        lambda: press(owner, form_token),
    ):
        line.led = 0
        answer = ask()
        assert line.led <= 1
        assert answer.status_code == 503
        assert refusals.STORE_UNAVAILABLE in check_page(answer.text).text


def is_not_ready(owner: Visitor, line: Line) -> None:
    line.led = 0
    assert owner.client.get("/readyz").status_code == 503
    assert line.led <= 1
    assert owner.client.get("/healthz").status_code == 200
    assert owner.client.get("/").status_code == 200


def test_a_project_that_is_cut_off_shows_calm_pages_and_recovers(owner: Visitor, line: Line) -> None:
    form_token = owner.token()
    line.cut = True
    try:
        is_calm(owner, form_token, line)
        is_not_ready(owner, line)
    finally:
        line.cut = False
    assert owner.client.get("/readyz").status_code == 200
    made = press(owner, form_token)
    assert made.status_code == 303
    assert owner.client.get(made.location).status_code == 200


@pytest.mark.parametrize("way", [sick_servers.silent, sick_servers.drips_its_body], ids=lambda way: way.__name__)
def test_a_project_that_keeps_pages_waiting_shows_calm_pages(
    owner: Visitor, line: Line, way: sick_servers.Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    form_token = owner.token()
    monkeypatch.setattr(deadline, "CALL_SECONDS", BOUND)
    try:
        with sick_servers.server(way) as line.leads_to:
            is_calm(owner, form_token, line)
            is_not_ready(owner, line)
    finally:
        line.leads_to = ""
    monkeypatch.undo()
    assert press(owner, form_token).status_code == 303
