"""A run killed in the middle is shown as interrupted, and its workspace works again when the lease has ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, Select, select

from snapshot.errors import RunAlreadyActive
from snapshot.governance.run_manifest import running_step
from snapshot.pipeline.documents.manifest import StepName
from snapshot.services.context import RunContext
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_upload import UploadRequest
from snapshot.store.engine import now_ms, transaction
from snapshot.store.protocol import Store
from snapshot.store.sql.tables import run_locks
from tests.support.context import run_context
from tests.support.every_store import EVERY_STORE
from tests.support.exports import plain_pair
from tests.support.runs import expire
from tests.support.start import start_run

pytestmark = [pytest.mark.processes, EVERY_STORE]
REPO = Path(__file__).resolve().parents[2]
LEASE = 5  # seconds
FROZEN_RUN = REPO / "tests" / "support" / "frozen_run.py"


@contextmanager
def killed(address: str, runs: Mapping[str, tuple[str, int]]) -> Iterator[None]:
    """Each workspace holds a run that was killed with SIGKILL while it stood in a step.

    ``runs`` maps a workspace to the step and the seconds that the run's lease lasts without a sign of life.
    """
    told = [f"{workspace_id}={step}={ttl}" for workspace_id, (step, ttl) in runs.items()]
    command = [sys.executable, FROZEN_RUN, address, *told]
    environment = os.environ | {"PYTHONPATH": "."}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPO, env=environment) as process:
        assert process.stdout is not None
        frozen = {process.stdout.readline().strip() for _ in told}
        process.send_signal(signal.SIGKILL)
    assert frozen == set(runs)
    yield


def start(context: RunContext, workspace_id: str) -> str:
    return start_run(context, workspace_id, UploadRequest(files=plain_pair()))


def test_killed_in_each_of_the_six_steps_and_free_again_when_the_lease_has_ended(
    store_of: Callable[[str], Store],
    address_for: Callable[[Mapping[str, str]], str],
    engine: Engine,
) -> None:
    """Six long leases show what a dead run looks like; beside them a short one ends by itself.

    One process holds all seven, and the six are looked at while the short lease still runs.
    """
    steps = {str(step): run_context(store_of(step)) for step in StepName}
    workspaces = {step: context.store.ensure_workspace(f"guest:{step}") for step, context in steps.items()}
    short = run_context(store_of("waiting"))
    waiting = short.store.ensure_workspace("guest:waiting")
    address = address_for({workspace_id: name for name, workspace_id in workspaces.items()} | {waiting: "waiting"})
    leases = {workspace_id: (step, 300) for step, workspace_id in workspaces.items()}
    with killed(address, leases | {waiting: ("build_snapshot_v2", LEASE)}):
        with pytest.raises(RunAlreadyActive):
            start(short, waiting)
        for step, workspace_id in workspaces.items():
            _is_interrupted(steps[step], engine, workspace_id, step)
        _is_free_when_the_lease_has_ended(short, engine, waiting)
        for step, workspace_id in workspaces.items():
            assert find_run(steps[step], workspace_id, start(steps[step], workspace_id)).record.status == "succeeded"


def _is_interrupted(context: RunContext, engine: Engine, workspace_id: str, step: str) -> None:
    """It counts as running until its lease has ended, and then says in which step it died."""
    (alive,) = list_runs(context, workspace_id)
    assert alive.record.status == "running"
    with pytest.raises(RunAlreadyActive):
        start(context, workspace_id)
    expire(engine, workspace_id)
    (dead,) = list_runs(context, workspace_id)
    assert dead.record.status == "interrupted"
    manifest = find_run(context, workspace_id, dead.record.run_id).results.run_manifest
    died_in = running_step(manifest)
    assert died_in is not None
    assert died_in.step_name == step
    assert [one.status for one in manifest.steps] == _stopped_at(step)


def _is_free_when_the_lease_has_ended(context: RunContext, engine: Engine, workspace_id: str) -> None:
    """No new run is let in before, and none is refused after, by the database's clock."""
    ends = _asked(engine, select(run_locks.c.expires_at).where(run_locks.c.workspace_id == workspace_id))
    while True:
        asked = _asked(engine, select(now_ms(engine)))
        try:
            start(context, workspace_id)
        except RunAlreadyActive:
            assert asked < ends
            time.sleep(0.05)
        else:
            assert _asked(engine, select(now_ms(engine))) >= ends
            return


def _asked(engine: Engine, query: Select[tuple[int]]) -> int:
    with transaction(engine) as connection:
        return int(connection.execute(query).scalar_one())


def _stopped_at(step: str) -> list[str]:
    before = [str(name) for name in StepName].index(step)
    return ["succeeded"] * before + ["running"] + ["pending"] * (5 - before)
