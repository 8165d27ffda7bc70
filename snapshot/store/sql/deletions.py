"""Deletes a run or a workspace, with a count of each kind. Called inside one transaction."""

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.sql.elements import ColumnElement

from snapshot.store.protocol import Deleted
from snapshot.store.sql.tables import (
    assist_requests,
    held_files,
    packs,
    reading_choices,
    run_locks,
    runs,
    shared_links,
    workspaces,
)


def delete_run(connection: Connection, workspace_id: str, run_id: str) -> Deleted | None:
    """Delete the run with all that it left; files kept after it are held under its id. ``None``: there is no such."""
    mine = (runs.c.workspace_id == workspace_id) & (runs.c.run_id == run_id)
    # Locked first: nothing is added to it between the counts and its end.
    if connection.execute(select(runs.c.run_id).where(mine).with_for_update()).one_or_none() is None:
        return None
    kept_after = (held_files.c.workspace_id == workspace_id) & (held_files.c.upload_id == run_id)
    return Deleted(
        packs=_gone(connection, packs, packs.c.run_id == run_id),
        held_uploads=_gone(connection, held_files, kept_after),
        links=_gone(connection, shared_links, shared_links.c.run_id == run_id),
        runs=_gone(connection, runs, mine),
    )


def delete_workspace(connection: Connection, workspace_id: str) -> Deleted:
    """Delete everything. The lock goes first: a run under way finds it gone and writes nothing more."""
    _all_gone(connection, run_locks, workspace_id)
    connection.execute(select(runs.c.run_id).where(runs.c.workspace_id == workspace_id).with_for_update()).all()
    deleted = Deleted(
        packs=_all_gone(connection, packs, workspace_id),
        held_uploads=_all_gone(connection, held_files, workspace_id),
        reading_choices=_all_gone(connection, reading_choices, workspace_id),
        assist_requests=_all_gone(connection, assist_requests, workspace_id),
        links=_all_gone(connection, shared_links, workspace_id),
        runs=_all_gone(connection, runs, workspace_id),
    )
    _all_gone(connection, workspaces, workspace_id)
    return deleted


def _all_gone(connection: Connection, table: Table, workspace_id: str) -> int:
    return _gone(connection, table, table.c.workspace_id == workspace_id)


def _gone(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return connection.execute(delete(table).where(which)).rowcount
