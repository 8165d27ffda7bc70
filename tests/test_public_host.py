"""A host that strangers reach starts only with safe settings; this machine alone may have any."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import request

from snapshot import create_app
from snapshot.config import LONGEST_RUN_SECONDS, SettingRefused, Settings
from snapshot.public_host import is_loopback, is_public
from snapshot.server import gunicorn_options
from tests.conftest import REPO
from tests.support.server import free_port

GOOD_KEY = "kJ3-vq0Rr_Zt8w5XyA1bNfGhUo7LmPdSeWcTi2Q9"
POSTGRES = "postgresql://u:p@h/db"
PROJECT = {"SUPABASE_URL": "https://abc.supabase.co", "SUPABASE_KEY": "sb_publishable_x"}


def start(folder: Path, **config: Any) -> None:
    create_app({"SNAPSHOT_INSTANCE_DIR": str(folder), "SNAPSHOT_HOST": "0.0.0.0", **config})


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ({"DEBUG": True}, "Debug mode shows the program's inside"),
        ({"TESTING": True}, "Debug mode shows the program's inside"),
        ({"SESSION_COOKIE_SECURE": False}, "SESSION_COOKIE_SECURE must stay on"),
        ({"SESSION_COOKIE_HTTPONLY": False}, "SESSION_COOKIE_HTTPONLY must stay on"),
        ({"WTF_CSRF_ENABLED": False}, "WTF_CSRF_ENABLED must stay on"),
        ({"SNAPSHOT_DATABASE_URL": POSTGRES}, "Set SNAPSHOT_SECRET_KEY"),
        (PROJECT, "Set SNAPSHOT_SECRET_KEY"),
        ({"SNAPSHOT_SECRET_KEY": "a" * 40}, "SNAPSHOT_SECRET_KEY can be guessed"),
        ({"SNAPSHOT_SECRET_KEY": "please-change-me-please-0123456789abc"}, "SNAPSHOT_SECRET_KEY can be guessed"),
        ({"SNAPSHOT_LOCK_TTL_SECONDS": LONGEST_RUN_SECONDS}, "SNAPSHOT_LOCK_TTL_SECONDS must be more than 120"),
    ],
)
def test_what_is_unsafe_is_refused_in_public_only(tmp_path: Path, config: dict[str, Any], says: str) -> None:
    with pytest.raises(SettingRefused, match=re.escape(says)):
        start(tmp_path, **config)
    start(tmp_path, SNAPSHOT_HOST="127.0.0.1", **config)


def test_a_debugging_environment_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    with pytest.raises(SettingRefused, match="unset FLASK_DEBUG"):
        start(tmp_path)


def test_the_defaults_and_a_good_key_are_accepted(tmp_path: Path) -> None:
    start(tmp_path)
    start(tmp_path, SNAPSHOT_DATABASE_URL=POSTGRES, SNAPSHOT_SECRET_KEY=GOOD_KEY)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_an_address_of_this_machine_is_private_without_a_proxy(host: str) -> None:
    assert is_loopback(host)
    assert not is_public(Settings(host=host))
    assert is_public(Settings(host=host, trusted_proxies=1))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "snapshot.example", ""])
def test_any_other_address_is_public(host: str) -> None:
    assert is_public(Settings(host=host))


def test_each_proxy_adds_an_address_but_the_scheme_is_said_once(tmp_path: Path) -> None:
    app = create_app({"SNAPSHOT_INSTANCE_DIR": str(tmp_path), "SNAPSHOT_TRUSTED_PROXIES": "3"})
    app.add_url_rule("/who", view_func=lambda: [request.remote_addr, request.scheme])
    claimed, visitor, edge, inside = "203.0.113.9", "198.51.100.7", "172.71.95.118", "10.19.64.237"
    forwarded = {"X-Forwarded-For": f"{claimed}, {visitor}, {edge}, {inside}", "X-Forwarded-Proto": "https"}
    assert app.test_client().get("/who", headers=forwarded).json == [visitor, "https"]


def test_an_address_given_to_gunicorn_itself_is_looked_at_too(tmp_path: Path) -> None:
    command = [Path(sys.executable).parent / "gunicorn", "--bind", f"0.0.0.0:{free_port()}", "wsgi:app"]
    unsafe = {"SNAPSHOT_INSTANCE_DIR": str(tmp_path), "SNAPSHOT_SECRET_KEY": "a" * 40}
    ended = subprocess.run(
        command, cwd=REPO, env=os.environ | unsafe, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode != 0
    assert "SNAPSHOT_SECRET_KEY can be guessed" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_gunicorn_and_the_command_serve_with_the_same_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNAPSHOT_WORKERS", "3")
    read = runpy.run_path(str(REPO / "gunicorn.conf.py"))
    expected = gunicorn_options(Settings(workers=3))
    assert {name: read[name] for name in expected} == expected


def test_the_times_of_the_server_fit_those_of_a_run_and_its_lock() -> None:
    options, lock = gunicorn_options(Settings()), Settings().lock_ttl_seconds
    assert LONGEST_RUN_SECONDS <= options["graceful_timeout"] < lock
    assert LONGEST_RUN_SECONDS <= options["timeout"] < lock
    assert options["worker_class"] == "gthread"
    assert options["preload_app"]
    assert options["max_requests_jitter"] < options["max_requests"]
