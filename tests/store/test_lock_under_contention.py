"""Real processes fight for one lock: never two holders, and an expired one is taken over by exactly one.

``LOCK_ATTEMPTS=20000`` has each store attempted that often instead of the few thousand times of every day.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine

from snapshot.store.protocol import Store
from tests.support.every_store import EVERY_STORE
from tests.support.runs import expire

pytestmark = [pytest.mark.processes, EVERY_STORE]
REPO = Path(__file__).resolve().parent.parent.parent
CONTENDER = REPO / "tests" / "support" / "contender.py"
PROCESSES = 8
Contest = Callable[[list[str]], dict[str, str]]


def contend(kind: str, folder: Path, count: int) -> list[dict[str, list[str]]]:
    """What each of eight processes says after they all started at the same moment."""
    command = [sys.executable, CONTENDER, kind, folder, str(count), str(PROCESSES)]
    env = os.environ | {"PYTHONPATH": str(REPO)}
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=600, env=env).stdout
    answers = [json.loads(line) for line in said.splitlines()]
    assert len(answers) == PROCESSES
    return answers


def fight(folder: Path, usual_attempts: int) -> None:
    attempts = int(os.environ.get("LOCK_ATTEMPTS", usual_attempts))
    said = contend("fight", folder, attempts // PROCESSES)
    assert [overlap for one in said for overlap in one["overlaps"]] == []
    fences = Counter(fence for one in said for fence in one["fences"])
    assert len(fences) > attempts / 16, "the locks were hardly ever got: the fight proves nothing"
    assert max(fences.values()) == 1, "two holders were given the same token"


@pytest.fixture
def contest(
    store_of: Callable[[str], Store], address_for: Callable[[Mapping[str, str]], str], tmp_path: Path
) -> Contest:
    """Makes a workspace for each name, and writes down what the contenders need; the ids by name."""

    def prepare(names: list[str]) -> dict[str, str]:
        ids = {name: store_of(name).ensure_workspace(f"guest:{name}") for name in names}
        address = address_for({workspace_id: name for name, workspace_id in ids.items()})
        (tmp_path / "contest.json").write_text(json.dumps({"address": address, "ids": ids}))
        return ids

    return prepare


def test_many_thousand_attempts_never_let_two_in(contest: Contest, kept_by: str, tmp_path: Path) -> None:
    contest(["ws0", "ws1", "ws2"])
    fight(tmp_path, 2_000 if kept_by == "supabase" else 4_000)


def test_each_expired_lock_is_taken_over_by_exactly_one(
    contest: Contest, kept_by: str, store_of: Callable[[str], Store], engine: Engine, tmp_path: Path
) -> None:
    ids = contest([f"expired{n}" for n in range(40 if kept_by == "supabase" else 100)])
    for name, workspace_id in ids.items():
        store_of(name).acquire_lock(workspace_id, "dead", "dead", 60)
        expire(engine, workspace_id)
    engine.dispose()
    won = Counter(name for one in contend("takeover", tmp_path, 1) for name in one["won"])
    assert won == Counter(ids.keys())
