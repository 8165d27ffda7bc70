"""Jobs -> how many approved jobs have no day yet, and how long scheduling takes."""

from datetime import date

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.snapshot import Backlog
from snapshot.pipeline.signals.facts.signal_values import interval, unknown
from snapshot.pipeline.signals.statistics.survival import kaplan_meier
from snapshot.wording import signals as wording

MIN_JOBS = 15
_OVER = ("done", "cancelled")


def backlog(jobs: pd.DataFrame, report_date: date | None) -> Backlog:
    """Approved jobs without a day, and the median days from the yes to the day, those without one censored.

    ``jobs`` in the pack's columns. Cancelled jobs wait for nothing; a job that is done without a stated day did not
    wait either, and stays out of both figures. Planned days may lie ahead of the report date.
    """
    if report_date is None or jobs.empty:
        return Backlog(median_days_to_schedule=unknown(wording.NO_JOBS))
    today = pd.Timestamp(report_date)
    agreed = jobs[jobs["approved"].notna() & (jobs["approved"] <= today)]
    planned = agreed["scheduled"].notna()
    waiting = ~planned & ~agreed["state"].isin(_OVER) & agreed["completed"].isna()
    known = agreed[planned & (agreed["state"] != "cancelled") | waiting]
    if len(known) < MIN_JOBS:
        few = wording.too_few(len(known), MIN_JOBS, "approved jobs")
        return Backlog(median_days_to_schedule=unknown(few, len(known)))
    has_day = known["scheduled"].notna().to_numpy()
    ends = known["scheduled"].fillna(today)
    days = (ends - known["approved"]).dt.days.clip(lower=0).to_numpy().astype(np.int64)
    curve = kaplan_meier(days, has_day)
    median = curve.median()
    low, high = curve.median_interval()
    return Backlog(
        waiting_count=int(waiting.sum()),
        median_days_to_schedule=unknown(wording.JOBS_STAY_OPEN, len(known))
        if median is None
        else interval(median, len(known), low, high),
    )
