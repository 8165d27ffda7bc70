"""Two signed-in visitors of a hosted project, each with a row in every table; and a stranger without a token."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from tests.support.supabase_stack import SupabaseStack, driver_dsn

TABLES = (
    "workspaces",
    "run_locks",
    "runs",
    "packs",
    "assist_requests",
    "held_files",
    "reading_choices",
    "shared_links",
)
VIEWS = ("seen_runs", "pack_contents", "held_contents", "living_links")

NOW = "(extract(epoch from clock_timestamp()) * 1000)::bigint"
_STATEMENTS = (
    "insert into auth.users (id) values (%(user)s)",
    "insert into workspaces values (%(ws)s, 'user:' || %(user)s, 1, %(user)s::uuid)",
    f"insert into run_locks values (%(ws)s, %(lock)s, 'owner', 7, {NOW}, {NOW} + 60000)",
    f"insert into runs values (%(run)s, %(ws)s, %(lock)s, 'running', 'upload', %(form)s, null, {NOW}, null, '{{}}')",
    f"insert into packs values (%(run)s, %(ws)s, {NOW}, 'pack')",
    "insert into assist_requests values (%(run)s, %(ws)s, %(run)s, 'tool', 'notes', 'site', 'contact', 1)",
    f"insert into held_files values (%(ws)s, %(form)s, {NOW}, 5, 'files')",
    "insert into reading_choices values (%(ws)s, 'layout', 1, '{}')",
    "insert into shared_links values (%(link)s::text, %(ws)s, %(run)s,"
    f" encode(sha256(convert_to(%(link)s::text, 'UTF8')), 'hex'), {NOW}, {NOW} + 600000, '{{\"shared\": 1}}')",
)


# One for all: making one takes longer than a hundred calls.
CLIENT = httpx.Client(timeout=120, trust_env=False)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever carries ``token``; nobody, where it is ``None``. Speaks to PostgREST."""

    rest_url: str
    token: str | None

    def call(self, function: str, **arguments: object) -> httpx.Response:
        return self.send("POST", f"/rpc/{function}", json=arguments)

    def rows(self, table: str, **filters: str) -> list[dict[str, Any]]:
        """What is seen. Raises ``RuntimeError`` for anything else than an answer."""
        answer = self.send("GET", f"/{table}", params=filters)
        if answer.status_code != 200:
            raise RuntimeError(answer.text)
        found: list[dict[str, Any]] = answer.json()
        return found

    def insert(self, table: str, row: Mapping[str, object]) -> httpx.Response:
        """Without asking for the row back: that would hide an open insert behind a closed select."""
        return self.send("POST", f"/{table}", json=row, headers={"Prefer": "return=minimal"})

    def update(self, table: str, values: Mapping[str, object], **filters: str) -> httpx.Response:
        return self.send("PATCH", f"/{table}", json=values, params=filters, headers={"Prefer": "return=minimal"})

    def delete(self, table: str, **filters: str) -> httpx.Response:
        return self.send("DELETE", f"/{table}", params=filters, headers={"Prefer": "return=minimal"})

    def send(self, method: str, path: str, headers: Mapping[str, str] | None = None, **more: Any) -> httpx.Response:
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return CLIENT.request(method, self.rest_url + path, headers=bearer | dict(headers or {}), **more)


@dataclass(frozen=True, slots=True)
class Member:
    """A visitor with a workspace, in which one run is under way. ``link`` is the id of a link to it, and opens it."""

    visitor: Visitor
    user: str
    ws: str
    lock: str
    run: str
    form: str
    link: str


@dataclass(frozen=True, slots=True)
class Pair:
    """``look`` asks the database as the owner of the tables, past all policies."""

    mine: Member
    theirs: Member
    nobody: Visitor
    database: "psycopg.Connection[Any]"

    def look(self, query: str, **given: object) -> list[Any]:
        """All rows of a statement; of one column the bare values."""
        rows = self.database.execute(query, given).fetchall()
        return [row[0] if len(row) == 1 else row for row in rows]

    def change(self, statement: str, **given: object) -> None:
        assert self.database.execute(statement, given).rowcount > 0

    def kept(self, member: Member) -> dict[str, list[Any]]:
        """Every row of the member, as it stands in the tables."""
        return {
            table: self.look(f"select t::text from {table} t where workspace_id = %(ws)s", ws=member.ws)
            for table in TABLES
        }

    def expire(self, member: Member) -> None:
        """As if the holder of the lock had been killed long since."""
        self.change("update run_locks set expires_at = 1 where workspace_id = %(ws)s", ws=member.ws)


@contextmanager
def pair(stack: SupabaseStack) -> Iterator[Pair]:
    with psycopg.connect(driver_dsn(stack.dsn), autocommit=True) as connection:
        nobody = Visitor(stack.rest_url, None)
        yield Pair(_member(stack, connection), _member(stack, connection), nobody, connection)


def _member(stack: SupabaseStack, connection: "psycopg.Connection[Any]") -> Member:
    ids = {name: str(uuid4()) for name in ("user", "ws", "lock", "run", "form", "link")}
    for statement in _STATEMENTS:
        connection.execute(statement, ids)
    return Member(Visitor(stack.rest_url, stack.token(ids["user"])), **ids)
