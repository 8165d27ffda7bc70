"""Several processes that fight for locks: ``contender.py KIND FOLDER COUNT PROCESSES``; prints a line of JSON each.

``contest.json`` in the folder holds the store's ``address`` (see ``every_store.opened``) and the ``ids`` of workspaces,
by name. The processes are forked from one that has loaded everything and connected to nothing. An exclusively created
file is the witness that does not depend on the database: a second holder cannot make it.
"""

import json
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from snapshot.store.protocol import Lease
from tests.support.every_store import opened


class Locks:
    """The locks of named workspaces, each as its visitor reaches it. Made before the fork, connected after it."""

    def __init__(self, address: str, ids: Mapping[str, str]) -> None:
        store_of = opened(address)
        self._reached = {name: (store_of(workspace_id), workspace_id) for name, workspace_id in ids.items()}
        self.names = list(ids)

    def acquire(self, name: str, lock_id: str, owner: str, ttl_seconds: float) -> Lease | None:
        store, workspace_id = self._reached[name]
        return store.acquire_lock(workspace_id, lock_id, owner, ttl_seconds)

    def release(self, name: str, lock_id: str) -> bool:
        store, workspace_id = self._reached[name]
        return store.release_lock(workspace_id, lock_id)

    def connect(self) -> None:
        self._reached[self.names[0]][0].ping()


def fight(locks: Locks, folder: Path, attempts: int, seed: int) -> dict[str, list[object]]:
    """Acquire and release ``attempts`` times over all workspaces, now and then dying with the lock held."""
    chance = random.Random(seed)
    fences, overlaps = [], []
    for attempt in range(attempts):
        workspace = chance.choice(locks.names)
        dies = chance.random() < 0.01
        lock_id = f"{seed}-{attempt}"
        lease = locks.acquire(workspace, lock_id, str(seed), 0.05 if dies else 60)
        if lease is None:
            continue
        fences.append(f"{workspace}:{lease.fence}")
        if dies:
            continue  # never released: the time to live is the only way out
        overlaps += hold(folder / workspace, lock_id)
        locks.release(workspace, lock_id)
    return {"fences": fences, "overlaps": overlaps}


def hold(witness: Path, lock_id: str) -> Iterator[str]:
    """Make and remove the witness; yields a complaint where another holder's stands."""
    try:
        witness.touch(exist_ok=False)
    except FileExistsError:
        yield f"{lock_id} found another holder at {witness.name}"
        return
    time.sleep(0.0005)
    witness.unlink()


def take_over(locks: Locks, seed: int) -> dict[str, list[str]]:
    """Try once for each lock, all of which have expired; names the ones that were got."""
    return {"won": [name for name in locks.names if locks.acquire(name, f"{seed}-{name}", str(seed), 600)]}


def contend(kind: str, locks: Locks, folder: Path, count: int, seed: int) -> None:
    """One process: says that it is ready, waits for the start, and leaves what it found in ``said<seed>``."""
    locks.connect()
    (folder / f"ready{seed}").touch()
    while not (folder / "start").exists():
        time.sleep(0.001)
    answer = fight(locks, folder, count, seed) if kind == "fight" else take_over(locks, seed)
    (folder / f"said{seed}").write_text(json.dumps(answer))


def forked(kind: str, locks: Locks, folder: Path, count: int, seed: int) -> int:
    """The id of a new process that does ``contend`` and nothing else."""
    child = os.fork()
    if child:
        return child
    try:
        contend(kind, locks, folder, count, seed)
        os._exit(0)
    finally:  # reached only when that raised
        traceback.print_exc()
        os._exit(1)


def main() -> None:
    kind, named, count, processes = sys.argv[1:]
    folder, seeds = Path(named), range(int(processes))
    locks = Locks(**json.loads((folder / "contest.json").read_text()))
    children = [forked(kind, locks, folder, int(count), seed) for seed in seeds]
    while len(list(folder.glob("ready*"))) < len(seeds):
        if any(os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) for child in children):
            raise SystemExit("a process ended before the start")
        time.sleep(0.01)
    (folder / "start").touch()
    ends = [os.waitpid(child, 0)[1] for child in children]
    for seed in seeds:
        print((folder / f"said{seed}").read_text())
    raise SystemExit(any(ends))


if __name__ == "__main__":
    main()
