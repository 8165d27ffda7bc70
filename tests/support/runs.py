"""Runs to begin, locks to expire and links to make, for the tests of the store and of the governance."""

from hashlib import sha256
from uuid import uuid4

from sqlalchemy import Engine, text

from snapshot.store.engine import transaction
from snapshot.store.protocol import NewRun, SharedLink, Store


def new_run(workspace_id: str, lock_id: str | None = None, **changes: str) -> NewRun:
    fields = {"run_id": uuid4().hex, "mode": "upload", "results_json": "{}"} | changes
    return NewRun(workspace_id=workspace_id, lock_id=lock_id or uuid4().hex, **fields)


def expire(engine: Engine, workspace_id: str) -> None:
    """Let the lease of the workspace have ended a moment ago, as if its holder had been killed long since."""
    with transaction(engine) as connection:
        statement = text("UPDATE run_locks SET expires_at = 1 WHERE workspace_id = :workspace_id")
        assert connection.execute(statement, {"workspace_id": workspace_id}).rowcount == 1


def token_hash(name: str) -> str:
    """The hash of a token that ``name`` stands for."""
    return sha256(f"token of {name}".encode()).hexdigest()


def share(
    store: Store, workspace_id: str, run_id: str, *, name: str | None = None, seconds: float = 3600
) -> SharedLink | None:
    """A link of that name (any, by default), which shows its name."""
    link_id = name or uuid4().hex
    return store.share_run(workspace_id, run_id, link_id, token_hash(link_id), link_id, seconds)


def expire_links(engine: Engine, run_id: str) -> None:
    """Let the links of the run have ended a moment ago."""
    with transaction(engine) as connection:
        statement = text("UPDATE shared_links SET expires_at = 1 WHERE run_id = :run_id")
        assert connection.execute(statement, {"run_id": run_id}).rowcount > 0
