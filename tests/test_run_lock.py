"""The lock's rules, in every store: one holder, for a time; taken in one statement, freed by its holder only.

The first part asks the store's own statements, the second the only way in, ``run_lock``.
"""

import logging
from datetime import timedelta
from typing import Any
from unittest.mock import create_autospec

import pytest
from sqlalchemy import Engine

from snapshot.errors import RunAlreadyActive, StoreUnavailable
from snapshot.governance.run_lock import DEFAULT_TTL_SECONDS, acquire_run_lock, release_run_lock, run_lock
from snapshot.store.protocol import LockStore, Store
from tests.support.every_store import EVERY_STORE
from tests.support.runs import expire

pytestmark = EVERY_STORE


# PostgreSQL reads its clock once for each of the two columns, and a busy machine may pause in between.
CLOCK_READS = timedelta(seconds=10)


class Boom(BaseException):
    """Not even an ``Exception``: as a server's shutdown or a keyboard interrupt would be."""


def test_a_free_lock_is_taken_and_a_held_one_refused(store: Store, mine: str) -> None:
    assert store.acquire_lock(mine, "first", "a", 60) is not None
    assert store.acquire_lock(mine, "second", "b", 60) is None


def test_each_workspace_has_its_own_lock(store: Store, mine: str, their_store: Store, theirs: str) -> None:
    assert store.acquire_lock(mine, "first", "a", 60) is not None
    assert their_store.acquire_lock(theirs, "second", "b", 60) is not None


def test_the_same_live_lock_id_returns_the_same_lease(store: Store, mine: str) -> None:
    first = store.acquire_lock(mine, "first", "a", 60)
    again = store.acquire_lock(mine, "first", "a", 60)
    assert first is not None
    assert again is not None
    assert (again.fence, again.acquired_at) == (first.fence, first.acquired_at)


def test_an_expired_lock_is_taken_over_with_a_higher_fence(store: Store, mine: str, engine: Engine) -> None:
    first = store.acquire_lock(mine, "first", "a", 60)
    expire(engine, mine)
    second = store.acquire_lock(mine, "second", "b", 60)
    assert first is not None
    assert second is not None
    assert second.fence == first.fence + 1
    assert store.acquire_lock(mine, "third", "c", 60) is None


def test_a_late_release_of_the_old_holder_changes_nothing(store: Store, mine: str, engine: Engine) -> None:
    store.acquire_lock(mine, "old", "a", 60)
    expire(engine, mine)
    store.acquire_lock(mine, "new", "b", 60)
    assert store.release_lock(mine, "old") is False
    assert store.acquire_lock(mine, "third", "c", 60) is None
    assert store.release_lock(mine, "new") is True


def test_a_released_lock_is_free_at_once_and_its_fence_goes_on(store: Store, mine: str) -> None:
    fences = []
    for lock_id in ("one", "two", "three"):
        lease = store.acquire_lock(mine, lock_id, "a", 60)
        assert lease is not None
        fences.append(lease.fence)
        assert store.release_lock(mine, lock_id) is True
    assert fences == [1, 2, 3]


def test_a_second_release_and_one_of_an_unknown_workspace_are_no_errors(store: Store, mine: str) -> None:
    store.acquire_lock(mine, "first", "a", 60)
    assert store.release_lock(mine, "first") is True
    assert store.release_lock(mine, "first") is False
    assert store.release_lock("nowhere", "first") is False


def test_a_live_lease_is_renewed_from_now(store: Store, mine: str) -> None:
    taken = store.acquire_lock(mine, "first", "a", 10)
    renewed = store.renew_lock(mine, "first", 600)
    assert taken is not None
    assert renewed is not None
    assert renewed.expires_at - taken.expires_at >= timedelta(seconds=589)
    assert renewed.fence == taken.fence


def test_a_lease_that_has_ended_cannot_be_renewed(store: Store, mine: str, engine: Engine) -> None:
    store.acquire_lock(mine, "first", "a", 60)
    expire(engine, mine)
    assert store.renew_lock(mine, "first", 60) is None


def test_a_lease_taken_over_cannot_be_renewed(store: Store, mine: str, engine: Engine) -> None:
    store.acquire_lock(mine, "old", "a", 60)
    expire(engine, mine)
    store.acquire_lock(mine, "new", "b", 60)
    assert store.renew_lock(mine, "old", 60) is None


