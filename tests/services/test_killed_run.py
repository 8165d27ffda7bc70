"""A run killed in the middle is shown as interrupted, and its workspace works again when the lease has ended."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from snapshot.errors import RunAlreadyActive
from snapshot.governance.run_manifest import running_step
from snapshot.pipeline.documents.manifest import StepName
from snapshot.services.context import RunContext
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_run import UploadRequest, start_run
from snapshot.store.sql import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair

pytestmark = pytest.mark.processes
REPO = Path(__file__).resolve().parents[2]
FROZEN_RUN = REPO / "tests" / "support" / "frozen_run.py"
TTL = 6


def start_frozen(url: str, workspace_id: str, step: StepName) -> subprocess.Popen[str]:
    command = [sys.executable, FROZEN_RUN, url, workspace_id, step, str(TTL)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPO, env=os.environ | {"PYTHONPATH": "."})


def kill_when_frozen(process: subprocess.Popen[str]) -> None:
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "frozen\n"
        process.send_signal(signal.SIGKILL)


def wait_until_free(context: RunContext, workspace_id: str) -> str:
    """The id of the next run, tried until the lease of the killed one has ended."""
    deadline = time.monotonic() + TTL + 5
    while time.monotonic() < deadline:
        try:
            return start_run(context, workspace_id, UploadRequest(files=plain_pair()))
        except RunAlreadyActive:
            time.sleep(0.1)
    raise AssertionError("the workspace did not become free")


def test_killed_in_each_of_the_six_steps(store: SqlStore, database_url: str) -> None:
    context = run_context(store, lock_ttl_seconds=TTL)
    workspaces = {step: store.ensure_workspace(f"guest:{step}") for step in StepName}
    running = {step: start_frozen(database_url, workspaces[step], step) for step in StepName}
    for step, process in running.items():
        workspace_id = workspaces[step]
        kill_when_frozen(process)
        (alive,) = list_runs(context, workspace_id)
        assert alive.record.status == "running"
        with pytest.raises(RunAlreadyActive):
            start_run(context, workspace_id, UploadRequest(files=plain_pair()))
    for step, workspace_id in workspaces.items():
        next_run = find_run(context, workspace_id, wait_until_free(context, workspace_id))
        assert next_run.record.status == "succeeded"
        dead = list_runs(context, workspace_id)[-1]
        assert dead.record.status == "interrupted"
        died_in = running_step(dead.results.run_manifest)
        assert died_in is not None
        assert died_in.step_name == step
        assert [one.status for one in dead.results.run_manifest.steps] == _stopped_at(step)


def _stopped_at(step: StepName) -> list[str]:
    before = list(StepName).index(step)
    return ["succeeded"] * before + ["running"] + ["pending"] * (5 - before)
