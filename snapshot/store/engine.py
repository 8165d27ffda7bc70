"""How a connection to SQLite or PostgreSQL is opened, so that the lock's promises hold on it."""

import logging
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, Connection, Engine, create_engine, event, literal_column
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.sql.elements import ColumnElement

from snapshot.errors import StoreUnavailable

log = logging.getLogger(__name__)

READ_ONLY = "snapshot_read_only"

# Bounds of every wait: a frozen database becomes a calm page, never a hung worker.
SQLITE_BUSY_MS = 5_000
SQLITE_ROUND_MS = 8
POSTGRES_BOUNDS = {
    "lock_timeout": "2s",
    "statement_timeout": "8s",
    "idle_in_transaction_session_timeout": "10s",
}

_SQLITE_NOW = "CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER)"
_POSTGRES_NOW = "CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)"


def engine_options(url: str) -> dict[str, Any]:
    """The options that ``create_engine`` needs for ``url``."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": SQLITE_BUSY_MS / 1000}}
    # A server that restarts leaves dead connections in the pool: ping before use, and give up soon where it is away.
    return {"pool_pre_ping": True, "pool_timeout": 5, "connect_args": {"connect_timeout": 3}}


def open_engine(url: str) -> Engine:
    """An engine of its own, outside the web app (commands, tests)."""
    engine = create_engine(url, **engine_options(url))
    configure_engine(engine)
    return engine


def configure_engine(engine: Engine) -> None:
    """Install the settings of each new connection; once per engine."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        # Its driver is loaded only where it is used.
        from snapshot.store.postgres import connect

        event.listen(engine, "do_connect", connect)
        event.listen(engine, "connect", _open_postgres)


def clock(dialect: str) -> str:
    """SQL for the database's clock at the moment the row is judged, in milliseconds since 1970.

    SQLite 3.40 lacks subsecond ``unixepoch`` and truncating ``julianday`` is 1 ms low half the time: hence ROUND.
    On PostgreSQL ``now()`` would be the start of the transaction, before the wait for the row.
    """
    return _SQLITE_NOW if dialect == "sqlite" else _POSTGRES_NOW


def now_ms(engine: Engine) -> ColumnElement[int]:
    """The database's clock as a part of an expression."""
    return literal_column(clock(engine.dialect.name), BigInteger)


@contextmanager
def transaction(engine: Engine, *, read_only: bool = False) -> Iterator[Connection]:
    """One transaction. Raises ``StoreUnavailable`` for whatever the database or its driver says against it."""
    try:
        with engine.connect().execution_options(**{READ_ONLY: read_only}) as connection, connection.begin():
            yield connection
    except (DBAPIError, PoolTimeout) as error:
        log.warning("the database: %s", _cause(error))
        raise StoreUnavailable from error


@contextmanager
def question(engine: Engine) -> Iterator[Connection]:
    """A connection for one short look, outside of any transaction: on PostgreSQL the answer must come very soon.

    Raises ``StoreUnavailable``.
    """
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection
    except (DBAPIError, PoolTimeout) as error:
        log.warning("the database: %s", _cause(error))
        raise StoreUnavailable from error


def wipe_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log: bytes that were deleted still stand in it. Never raises; nothing on PostgreSQL.

    Where it is in use for longer than a statement waits, the next call empties it.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
    except (DBAPIError, PoolTimeout, sqlite3.Error) as error:
        log.warning("the database's log could not be emptied: %s", type(error).__name__)


def _cause(error: DBAPIError | PoolTimeout) -> str:
    """What a maintainer needs to know. Only errors that cannot quote a value are quoted, and never the statement."""
    if not isinstance(error, DBAPIError):
        return "all connections are in use"
    driver_error = error.orig
    name = getattr(driver_error, "sqlite_errorname", None) or getattr(driver_error, "sqlstate", None) or ""
    lines = str(driver_error).splitlines() if isinstance(error, (OperationalError, ProgrammingError)) else []
    return " ".join(filter(None, [type(driver_error).__name__, name, *lines[:1]]))


def _open_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions would begin late and as readers; ours begin in ``_begin_sqlite``.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {SQLITE_BUSY_MS}")
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only unlisted
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options: Mapping[str, Any] = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    if options.get(READ_ONLY):
        connection.exec_driver_sql("BEGIN")
    else:
        _begin_immediate(connection)


def _begin_immediate(connection: Connection) -> None:
    """Begin as a writer: a transaction that begins as a reader can fail at once when it upgrades, without waiting.

    SQLite waits with ever longer pauses, in which a busy file is never found free: many writers starve one. Short
    rounds up to the same bound give everyone a turn.
    """
    # The driver itself is asked, many times a second where the file is busy; only the last answer goes the long way.
    driver: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]  # no DBAPI protocol
    driver.execute(f"PRAGMA busy_timeout = {SQLITE_ROUND_MS}")
    try:
        if not _begun(driver, time.monotonic() + SQLITE_BUSY_MS / 1000):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout = {SQLITE_BUSY_MS}")


def _begun(driver: sqlite3.Connection, deadline: float) -> bool:
    """Try until ``deadline``. ``False``: the file stayed busy, or something else is in the way."""
    while time.monotonic() < deadline:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                return False
        else:
            return True
    return False


def _open_postgres(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        for name, value in POSTGRES_BOUNDS.items():
            cursor.execute(f"SET {name} = '{value}'")
    connection.commit()
