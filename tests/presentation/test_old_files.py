"""An answer from old files says so below its action: its ages and sums are of another day."""

from datetime import date

import pytest

from snapshot.pipeline.documents.snapshot import Snapshot, Window
from snapshot.presentation.present import present_artifact
from tests import sample_results

MADE = sample_results.ready().meta.run_day


def ended_on(last: date | None) -> Snapshot:
    return Snapshot(window=Window(report_date=last))


def test_files_that_ended_long_ago_are_said():
    results = sample_results.ready(snapshot=ended_on(date(2024, 8, 1)))
    assert present_artifact(results).old_files == (
        "Your files end on August 1, 2024, about 14 months before this was made. Ages and amounts are as of that day."
    )


@pytest.mark.parametrize("last", [None, MADE, date(2025, 8, 17)])
def test_files_of_these_weeks_are_not_old(last):
    assert not present_artifact(sample_results.ready(snapshot=ended_on(last))).old_files


def test_where_there_is_no_answer_there_is_nothing_to_act_on():
    gated = sample_results.gated().model_copy(update={"snapshot": ended_on(date(2024, 8, 1))})
    assert not present_artifact(gated).old_files
