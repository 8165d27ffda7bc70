"""The embedded database's file may go away or come back under the running program; nothing is written into the void."""

import logging
import shutil
import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from snapshot import create_app
from snapshot.errors import StoreUnavailable
from snapshot.store.protocol import Store
from tests.support.runs import new_run


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app({"SNAPSHOT_INSTANCE_DIR": str(tmp_path)})


@pytest.fixture
def store(app: Flask) -> Store:
    store: Store = app.extensions["snapshot"].store
    store.ensure_workspace("before")
    return store


@pytest.fixture
def file(store: Store, tmp_path: Path) -> Path:
    return tmp_path / "snapshot.db"


def owners(file: Path) -> list[str]:
    connection = sqlite3.connect(file)
    found = [name for (name,) in connection.execute("SELECT owner FROM workspaces ORDER BY owner")]
    connection.close()
    return found


@pytest.mark.parametrize("suffixes", [("", "-wal", "-shm"), ("",)])
def test_a_deleted_file_is_made_anew_at_the_next_use(store: Store, file: Path, suffixes: tuple[str, ...]) -> None:
    for suffix in suffixes:
        file.with_name(file.name + suffix).unlink()
    workspace = store.ensure_workspace("after")
    assert owners(file) == ["after"]
    assert store.list_runs(workspace) == []
    assert store.begin_run(new_run(workspace), "owner", 60, 5)


def test_a_file_that_is_put_back_is_used_again(store: Store, file: Path) -> None:
    kept = file.with_name("kept.db")
    source, target = sqlite3.connect(file), sqlite3.connect(kept)
    source.backup(target)
    source.close()
    target.close()
    file.unlink()
    shutil.copy(kept, file)
    store.ensure_workspace("after")
    assert owners(file) == ["after", "before"]


def test_a_corrupt_database_file_is_unavailable_until_removed(
    store: Store, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.unlink()
    file.write_bytes(b"garbage " * 1000)
    with caplog.at_level(logging.WARNING), pytest.raises(StoreUnavailable):
        store.ping()
    assert "SQLITE_NOTADB" in caplog.text
    file.unlink()
    store.ping()


def test_a_file_without_tables_is_brought_up_to_date(store: Store, file: Path) -> None:
    file.unlink()
    sqlite3.connect(file).close()
    store.ensure_workspace("after")
    assert owners(file) == ["after"]


def test_what_is_logged_of_a_database_names_no_value(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(StoreUnavailable):
        store.begin_run(new_run("no such workspace", results_json="Mrs. Secret"), "owner", 60, 5)
    assert "SQLITE_CONSTRAINT" in caplog.text
    assert "Secret" not in caplog.text