@pytest.mark.parametrize("ttl", [0.5, 60, 300])
def test_a_lease_lasts_as_long_as_asked(store: Store, mine: str, ttl: float) -> None:
    lease = store.acquire_lock(mine, "first", "a", ttl)
    assert lease is not None
    assert timedelta(0) <= lease.expires_at - lease.acquired_at - timedelta(seconds=ttl) < CLOCK_READS


def test_the_block_holds_the_lock_and_frees_it(store: Store, mine: str) -> None:
    with run_lock(store, mine, "owner") as lease:
        assert lease.workspace_id == mine
        with pytest.raises(RunAlreadyActive), run_lock(store, mine, "other"):
            pytest.fail("two runs at once")
    with run_lock(store, mine, "other"):
        pass


@pytest.mark.parametrize("error", [ValueError, Boom])
def test_an_error_inside_frees_the_lock_and_goes_on_up(store: Store, mine: str, error: type[BaseException]) -> None:
    with pytest.raises(error), run_lock(store, mine, "owner"):
        raise error
    assert acquire_run_lock(store, mine, "next")


def test_leaving_early_frees_the_lock(store: Store, mine: str) -> None:
    def leave() -> str:
        with run_lock(store, mine, "owner"):
            return "early"

    assert leave() == "early"
    assert acquire_run_lock(store, mine, "next")


def test_the_refusal_is_the_calm_sentence(store: Store, mine: str) -> None:
    acquire_run_lock(store, mine, "owner")
    with pytest.raises(RunAlreadyActive) as refused:
        acquire_run_lock(store, mine, "other")
    assert str(refused.value) == ("A snapshot is already running for this workspace. Please wait a moment and refresh.")


def test_release_needs_the_right_lock_id(store: Store, mine: str) -> None:
    lease = acquire_run_lock(store, mine, "owner")
    assert release_run_lock(store, mine, "someone else's") is False
    assert release_run_lock(store, mine, lease.lock_id) is True


def test_a_store_that_is_away_at_release_does_not_hide_the_first_error(
    store: Store, mine: str, their_store: Store, theirs: str, caplog: pytest.LogCaptureFixture
) -> None:
    lease = acquire_run_lock(their_store, theirs, "owner")
    away = create_autospec(LockStore, instance=True)
    away.acquire_lock.return_value = lease
    away.release_lock.side_effect = StoreUnavailable
    with caplog.at_level(logging.WARNING), pytest.raises(KeyError), run_lock(away, mine, "owner"):
        raise KeyError("first")
    assert "expires by itself" in caplog.text


def test_a_lock_whose_answer_was_lost_is_freed_again(store: Store, mine: str) -> None:
    def take_and_lose(*given: Any) -> None:
        assert store.acquire_lock(*given) is not None
        raise StoreUnavailable

    losing = create_autospec(LockStore, instance=True)
    losing.acquire_lock.side_effect = take_and_lose
    losing.release_lock.side_effect = store.release_lock
    with pytest.raises(StoreUnavailable), run_lock(losing, mine, "owner"):
        pytest.fail("nobody knew that the lock was taken")
    assert acquire_run_lock(store, mine, "next")


def test_a_lease_lasts_five_minutes_when_nothing_else_is_asked(store: Store, mine: str) -> None:
    with run_lock(store, mine, "owner") as lease:
        lasts = lease.expires_at - lease.acquired_at
    assert DEFAULT_TTL_SECONDS == 300
    assert timedelta(0) <= lasts - timedelta(seconds=300) < CLOCK_READS


def test_a_block_that_outlives_its_lease_frees_nobody_elses_lock(store: Store, mine: str, engine: Engine) -> None:
    with run_lock(store, mine, "late"):
        expire(engine, mine)
        acquire_run_lock(store, mine, "next", lock_id="theirs")
    assert store.renew_lock(mine, "theirs", 60) is not None
    with pytest.raises(RunAlreadyActive):
        acquire_run_lock(store, mine, "third")


def test_one_lock_id_in_two_workspaces_is_two_locks(
    store: Store, mine: str, their_store: Store, theirs: str, engine: Engine
) -> None:
    store.acquire_lock(mine, "same", "a", 60)
    their_store.acquire_lock(theirs, "same", "a", 60)
    expire(engine, mine)
    assert store.renew_lock(mine, "same", 60) is None
    assert store.release_lock(mine, "same") is False
    assert their_store.acquire_lock(theirs, "other", "b", 60) is None
