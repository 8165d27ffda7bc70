"""One run per workspace at a time: a lease with a time to live, released only by the one who holds it.

The store takes the lock in one statement on the database's own clock; nothing is looked up before it. ``run_lock`` is
the only way in, because it releases on every way out. A killed process skips that: then the time to live is the
guarantee, and every later write of the old run is refused because its ``lock_id`` no longer holds the lock.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from snapshot.errors import RunAlreadyActive, StoreUnavailable
from snapshot.store.protocol import Lease, LockStore

DEFAULT_TTL_SECONDS = 300

log = logging.getLogger(__name__)


def acquire_run_lock(
    store: LockStore,
    workspace_id: str,
    owner: str,
    ttl_seconds: float = DEFAULT_TTL_SECONDS,
    lock_id: str | None = None,
) -> Lease:
    """The lease of ``workspace_id`` for ``ttl_seconds``, or ``RunAlreadyActive`` at once: no waiting, no retry.

    The caller makes ``lock_id`` (a fresh one by default); the same live one again returns the same lease.
    """
    lease = store.acquire_lock(workspace_id, lock_id or uuid4().hex, owner, ttl_seconds)
    if lease is None:
        raise RunAlreadyActive
    return lease


def release_run_lock(store: LockStore, workspace_id: str, lock_id: str) -> bool:
    """Free the lock where it carries ``lock_id``. ``False``: it is someone else's or gone, nothing was changed."""
    return store.release_lock(workspace_id, lock_id)


@contextmanager
def run_lock(
    store: LockStore, workspace_id: str, owner: str, ttl_seconds: float = DEFAULT_TTL_SECONDS
) -> Iterator[Lease]:
    """Hold the workspace's lock for the length of the block. Raises ``RunAlreadyActive``."""
    lock_id = uuid4().hex
    try:
        lease = acquire_run_lock(store, workspace_id, owner, ttl_seconds, lock_id)
    except StoreUnavailable:
        # It may have been taken all the same, and only the answer lost on its way.
        _release_quietly(store, workspace_id, lock_id)
        raise
    try:
        yield lease
    finally:
        _release_quietly(store, workspace_id, lock_id)


def _release_quietly(store: LockStore, workspace_id: str, lock_id: str) -> None:
    """A release that cannot reach the store must not hide why the block ended: the lease ends by itself."""
    try:
        release_run_lock(store, workspace_id, lock_id)
    except StoreUnavailable:
        log.warning("lock %s was not released, the store does not answer; it expires by itself", lock_id[:6])
