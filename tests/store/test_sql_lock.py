"""The lock's statements, on SQLite and PostgreSQL."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from snapshot.store.sql import SqlStore
from tests.support.runs import expire

WS = "workspace-one"


def test_a_free_lock_is_taken_and_a_held_one_refused(store: SqlStore) -> None:
    assert store.acquire_lock(WS, "first", "a", 60) is not None
    assert store.acquire_lock(WS, "second", "b", 60) is None


def test_each_workspace_has_its_own_lock(store: SqlStore) -> None:
    assert store.acquire_lock(WS, "first", "a", 60) is not None
    assert store.acquire_lock("workspace-two", "second", "b", 60) is not None


def test_the_same_live_lock_id_returns_the_same_lease(store: SqlStore) -> None:
    first = store.acquire_lock(WS, "mine", "a", 60)
    again = store.acquire_lock(WS, "mine", "a", 60)
    assert first is not None
    assert again is not None
    assert (again.fence, again.acquired_at) == (first.fence, first.acquired_at)


def test_an_expired_lock_is_taken_over_with_a_higher_fence(store: SqlStore, engine: Engine) -> None:
    first = store.acquire_lock(WS, "first", "a", 60)
    expire(engine, WS)
    second = store.acquire_lock(WS, "second", "b", 60)
    assert first is not None
    assert second is not None
    assert second.fence == first.fence + 1
    assert store.acquire_lock(WS, "third", "c", 60) is None


def test_a_late_release_of_the_old_holder_changes_nothing(store: SqlStore, engine: Engine) -> None:
    store.acquire_lock(WS, "old", "a", 60)
    expire(engine, WS)
    store.acquire_lock(WS, "new", "b", 60)
    assert store.release_lock(WS, "old") is False
    assert store.acquire_lock(WS, "third", "c", 60) is None
    assert store.release_lock(WS, "new") is True


def test_a_released_lock_is_free_at_once_and_its_fence_goes_on(store: SqlStore) -> None:
    fences = []
    for lock_id in ("one", "two", "three"):
        lease = store.acquire_lock(WS, lock_id, "a", 60)
        assert lease is not None
        fences.append(lease.fence)
        assert store.release_lock(WS, lock_id) is True
    assert fences == [1, 2, 3]


def test_a_second_release_and_one_of_an_unknown_workspace_are_no_errors(store: SqlStore) -> None:
    store.acquire_lock(WS, "mine", "a", 60)
    assert store.release_lock(WS, "mine") is True
    assert store.release_lock(WS, "mine") is False
    assert store.release_lock("nowhere", "mine") is False


def test_a_live_lease_is_renewed_from_now(store: SqlStore) -> None:
    taken = store.acquire_lock(WS, "mine", "a", 10)
    renewed = store.renew_lock(WS, "mine", 600)
    assert taken is not None
    assert renewed is not None
    assert renewed.expires_at - taken.expires_at >= timedelta(seconds=589)
    assert renewed.fence == taken.fence


def test_a_lease_that_has_ended_cannot_be_renewed(store: SqlStore, engine: Engine) -> None:
    store.acquire_lock(WS, "mine", "a", 60)
    expire(engine, WS)
    assert store.renew_lock(WS, "mine", 60) is None


def test_a_lease_taken_over_cannot_be_renewed(store: SqlStore, engine: Engine) -> None:
    store.acquire_lock(WS, "old", "a", 60)
    expire(engine, WS)
    store.acquire_lock(WS, "new", "b", 60)
    assert store.renew_lock(WS, "old", 60) is None


@pytest.mark.parametrize("ttl", [0.5, 60, 300])
def test_a_lease_lasts_as_long_as_asked(store: SqlStore, ttl: float) -> None:
    lease = store.acquire_lock(WS, "mine", "a", ttl)
    assert lease is not None
    # PostgreSQL reads its clock once for each of the two columns.
    assert timedelta(0) <= lease.expires_at - lease.acquired_at - timedelta(seconds=ttl) < timedelta(milliseconds=50)
