"""Several hosts as they run in production: gunicorn with its own configuration file, all on one PostgreSQL database."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psutil

from tests.conftest import REPO
from tests.support.server import free_port, wait_until_up

KEY = "kJ3-vq0Rr_Zt8w5XyA1bNfGhUo7LmPdSeWcTi2Q9"
WORKERS, THREADS = 2, 4
APPS = {timedelta(0): "wsgi:app", timedelta(hours=1): "tests.support.hour_ahead:app"}


@dataclass(frozen=True, slots=True)
class Host:
    """``ahead`` is how far its clock is from the true time."""

    address: str
    ahead: timedelta
    process: "subprocess.Popen[bytes]"
    log: Path

    def workers(self) -> list[psutil.Process]:
        return [one for one in psutil.Process(self.process.pid).children() if one.status() != psutil.STATUS_ZOMBIE]

    def kill_a_worker(self) -> None:
        self.workers()[0].send_signal(signal.SIGKILL)


@contextmanager
def two_hosts(folder: Path, database_url: str, **settings: object) -> Iterator[tuple[Host, Host]]:
    """Two hosts of two workers each; the clock of the second one is an hour ahead. Settings as in ``Settings``."""
    with ExitStack() as stack:
        hosts = [stack.enter_context(_host(folder, database_url, ahead, settings)) for ahead in APPS]
        for host in hosts:
            wait_until_up(f"{host.address}/healthz", host.process)
        yield hosts[0], hosts[1]


@contextmanager
def _host(folder: Path, database_url: str, ahead: timedelta, settings: dict[str, object]) -> Iterator[Host]:
    port = free_port()
    given = {"instance_dir": folder / str(port), "database_url": database_url, "port": port, "secret_key": KEY}
    given |= {"workers": WORKERS, "threads": THREADS} | settings
    variables = {f"SNAPSHOT_{name.upper()}": str(value) for name, value in given.items()}
    command = [Path(sys.executable).parent / "gunicorn", APPS[ahead]]
    log = folder / f"host-{port}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=REPO, env=os.environ | variables, stdout=file, stderr=file)
        try:
            yield Host(f"http://127.0.0.1:{port}", ahead, process, log)
        finally:
            process.terminate()
            process.wait(timeout=60)
