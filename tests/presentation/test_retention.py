"""What is kept of a snapshot, and until when: one line that is true of every state."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation.retention import Keeping, present_keeping
from snapshot.services.runs import StoredRun
from snapshot.store.protocol import RunRecord, RunStatus
from tests import sample_results

ENDED = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)
TIMES = SimpleNamespace(pack_keep_days=90, held_hours=24)
DOCUMENTS = "the documents read from your files (no names) until February 21, 2027"


def keeping(
    results: RunResults, status: RunStatus = "succeeded", *, rerun_of: str | None = None, days: int = 0, until: str = ""
) -> Keeping:
    ended = None if status in {"running", "interrupted"} else ENDED
    record = RunRecord("r1", "w1", status, "upload", ENDED - timedelta(minutes=1), ended, "", rerun_of)
    return present_keeping(StoredRun(record, results), TIMES, ENDED + timedelta(days=days), until)


def test_an_ordinary_snapshot_says_what_is_kept():
    assert keeping(sample_results.ready()) == Keeping(
        f"This page stays until you delete it; {DOCUMENTS}; the files themselves were not kept.", has_documents=True
    )


def test_files_in_which_nothing_was_found_leave_nothing():
    line = keeping(sample_results.gated()).line
    assert line == "This page stays until you delete it; nothing else was kept: no documents and no files."


def test_good_files_waiting_for_others_are_kept():
    recognition = InputRecognition(files=(sample_results.invoices_file(),))
    gated = sample_results.gated().model_copy(update={"input_recognition": recognition})
    line = keeping(gated, until="tomorrow at 14:20 UTC").line
    assert line.endswith(
        f"{DOCUMENTS}; the good files named above until tomorrow at 14:20 UTC, the others were not kept."
    )


def test_one_that_was_made_again_has_its_documents_from_the_first():
    line = keeping(sample_results.ready(), rerun_of="r0").line
    assert "(no names) until 90 days after the first snapshot made of them;" in line


@pytest.mark.parametrize(("days", "is_there"), [(89, True), (90, False), (400, False)])
def test_after_its_days_the_documents_are_gone(days, is_there):
    found = keeping(sample_results.ready(), days=days)
    assert found.has_documents is is_there
    assert ("no longer kept, so it cannot be run again" in found.line) is not is_there


def test_a_run_that_failed_after_reading_keeps_its_documents():
    assert DOCUMENTS in keeping(sample_results.failed(), "failed").line


def test_a_run_that_failed_while_reading_keeps_nothing():
    receipt = sample_results.bare(sample_results.manifest())
    line = keeping(receipt, "failed").line
    assert line == "This page stays until you delete it; nothing else was kept: no documents and no files."


def test_one_that_was_interrupted_has_no_documents_and_perhaps_the_files_of_its_question():
    line = keeping(sample_results.under_way(), "interrupted").line
    assert line == (
        "This page stays until you delete it; no documents were kept, and no files for longer than 24 hours."
    )


def test_documents_of_a_damaged_snapshot_are_not_promised():
    line = keeping(sample_results.bare(sample_results.manifest())).line
    assert line.startswith("What is left of this page stays until you delete it; documents read from your files")
    assert "if there are any, until February 21, 2027" in line


def test_a_sample_keeps_nothing_of_the_owners():
    made = sample_results.ready()
    sample = made.model_copy(update={"run_manifest": made.run_manifest.model_copy(update={"mode": "sample"})})
    assert keeping(sample).line == (
        "This page stays until you delete it; the invented documents behind it until February 21, 2027."
    )
