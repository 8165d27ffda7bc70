"""Two hosts of two processes each on one PostgreSQL; the clock of the second one is an hour ahead.

Many uploads at once, a process that is killed, a database that goes away: runs of one workspace never overlap, every
refusal is calm, nothing is lost, and no host has to be started again. ``LOAD_WORKSPACES`` and ``LOAD_PRESSES`` make it
larger.
"""

import http.client
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import pytest
from sqlalchemy import Engine, select, text

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.store.engine import now_ms, open_engine, transaction
from snapshot.store.migrations import upgrade
from snapshot.store.sql.store import SqlStore
from snapshot.store.sql.tables import run_locks
from snapshot.wording import refusals
from tests.conftest import skip_or_fail
from tests.support import postgres
from tests.support.browserless import Caller
from tests.support.exports import INVOICE_HEADER, as_csv, invoice_rows
from tests.support.hosts import THREADS, WORKERS, Host, two_hosts
from tests.support.runs import expire

pytestmark = [pytest.mark.processes, pytest.mark.postgres]

WORKSPACES = int(os.environ.get("LOAD_WORKSPACES", "50"))
PRESSES = int(os.environ.get("LOAD_PRESSES", "4"))  # of each workspace, at once
INVOICES = UploadedFile("invoices.csv", as_csv(INVOICE_HEADER, invoice_rows(31, overdue=4)))
MAX_AT_ONCE = 400  # open connections
BROKEN_OFF = 0  # in place of a status, where the process died before it answered
ALL = "SELECT count(*) FROM runs"
RUNNING = f"{ALL} WHERE status = 'running'"
SUCCEEDED = f"{ALL} WHERE status = 'succeeded'"
Hosts = tuple[Host, Host]


@pytest.fixture(scope="module")
def database() -> Iterator[postgres.RunningServer]:
    """A server of its own: it will be stopped."""
    running = postgres.own_server()
    try:
        server = running.__enter__()
    except Exception as error:
        skip_or_fail(f"PostgreSQL does not start here ({type(error).__name__})")
        raise
    try:
        engine = open_engine(server.url)
        upgrade(engine)
        engine.dispose()
        yield server
    finally:
        running.__exit__(None, None, None)


@pytest.fixture
def engine(database: postgres.RunningServer) -> Iterator[Engine]:
    opened = open_engine(database.url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="module")
def hosts(database: postgres.RunningServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    with two_hosts(tmp_path_factory.mktemp("hosts"), database.url, daily_run_limit=10_000) as running:
        yield running


@dataclass(frozen=True, slots=True)
class Answer:
    """``caller`` is the visitor as the answer left them; ``run_id`` is of the page to which it leads, if it does."""

    caller: Caller
    host: Host
    status: int
    run_id: str
    text: str


def press(caller: Caller, host: Host) -> Answer:
    """One press of the button by a visitor, at one of the hosts."""
    moved = caller.moved_to(host.address)
    try:
        status, leads_to, said = moved.upload(INVOICES)
    except (http.client.HTTPException, OSError):
        status, leads_to, said = BROKEN_OFF, "", ""
    return Answer(moved, host, status, leads_to.rpartition("/")[2], said)


@contextmanager
def pressed_at_once(presses: Sequence[tuple[Caller, Host]]) -> Iterator[list[Future[Answer]]]:
    with ThreadPoolExecutor(min(len(presses), MAX_AT_ONCE)) as pool:
        yield [pool.submit(press, caller, host) for caller, host in presses]


def new_callers(hosts: Hosts, count: int) -> list[Caller]:
    """Visitors who got their forms at alternating hosts."""
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(lambda n: Caller(hosts[n % 2].address), range(count)))


def span(answer: Answer) -> tuple[datetime, datetime]:
    """When its run began and ended, by its own manifest and the true time."""
    status, _, text = answer.caller.send("GET", f"/app/results/{answer.run_id}/receipt.json")
    assert status == 200, "a run that was promised is lost"
    manifest = json.loads(text)["run_manifest"]
    assert {step["status"] for step in manifest["steps"]} == {"succeeded"}
    began, ended = (datetime.fromisoformat(manifest[name]) for name in ("created_at", "finalized_at"))
    return began - answer.host.ahead, ended - answer.host.ahead


