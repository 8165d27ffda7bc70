"""What the server logs: one line of JSON per request and run, and nothing that a visitor sent."""

import io
import json
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from snapshot import logs
from snapshot.blueprints import live_run
from snapshot.errors import StoreUnavailable
from snapshot.pipeline import run_analysis
from tests.blueprints.conftest import BROWSER
from tests.page_rules import check_page
from tests.support.browserless import Caller
from tests.support.exports import CUSTOMERS, as_parts, plain_pair
from tests.support.server import serving

MARKER = "Zaphod-Marker"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What would stand in the server's log."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(logs.JsonLines())
    root, product = logging.getLogger(), logging.getLogger("snapshot")
    root.addHandler(handler)
    before = product.level
    product.setLevel(logging.INFO)
    yield handler.stream
    product.setLevel(before)
    root.removeHandler(handler)


def read(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def send(client: FlaskClient, **fields: Any) -> Any:
    token = check_page(client.get("/app/upload").text).field_value("csrf_token")
    files = [(io.BytesIO(one.content), f"{MARKER} {one.name}") for one in plain_pair()]
    fields = {"csrf_token": token, "files": files, "tool": MARKER, **fields}
    return client.post("/app/upload", data=fields, content_type="multipart/form-data")


def test_an_upload_leaves_one_line_for_the_request_and_one_for_the_run(client: FlaskClient, lines: io.StringIO) -> None:
    run_id = send(client).location.rsplit("/", 1)[1]
    asked, run, request = read(lines)
    assert (asked["method"], asked["route"], asked["status"]) == ("GET", "/app/upload", 200)
    assert (run["message"], run["run_id"], run["outcome"], run["mode"]) == ("run", run_id, "succeeded", "upload")
    assert len(run["step_ms"]) == 6
    assert (request["message"], request["route"], request["status"]) == ("request", "/app/upload", 303)
    assert request["run_id"] == run_id
    assert request["ms"] >= run["ms"] > 0


def test_a_run_that_is_watched_leaves_its_line_when_it_has_ended(
    client: FlaskClient, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_run, "PATIENCE_SECONDS", 0)
    token = check_page(client.get("/app/upload").text).field_value("csrf_token")
    fields = {"csrf_token": token, "files": as_parts(plain_pair())}
    response = client.post("/app/upload", data=fields, headers=BROWSER)
    assert [line["message"] for line in read(lines)] == ["request"], "of the form alone"
    assert response.text
    response.close()
    _, run, request = read(lines)
    assert (request["route"], request["status"], request["run_id"]) == ("/app/upload", 200, run["run_id"])
    assert request["ms"] >= run["ms"] > 0


def test_nothing_that_a_visitor_sent_is_logged(
    client: FlaskClient, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.set_cookie("snapshot", MARKER)
    headers = {"User-Agent": MARKER, "Referer": f"http://localhost/{MARKER}", "X-Forwarded-For": "198.51.100.77"}
    client.get(f"/{MARKER}?name={MARKER}", headers=headers)
    client.get(f"/app/results/{MARKER}?token={MARKER}", headers=headers)
    client.open(f"/app/upload?{MARKER}", method=MARKER.upper())
    client.post("/app/upload", data={"csrf_token": MARKER, "tool": MARKER})
    send(client, website=f"http://user:{MARKER}@127.0.0.1/{MARKER}")
    monkeypatch.setattr(run_analysis, "measure", _fault)
    send(client)
    said = lines.getvalue()
    assert {line["message"] for line in read(lines)} >= {"request", "run"}
    assert MARKER.lower() not in said.lower()
    assert "198.51.100.77" not in said
    for name in CUSTOMERS:
        assert name not in said
    assert str(client.get_cookie("snapshot").value) not in said


def test_an_error_is_logged_by_type_and_location(
    app: Flask, client: FlaskClient, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.jinja_env, "get_template", _fault)
    assert client.get("/").status_code == 500
    fault, request = read(lines)
    assert fault["error"] == "ValueError"
    assert any("test_request_log.py" in place for place in fault["where"])
    assert (request["route"], request["status"]) == ("/", 500)
    assert MARKER not in lines.getvalue()


def test_a_logged_error_contains_no_address(
    app: Flask, client: FlaskClient, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(app.extensions["snapshot"].store), "shared_results", _fault)
    token = (MARKER + "x" * 43)[:43]
    assert client.get(f"/shared/{token}").status_code == 500
    fault, request = read(lines)
    assert (fault["level"], fault["error"], request["route"]) == ("error", "ValueError", "/shared/<token>")
    assert MARKER not in lines.getvalue()


def test_a_run_that_cannot_be_stored_leaves_its_line_too(
    app: Flask, client: FlaskClient, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(type(app.extensions["snapshot"].store), "finish_run", away)
    assert send(client).status_code == 503
    (run,) = (line for line in read(lines) if line["message"] == "run")
    assert (run["outcome"], run["step_ms"]) == ("StoreUnavailable", None)


def test_health_checks_are_not_logged_while_healthy(client: FlaskClient, lines: io.StringIO) -> None:
    client.get("/healthz")
    client.get("/readyz")
    assert read(lines) == []


@pytest.mark.parametrize(
    ("level", "message", "arguments", "said"),
    [
        (logging.INFO, "Booting worker with pid: %s", (7,), "Booting worker with pid: 7"),
        (logging.ERROR, "Worker (pid:%s) was sent %s!", (7, "SIGKILL"), "Worker (pid:7) was sent SIGKILL!"),
        (logging.WARNING, f"Invalid request from ip=198.51.100.7: {MARKER}", (), "Invalid request"),
        (logging.ERROR, "Error handling request %s %s", ("GET", f"/?{MARKER}"), "Error handling"),
        (logging.ERROR, "Exception during worker exit:\n%s", (MARKER,), "Exception during worker exit:\n-"),
        (logging.ERROR, ValueError(MARKER), (), "ValueError"),
    ],
)
def test_server_messages_are_logged_without_quoted_input(
    level: int, message: Any, arguments: tuple[object, ...], said: str
) -> None:
    record = logging.LogRecord("gunicorn.error", level, "", 0, message, arguments, None)
    assert json.loads(logs.JsonLines().format(record))["message"] == said


@pytest.mark.processes
def test_a_real_server_writes_lines_of_json_only(tmp_path: Path) -> None:
    with serving(tmp_path / "instance") as address:
        caller = Caller(address)
        assert caller.upload(*plain_pair())[0] == 303
        caller.send("GET", f"/nowhere?{MARKER}")
        _send_nonsense(address)
    (log,) = tmp_path.glob("server-*.log")
    said = [line for line in log.read_text().splitlines() if not line.startswith("Snapshot is on ")]
    messages = [json.loads(line)["message"] for line in said]
    assert messages.count("request") == 3
    assert messages.count("run") == 1
    assert "Invalid request" in messages
    assert MARKER not in log.read_text()
    assert caller.cookie.split("=")[1] not in log.read_text()


def _fault(*_: object, **__: object) -> None:
    raise ValueError(f"{MARKER} owes us money")


def _send_nonsense(address: str) -> None:
    with socket.create_connection((urlsplit(address).hostname, urlsplit(address).port), timeout=60) as raw:
        raw.sendall(f"GET {MARKER} {MARKER}\r\nX: {MARKER}\r\n\r\n".encode())
        raw.recv(1000)
