"""When the next run can be made, once there were as many in a day as may be."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from snapshot.errors import DailyLimitReached, StoreUnavailable
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.services.execute_run import next_run_at
from snapshot.services.start_upload import UploadRequest
from snapshot.store.protocol import SAMPLES_PER_DAY
from tests.support.context import run_context
from tests.support.start import start_run

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def context_of(hours_ago, modes=None, *, limit=2):
    """A store that lists runs of these ages, newest first."""
    modes = modes or ["upload"] * len(hours_ago)
    listed = [
        SimpleNamespace(created_at=NOON - timedelta(hours=ago), mode=mode)
        for ago, mode in zip(hours_ago, modes, strict=True)
    ]
    store = SimpleNamespace(list_runs=lambda _workspace, limit: listed[:limit])
    return SimpleNamespace(store=store, settings=SimpleNamespace(daily_run_limit=limit))


@pytest.mark.parametrize(
    ("hours_ago", "in_hours"),
    [([1, 20], 4), ([1, 20, 23, 30], 4), ([0, 0], 24)],
)
def test_the_limit_ends_when_the_oldest_counted_run_is_a_day_old(hours_ago, in_hours):
    assert next_run_at(context_of(hours_ago), "w1", "upload") == NOON + timedelta(hours=in_hours)


def test_samples_count_apart():
    mixed = context_of([1, 2, 3, 4], ["sample", "upload", "sample", "rerun"])
    assert next_run_at(mixed, "w1", "upload") == NOON + timedelta(hours=20)
    only = context_of([1] * SAMPLES_PER_DAY, ["sample"] * SAMPLES_PER_DAY)
    assert next_run_at(only, "w1", "sample") == NOON + timedelta(hours=23)


def test_an_unknown_retry_time_is_not_stated():
    def away(*_):
        raise StoreUnavailable

    assert next_run_at(context_of([1]), "w1", "upload") is None, "one of them was deleted meanwhile"
    assert next_run_at(context_of([1], limit=1_000_000), "w1", "upload") is None
    lost = SimpleNamespace(store=SimpleNamespace(list_runs=away), settings=SimpleNamespace(daily_run_limit=2))
    assert next_run_at(lost, "w1", "upload") is None


def test_a_run_above_the_limit_is_refused_with_the_time(embedded):
    context = run_context(embedded.store, daily_run_limit=1)
    mine = context.store.ensure_workspace("guest:mine")
    request = UploadRequest(files=(UploadedFile("stock.csv", b"Part,Bin\nTee,B0\n"),))
    start_run(context, mine, request)
    (made,) = context.store.list_runs(mine)
    with pytest.raises(DailyLimitReached) as refused:
        start_run(context, mine, request)
    assert refused.value.again_at == made.created_at + timedelta(hours=24)
