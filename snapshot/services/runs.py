"""Look at what a workspace has."""

from dataclasses import dataclass

from snapshot.errors import RunNotFound
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.context import RunContext
from snapshot.services.read_back import read_back
from snapshot.store.base import RunRecord


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as the store sees it now, and its results read back."""

    record: RunRecord
    results: RunResults


def find_run(context: RunContext, workspace_id: str, run_id: str) -> StoredRun:
    """The run, if it is this workspace's. Raises ``RunNotFound``: unknown and foreign look the same."""
    record = context.store.get_run(workspace_id, run_id)
    if record is None:
        raise RunNotFound
    return _read(record)


def list_runs(context: RunContext, workspace_id: str) -> list[StoredRun]:
    """The workspace's runs, newest first."""
    return [_read(record) for record in context.store.list_runs(workspace_id)]


def _read(record: RunRecord) -> StoredRun:
    return StoredRun(record=record, results=read_back(record))
