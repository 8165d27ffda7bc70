"""Statements on the rows of runs, each called inside one transaction: start, results, and status.

A run whose lease has ended without a result reads as 'interrupted'; that is decided here, when it is read.

Order of row locks: ``run_locks`` before ``runs``; the other order deadlocks under load.
"""

from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, case, func, insert, select, update

from snapshot.errors import AlreadySubmitted, DailyLimitReached, LockLost
from snapshot.store.engine import now_ms
from snapshot.store.protocol import SAMPLE, SAMPLES_PER_DAY, NewRun, RunRecord, moment
from snapshot.store.sql.tables import packs, run_locks, runs

DAY_MS = 86_400_000


def interrupt_left_over(connection: Connection, workspace_id: str) -> None:
    """Whoever holds the lock knows that every other run of the workspace is dead."""
    statement = update(runs).where(runs.c.workspace_id == workspace_id, runs.c.status == "running")
    connection.execute(statement.values(status="interrupted", finished_at=now_ms(connection.engine)))


def refuse_second_submission(connection: Connection, run: NewRun) -> None:
    """Raise ``AlreadySubmitted`` with the first run's id where this filled form has started one."""
    first = find_submission(connection, run.workspace_id, run.submission_id)
    if first is not None:
        raise AlreadySubmitted(first)


def refuse_over_limit(connection: Connection, run: NewRun, daily_limit: int) -> None:
    """Raise ``DailyLimitReached`` where as many runs as may have begun in the last 24 hours; samples count apart."""
    recent = (runs.c.workspace_id == run.workspace_id) & (runs.c.created_at > now_ms(connection.engine) - DAY_MS)
    is_sample = run.mode == SAMPLE
    alike = runs.c.mode == SAMPLE if is_sample else runs.c.mode != SAMPLE
    limit = SAMPLES_PER_DAY if is_sample else daily_limit
    if connection.execute(select(func.count()).select_from(runs).where(recent, alike)).scalar_one() >= limit:
        raise DailyLimitReached


def insert_run(connection: Connection, run: NewRun) -> None:
    values = {
        "run_id": run.run_id,
        "workspace_id": run.workspace_id,
        "lock_id": run.lock_id,
        "status": "running",
        "mode": run.mode,
        "submission_id": run.submission_id,
        "rerun_of": run.rerun_of,
        "results_json": run.results_json,
    }
    connection.execute(insert(runs).values(values | {"created_at": now_ms(connection.engine)}))


def write_results(connection: Connection, run: NewRun, results_json: str) -> None:
    """Store the results so far, where the run is still this lock's running one. Raises ``LockLost``."""
    _write_fenced(connection, run, {"results_json": results_json})


def write_outcome(
    connection: Connection, run: NewRun, status: Literal["succeeded", "failed"], results_json: str
) -> None:
    """Store the final results, where the run is still this lock's running one. Raises ``LockLost``."""
    finished = {"status": status, "results_json": results_json, "finished_at": now_ms(connection.engine)}
    _write_fenced(connection, run, finished)


def insert_pack(connection: Connection, run: NewRun, data: bytes) -> None:
    values = {"run_id": run.run_id, "workspace_id": run.workspace_id, "data": data}
    connection.execute(insert(packs).values(values | {"created_at": now_ms(connection.engine)}))


def find_submission(connection: Connection, workspace_id: str, submission_id: str | None) -> str | None:
    if submission_id is None:
        return None
    statement = select(runs.c.run_id).where(runs.c.workspace_id == workspace_id, runs.c.submission_id == submission_id)
    return connection.scalar(statement)


def select_runs(connection: Connection, workspace_id: str) -> Select[Any]:
    """The workspace's runs with their status as seen now: "running" only while the run's own lease lives."""
    now = now_ms(connection.engine)
    dead = (runs.c.status == "running") & (run_locks.c.lock_id.is_(None))
    lease = (
        (run_locks.c.workspace_id == runs.c.workspace_id)
        & (run_locks.c.lock_id == runs.c.lock_id)
        & (run_locks.c.expires_at > now)
    )
    seen = case((dead, "interrupted"), else_=runs.c.status).label("seen_status")
    return select(runs, seen).select_from(runs.outerjoin(run_locks, lease)).where(runs.c.workspace_id == workspace_id)


def as_record(row: Row[Any]) -> RunRecord:
    return RunRecord(
        run_id=row.run_id,
        workspace_id=row.workspace_id,
        status=row.seen_status,
        mode=row.mode,
        created_at=moment(row.created_at),
        finished_at=None if row.finished_at is None else moment(row.finished_at),
        results_json=row.results_json,
        rerun_of=row.rerun_of,
    )


def _write_fenced(connection: Connection, run: NewRun, values: dict[str, Any]) -> None:
    mine = (
        (runs.c.run_id == run.run_id)
        & (runs.c.workspace_id == run.workspace_id)
        & (runs.c.lock_id == run.lock_id)
        & (runs.c.status == "running")
    )
    if connection.execute(update(runs).where(mine).values(values)).rowcount != 1:
        raise LockLost
