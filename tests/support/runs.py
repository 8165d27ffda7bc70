"""Runs to begin and locks to expire, for the tests of the store and of the governance."""

from uuid import uuid4

from sqlalchemy import Engine, text

from snapshot.store.base import NewRun
from snapshot.store.engine import transaction


def new_run(workspace_id: str, lock_id: str | None = None, **changes: str) -> NewRun:
    fields = {"run_id": uuid4().hex, "mode": "upload", "results_json": "{}"} | changes
    return NewRun(workspace_id=workspace_id, lock_id=lock_id or uuid4().hex, **fields)


def expire(engine: Engine, workspace_id: str) -> None:
    """Let the lease of the workspace have ended a moment ago, as if its holder had been killed long since."""
    with transaction(engine) as connection:
        statement = text("UPDATE run_locks SET expires_at = 1 WHERE workspace_id = :workspace_id")
        assert connection.execute(statement, {"workspace_id": workspace_id}).rowcount == 1
