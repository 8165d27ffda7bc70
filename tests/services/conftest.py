"""A run context over an embedded database of its own, for tests in which the engine makes no difference."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from snapshot.services.context import RunContext
from snapshot.store.engine import open_engine
from snapshot.store.sql.store import SqlStore
from tests.support.context import run_context


@pytest.fixture
def database_folder(empty_database: Path, tmp_path: Path) -> Path:
    """The folder that holds the database and nothing else."""
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copy(empty_database, folder / "snapshot.db")
    return folder


@pytest.fixture
def embedded(database_folder: Path) -> Iterator[RunContext]:
    engine = open_engine(f"sqlite:///{database_folder / 'snapshot.db'}")
    yield run_context(SqlStore(engine))
    engine.dispose()
