"""The only way in: whatever happens inside, the lock is free afterwards."""

import logging
from unittest.mock import create_autospec

import pytest

from snapshot.errors import RunAlreadyActive, StoreUnavailable
from snapshot.governance.run_lock import acquire_run_lock, release_run_lock, run_lock
from snapshot.store.base import LockStore
from snapshot.store.sql import SqlStore

WS = "workspace"


class Boom(BaseException):
    """Not even an ``Exception``: as a server's shutdown or a keyboard interrupt would be."""


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
