"""The lock's rules, on SQLite and PostgreSQL: one holder, for a time; taken in one statement, freed by its holder only.

The first part asks the store's own statements, the second the only way in, ``run_lock``.
"""

import logging
from datetime import timedelta
from unittest.mock import create_autospec

import pytest
from sqlalchemy import Engine

from snapshot.errors import RunAlreadyActive, StoreUnavailable
from snapshot.governance.run_lock import DEFAULT_TTL_SECONDS, acquire_run_lock, release_run_lock, run_lock
from snapshot.store.base import LockStore
from snapshot.store.sql import SqlStore
from tests.support.runs import expire

WS = "workspace-one"


class Boom(BaseException):
    """Not even an ``Exception``: as a server's shutdown or a keyboard interrupt would be."""


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


def test_the_block_holds_the_lock_and_frees_it(store: SqlStore) -> None:
    with run_lock(store, WS, "owner") as lease:
        assert lease.workspace_id == WS
        with pytest.raises(RunAlreadyActive), run_lock(store, WS, "other"):
            pytest.fail("two runs at once")
    with run_lock(store, WS, "other"):
        pass


@pytest.mark.parametrize("error", [ValueError, Boom])
def test_an_error_inside_frees_the_lock_and_goes_on_up(store: SqlStore, error: type[BaseException]) -> None:
    with pytest.raises(error), run_lock(store, WS, "owner"):
        raise error
    assert acquire_run_lock(store, WS, "next")


def test_leaving_early_frees_the_lock(store: SqlStore) -> None:
    def leave() -> str:
        with run_lock(store, WS, "owner"):
            return "early"

    assert leave() == "early"
    assert acquire_run_lock(store, WS, "next")


def test_the_refusal_is_the_calm_sentence(store: SqlStore) -> None:
    acquire_run_lock(store, WS, "owner")
    with pytest.raises(RunAlreadyActive) as refused:
        acquire_run_lock(store, WS, "other")
    assert str(refused.value) == ("A snapshot is already running for this workspace. Please wait a moment and refresh.")


def test_release_needs_the_right_lock_id(store: SqlStore) -> None:
    lease = acquire_run_lock(store, WS, "owner")
    assert release_run_lock(store, WS, "someone else's") is False
    assert release_run_lock(store, WS, lease.lock_id) is True


def test_a_store_that_is_away_at_release_does_not_hide_the_first_error(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    lease = acquire_run_lock(store, "elsewhere", "owner")
    away = create_autospec(LockStore, instance=True)
    away.acquire_lock.return_value = lease
    away.release_lock.side_effect = StoreUnavailable
    with caplog.at_level(logging.WARNING), pytest.raises(KeyError), run_lock(away, WS, "owner"):
        raise KeyError("first")
    assert "expires by itself" in caplog.text


def test_a_lease_lasts_five_minutes_when_nothing_else_is_asked(store: SqlStore) -> None:
    with run_lock(store, WS, "owner") as lease:
        lasts = lease.expires_at - lease.acquired_at
    assert DEFAULT_TTL_SECONDS == 300
    assert timedelta(0) <= lasts - timedelta(seconds=300) < timedelta(milliseconds=50)


def test_a_block_that_outlives_its_lease_frees_nobody_elses_lock(store: SqlStore, engine: Engine) -> None:
    with run_lock(store, WS, "late"):
        expire(engine, WS)
        acquire_run_lock(store, WS, "next", lock_id="theirs")
    assert store.renew_lock(WS, "theirs", 60) is not None
    with pytest.raises(RunAlreadyActive):
        acquire_run_lock(store, WS, "third")


def test_one_lock_id_in_two_workspaces_is_two_locks(store: SqlStore, engine: Engine) -> None:
    for workspace in (WS, "workspace-two"):
        store.acquire_lock(workspace, "same", "a", 60)
    expire(engine, WS)
    assert store.renew_lock(WS, "same", 60) is None
    assert store.release_lock(WS, "same") is False
    assert store.acquire_lock("workspace-two", "other", "b", 60) is None
