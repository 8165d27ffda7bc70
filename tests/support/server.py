"""The app as a maintainer runs it: the ``snapshot serve`` command, in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

BIN = Path(sys.executable).parent
ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(instance: Path, **settings: object) -> Iterator[str]:
    """The address of a running server whose data lies in ``instance``; settings as in ``Settings``."""
    with _serving([str(BIN / "snapshot"), "serve"], instance, settings, {}) as (address, _):
        yield address


@contextmanager
def serving_slowly(instance: Path, seconds_per_step: float) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """The same under gunicorn, where every step of a run takes so long; its address and its process."""
    command = [str(BIN / "gunicorn"), "tests.support.slow_app:app"]
    slowness = {"SECONDS_PER_STEP": str(seconds_per_step)}
    with _serving(command, instance, {}, slowness) as running:
        yield running


@dataclass(frozen=True, slots=True)
class HeldServer:
    """A server whose runs stand still for as long as a test wants to do something beside them."""

    address: str
    hold: Path

    def let_through(self, steps: int) -> None:
        """Only the first ``steps`` of the six steps of a run go on."""
        new = self.hold.with_suffix(".new")
        new.write_text(str(steps))
        new.replace(self.hold)

    def let_go(self) -> None:
        """Every step goes on."""
        self.hold.unlink(missing_ok=True)

    @contextmanager
    def holding(self) -> "Iterator[None]":
        """No run gets beyond the beginning of its step."""
        self.hold.touch()
        try:
            yield
        finally:
            self.let_go()


@contextmanager
def serving_held(instance: Path) -> "Iterator[HeldServer]":
    """The app under gunicorn, as fast as it is but for where it is held."""
    command = [str(BIN / "gunicorn"), "tests.support.slow_app:app"]
    hold = instance.parent / "hold"
    with _serving(command, instance, {}, {"SECONDS_PER_STEP": "0", "HELD_BY": str(hold)}) as (address, _):
        yield HeldServer(address, hold)


@contextmanager
def _serving(
    command: list[str], instance: Path, settings: Mapping[str, object], others: Mapping[str, str]
) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    port = free_port()
    given = {"instance_dir": instance, "port": port} | dict(settings)
    variables = {f"SNAPSHOT_{name.upper()}": str(value) for name, value in given.items()} | dict(others)
    log = (instance.parent / f"server-{port}.log").open("w+")
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=log, stderr=log)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/healthz", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=120)
        log.close()


def wait_until_up(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"the server ended at once with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=60):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
