"""What is deleted, and when."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, text

from snapshot.cli import main
from snapshot.errors import PackNotKept, RunNotFound
from snapshot.services.context import RunContext
from snapshot.services.rerun import rerun
from snapshot.services.retention import delete_everything, delete_run
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_upload import UploadRequest
from snapshot.store.engine import transaction
from snapshot.store.sql.store import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair
from tests.support.runs import expire_links, share
from tests.support.start import start_run

DAY_MS = 86_400_000


@pytest.fixture
def context(store: SqlStore) -> RunContext:
    return run_context(store, pack_keep_days=90)


@pytest.fixture
def workspace(store: SqlStore) -> str:
    return store.ensure_workspace("guest:one")


@pytest.fixture
def old(context: RunContext, engine: Engine, workspace: str) -> str:
    """A run of 91 days ago."""
    run_id = start_run(context, workspace, UploadRequest(files=plain_pair()))
    with transaction(engine) as connection:
        connection.execute(text(f"UPDATE packs SET created_at = created_at - 91 * {DAY_MS}.0"))
    return run_id


def test_an_upload_deletes_documents_past_their_days_and_keeps_the_result(
    context: RunContext, store: SqlStore, workspace: str, old: str
) -> None:
    start_run(context, store.ensure_workspace("guest:somebody else"), UploadRequest(files=plain_pair()))
    assert store.load_pack(workspace, old) is None
    assert find_run(context, workspace, old).results.conclusion is not None


def test_documents_past_their_days_are_not_run_again_on_a_quiet_host_either(
    context: RunContext, workspace: str, old: str
) -> None:
    with pytest.raises(PackNotKept):
        rerun(context, workspace, old)
    assert [run.record.run_id for run in list_runs(context, workspace)] == [old]


def test_a_deleted_run_is_gone_with_its_documents(
    context: RunContext, store: SqlStore, workspace: str, old: str
) -> None:
    receipt = delete_run(context, workspace, old)
    assert (receipt.run_id, receipt.deleted.snapshots, receipt.deleted.documents_read) == (old, 1, 1)
    assert store.load_pack(workspace, old) is None
    with pytest.raises(RunNotFound):
        delete_run(context, workspace, old)


def test_deleting_everything_says_how_many_runs_there_were(context: RunContext, workspace: str, old: str) -> None:
    assert delete_everything(context, workspace).deleted.snapshots == 1
    assert list_runs(context, workspace) == []


def test_the_command_purges_and_says_how_many(context: RunContext, engine: Engine, workspace: str, old: str) -> None:
    for name in ("one", "two"):
        context.store.hold_files(context.store.ensure_workspace(f"guest:{name}"), "upload", b"files", 100)
    assert share(context.store, workspace, old)
    expire_links(engine, old)
    with transaction(engine) as connection:
        connection.execute(text(f"UPDATE held_files SET created_at = created_at - {DAY_MS}"))
    with patch("snapshot.create_app", return_value=SimpleNamespace(extensions={"snapshot": context})):
        said = [CliRunner().invoke(main, ["purge"]).output for _ in range(2)]
    assert said == [
        "1 stored pack, 2 held uploads and 1 link deleted.\n",
        "0 stored packs, 0 held uploads and 0 links deleted.\n",
    ]
    assert context.store.load_pack(workspace, old) is None
