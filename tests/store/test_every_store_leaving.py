"""Deleting on the owner's word: all of it in one go, counted, and nothing of anybody else."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from snapshot.errors import LockLost
from snapshot.store.engine import transaction
from snapshot.store.protocol import AssistRequest, Deleted, NewRun, Store
from tests.support.every_store import EVERY_STORE
from tests.support.runs import expire_links, new_run, share

pytestmark = EVERY_STORE
TABLES = (
    "workspaces",
    "run_locks",
    "runs",
    "packs",
    "held_files",
    "reading_choices",
    "assist_requests",
    "shared_links",
)


def finished(store: Store, workspace_id: str) -> NewRun:
    run = new_run(workspace_id)
    store.begin_run(run, "owner", 60, 1000)
    store.finish_run(run, "succeeded", "{}", b"pack")
    return run


def full(store: Store, workspace_id: str) -> tuple[NewRun, NewRun]:
    """Two runs, the first with files kept after it and two links; and everything else that a workspace has."""
    runs = finished(store, workspace_id), finished(store, workspace_id)
    store.hold_files(workspace_id, runs[0].run_id, b"files", 1_000_000)
    for run in (runs[0], runs[0], runs[1]):
        assert share(store, workspace_id, run.run_id)
    store.remember_choices(workspace_id, "layout", "{}")
    store.add_assist_request(AssistRequest(runs[0].run_id, workspace_id, "Jobber", "notes", "", "me@a.example", None))
    return runs


@pytest.fixture
def rows(engine: Engine) -> Callable[[str], dict[str, int]]:
    """How many rows of each table belong to a workspace."""

    def count(workspace_id: str) -> dict[str, int]:
        with transaction(engine) as connection:
            of_table = "SELECT COUNT(*) FROM {} WHERE workspace_id = :workspace_id"
            given = {"workspace_id": workspace_id}
            return {table: connection.scalar(text(of_table.format(table)), given) or 0 for table in TABLES}

    return count


def test_deleting_a_run_takes_all_of_it_and_leaves_the_rest(
    store: Store, mine: str, their_store: Store, theirs: str, rows: Callable[[str], dict[str, int]]
) -> None:
    (run, other), _ = full(store, mine), full(their_store, theirs)
    before, others = rows(mine), rows(theirs)
    assert store.delete_run(mine, run.run_id) == Deleted(runs=1, packs=1, held_uploads=1, links=2)
    assert (store.get_run(mine, run.run_id), store.load_pack(mine, run.run_id)) == (None, None)
    assert store.load_pack(mine, other.run_id) == b"pack"
    assert rows(mine) == before | {"runs": 1, "packs": 1, "held_files": 0, "shared_links": 1}
    assert rows(theirs) == others
    assert store.delete_run(mine, run.run_id) is None


def test_files_that_wait_for_another_run_stay(store: Store, mine: str) -> None:
    run = finished(store, mine)
    store.hold_files(mine, "a question", b"files", 1_000_000)
    assert store.delete_run(mine, run.run_id) == Deleted(runs=1, packs=1)
    assert store.newest_held(mine) is not None


def test_deleting_a_missing_run_changes_nothing(
    store: Store, mine: str, their_store: Store, theirs: str, rows: Callable[[str], dict[str, int]]
) -> None:
    """A question's files are held under an id that is no run's."""
    run, _ = full(store, mine)
    their_store.hold_files(theirs, run.run_id, b"files", 1_000_000)
    before, others = rows(mine), rows(theirs)
    assert their_store.delete_run(theirs, run.run_id) is None
    assert (rows(mine), rows(theirs)) == (before, others)
    store.delete_run(mine, run.run_id)
    assert rows(theirs) == others


def test_deleting_a_workspace_leaves_no_row_of_it(
    store: Store, engine: Engine, mine: str, their_store: Store, theirs: str, rows: Callable[[str], dict[str, int]]
) -> None:
    full(their_store, theirs)
    others = rows(theirs)
    for run in full(store, mine):
        expire_links(engine, run.run_id)
    assert store.delete_workspace(mine) == Deleted(
        runs=2, packs=2, held_uploads=1, reading_choices=1, assist_requests=1, links=3
    )
    assert rows(mine) == dict.fromkeys(TABLES, 0)
    assert rows(theirs) == others
    assert store.delete_workspace(mine) == Deleted()


def test_a_run_under_way_stores_nothing_after_its_workspace_was_deleted(store: Store, mine: str) -> None:
    run = new_run(mine)
    store.begin_run(run, "owner", 60, 1000)
    store.delete_workspace(mine)
    with pytest.raises(LockLost):
        store.finish_run(run, "succeeded", "{}", b"pack")
