"""How long taking and freeing the lock takes, beside a bare ``SELECT 1`` on the same connection.

    python benchmarks/lock.py               # 3,000 times on SQLite, PostgreSQL and PostgREST
    python benchmarks/lock.py --times 500   # that often

Bare is the least that a store can do: one ``SELECT 1`` on a connection that is open (over PostgREST: the smallest
call there is, a function that looks at one row). Ours is ``acquire_run_lock`` and ``release_run_lock`` as a run calls
them: two transactions, each with a commit that waits for the disk. So the first line says how long this disk takes to
keep one page for good (``fsync``): ours cannot take less than twice that.

How to read the output, one line per store: the median and the 99th of 100 of both in milliseconds, and how many times
the bare question ours takes. The aims are for ours at the 99th of 100. Bare and ours take turns, so that a busy moment
of the machine meets both. A store that this machine cannot have is named and left out.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402

from snapshot.governance.run_lock import acquire_run_lock, release_run_lock  # noqa: E402
from snapshot.store.engine import open_engine  # noqa: E402
from snapshot.store.migrations import upgrade  # noqa: E402
from snapshot.store.protocol import LockStore  # noqa: E402
from snapshot.store.sql.store import SqlStore  # noqa: E402

WARM_UP = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """A store to measure, the workspace to lock in it, and the bare question to its database."""

    store: LockStore
    workspace_id: str
    ask: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds."""

    median: float
    of_100_the_99th: float


def main() -> None:
    parser = argparse.ArgumentParser(description="Taking and freeing the lock beside a bare SELECT 1.")
    parser.add_argument("--times", type=int, default=3_000)
    times = parser.parse_args().times
    disk = _disk(times)
    print(f"the disk   fsync    p50 {disk.median:6.3f} p99 {disk.of_100_the_99th:6.3f} ms", flush=True)
    for name, (open_subject, aim) in SUBJECTS.items():
        try:
            opened = open_subject()
            subject = opened.__enter__()
        except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the others are measured
            print(f"{name:<10} cannot be had here ({type(error).__name__}: {error})")
            continue
        try:
            print(_line(name, aim, *_measure(subject, times)), flush=True)
        finally:
            opened.__exit__(None, None, None)


def _measure(subject: Subject, times: int) -> tuple[Measured, Measured]:
    bare, ours = [], []
    for _ in range(WARM_UP + times):
        bare.append(_milliseconds(subject.ask))
        ours.append(_milliseconds(lambda: _take_and_free(subject)))
    return _summary(bare[WARM_UP:]), _summary(ours[WARM_UP:])


def _take_and_free(subject: Subject) -> None:
    lease = acquire_run_lock(subject.store, subject.workspace_id, "benchmark")
    if not release_run_lock(subject.store, subject.workspace_id, lease.lock_id):
        raise SystemExit("a lock that was taken could not be freed")


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _summary(found: list[float]) -> Measured:
    found.sort()
    return Measured(found[len(found) // 2], found[len(found) * 99 // 100])


def _disk(times: int) -> Measured:
    with tempfile.TemporaryFile() as file:

        def keep() -> None:
            os.pwrite(file.fileno(), b"x" * 4096, 0)
            os.fsync(file.fileno())

        return _summary([_milliseconds(keep) for _ in range(times)])


def _line(name: str, aim: float, bare: Measured, ours: Measured) -> str:
    met = "met" if ours.of_100_the_99th <= aim else "MISSED"
    return (
        f"{name:<10} SELECT 1 p50 {bare.median:6.3f} p99 {bare.of_100_the_99th:6.3f} ms; "
        f"acquire + release p50 {ours.median:6.3f} ms = {ours.median / bare.median:4.1f}x, "
        f"p99 {ours.of_100_the_99th:6.3f} ms = {ours.of_100_the_99th / bare.of_100_the_99th:4.1f}x "
        f"(aim p99 {aim:.0f} ms: {met})"
    )


@contextmanager
def _sqlite() -> Iterator[Subject]:
    with tempfile.TemporaryDirectory() as folder, _sql(f"sqlite:///{folder}/lock.db") as subject:
        yield subject


@contextmanager
def _postgres() -> Iterator[Subject]:
    from tests.support.postgres import server

    with server() as url, _sql(url) as subject:
        yield subject


@contextmanager
def _sql(url: str) -> Iterator[Subject]:
    engine = open_engine(url)
    upgrade(engine)
    question = text("SELECT 1")
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield Subject(SqlStore(engine), "benchmark", lambda: connection.scalar(question))
    finally:
        engine.dispose()


@contextmanager
def _postgrest() -> Iterator[Subject]:
    from tests.support.every_store import Members
    from tests.support.postgres import server
    from tests.support.supabase_stack import project

    with server() as url, project(url) as stack:
        # Straight to PostgREST: the gateway of the stand-in is not the platform's.
        members = Members(stack)
        store, visitor = members.store("benchmark"), members.client("benchmark")
        workspace_id = store.ensure_workspace("benchmark")
        yield Subject(store, workspace_id, lambda: visitor.rpc("schema_revision", {}).execute())
        members.close()


# Each opens a store that is up to date; the number is the aim in milliseconds.
SUBJECTS: dict[str, tuple[Callable[[], AbstractContextManager[Subject]], float]] = {
    "SQLite": (_sqlite, 2.0),
    "PostgreSQL": (_postgres, 5.0),
    "PostgREST": (_postgrest, 15.0),
}

if __name__ == "__main__":
    main()
