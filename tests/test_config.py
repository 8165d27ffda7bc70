"""Settings: nonsense stops the program with a sentence that names the variable."""

import base64
import os
import re
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import pytest

from snapshot import create_app
from snapshot.config import (
    SettingRefused,
    Settings,
    SupabaseSettings,
    database_url,
    load_settings,
    plain_settings,
    secret_key,
    variable_name,
)
from snapshot.server import LONGEST_RUN_SECONDS, gunicorn_options, refuse_unusable_address
from tests.conftest import REPO


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"SNAPSHOT_PORT": "eight"}, "SNAPSHOT_PORT must be a whole number, not 'eight'"),
        ({"SNAPSHOT_PORT": "70000"}, "SNAPSHOT_PORT must be at most 65535"),
        ({"SNAPSHOT_DAILY_RUN_LIMIT": "0"}, "SNAPSHOT_DAILY_RUN_LIMIT must be at least 1"),
        ({"SNAPSHOT_SECRET_KEY": "short"}, "SNAPSHOT_SECRET_KEY is too short"),
        ({"SNAPSHOT_PROT": "8000"}, "SNAPSHOT_PROT is not a setting"),
        ({"SNAPSHOT_PACK_KEEP_DAYS": "9" * 20}, "SNAPSHOT_PACK_KEEP_DAYS must be at most 36500"),
        ({"SNAPSHOT_HELD_HOURS": "25"}, "SNAPSHOT_HELD_HOURS must be at most 24"),
        ({"SNAPSHOT_MAX_FILE_BYTES": "40000000"}, "must not be larger than SNAPSHOT_MAX_UPLOAD_BYTES"),
    ],
)
def test_nonsense_is_refused_by_name(variables: dict[str, str], says: str) -> None:
    with pytest.raises(SettingRefused, match=re.escape(says)):
        load_settings(variables)


def test_an_empty_variable_counts_as_not_given() -> None:
    """An empty host would listen on every address, an empty folder would be the working directory."""
    assert load_settings({variable_name(one.name): " " for one in plain_settings()}) == Settings()


def test_every_setting_is_read_from_its_variable() -> None:
    def another(one: Field[Any]) -> object:
        if one.type is not int:
            return "x" * 40
        return one.default - 1 if one.default == one.metadata["most"] else one.default + 1

    values = {one.name: another(one) for one in plain_settings()}
    settings = load_settings({variable_name(name): str(value) for name, value in values.items()})
    assert {name: getattr(settings, name) for name in values} == values


def test_the_generated_key_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    settings = Settings(instance_dir=str(tmp_path / "instance"))
    key = secret_key(settings)
    assert len(key) >= 32
    assert secret_key(settings) == key
    assert stat.S_IMODE((tmp_path / "instance" / "secret_key").stat().st_mode) == 0o600


def test_programs_that_start_at_once_share_one_whole_key(tmp_path: Path) -> None:
    for turn in range(20):
        settings = Settings(instance_dir=str(tmp_path / str(turn)))
        with ThreadPoolExecutor(4) as pool:
            keys = set(pool.map(secret_key, [settings] * 4))
        assert len(keys) == 1
        assert len(keys.pop()) >= 32
        assert [path.name for path in (tmp_path / str(turn)).iterdir()] == ["secret_key"]


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 10])
def test_a_damaged_key_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret_key").write_bytes(content)
    with pytest.raises(SettingRefused, match="holds no usable key"):
        secret_key(Settings(instance_dir=str(tmp_path)))
    assert (tmp_path / "secret_key").read_bytes() == content


def test_a_key_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "secret_key").mkdir()
    with pytest.raises(SettingRefused, match="let this account read and write it"):
        secret_key(Settings(instance_dir=str(tmp_path)))


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret_key(Settings(instance_dir=str(tmp_path / "a"))) != secret_key(
        Settings(instance_dir=str(tmp_path / "b"))
    )


def test_an_instance_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingRefused, match="SNAPSHOT_INSTANCE_DIR"):
        database_url(Settings(instance_dir=str(tmp_path / "file" / "instance")))


@pytest.mark.parametrize("url", ["nonsense", "mysql://u:p@h/db", "postgresql+asyncpg://h/db", "http://h/db", "://"])
def test_an_address_of_no_known_database_is_refused(url: str) -> None:
    with pytest.raises(SettingRefused, match="SNAPSHOT_DATABASE_URL is no address"):
        database_url(Settings(database_url=url))


