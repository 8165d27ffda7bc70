"""Real processes fight for one lock: never two holders, and an expired one is taken over by exactly one."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore
from tests.support.runs import expire

pytestmark = pytest.mark.processes
CONTENDER = Path(__file__).resolve().parent.parent / "support" / "contender.py"
PROCESSES = 8


def contend(kind: str, url: str, folder: Path, count: int) -> list[dict[str, list[str]]]:
    """What each of eight processes says after they all started at the same moment."""
    command = [sys.executable, CONTENDER, kind, url, folder, str(count), str(PROCESSES)]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=120).stdout
    answers = [json.loads(line) for line in said.splitlines()]
    assert len(answers) == PROCESSES
    return answers


def test_many_thousand_attempts_never_let_two_in(database_url: str, tmp_path: Path) -> None:
    attempts = 500
    said = contend("fight", database_url, tmp_path, attempts)
    assert [overlap for one in said for overlap in one["overlaps"]] == []
    fences = Counter(fence for one in said for fence in one["fences"])
    assert len(fences) > 250, "the locks were hardly ever got: the fight proves nothing"
    assert max(fences.values()) == 1, "two holders were given the same token"


def test_each_expired_lock_is_taken_over_by_exactly_one(database_url: str, tmp_path: Path) -> None:
    engine = open_engine(database_url)
    workspaces = [f"expired{n}" for n in range(100)]
    for name in workspaces:
        SqlStore(engine).acquire_lock(name, f"dead-{name}", "dead", 60)
        expire(engine, name)
    engine.dispose()
    won = Counter(name for one in contend("takeover", database_url, tmp_path, 100) for name in one["won"])
    assert won == Counter(workspaces)
