"""Jobs that wait for a day."""

from datetime import date
from typing import Any

import pandas as pd

from snapshot.pipeline.documents.pack import JOB_COLUMNS, conform
from snapshot.pipeline.signals.metrics.backlog import backlog
from tests.pipeline.signals.factory import TODAY, ago


def jobs(rows: list[dict[str, Any]]) -> pd.DataFrame:
    blank = {"state": "open", "file": 0, "row": 2}
    return conform(pd.DataFrame([blank | row for row in rows], columns=list(JOB_COLUMNS)), JOB_COLUMNS)


def planned(approved: int, scheduled: int) -> dict[str, Any]:
    return {"approved": ago(approved), "scheduled": ago(scheduled), "state": "scheduled"}


def test_waiting_jobs_are_counted_and_kept_in_the_median() -> None:
    quick = [planned(60, 55) for _ in range(8)]
    waiting = [{"approved": ago(40)} for _ in range(10)]
    found = backlog(jobs([*quick, *waiting]), TODAY)
    assert found.waiting_count == 10
    assert found.median_days_to_schedule.value is None  # most of them have no day yet


def test_the_median_of_planned_jobs() -> None:
    found = backlog(jobs([planned(60, 60 - days) for days in range(1, 18)]), TODAY)
    assert (found.waiting_count, found.median_days_to_schedule.value) == (0, 9)


def test_cancelled_and_finished_jobs_do_not_wait() -> None:
    over = [{"approved": ago(9), "state": "cancelled"}, {"approved": ago(9), "state": "done"}]
    over += [{"approved": ago(9), "completed": ago(2)}]
    assert backlog(jobs([planned(30, 20)] * 15 + over), TODAY).waiting_count == 0


def test_few_jobs_or_none_are_unknown() -> None:
    assert backlog(jobs([planned(30, 20)] * 14), TODAY).waiting_count is None
    assert backlog(jobs([]), TODAY).median_days_to_schedule.reason is not None
    assert backlog(jobs([planned(30, 20)] * 20), None).waiting_count is None


def test_a_planned_future_day_counts() -> None:
    found = backlog(jobs([planned(10, -5) for _ in range(15)]), date(2025, 6, 29))
    assert found.median_days_to_schedule.value == 15
