"""A run killed in the middle is shown as interrupted, and its workspace works again when the lease has ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from snapshot.errors import RunAlreadyActive
from snapshot.governance.run_manifest import running_step
from snapshot.pipeline.documents.manifest import StepName
from snapshot.services.context import RunContext
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_run import UploadRequest, start_run
from snapshot.store.sql import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair
from tests.support.runs import expire

pytestmark = pytest.mark.processes
REPO = Path(__file__).resolve().parents[2]
FROZEN_RUN = REPO / "tests" / "support" / "frozen_run.py"


@contextmanager
def killed(url: str, ttl: int, workspaces: dict[str, str]) -> Iterator[None]:
    """Each workspace holds a run that was killed with SIGKILL while it stood in the named step."""
    pairs = [f"{step}={workspace_id}" for step, workspace_id in workspaces.items()]
    command = [sys.executable, FROZEN_RUN, url, str(ttl), *pairs]
    environment = os.environ | {"PYTHONPATH": "."}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPO, env=environment) as process:
        assert process.stdout is not None
        frozen = {process.stdout.readline().strip() for _ in pairs}
        process.send_signal(signal.SIGKILL)
    assert frozen == set(workspaces)
    yield


def start(context: RunContext, workspace_id: str) -> str:
    return start_run(context, workspace_id, UploadRequest(files=plain_pair()))


def test_killed_in_each_of_the_six_steps(store: SqlStore, engine: Engine, database_url: str) -> None:
    context = run_context(store)
    workspaces = {str(step): store.ensure_workspace(f"guest:{step}") for step in StepName}
    with killed(database_url, 300, workspaces):
        for step, workspace_id in workspaces.items():
            (alive,) = list_runs(context, workspace_id)
            assert alive.record.status == "running"
            with pytest.raises(RunAlreadyActive):
                start(context, workspace_id)
            expire(engine, workspace_id)
            (dead,) = list_runs(context, workspace_id)
            assert dead.record.status == "interrupted"
            died_in = running_step(dead.results.run_manifest)
            assert died_in is not None
            assert died_in.step_name == step
            assert [one.status for one in dead.results.run_manifest.steps] == _stopped_at(step)
            assert find_run(context, workspace_id, start(context, workspace_id)).record.status == "succeeded"


def test_the_workspace_is_free_within_a_second_after_the_lease_has_ended(store: SqlStore, database_url: str) -> None:
    ttl = 3
    context = run_context(store, lock_ttl_seconds=ttl)
    workspace_id = store.ensure_workspace("guest:one")
    with killed(database_url, ttl, {"build_snapshot_v2": workspace_id}):
        killed_at = time.monotonic()
        while time.monotonic() < killed_at + ttl + 1:
            try:
                assert start(context, workspace_id)
            except RunAlreadyActive:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the workspace did not become free")


def _stopped_at(step: str) -> list[str]:
    before = [str(name) for name in StepName].index(step)
    return ["succeeded"] * before + ["running"] + ["pending"] * (5 - before)
