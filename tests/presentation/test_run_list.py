"""A run as a line in the list of snapshots."""

from dataclasses import replace

import pytest

from snapshot.presentation.run_list import present_listed
from snapshot.services.runs import ListedRun
from snapshot.services.stored_results import glance_at
from snapshot.store.protocol import RunRecord, RunStatus
from tests import sample_results


def listed(results, status: RunStatus = "succeeded", **changes):
    text = results.model_dump_json()
    record = RunRecord("r1", "w1", status, "upload", sample_results.NOW, None, text, None)
    return present_listed(ListedRun(replace(record, **changes), glance_at(record)))


def test_a_finished_snapshot_is_told_by_its_takeaway():
    line = listed(sample_results.ready())
    assert (line.run_id, line.line) == ("r1", sample_results.slow_payers().one_sentence_pattern)
    assert (line.state_label, line.made_at, line.is_sample) == ("Finished", sample_results.NOW, False)


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("running", "Your snapshot is being made"),
        ("interrupted", "This snapshot was interrupted"),
        ("failed", "This snapshot could not be finished"),
        ("succeeded", "This snapshot can no longer be read"),
    ],
)
def test_one_without_a_takeaway_is_told_by_what_became_of_it(status, line):
    assert listed(sample_results.under_way(), status).line == line


def test_a_sample_is_marked():
    assert listed(sample_results.ready(), mode="sample").is_sample
