"""How soon the pages' first bytes come, beside a view that does nothing.

    python benchmarks/pages.py               # 200 times each page
    python benchmarks/pages.py --times 50    # that often

Ours is the app as a host runs it: gunicorn with the app's own settings, the embedded SQLite database, a visitor with
100 stored snapshots of one large upload (3,000 invoices and 2,000 quotes, one row in ten with a fault). Bare is the
least that this server can do: a Flask app of one view that returns nothing, under the same gunicorn with the same
settings. One client asks both over connections that stay open, in turns, so that a busy moment of the machine meets
both; the first ten answers of each page are not counted.

How to read the output, one line per page: the milliseconds from the request to the first byte of its answer, at the
median and at the 99th of 100, how many times the bare view's median that is, and the bytes of the page. Nothing is
compressed here: that is the proxy's part. The aim is for a stored result at the median.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from uuid import uuid4

from flask import Flask

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from snapshot.pipeline.documents.upload import UploadedFile  # noqa: E402
from snapshot.store.engine import open_engine  # noqa: E402
from snapshot.store.protocol import NewRun  # noqa: E402
from snapshot.store.sql.store import SqlStore  # noqa: E402
from tests.support.browserless import Caller  # noqa: E402
from tests.support.exports import INVOICE_HEADER, QUOTE_HEADER, as_csv  # noqa: E402
from tests.support.server import free_port, wait_until_up  # noqa: E402

AIM_MS = 20.0
WARM_UP = 10
SNAPSHOTS = 100
INVOICES, QUOTES = 3_000, 2_000
FIRST, DAYS = date(2023, 1, 2), 900
WORK = ["Annual service", "Leak repair", "Install heat pump", "Water heater", "Panel upgrade", "Spring cleanup"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds to the first byte, and the size of the body."""

    median: float
    of_100_the_99th: float
    size: int


