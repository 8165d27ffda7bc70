"""The embedded database: one SQLite file, which may be deleted, replaced or restored under the running program.

A connection goes on with the file it has opened, also where that file is gone: what it wrote then would be lost at the
next start. So each use of a connection first looks whether its file is still the one at the path.
"""

import os
import sqlite3
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import upgrade

FILE = "snapshot_file"
FileIdentity = tuple[int, int] | None


def keep_up_to_date(engine: Engine) -> None:
    """Bring an SQLite file up to date, now and whenever another one has taken its place.

    A hosted database is its maintainer's to upgrade (``snapshot db upgrade``). Raises ``StoreUnavailable``.
    """
    if engine.dialect.name != "sqlite":
        return
    upgrade(engine)
    if engine.url.database and engine.url.database != ":memory:":
        _watch(engine, engine.url.database)


def _watch(engine: Engine, path: str) -> None:
    with transaction(engine, read_only=True) as connection:
        current = _revision(connection.connection.dbapi_connection)

    def note_file(connection: Any, record: Any) -> None:
        if _revision(connection) != current:
            _upgrade_apart(engine)
        record.info[FILE] = _identity(path)

    def refuse_other_file(_connection: Any, record: Any, _proxy: object) -> None:
        # Connections from before the watch know of no file, and are let go at their next use.
        if record.info.get(FILE) != _identity(path):
            raise DisconnectionError  # the pool opens the file that is there now

    event.listen(engine, "connect", note_file)
    event.listen(engine, "checkout", refuse_other_file)


def _revision(connection: Any) -> str | None:
    """The revision of the tables, or ``None`` in a file without any. Raises the driver's errors."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # that one is the missing table
            raise
        return None
    return None if row is None else str(row[0])


def _upgrade_apart(engine: Engine) -> None:
    """With connections of its own: the engine's is being opened."""
    apart = open_engine(engine.url.render_as_string(hide_password=False))
    try:
        upgrade(apart)
    finally:
        apart.dispose()


def _identity(path: str) -> FileIdentity:
    try:
        found = os.stat(path)  # noqa: PTH116 - called at each use of a connection
    except OSError:
        return None
    return found.st_dev, found.st_ino
