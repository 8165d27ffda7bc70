"""A real sign-in that speaks Supabase's protocol: npm's ``@supabase/lite`` on SQLite. Emails appear in its output.

Its tokens name no issuer; ``PlatformTokens`` adds it, as the platform does, with the secret that both know.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import jwt

from snapshot.store.supabase.deadline import BoundedTransport
from tests.support.supabase_stack import MACHINES, NPM, SECRET, NotHere, free_port, platform

LETTER = re.compile(r"To: (\S+)\n.*?token=([0-9a-f]+)&type=(\w+)", re.DOTALL)
OLDEST_NODE = 22  # the first one with SQLite inside
CONFIG = """
[api]
port = {port}
[db]
driver = "sqlite-postgres"
url = "file:./data.db"
[auth]
enabled = true
jwt_secret = "{secret}"
enable_signup = true
[auth.email]
enable_confirmations = true
max_frequency = "1ms"
"""


@dataclass(frozen=True, slots=True)
class SupabaseLite:
    """``auth_url`` is its sign-in."""

    auth_url: str
    log: Path

    def letter(self, email: str, kind: str) -> str:
        """The token in the latest email of that kind to ``email``."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            found = [token for to, token, said in LETTER.findall(self.log.read_text()) if (to, said) == (email, kind)]
            if found:
                return found[-1]
            time.sleep(0.02)
        raise AssertionError(f"no {kind} email came: {self.log.read_text()[-2_000:]}")


@contextmanager
def running_lite(folder: Path) -> Iterator[SupabaseLite]:
    """The sign-in of a project without any account. Raises ``NotHere``."""
    node, program = _node(), NPM / "@supabase" / "lite" / "dist" / "cli" / "index.js"
    if not program.is_file():
        raise NotHere("@supabase/lite is not installed: `make test` installs it with npm, where there is a network")
    port = free_port()
    (folder / "supabase" / "schemas").mkdir(parents=True)
    (folder / "supabase" / "schemas" / "schema.sql").touch()
    (folder / "supabase" / "config.toml").write_text(CONFIG.format(port=port, secret=SECRET))
    log, address = folder / "lite.log", f"http://127.0.0.1:{port}/auth/v1"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [node, program, "dev"],
            cwd=folder,
            env=os.environ | {"LITE_TELEMETRY": "0", "DO_NOT_TRACK": "1"},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            _wait(process, f"{address}/settings", log)
            yield SupabaseLite(address, log)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class PlatformTokens(BoundedTransport):
    """Connections to the project at ``url`` whose new tokens name it as their issuer."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._issuer = f"{url}/auth/v1"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        if not request.url.path.startswith("/auth/v1") or b'"access_token"' not in answer.content:
            return answer
        said = json.loads(answer.content)
        claims = jwt.decode(said["access_token"], SECRET, ["HS256"], audience="authenticated")
        said["access_token"] = jwt.encode(claims | {"iss": self._issuer}, SECRET, "HS256")
        return httpx.Response(answer.status_code, json=said)


def _node() -> str:
    """The Node that came with the tests, or the machine's own where that is new enough."""
    kind = f"{platform.system().lower()}-{MACHINES.get(platform.machine().lower(), platform.machine())}"
    installed = NPM / f"node-{kind}" / "bin" / "node"
    if installed.is_file():
        return str(installed)
    own = shutil.which("node")
    version = subprocess.run([own, "--version"], capture_output=True, text=True, check=False).stdout if own else ""
    if own is None or not re.match(r"v(\d+)", version) or int(version[1:].split(".")[0]) < OLDEST_NODE:
        raise NotHere(f"Node {OLDEST_NODE} is not here: `make test` installs it with npm, where there is a network")
    return own


def _wait(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NotHere(f"@supabase/lite ended at its start: {log.read_text()[-500:]}")
        try:
            if httpx.get(address, timeout=60, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise NotHere("@supabase/lite did not answer in time")
