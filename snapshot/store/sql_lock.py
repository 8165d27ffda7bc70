"""The lock's statements. Each is one statement whose verdict is a returned row; none looks before it writes."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, case, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from snapshot.store.base import Lease
from snapshot.store.engine import now_ms
from snapshot.store.tables import run_locks as t

RELEASED = 0  # an ``expires_at`` that lies in the past on every clock


def acquire(connection: Connection, workspace_id: str, lock_id: str, owner: str, ttl_ms: int) -> Lease | None:
    """Insert the row, or take it over only where it has expired or is ours already."""
    now = now_ms(connection.engine)
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(t).values(
        workspace_id=workspace_id, lock_id=lock_id, owner=owner, fence=1, acquired_at=now, expires_at=now + ttl_ms
    )
    # The lease is computed anew here, not taken from ``excluded``: that was computed before the wait for the row.
    ours = (t.c.lock_id == lock_id) & (t.c.expires_at > now)
    takeover = statement.on_conflict_do_update(
        index_elements=[t.c.workspace_id],
        set_={
            "lock_id": lock_id,
            "owner": owner,
            "fence": case((ours, t.c.fence), else_=t.c.fence + 1),
            "acquired_at": case((ours, t.c.acquired_at), else_=now),
            "expires_at": now + ttl_ms,
        },
        where=or_(t.c.expires_at <= now, t.c.lock_id == lock_id),
    )
    return _lease(connection.execute(takeover.returning(*t.c)).one_or_none())


def renew(connection: Connection, workspace_id: str, lock_id: str, ttl_ms: int) -> Lease | None:
    """Lengthen the lease where it is ours and has not ended."""
    now = now_ms(connection.engine)
    statement = update(t).where(_held(workspace_id, lock_id, now)).values(expires_at=now + ttl_ms)
    return _lease(connection.execute(statement.returning(*t.c)).one_or_none())


def release(connection: Connection, workspace_id: str, lock_id: str) -> bool:
    """End the lease where it is ours and has not ended. The row stays: its fence goes on counting."""
    now = now_ms(connection.engine)
    statement = update(t).where(_held(workspace_id, lock_id, now)).values(expires_at=RELEASED)
    return connection.execute(statement.returning(t.c.workspace_id)).one_or_none() is not None


def _held(workspace_id: str, lock_id: str, now: ColumnElement[int]) -> ColumnElement[bool]:
    return (t.c.workspace_id == workspace_id) & (t.c.lock_id == lock_id) & (t.c.expires_at > now)


def moment(milliseconds: int) -> datetime:
    """A stored time as a UTC datetime."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _lease(row: Row[Any] | None) -> Lease | None:
    if row is None:
        return None
    return Lease(
        workspace_id=row.workspace_id,
        lock_id=row.lock_id,
        owner=row.owner,
        fence=row.fence,
        acquired_at=moment(row.acquired_at),
        expires_at=moment(row.expires_at),
    )
