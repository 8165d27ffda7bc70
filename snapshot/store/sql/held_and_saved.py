"""The statements about held files and saved import choices, each called inside one transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from snapshot.store.engine import now_ms
from snapshot.store.protocol import HOUR_MS, MAX_LAYOUTS, HeldFiles, moment
from snapshot.store.sql.tables import held_files, reading_choices

HOLDING = 7_305_819  # the name of PostgreSQL's lock below


def hold(
    connection: Connection, workspace_id: str, upload_id: str, data: bytes, *, total_limit: int, since: datetime | None
) -> bool:
    """Put ``data`` in the workspace's one place; ``False`` where all workspaces together would pass the limit."""
    _one_at_a_time(connection)
    others = select(func.coalesce(func.sum(held_files.c.size), 0)).where(held_files.c.workspace_id != workspace_id)
    if int(connection.execute(others).scalar_one()) + len(data) > total_limit:
        return False
    created_at = now_ms(connection.engine) if since is None else round(since.timestamp() * 1000)
    values = {"upload_id": upload_id, "created_at": created_at, "size": len(data), "data": data}
    new = _insert(connection, held_files).values(values | {"workspace_id": workspace_id})
    replaced = {name: new.excluded[name] for name in values}  # the data travels once
    connection.execute(new.on_conflict_do_update(index_elements=["workspace_id"], set_=replaced))
    return True


def find_held(connection: Connection, workspace_id: str, upload_id: str | None, within_hours: int) -> HeldFiles | None:
    """What the workspace holds, where it is ``upload_id`` (``None``: whichever it is) and young enough."""
    query = select(held_files).where(held_files.c.workspace_id == workspace_id, ~_older(connection, within_hours))
    if upload_id is not None:
        query = query.where(held_files.c.upload_id == upload_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else HeldFiles(row.upload_id, moment(row.created_at), row.data)


def release(connection: Connection, workspace_id: str, upload_id: str) -> bool:
    gone = delete(held_files).where(held_files.c.workspace_id == workspace_id, held_files.c.upload_id == upload_id)
    return connection.execute(gone).rowcount == 1


def any_held_past(connection: Connection, hours: int) -> bool:
    return connection.execute(select(held_files.c.size).where(_older(connection, hours)).limit(1)).first() is not None


def purge_held(connection: Connection, older_than_hours: int) -> int:
    return connection.execute(delete(held_files).where(_older(connection, older_than_hours))).rowcount


def remember(connection: Connection, workspace_id: str, layout: str, choices_json: str) -> None:
    """Keep the choices, and of all layouts of the workspace only those chosen last."""
    values = {"choices_json": choices_json, "updated_at": now_ms(connection.engine)}
    new = _insert(connection, reading_choices).values(values | {"workspace_id": workspace_id, "layout": layout})
    connection.execute(new.on_conflict_do_update(index_elements=["workspace_id", "layout"], set_=values))
    kept = _newest(workspace_id).with_only_columns(reading_choices.c.layout)
    of_workspace = reading_choices.c.workspace_id == workspace_id
    connection.execute(delete(reading_choices).where(of_workspace, reading_choices.c.layout.not_in(kept)))


def list_choices(connection: Connection, workspace_id: str) -> Mapping[str, str]:
    return {row.layout: row.choices_json for row in connection.execute(_newest(workspace_id))}


def forget(connection: Connection, workspace_id: str, layout: str) -> bool:
    of_workspace = reading_choices.c.workspace_id == workspace_id
    return (
        connection.execute(delete(reading_choices).where(of_workspace, reading_choices.c.layout == layout)).rowcount
        == 1
    )


def _newest(workspace_id: str) -> Select[Any]:
    newest_first = reading_choices.c.updated_at.desc(), reading_choices.c.layout
    query = select(reading_choices).where(reading_choices.c.workspace_id == workspace_id)
    return query.order_by(*newest_first).limit(MAX_LAYOUTS)


def _older(connection: Connection, hours: int) -> ColumnElement[bool]:
    return held_files.c.created_at <= now_ms(connection.engine) - hours * HOUR_MS


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _one_at_a_time(connection: Connection) -> None:
    """Two that hold at once would both find room for one; SQLite has a single writer anyhow."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": HOLDING})