class Browser:
    """A visitor whose connection stays open, and who keeps the cookie."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self._connection = HTTPConnection("127.0.0.1", port)
        self._cookie = cookie

    def ask(self, path: str) -> tuple[float, int, bytes]:
        """Milliseconds to the first byte, status and body of the answer."""
        begun = time.perf_counter()
        self._connection.request("GET", path, headers={"Cookie": self._cookie})
        answer = self._connection.getresponse()
        taken = (time.perf_counter() - begun) * 1000
        self._cookie = (answer.headers.get("Set-Cookie") or self._cookie).split(";")[0]
        return taken, answer.status, answer.read()


def bare() -> Flask:
    """An app that does nothing."""
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "")
    return app


def main() -> None:
    parser = argparse.ArgumentParser(description="The pages' first bytes beside an empty view.")
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    with ExitStack() as stack:
        instance = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        nothing = Browser(stack.enter_context(_serving("pages:bare()", instance)))
        port = stack.enter_context(_serving("wsgi:app", instance))
        visitor = Caller(f"http://127.0.0.1:{port}")
        result = _make_snapshot(visitor)
        owner = Browser(port, visitor.cookie)
        _repeat(instance, SNAPSHOTS - 1)
        pages = {
            "a stored result": result,
            "its print view": f"{result}/print",
            "its receipt": f"{result}/receipt.json",
            f"a list of {SNAPSHOTS}": "/app/results",
            "the upload form": "/app/upload",
            "the home page": "/",
        }
        for name, path in pages.items():
            print(_line(name, *_measure(nothing, owner, path, times)), flush=True)


def _measure(nothing: Browser, owner: Browser, path: str, times: int) -> tuple[Measured, Measured]:
    turns = [(_first_byte(nothing, "/"), _first_byte(owner, path)) for _ in range(WARM_UP + times)][WARM_UP:]
    empty, ours = (_summary(list(found)) for found in zip(*turns, strict=True))
    return empty, ours


def _first_byte(browser: Browser, path: str) -> tuple[float, int]:
    taken, status, body = browser.ask(path)
    if status != 200:
        raise SystemExit(f"{path} answered {status}")
    return taken, len(body)


def _summary(found: list[tuple[float, int]]) -> Measured:
    taken = sorted(milliseconds for milliseconds, _ in found)
    return Measured(taken[len(taken) // 2], taken[len(taken) * 99 // 100], found[-1][1])


def _line(name: str, empty: Measured, ours: Measured) -> str:
    aim = f" (aim {AIM_MS:.0f} ms: {'met' if ours.median < AIM_MS else 'MISSED'})" if name == "a stored result" else ""
    return (
        f"{name:<15} first byte p50 {ours.median:6.2f} p99 {ours.of_100_the_99th:6.2f} ms, "
        f"an empty view p50 {empty.median:5.2f} ms: {ours.median / empty.median:5.1f}x; {ours.size / 1000:5.1f} kB{aim}"
    )


# What is asked -------------------------------------------------------------------------------------------------------


def _make_snapshot(visitor: Caller) -> str:
    """The path of the result."""
    status, result, text = visitor.upload(*_files())
    if status != 303 or "/app/results/" not in result:
        raise SystemExit(f"the upload answered {status}: {text[:500]!r}")
    return result


def _repeat(instance: Path, times: int) -> None:
    """Store the one result as that many further ones."""
    engine = open_engine(f"sqlite:///{instance / 'snapshot.db'}")
    with engine.connect() as connection:
        workspace_id = connection.exec_driver_sql("SELECT workspace_id FROM runs").scalar_one()
    store = SqlStore(engine)
    (made,) = store.list_runs(workspace_id)
    for _ in range(times):
        run = NewRun(uuid4().hex, workspace_id, uuid4().hex, "upload", made.results_json)
        store.begin_run(run, "benchmark", 300, 10 * times)
        store.finish_run(run, "succeeded", made.results_json, None)
    engine.dispose()


def _files() -> tuple[UploadedFile, UploadedFile]:
    """Two and a half years of invoices and quotes. Of ten rows one has a fault."""
    chance = random.Random(7)
    invoices = [_faulty(at, _invoice(at, chance), (4, 8)) for at in range(INVOICES)]
    quotes = [_faulty(at, _quote(at, chance), (3, 7)) for at in range(QUOTES)]
    return (
        UploadedFile("invoices.csv", as_csv(INVOICE_HEADER, invoices)),
        UploadedFile("quotes.csv", as_csv(QUOTE_HEADER, quotes)),
    )


def _invoice(at: int, chance: random.Random) -> list[object]:
    issued = FIRST + timedelta(days=at * DAYS // INVOICES)
    is_open = chance.random() < 0.06
    total = chance.randint(80, 4_000)
    paid = "" if is_open else issued + timedelta(days=chance.randint(2, 45))
    return [
        f"INV-{at}", f"Customer {chance.randint(1, 90)}", f"Q-{at}", chance.choice(WORK), issued,
        issued + timedelta(days=14), paid, "Sent" if is_open else "Paid", f"{total}.00", f"{total * is_open}.00",
    ]  # fmt: skip


def _quote(at: int, chance: random.Random) -> list[object]:
    created = FIRST + timedelta(days=at * DAYS // QUOTES - 6)
    answer = chance.choice(["Approved", "Approved", "Declined", "Sent"])
    answered = [created + timedelta(days=4) if answer == one else "" for one in ("Approved", "Declined")]
    customer, total = f"Customer {chance.randint(1, 90)}", f"{chance.randint(80, 4_000)}.00"
    return [f"Q-{at}", customer, chance.choice(WORK), created, *answered, answer, total]


def _faulty(at: int, row: list[object], places: tuple[int, int]) -> list[object]:
    """Each tenth row has no date or no total, or a word in its place: turn by turn."""
    if at % 10 == 0:
        row[places[at % 20 > 0]] = "" if at % 40 < 20 else "ask Jo"
    return row


# Who answers ---------------------------------------------------------------------------------------------------------


@contextmanager
def _serving(app: str, instance: Path) -> Iterator[int]:
    """The port of a gunicorn that serves ``app`` with the options that a host runs it with."""
    port = free_port()
    settings = {"SNAPSHOT_PORT": str(port), "SNAPSHOT_INSTANCE_DIR": str(instance), "SNAPSHOT_DATABASE_URL": ""}
    gunicorn = [Path(sys.executable).parent / "gunicorn", "--config", ROOT / "gunicorn.conf.py"]
    command = [*gunicorn, "--pythonpath", ROOT / "benchmarks", "--chdir", ROOT, app]
    with (instance / f"{port}.log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
        try:
            wait_until_up(f"http://127.0.0.1:{port}/", process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


if __name__ == "__main__":
    main()
