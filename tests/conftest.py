"""What every test may ask for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import upgrade
from snapshot.store.sql import SqlStore
from snapshot.store.tables import metadata
from tests.support import postgres
from tests.support import supabase_stack as supabase

REPO = Path(__file__).resolve().parent.parent
ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def skip_or_fail(reason: str) -> None:
    """A part that cannot be had here skips its tests; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (CI must have it)")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example exports: SNAPSHOT_EXAMPLES, or ../shared/exports beside this repository."""
    folder = Path(os.environ.get("SNAPSHOT_EXAMPLES", REPO.parent / "shared" / "exports"))
    if not (folder / "expected.json").is_file():
        skip_or_fail(f"no example exports at {folder}; set SNAPSHOT_EXAMPLES to their folder")
    return folder


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a database on a running PostgreSQL server, up to date."""
    running = postgres.server()
    try:
        url = running.__enter__()
    except Exception as error:
        skip_or_fail(f"PostgreSQL does not start here ({type(error).__name__})")
        raise
    try:
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        yield url
    finally:
        running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def supabase_stack(postgres_url: str) -> Iterator[supabase.SupabaseStack]:
    """A running stand-in for a Supabase project; a test makes users of its own and leaves the rest alone."""
    running = supabase.project(postgres_url)
    try:
        stack = running.__enter__()
    except supabase.NotHere as error:
        skip_or_fail(str(error))
        raise
    try:
        yield stack
    finally:
        running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file that is up to date, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "snapshot.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


def _emptied(url: str) -> str:
    engine = open_engine(url)
    with transaction(engine) as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)}"))
    engine.dispose()
    return url


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database that is up to date, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("empty_database"), tmp_path / "store.db")
        return f"sqlite:///{path}"
    return _emptied(request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine) -> SqlStore:
    return SqlStore(engine)
