"""One of several processes that fight for locks: ``contender.py FIGHT URL FOLDER ...``; prints JSON.

An exclusively created file is the witness that does not depend on the database: a second holder cannot make it.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore


def fight(store: SqlStore, folder: Path, attempts: int, seed: int) -> dict[str, list[object]]:
    """Acquire and release ``attempts`` times over three workspaces, now and then dying with the lock held."""
    chance = random.Random(seed)
    fences, overlaps = [], []
    for attempt in range(attempts):
        workspace = f"ws{chance.randrange(3)}"
        dies = chance.random() < 0.01
        lock_id = f"{seed}-{attempt}"
        lease = store.acquire_lock(workspace, lock_id, str(seed), 0.05 if dies else 60)
        if lease is None:
            continue
        fences.append(f"{workspace}:{lease.fence}")
        if dies:
            continue  # never released: the time to live is the only way out
        overlaps += hold(folder / workspace, lock_id)
        store.release_lock(workspace, lock_id)
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


def take_over(store: SqlStore, workspaces: int, seed: int) -> dict[str, list[str]]:
    """Try once for each of ``workspaces`` locks, all of which have expired; names the ones that were got."""
    names = [f"expired{n}" for n in range(workspaces)]
    return {"won": [name for name in names if store.acquire_lock(name, f"{seed}-{name}", str(seed), 600)]}


def wait_for_start(folder: Path) -> None:
    while not (folder / "start").exists():
        time.sleep(0.001)


def main() -> None:
    kind, url, folder, count, seed = sys.argv[1:]
    store = SqlStore(open_engine(url))
    store.ping()
    (Path(folder) / f"ready{seed}").touch()
    wait_for_start(Path(folder))
    answer = fight(store, Path(folder), int(count), int(seed)) if kind == "fight" else None
    print(json.dumps(answer or take_over(store, int(count), int(seed))))


if __name__ == "__main__":
    main()
