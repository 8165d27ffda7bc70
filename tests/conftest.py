"""What every test may ask for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from snapshot.store.engine import open_engine
from snapshot.store.migrations import upgrade
from snapshot.store.sql import SqlStore
from tests.support import postgres

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
def postgres_template() -> Iterator[tuple[str, str]]:
    """A running PostgreSQL server, and the name of a database on it that is up to date, to copy from."""
    running = postgres.server()
    try:
        url = running.__enter__()
    except Exception as error:
        skip_or_fail(f"PostgreSQL does not start here ({type(error).__name__})")
        raise
    try:
        with postgres.database(url) as template:
            engine = open_engine(template)
            upgrade(engine)
            engine.dispose()
            yield url, str(make_url(template).database)
    finally:
        running.__exit__(None, None, None)


@contextmanager
def _sqlite(folder: Path) -> Iterator[str]:
    url = f"sqlite:///{folder / 'store.db'}"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    yield url


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database that is up to date, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        fresh = _sqlite(tmp_path)
    else:
        server_url, template = request.getfixturevalue("postgres_template")
        fresh = postgres.database(server_url, template)
    with fresh as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine) -> SqlStore:
    return SqlStore(engine)
