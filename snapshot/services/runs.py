"""Looks up the runs of one workspace. Unknown and foreign runs look the same: ``RunNotFound``, a 404 on the page.

Also says whether this process can serve."""

from dataclasses import dataclass

from snapshot.errors import RunNotFound
from snapshot.pipeline.documents.glance import Glance
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.context import RunContext
from snapshot.services.stored_results import glance_at, read_results
from snapshot.store.protocol import RunRecord


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as the store sees it now, and its results read back."""

    record: RunRecord
    results: RunResults


@dataclass(frozen=True, slots=True)
class ListedRun:
    """A run as the store sees it now, and the little of its results that a list says."""

    record: RunRecord
    glance: Glance


def find_run(context: RunContext, workspace_id: str, run_id: str) -> StoredRun:
    """The run, if it is this workspace's. Raises ``RunNotFound``: unknown and foreign look the same."""
    record = context.store.get_run(workspace_id, run_id)
    if record is None:
        raise RunNotFound
    return StoredRun(record=record, results=read_results(record))


def list_runs(context: RunContext, workspace_id: str) -> list[ListedRun]:
    """The workspace's runs, newest first."""
    return [ListedRun(record, glance_at(record)) for record in context.store.list_runs(workspace_id)]


def count_runs(context: RunContext, workspace_id: str) -> int:
    """How many runs a list of them would show."""
    return len(context.store.list_runs(workspace_id))


def ready(context: RunContext) -> None:
    """Raises ``StoreUnavailable`` when the database does not answer soon, ``StoreOutdated`` when its tables are old."""
    context.store.ping()
