"""When a workspace that has made as many runs in 24 hours as it may can make the next one."""

from datetime import datetime, timedelta

from snapshot.errors import StoreUnavailable
from snapshot.services.context import RunContext
from snapshot.store.base import SAMPLE, SAMPLES_PER_DAY

DAY = timedelta(hours=24)
MOST_LOOKED_AT = 500  # runs; beyond that the answer is not worth the reading


def next_run_at(context: RunContext, workspace_id: str, mode: str) -> datetime | None:
    """When the oldest of the runs that fill the limit is a day old; ``None`` where that cannot be told.

    Samples are counted apart from an owner's own runs.
    """
    is_sample = mode == SAMPLE
    limit = SAMPLES_PER_DAY if is_sample else context.settings.daily_run_limit
    look_at = limit + context.settings.daily_run_limit if is_sample else limit + SAMPLES_PER_DAY
    if look_at > MOST_LOOKED_AT:
        return None
    try:
        newest = context.store.list_runs(workspace_id, look_at)
    except StoreUnavailable:
        return None
    counted = [run.created_at for run in newest if (run.mode == SAMPLE) is is_sample]
    return counted[limit - 1] + DAY if len(counted) >= limit else None
