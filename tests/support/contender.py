"""Several processes that fight for locks: ``contender.py KIND URL FOLDER COUNT PROCESSES``; prints a line of JSON each.

They are forked from one that has loaded everything and connected to nothing; each opens a store of its own. At an http
address the locks are PostgREST's; then ``hosted.json`` in the folder names each workspace's id and its visitor's token.
An exclusively created file is the witness that does not depend on the database: a second holder cannot make it.
"""

import json
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import httpx

from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore


class HostedLocks:
    """The lock's functions over PostgREST, for workspaces of several visitors. Raises for any other answer."""

    def __init__(self, url: str, folder: Path) -> None:
        self._client = httpx.Client(base_url=url, timeout=30, trust_env=False)
        self._visitors: dict[str, tuple[str, str]] = json.loads((folder / "hosted.json").read_text())

    def ping(self) -> None:
        self._client.post("/rpc/schema_revision", json={}).raise_for_status()

    def acquire_lock(self, workspace: str, lock_id: str, owner: str, ttl_seconds: float) -> SimpleNamespace | None:
        given = {"p_lock_id": lock_id, "p_owner": owner, "p_ttl_seconds": ttl_seconds}
        lease = self._call("acquire_run_lock", workspace, given)
        return None if lease is None else SimpleNamespace(**lease)

    def release_lock(self, workspace: str, lock_id: str) -> bool:
        return self._call("release_run_lock", workspace, {"p_lock_id": lock_id}) is not None

    def _call(self, function: str, workspace: str, given: dict[str, object]) -> dict[str, object] | None:
        workspace_id, token = self._visitors[workspace]
        bearer = {"Authorization": f"Bearer {token}"}
        answer = self._client.post(f"/rpc/{function}", json=given | {"p_workspace_id": workspace_id}, headers=bearer)
        return answer.raise_for_status().json()


Locks = SqlStore | HostedLocks


def fight(store: Locks, folder: Path, attempts: int, seed: int) -> dict[str, list[object]]:
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


def take_over(store: Locks, workspaces: int, seed: int) -> dict[str, list[str]]:
    """Try once for each of ``workspaces`` locks, all of which have expired; names the ones that were got."""
    names = [f"expired{n}" for n in range(workspaces)]
    return {"won": [name for name in names if store.acquire_lock(name, f"{seed}-{name}", str(seed), 600)]}


def contend(kind: str, url: str, folder: Path, count: int, seed: int) -> None:
    """One process: says that it is ready, waits for the start, and leaves what it found in ``said<seed>``."""
    store = HostedLocks(url, folder) if url.startswith("http:") else SqlStore(open_engine(url))
    store.ping()
    (folder / f"ready{seed}").touch()
    while not (folder / "start").exists():
        time.sleep(0.001)
    answer = fight(store, folder, count, seed) if kind == "fight" else take_over(store, count, seed)
    (folder / f"said{seed}").write_text(json.dumps(answer))


def forked(kind: str, url: str, folder: Path, count: int, seed: int) -> int:
    """The id of a new process that does ``contend`` and nothing else."""
    child = os.fork()
    if child:
        return child
    try:
        contend(kind, url, folder, count, seed)
        os._exit(0)
    finally:  # reached only when that raised
        traceback.print_exc()
        os._exit(1)


def main() -> None:
    kind, url, named, count, processes = sys.argv[1:]
    folder, seeds = Path(named), range(int(processes))
    children = [forked(kind, url, folder, int(count), seed) for seed in seeds]
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
