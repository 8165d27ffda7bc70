"""What every service call needs, derived from the settings."""

from datetime import UTC, date, datetime
from unittest.mock import create_autospec

import pytest

from snapshot.pipeline.run_analysis import latest_day
from snapshot.store.base import Store
from tests.support.context import run_context


@pytest.mark.parametrize(("ttl", "seconds"), [(300, 30), (60, 30), (20, 10)])
def test_reading_never_takes_more_than_half_of_the_locks_life(ttl: int, seconds: float) -> None:
    context = run_context(create_autospec(Store, instance=True), lock_ttl_seconds=ttl, read_seconds=30)
    assert context.read_limits().max_seconds == seconds


def test_two_workspaces_have_different_keys() -> None:
    context = run_context(create_autospec(Store, instance=True))
    assert context.workspace_key("one") == context.workspace_key("one")
    assert context.workspace_key("one") != context.workspace_key("two")


def test_a_day_is_in_the_future_only_when_it_is_so_everywhere_on_earth() -> None:
    assert latest_day(datetime(2026, 3, 1, 9, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert latest_day(datetime(2026, 3, 1, 10, 0, tzinfo=UTC)) == date(2026, 3, 2)
