"""A store is ready when it answers soon and has the newest tables, or newer ones."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from snapshot.errors import StoreOutdated, StoreUnavailable
from snapshot.store import postgres
from snapshot.store.engine import open_engine, question, transaction
from snapshot.store.sql.store import SqlStore
from tests.store.test_postgres_waits import standing_still


def at_revision(engine: Engine, name: str) -> str:
    """Let the tables be those of revision ``name``, as far as anybody asks; the revision before."""
    with transaction(engine) as connection:
        before: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = :name"), {"name": name})
    return before


def test_a_database_that_is_up_to_date_is_ready(store: SqlStore) -> None:
    store.ping()


def test_an_old_database_is_outdated_and_a_newer_one_is_ready(engine: Engine) -> None:
    newest = at_revision(engine, "0010_first_tables")
    try:
        with pytest.raises(StoreOutdated):
            SqlStore(engine).ping()
        at_revision(engine, "9999_later")
        SqlStore(engine).ping()
    finally:
        at_revision(engine, newest)


def test_a_file_without_any_table_cannot_be_used(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(StoreUnavailable):
        SqlStore(engine).ping()
    engine.dispose()


@pytest.mark.postgres
def test_a_database_without_tables_is_outdated(postgres_url: str) -> None:
    elsewhere = make_url(postgres_url).update_query_dict({"options": "-csearch_path=nowhere"})
    engine = open_engine(elsewhere.render_as_string(False))
    with pytest.raises(StoreOutdated):
        SqlStore(engine).ping()
    engine.dispose()


def ask_while_standing_still(engine: Engine) -> None:
    with question(engine) as connection:
        server = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with standing_still(server):
            connection.execute(text("SELECT 1"))


@pytest.mark.postgres
def test_a_stalled_database_is_unavailable(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "PING_SECONDS", 0.2)
    engine = open_engine(postgres_url)
    monkeypatch.setattr(postgres, "STATEMENT_SECONDS", 3_600.0)
    with pytest.raises(StoreUnavailable):
        ask_while_standing_still(engine)
    engine.dispose()
