"""The lock's statements. Each is one statement with a returned row as its verdict; none looks before it writes."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, TextClause, text

from snapshot.store.engine import clock
from snapshot.store.protocol import Lease, moment

# Both engines speak these words alike; only their clocks differ. The text is kept ready: an expression would be built
# anew for each call, which took longer than the statement itself.

# The lease is computed anew on conflict, not taken from ``excluded``: that was computed before the wait for the row.
_ACQUIRE = """
INSERT INTO run_locks (workspace_id, lock_id, owner, fence, acquired_at, expires_at)
VALUES (:workspace_id, :lock_id, :owner, 1, {now}, {now} + :ttl_ms)
ON CONFLICT (workspace_id) DO UPDATE SET
    lock_id = :lock_id,
    owner = :owner,
    fence = CASE WHEN {ours} THEN run_locks.fence ELSE run_locks.fence + 1 END,
    acquired_at = CASE WHEN {ours} THEN run_locks.acquired_at ELSE {now} END,
    expires_at = {now} + :ttl_ms
WHERE run_locks.expires_at <= {now} OR run_locks.lock_id = :lock_id
RETURNING *
"""
_RENEW = """
UPDATE run_locks SET expires_at = {now} + :ttl_ms
WHERE workspace_id = :workspace_id AND {ours}
RETURNING *
"""
# The row stays, its lease ended in the past on every clock: so its fence goes on counting.
_RELEASE = """
UPDATE run_locks SET expires_at = 0
WHERE workspace_id = :workspace_id AND {ours}
RETURNING workspace_id
"""
_OURS = "run_locks.lock_id = :lock_id AND run_locks.expires_at > {now}"


def acquire(connection: Connection, workspace_id: str, lock_id: str, owner: str, ttl_ms: int) -> Lease | None:
    """Insert the row, or take it over only where it has expired or is ours already."""
    given = {"workspace_id": workspace_id, "lock_id": lock_id, "owner": owner, "ttl_ms": ttl_ms}
    return _lease(connection.execute(_statement(_ACQUIRE, connection.dialect.name), given).one_or_none())


def renew(connection: Connection, workspace_id: str, lock_id: str, ttl_ms: int) -> Lease | None:
    """Lengthen the lease where it is ours and has not ended."""
    given = {"workspace_id": workspace_id, "lock_id": lock_id, "ttl_ms": ttl_ms}
    return _lease(connection.execute(_statement(_RENEW, connection.dialect.name), given).one_or_none())


def release(connection: Connection, workspace_id: str, lock_id: str) -> bool:
    """End the lease where it is ours and has not ended."""
    given = {"workspace_id": workspace_id, "lock_id": lock_id}
    return connection.execute(_statement(_RELEASE, connection.dialect.name), given).one_or_none() is not None


@lru_cache
def _statement(words: str, dialect: str) -> TextClause:
    now = clock(dialect)
    return text(words.format(now=now, ours=_OURS.format(now=now)))


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
