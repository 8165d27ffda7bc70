"""What every service call needs, derived from the settings."""

from datetime import UTC, date, datetime
from unittest.mock import create_autospec

import pytest

from snapshot.config import Settings
from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.run_analysis import latest_day
from snapshot.services.context import read_limits
from snapshot.store.protocol import Store
from tests.support.context import run_context


@pytest.mark.parametrize(("ttl", "seconds"), [(300, 30), (60, 30), (20, 10)])
def test_reading_never_takes_more_than_half_of_the_locks_life(ttl: int, seconds: float) -> None:
    context = run_context(create_autospec(Store, instance=True), lock_ttl_seconds=ttl, read_seconds=30)
    assert context.read_limits().max_seconds == seconds


def test_each_limit_of_reading_is_a_setting() -> None:
    set_to = {"read_max_rows": 11, "read_max_columns": 12, "read_max_cells": 13, "read_max_inflated_bytes": 1_000_014}
    limits = run_context(create_autospec(Store, instance=True), **set_to, max_file_bytes=1_000).read_limits()
    assert (limits.max_rows, limits.max_columns, limits.max_cells) == (11, 12, 13)
    assert (limits.max_inflated_bytes, limits.max_file_bytes) == (1_000_014, 1_000)


def test_the_limits_of_the_settings_are_those_that_the_reader_is_made_for() -> None:
    as_set, made_for = read_limits(Settings()), ReadLimits()
    for name in ("max_rows", "max_columns", "max_cells"):
        assert getattr(as_set, name) == getattr(made_for, name), name


def test_two_workspaces_have_different_keys() -> None:
    context = run_context(create_autospec(Store, instance=True))
    assert context.workspace_key("one") == context.workspace_key("one")
    assert context.workspace_key("one") != context.workspace_key("two")


def test_a_day_is_in_the_future_only_when_it_is_so_everywhere_on_earth() -> None:
    assert latest_day(datetime(2026, 3, 1, 9, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert latest_day(datetime(2026, 3, 1, 10, 0, tzinfo=UTC)) == date(2026, 3, 2)
