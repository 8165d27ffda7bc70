"""Real processes fight for one lock: never two holders, and an expired one is taken over by exactly one.

``LOCK_ATTEMPTS=20000`` has each store attempted that often instead of the few thousand times of every day.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore
from tests.support.hosted_pair import Visitor
from tests.support.runs import expire
from tests.support.supabase_stack import SupabaseStack, driver_dsn

pytestmark = pytest.mark.processes
CONTENDER = Path(__file__).resolve().parent.parent / "support" / "contender.py"
PROCESSES = 8


def contend(kind: str, url: str, folder: Path, count: int) -> list[dict[str, list[str]]]:
    """What each of eight processes says after they all started at the same moment."""
    command = [sys.executable, CONTENDER, kind, url, folder, str(count), str(PROCESSES)]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=600).stdout
    answers = [json.loads(line) for line in said.splitlines()]
    assert len(answers) == PROCESSES
    return answers


def fight(url: str, folder: Path, usual_attempts: int) -> None:
    attempts = int(os.environ.get("LOCK_ATTEMPTS", usual_attempts))
    said = contend("fight", url, folder, attempts // PROCESSES)
    assert [overlap for one in said for overlap in one["overlaps"]] == []
    fences = Counter(fence for one in said for fence in one["fences"])
    assert len(fences) > attempts / 16, "the locks were hardly ever got: the fight proves nothing"
    assert max(fences.values()) == 1, "two holders were given the same token"


def sign_up(stack: SupabaseStack, folder: Path, names: list[str]) -> list[str]:
    """A visitor for each named workspace, written down for the contenders; gives the workspaces' ids."""
    tokens = {name: stack.token(stack.new_user()) for name in names}
    ids = {
        name: Visitor(stack.rest_url, tokens[name]).call("ensure_workspace").json()["workspace_id"] for name in names
    }
    (folder / "hosted.json").write_text(json.dumps({name: (ids[name], tokens[name]) for name in names}))
    return list(ids.values())


def test_many_thousand_attempts_never_let_two_in(database_url: str, tmp_path: Path) -> None:
    fight(database_url, tmp_path, 4_000)


@pytest.mark.postgres
def test_many_attempts_over_postgrest_never_let_two_in(supabase_stack: SupabaseStack, tmp_path: Path) -> None:
    sign_up(supabase_stack, tmp_path, ["ws0", "ws1", "ws2"])
    fight(supabase_stack.rest_url, tmp_path, 2_000)


def test_each_expired_lock_is_taken_over_by_exactly_one(database_url: str, tmp_path: Path) -> None:
    engine = open_engine(database_url)
    workspaces = [f"expired{n}" for n in range(100)]
    for name in workspaces:
        SqlStore(engine).acquire_lock(name, f"dead-{name}", "dead", 60)
        expire(engine, name)
    engine.dispose()
    won = Counter(name for one in contend("takeover", database_url, tmp_path, 100) for name in one["won"])
    assert won == Counter(workspaces)


@pytest.mark.postgres
def test_each_expired_lock_is_taken_over_by_exactly_one_over_postgrest(
    supabase_stack: SupabaseStack, tmp_path: Path
) -> None:
    names = [f"expired{n}" for n in range(40)]
    ids = sign_up(supabase_stack, tmp_path, names)
    with psycopg.connect(driver_dsn(supabase_stack.dsn)) as connection:
        dead = "insert into run_locks select unnest(%s::text[]), 'dead', 'dead', 1, 1, 1"
        connection.execute(dead, (ids,))
    won = Counter(name for one in contend("takeover", supabase_stack.rest_url, tmp_path, 40) for name in one["won"])
    assert won == Counter(names)