def counted(engine: Engine, query: str) -> int:
    with transaction(engine) as connection:
        return int(connection.execute(text(query)).scalar_one())


def test_of_many_uploads_at_once_none_overlap_and_none_is_lost(hosts: Hosts, engine: Engine) -> None:
    begun, succeeded = counted(engine, ALL), counted(engine, SUCCEEDED)
    callers = new_callers(hosts, WORKSPACES)
    with pressed_at_once([(caller, hosts[n % 2]) for caller in callers for n in range(PRESSES)]) as presses:
        answers = [one.result() for one in presses]
    statuses = Counter(one.status for one in answers)
    assert set(statuses) == {303, 409}, statuses
    assert statuses[409] > WORKSPACES / 5, "hardly any press met another one: this proves nothing"
    assert all(refusals.RUN_ALREADY_ACTIVE in one.text for one in answers if one.status == 409)
    _wait_until(lambda: not _live_locks(engine), seconds=60)
    _never_overlap([one for one in answers if one.status == 303], callers)
    assert counted(engine, SUCCEEDED) - succeeded == counted(engine, ALL) - begun == statuses[303]


def _never_overlap(succeeded: Sequence[Answer], callers: Sequence[Caller]) -> None:
    by_visitor: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    with ThreadPoolExecutor(8) as pool:
        for answer, times in zip(succeeded, pool.map(span, succeeded), strict=True):
            by_visitor[answer.caller.token].append(times)
    assert set(by_visitor) == {caller.token for caller in callers}, "each workspace had its run"
    for spans in by_visitor.values():
        assert all(ended <= began for (_, ended), (began, _) in pairwise(sorted(spans)))


def _live_locks(engine: Engine) -> list[str]:
    """The workspaces that are held by somebody, by the database's clock."""
    with transaction(engine) as connection:
        query = select(run_locks.c.workspace_id).where(run_locks.c.expires_at > now_ms(engine))
        return list(connection.scalars(query))


def test_a_clock_that_is_an_hour_ahead_takes_no_lock_over_early(hosts: Hosts, engine: Engine) -> None:
    """Held for another minute by everybody's clock but that of the second host."""
    (caller,) = new_callers(hosts, 1)
    first = press(caller, hosts[0])
    store, workspace_id = SqlStore(engine), _workspace_of(engine, first.run_id)
    assert store.acquire_lock(workspace_id, "held", "by a test", 60)
    for host in hosts * 2:
        answer = press(caller, host)
        assert answer.status == 409
        assert refusals.RUN_ALREADY_ACTIVE in answer.text
    assert store.release_lock(workspace_id, "held")
    assert [press(caller, host).status for host in reversed(hosts)] == [303, 303]


def _workspace_of(engine: Engine, run_id: str) -> str:
    with transaction(engine) as connection:
        query = text("SELECT workspace_id FROM runs WHERE run_id = :run_id")
        return str(connection.execute(query, {"run_id": run_id}).scalar_one())


def test_a_killed_process_takes_nothing_along_but_its_own_runs(hosts: Hosts, engine: Engine) -> None:
    before = {one.pid for one in hosts[0].workers()}
    for _ in range(5):
        cut_off = _kill_a_process_at_work(hosts[0], engine, new_callers(hosts, 2 * WORKERS * THREADS))
        if _live_locks(engine):
            break
    assert _live_locks(engine), "each time the process was between two runs"
    _wait_until(lambda: len(hosts[0].workers()) == WORKERS, seconds=60)
    assert {one.pid for one in hosts[0].workers()} != before
    _wait_out_and_try_again(engine, hosts, cut_off)
    assert counted(engine, f"{ALL} WHERE status = 'interrupted'")


