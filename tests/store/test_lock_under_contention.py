"""Real processes fight for one lock: never two holders, and an expired one is taken over by exactly one."""

import json
import subprocess
import sys
import time
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
    commands = [[sys.executable, CONTENDER, kind, url, folder, str(count), str(seed)] for seed in range(PROCESSES)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    while len(list(folder.glob("ready*"))) < PROCESSES:
        assert not [one for one in running if one.poll() not in (None, 0)]
        time.sleep(0.01)
    (folder / "start").touch()
    answers = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    return [json.loads(answer) for answer in answers]


def test_many_thousand_attempts_never_let_two_in(database_url: str, tmp_path: Path) -> None:
    attempts = 500
    said = contend("fight", database_url, tmp_path, attempts)
    assert [overlap for one in said for overlap in one["overlaps"]] == []
    fences = Counter(fence for one in said for fence in one["fences"])
    assert len(fences) > 250, "the locks were hardly ever got: the fight proves nothing"
    assert max(fences.values()) == 1, "two holders were given the same token"


def test_each_expired_lock_is_taken_over_by_exactly_one(database_url: str, tmp_path: Path) -> None:
    engine = open_engine(database_url)
    workspaces = [f"expired{n}" for n in range(150)]
    for name in workspaces:
        SqlStore(engine).acquire_lock(name, f"dead-{name}", "dead", 60)
        expire(engine, name)
    engine.dispose()
    won = Counter(name for one in contend("takeover", database_url, tmp_path, 150) for name in one["won"])
    assert won == Counter(workspaces)
