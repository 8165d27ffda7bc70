"""A database of an earlier version is brought up to date, and every row of it is as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import Connection, make_url, text

from snapshot.cli import main
from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import revisions
from snapshot.store.sql.store import SqlStore
from snapshot.store.sql.tables import metadata
from tests.support.runs import share
from tests.support.supabase_stack import driver_dsn

ROWS = {
    "0010_first_tables": [
        "INSERT INTO workspaces (workspace_id, owner, created_at)"
        " VALUES ('w1', 'guest:één', 1), ('w2', 'guest:two', 2)",
        "INSERT INTO runs VALUES ('r1', 'w1', 'l1', 'succeeded', 'upload', 'form', NULL, 3, 4, '{\"a\": \"50 % €\"}'),"
        " ('r2', 'w2', 'l2', 'running', 'rerun', NULL, 'r1', 5, NULL, '{}')",
        "INSERT INTO packs VALUES ('r1', 'w1', 6, :data)",
        "INSERT INTO assist_requests VALUES ('a1', 'w1', 'r1', 'Jobber', 'no export', 'a.example', 'me@a.example', 7)",
    ],
    "0011_run_locks": ["INSERT INTO run_locks VALUES ('w1', 'l1', 'owner', 41, 8, 9), ('w2', 'l2', 'owner', 7, 1, 2)"],
    "0012_reading": [
        "INSERT INTO held_files VALUES ('w1', 'u1', 10, 3, :data)",
        "INSERT INTO reading_choices VALUES ('w1', 'layout', 11, '{\"date_order\": \"day_first\"}')",
    ],
    "0013_owner_user": ["INSERT INTO workspaces VALUES ('w3', 'user:1', 12, '00000000-0000-0000-0000-000000000001')"],
    "0014_supabase": [],
}
OLDER = tuple(ROWS)


@contextmanager
def place(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database without any table."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'old.db'}"
        return
    server, name = request.getfixturevalue("postgres_url"), f"old_{uuid4().hex[:12]}"
    with psycopg.connect(driver_dsn(server), autocommit=True) as connection:
        connection.execute(f"create database {name}")
        yield make_url(server).set(database=name).render_as_string(False)
        connection.execute(f"drop database {name} with (force)")


def make_old(url: str, revision: str) -> dict[str, list[dict[str, Any]]]:
    """A database as ``revision`` left it, with a few rows in each of its tables; gives them."""
    engine = open_engine(url)
    with transaction(engine) as connection:
        config = revisions()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        tables = []
        for one in OLDER[: OLDER.index(revision) + 1]:
            for statement in ROWS[one]:
                given = {"data": b"\x00\xffPAR1"} if ":data" in statement else {}
                connection.execute(text(statement.replace(': "', '\\: "')), given)
                tables.append(statement.split()[2])
        rows = {table: read(connection, table) for table in tables}
    engine.dispose()
    return rows


def read(connection: Connection, table: str) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))]


@pytest.mark.parametrize(
    ("kind", "revision"),
    [
        *(("sqlite", one) for one in OLDER),
        *(pytest.param("postgres", one, marks=pytest.mark.postgres) for one in (OLDER[0], OLDER[-1])),
    ],
)
def test_an_old_database_loses_no_row(kind: str, revision: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with place(kind, tmp_path, request) as url:
        before = make_old(url, revision)
        answer = CliRunner().invoke(main, ["db", "upgrade"], env={"SNAPSHOT_DATABASE_URL": url})
        assert answer.exit_code == 0, answer.output
        engine = open_engine(url)
        with transaction(engine) as connection:
            after = {table: read(connection, table) for table in before}
            assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
        added = {"owner_user_id": None}
        assert after == before | {"workspaces": [added | row for row in before["workspaces"]]}
        store = SqlStore(engine)
        assert store.ensure_workspace("guest:één") == "w1"
        assert store.load_pack("w1", "r1") == b"\x00\xffPAR1"
        assert share(store, "w1", "r1") is not None
        assert store.delete_workspace("w1").runs == 1
        assert store.get_run("w2", "r2") is not None
        engine.dispose()