def _kill_a_process_at_work(host: Host, engine: Engine, callers: Sequence[Caller]) -> list[Caller]:
    """The visitors whose answer broke off."""
    with pressed_at_once([(caller, host) for caller in callers]) as presses:
        # More runs than one process has threads: each process stands in the middle of some.
        _wait_until(lambda: counted(engine, RUNNING) > THREADS, seconds=60)
        host.kill_a_worker()
        answers = [one.result() for one in presses]
    statuses = Counter(one.status for one in answers)
    assert set(statuses) <= {303, BROKEN_OFF}
    assert statuses[303], "the other process answers as ever"
    assert len(_live_locks(engine)) <= THREADS, "only what the killed one was doing"
    return [one.caller for one in answers if one.status == BROKEN_OFF]


def _wait_out_and_try_again(engine: Engine, hosts: Hosts, callers: Sequence[Caller]) -> None:
    """Runs that were cut off keep their workspaces until their leases end; then every visitor has a snapshot."""
    held = _live_locks(engine)
    with pressed_at_once([(caller, hosts[1]) for caller in callers]) as presses:
        assert Counter(one.result().status for one in presses)[409] == len(held)
    for workspace_id in held:
        expire(engine, workspace_id)
    with pressed_at_once([(caller, hosts[1]) for caller in callers]) as presses:
        assert {one.result().status for one in presses} == {303}
    assert counted(engine, RUNNING) == len(_live_locks(engine)) == 0


def test_a_database_that_is_stopped_is_a_calm_page_until_it_is_back(
    hosts: Hosts, engine: Engine, database: postgres.RunningServer
) -> None:
    visitors = new_callers(hosts, 4)
    firsts = [press(caller, host) for caller, host in zip(visitors, hosts * 2, strict=True)]
    assert {one.status for one in firsts} == {303}
    callers = new_callers(hosts, 12)
    with pressed_at_once([(caller, hosts[n % 2]) for n, caller in enumerate(callers)]) as presses:
        _wait_until(lambda: counted(engine, RUNNING) > THREADS, seconds=60)
        engine.dispose()
        database.stop()
        try:
            _is_calm(hosts, firsts)
        finally:
            database.start()
        answers = [one.result() for one in presses]
    assert {one.status for one in answers} <= {303, 503}
    assert any(one.status == 503 for one in answers)
    # Before its run began, or in the middle of it.
    calm = (refusals.STORE_UNAVAILABLE, refusals.STORE_LOST)
    assert all(any(said in one.text for said in calm) for one in answers if one.status == 503)
    for host in hosts:
        _wait_until(lambda host=host: _asked(host, "/readyz")[0] == 200, seconds=60)
    assert [span(one) for one in firsts], "nothing that was finished is lost"
    _wait_out_and_try_again(engine, hosts, [one.caller for one in answers if one.status == 503])


def _is_calm(hosts: Hosts, firsts: Sequence[Answer]) -> None:
    for host in hosts:
        assert _asked(host, "/healthz") == (200, {"status": "ok"})
        status, said = _asked(host, "/readyz")
        assert (status, said["reason"]) == (503, "database_away")
    for status, page in map(_page, firsts):
        assert status == 503
        assert refusals.STORE_UNAVAILABLE in page
    upload = press(firsts[0].caller, firsts[0].host)
    assert upload.status == 503
    assert refusals.STORE_UNAVAILABLE in upload.text


def _asked(host: Host, path: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection(host.address.removeprefix("http://"), timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    said = json.loads(answer.read())
    connection.close()
    return answer.status, said


def _wait_until(true: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert true()


def test_a_stalled_database_shows_a_calm_page(hosts: Hosts, database: postgres.RunningServer) -> None:
    callers = new_callers(hosts, 6)
    firsts = [press(caller, host) for caller, host in zip(callers[:2], hosts, strict=True)]
    with pressed_at_once([(caller, hosts[n % 2]) for n, caller in enumerate(callers[2:])]) as presses:
        with database.standing_still(), ThreadPoolExecutor(2) as pool:
            pages = list(pool.map(_page, firsts))
        answers = [one.result() for one in presses]
    for status, page in pages:
        assert status == 503
        assert refusals.STORE_UNAVAILABLE in page
    assert {one.status for one in answers} <= {303, 503}
    assert {_page(one)[0] for one in firsts} == {200}


def _page(of: Answer) -> tuple[int, str]:
    status, _, page = of.caller.send("GET", f"/app/results/{of.run_id}")
    return status, page
