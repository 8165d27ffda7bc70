"""What every test may ask for."""

import os
import shutil
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, event, text
from sqlalchemy.pool import Pool

from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import upgrade
from snapshot.store.protocol import Store
from snapshot.store.sql.store import SqlStore
from snapshot.store.sql.tables import metadata
from tests.support import postgres
from tests.support import supabase_stack as supabase
from tests.support.every_store import ENGINES, Members

if TYPE_CHECKING:
    from tests.pages.stage import Stage

REPO = Path(__file__).resolve().parent.parent

# A busy machine may take any time over an example. A failure prints what repeats it.
settings.register_profile("snapshot", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("snapshot")


@event.listens_for(Pool, "connect")
def _closed_with_its_pool(connection: Any, record: Any) -> None:
    """Many tests make an app and leave it; from 3.13 on, Python warns of what such an app's database keeps open."""
    weakref.finalize(record, connection.close).atexit = False


def skip_or_fail(reason: str) -> None:
    """A part that cannot be had here skips its tests; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (CI must have it)")
    pytest.skip(reason)


def npm_part(package: str, path: str) -> Path:
    """A file of a package that the tests have from npm."""
    found = supabase.NPM / package / path
    if not found.is_file():
        skip_or_fail(f"{package} is not installed: `make test` installs it with npm, where there is a network")
    return found


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


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator["Stage"]:
    """Every page in every state, each shown once however many tests look at it."""
    from tests.pages.stage import opened_stage  # the whole app: most tests do without

    with opened_stage(tmp_path_factory.mktemp("stage"), empty_database) as opened:
        yield opened


def _emptied(url: str) -> str:
    engine = open_engine(url)
    with transaction(engine) as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)}"))
    engine.dispose()
    return url


@pytest.fixture(params=ENGINES)
def kept_by(request: pytest.FixtureRequest) -> str:
    """What keeps the rows: SQLite or PostgreSQL; where ``EVERY_STORE`` is asked for, a Supabase project, too."""
    return str(request.param)


@pytest.fixture
def database_url(kept_by: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address, as the owner of the tables, of an empty database that is up to date."""
    if kept_by == "sqlite":
        path = shutil.copy(request.getfixturevalue("empty_database"), tmp_path / "store.db")
        return f"sqlite:///{path}"
    if kept_by == "supabase":
        return _emptied(request.getfixturevalue("supabase_stack").dsn)
    return _emptied(request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def members(supabase_stack: supabase.SupabaseStack) -> Iterator[Members]:
    """Visitors who have signed in, by any name."""
    everyone = Members(supabase_stack)
    yield everyone
    everyone.close()


@pytest.fixture
def store_of(kept_by: str, engine: Engine, request: pytest.FixtureRequest) -> Callable[[str], Store]:
    """The store as the visitor of that name reaches it. On SQL it is the same for all."""
    if kept_by == "supabase":
        members: Members = request.getfixturevalue("members")
        return members.store
    one = SqlStore(engine)
    return lambda _name: one


@pytest.fixture
def address_for(kept_by: str, database_url: str, request: pytest.FixtureRequest) -> Callable[[Mapping[str, str]], str]:
    """What another process needs to reach workspaces: maps each one's id to its visitor's name."""
    if kept_by == "supabase":
        members: Members = request.getfixturevalue("members")
        return members.address
    return lambda _name_of: database_url


@pytest.fixture
def store(store_of: Callable[[str], Store]) -> Store:
    return store_of("mine")


@pytest.fixture
def their_store(store_of: Callable[[str], Store]) -> Store:
    return store_of("theirs")


@pytest.fixture
def mine(store: Store) -> str:
    """A workspace that ``store`` reaches."""
    return store.ensure_workspace("guest:mine")


@pytest.fixture
def theirs(their_store: Store) -> str:
    """A workspace that only ``their_store`` reaches, where the store tells visitors apart."""
    return their_store.ensure_workspace("guest:theirs")
