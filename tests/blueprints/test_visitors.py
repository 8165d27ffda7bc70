"""Who is asking: a private guest workspace per browser, in a careful cookie."""

import time

import pytest

from snapshot.blueprints.visitor import VisitorSessions, current_workspace, known_workspace
from tests import sample_results


@pytest.fixture
def ensured(app, monkeypatch):
    """The owners that the store was asked for."""
    store = app.extensions["snapshot"].store
    owners: list[str] = []
    real = type(store).ensure_workspace

    def ensure(self, owner: str) -> str:
        owners.append(owner)
        return real(self, owner)

    monkeypatch.setattr(type(store), "ensure_workspace", ensure)
    return owners


def test_browsing_creates_no_workspace(new_visitor, ensured):
    visitor = new_visitor()
    for path in ("/", "/app/upload", "/app/results", "/app/remote-assist", "/app/account"):
        visitor.get_page(path)
    assert ensured == []


def test_pages_without_a_form_set_no_cookie(new_visitor):
    for path in ("/healthz", "/readyz", "/nowhere", "/app/deleted"):
        assert "Set-Cookie" not in new_visitor().client.get(path).headers


def test_a_browser_keeps_its_workspace_and_shares_it_with_nobody(app):
    with app.test_request_context():
        assert known_workspace() is None
        mine = current_workspace()
        assert current_workspace() == known_workspace() == mine
    with app.test_request_context():
        assert current_workspace() != mine


def test_the_id_in_the_cookie_cannot_be_made_up(owner, new_visitor, run_id):
    path = owner.keep(sample_results.ready(run_id))
    payload, _, signature = owner.client.get_cookie("snapshot").value.rpartition(".")
    visitor = new_visitor()
    visitor.client.set_cookie("snapshot", f"{payload}.{signature[::-1]}")
    visitor.get_page(path, 404)


def cookie_of(client, base_url: str, **headers: str) -> str:
    return client.get("/app/upload", base_url=base_url, headers=headers).headers["Set-Cookie"]


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000", "http://127.0.0.1"]
)
def test_plain_http_on_this_machine_may_keep_a_session(new_visitor, base_url):
    cookie = cookie_of(new_visitor().client, base_url)
    assert "Secure" not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    "base_url",
    ["https://snapshot.example", "http://snapshot.example", "http://192.168.1.5:8000", "https://127.0.0.1",
     "http://localhost.example", "http://127.0.0.1.example"],
)  # fmt: skip
def test_everywhere_else_the_cookie_is_secure(new_visitor, base_url):
    cookie = cookie_of(new_visitor().client, base_url)
    assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax"))


def test_a_proxy_on_this_machine_does_not_relax_the_cookie(new_visitor):
    cookie = cookie_of(new_visitor().client, "http://127.0.0.1:8000", **{"X-Forwarded-For": "203.0.113.9"})
    assert "Secure" in cookie


def test_the_session_lasts_a_year(app, new_visitor):
    assert "Expires=" in cookie_of(new_visitor().client, "http://localhost")
    assert app.permanent_session_lifetime.days == 365
    assert isinstance(app.session_interface, VisitorSessions)


def test_a_cookie_of_a_host_whose_clock_is_ahead_is_believed(owner, monkeypatch, run_id):
    true_time = time.time
    monkeypatch.setattr(time, "time", lambda: true_time() + 3_600)
    path = owner.keep(sample_results.ready(run_id))
    monkeypatch.undo()
    owner.get_page(path)


def test_a_cookie_days_ahead_or_a_year_old_is_refused(owner, monkeypatch, run_id):
    true_time = time.time
    for seconds in (3 * 24 * 3_600, -366 * 24 * 3_600):
        monkeypatch.setattr(time, "time", lambda seconds=seconds: true_time() + seconds)
        path = owner.keep(sample_results.ready(f"{seconds + 366 * 24 * 3_600:032x}"))
        monkeypatch.undo()
        owner.get_page(path, 404)
