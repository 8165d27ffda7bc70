"""Settings: nonsense stops the program with a sentence that names the variable."""

import re
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from snapshot.config import SettingRefused, Settings, database_url, load_settings, secret_key, variable_name
from tests.conftest import REPO


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"SNAPSHOT_PORT": "eight"}, "SNAPSHOT_PORT must be a whole number, not 'eight'"),
        ({"SNAPSHOT_PORT": "70000"}, "SNAPSHOT_PORT must be at most 65535"),
        ({"SNAPSHOT_DAILY_RUN_LIMIT": "0"}, "SNAPSHOT_DAILY_RUN_LIMIT must be at least 1"),
        ({"SNAPSHOT_SECRET_KEY": "short"}, "SNAPSHOT_SECRET_KEY is too short"),
        ({"SNAPSHOT_PROT": "8000"}, "SNAPSHOT_PROT is not a setting"),
        ({"SNAPSHOT_MAX_FILE_BYTES": "40000000"}, "must not be larger than SNAPSHOT_MAX_UPLOAD_BYTES"),
    ],
)
def test_nonsense_is_refused_by_name(variables: dict[str, str], says: str) -> None:
    with pytest.raises(SettingRefused, match=re.escape(says)):
        load_settings(variables)


def test_every_setting_is_read_from_its_variable() -> None:
    values = {one.name: one.default + 1 if one.type is int else "x" * 40 for one in fields(Settings)}
    settings = load_settings({variable_name(name): str(value) for name, value in values.items()})
    assert {name: getattr(settings, name) for name in values} == values


def test_the_generated_key_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    settings = Settings(instance_dir=str(tmp_path / "instance"))
    key = secret_key(settings)
    assert len(key) >= 32
    assert secret_key(settings) == key
    assert stat.S_IMODE((tmp_path / "instance" / "secret_key").stat().st_mode) == 0o600


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret_key(Settings(instance_dir=str(tmp_path / "a"))) != secret_key(
        Settings(instance_dir=str(tmp_path / "b"))
    )


def test_an_instance_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingRefused, match="SNAPSHOT_INSTANCE_DIR"):
        database_url(Settings(instance_dir=str(tmp_path / "file" / "instance")))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_addresses_as_hosts_hand_them_out_get_our_driver(scheme: str) -> None:
    assert database_url(Settings(database_url=f"{scheme}://u:p@h/db")) == "postgresql+psycopg://u:p@h/db"


def test_the_settings_table_of_the_readme_is_the_code() -> None:
    shown = {one.name: f"`{one.default}`" if one.default != "" else "" for one in fields(Settings)}
    shown["instance_dir"] = "`instance`"
    rows = [
        f"| `{variable_name(one.name)}` | {shown[one.name]} | {one.metadata['about']} |" for one in fields(Settings)
    ]
    readme = (REPO / "README.md").read_text("utf-8").splitlines()
    assert [line for line in readme if line.startswith("| `SNAPSHOT_")] == rows