def test_a_database_that_cannot_be_opened_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "snapshot.db").write_bytes(b"garbage " * 2000)
    with pytest.raises(SettingRefused, match=r"snapshot\.db cannot be opened"):
        create_app({"SNAPSHOT_INSTANCE_DIR": str(tmp_path)})


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_an_address_in_use_is_said_at_once(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as taken:
        taken.bind((host, 0))
        taken.listen()
        settings = Settings(host=host, port=taken.getsockname()[1])
        with pytest.raises(SettingRefused, match=r"Nothing can listen on .*in use.* SNAPSHOT_PORT"):
            refuse_unusable_address(settings)


def test_an_address_of_another_protocol_is_written_in_brackets() -> None:
    assert gunicorn_options(Settings(host="::1"))["bind"] == "[::1]:8000"


def test_an_upload_that_is_read_twice_ends_within_the_servers_patience() -> None:
    website_and_measuring = 30
    (reading,) = (one for one in plain_settings() if one.name == "read_seconds")
    assert 2 * reading.metadata["most"] + website_and_measuring <= LONGEST_RUN_SECONDS


@pytest.mark.parametrize("variables", [{"SNAPSHOT_PORT": "eight"}, {"SNAPSHOT_DATABASE_URL": "nonsense"}])
def test_gunicorn_says_the_sentence_and_no_trace(tmp_path: Path, variables: dict[str, str]) -> None:
    gunicorn = Path(sys.executable).parent / "gunicorn"
    environment = os.environ | {"SNAPSHOT_INSTANCE_DIR": str(tmp_path)} | variables
    ended = subprocess.run(
        [gunicorn, "wsgi:app"], cwd=REPO, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode != 0
    assert f"Error: {next(iter(variables))} " in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_addresses_as_hosts_hand_them_out_get_our_driver(scheme: str) -> None:
    assert database_url(Settings(database_url=f"{scheme}://u:p@h/db")) == "postgresql+psycopg://u:p@h/db"


def test_the_settings_table_of_the_readme_is_the_code() -> None:
    shown = {one.name: f"`{one.default}`" if one.default != "" else "" for one in plain_settings()}
    shown["instance_dir"] = "`instance`"
    rows = [
        f"| `{variable_name(one.name)}` | {shown[one.name]} | {one.metadata['about']} |" for one in plain_settings()
    ]
    readme = (REPO / "README.md").read_text("utf-8").splitlines()
    assert [line for line in readme if line.startswith("| `SNAPSHOT_")] == rows


ANON_KEY, SERVICE_KEY = (
    f"e30.{base64.urlsafe_b64encode(claims).decode()}.c2ln"
    for claims in (b'{"role":"anon"}', b'{"role":"service_role"}')
)
PROJECT = {"SUPABASE_URL": "https://abc.supabase.co", "SUPABASE_KEY": "sb_publishable_x"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"SUPABASE_KEY": ""}, "SUPABASE_KEY is missing"),
        ({"SUPABASE_URL": ""}, "SUPABASE_URL is missing"),
        ({"SUPABASE_URL": "", "SUPABASE_KEY": "", "SUPABASE_JWT_SECRET": "x" * 40}, "SUPABASE_URL is missing"),
        ({"SUPABASE_KEY": "sb_secret_x"}, "SUPABASE_KEY is a secret key"),
        ({"SUPABASE_KEY": SERVICE_KEY}, "SUPABASE_KEY is a secret key"),
        ({"SUPABASE_KEY": "hunter2"}, "SUPABASE_KEY is no key"),
        ({"SUPABASE_KEY": "a.b.c"}, "SUPABASE_KEY is no key"),
        ({"SUPABASE_URL": "abc.supabase.co"}, "SUPABASE_URL is no address"),
        ({"SUPABASE_URL": "https://[abc"}, "SUPABASE_URL is no address"),
        ({"SUPABASE_URL": "https://user@abc.supabase.co"}, "SUPABASE_URL is no address"),
        ({"SUPABASE_URL": "https://abc.supabase.co/rest/v1"}, "leave out '/rest/v1'"),
        ({"SUPABASE_URL": "http://abc.supabase.co"}, "must begin with https://"),
        ({"SUPABASE_JWT_SECRET": "short"}, "SUPABASE_JWT_SECRET is too short"),
    ],
)
def test_half_a_project_and_secret_keys_are_refused(change: dict[str, str], says: str) -> None:
    with pytest.raises(SettingRefused, match=re.escape(says)) as refused:
        load_settings(PROJECT | change)
    assert change.get("SUPABASE_KEY", "") in {"", "hunter2", "a.b.c"} or change["SUPABASE_KEY"] not in str(
        refused.value
    )


@pytest.mark.parametrize("key", ["sb_publishable_x", ANON_KEY])
def test_a_project_is_two_settings(key: str) -> None:
    found = load_settings(PROJECT | {"SUPABASE_URL": "https://abc.supabase.co/", "SUPABASE_KEY": key})
    assert found.supabase == SupabaseSettings("https://abc.supabase.co", key)
    assert load_settings({"SUPABASE_SERVICE_ROLE_KEY": "not ours to read"}).supabase is None


def test_a_host_with_a_project_and_a_key_needs_no_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    no_folder = str(tmp_path / "file" / "instance")
    create_app(PROJECT | {"SNAPSHOT_INSTANCE_DIR": no_folder, "SNAPSHOT_SECRET_KEY": "k" * 32})


def test_the_table_of_the_project_in_the_readme_is_the_code() -> None:
    rows = [f"| `SUPABASE_{one.name.upper()}` |  | {one.metadata['about']} |" for one in fields(SupabaseSettings)]
    readme = (REPO / "README.md").read_text("utf-8").splitlines()
    assert [line for line in readme if line.startswith("| `SUPABASE_")] == rows
