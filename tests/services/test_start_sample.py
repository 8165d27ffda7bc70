"""A sample business in one click: an ordinary run under the visitor's own lock, once a day, at no cost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from snapshot.errors import DailyLimitReached, RunAlreadyActive
from snapshot.governance.run_lock import run_lock
from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.run_analysis import latest_day
from snapshot.services import start_sample as module
from snapshot.services.context import RunContext, utc_now
from snapshot.services.rerun import rerun
from snapshot.services.retention import delete_run
from snapshot.services.runs import find_run
from snapshot.services.saved_overrides import remember
from snapshot.services.start_sample import file_of_sample, start_sample
from snapshot.services.start_upload import UploadRequest
from tests.support.exports import plain_pair
from tests.support.start import start_run

QUICK = Industry.CONTRACTOR  # the shortest books


@pytest.fixture
def workspace(embedded: RunContext) -> str:
    return embedded.store.ensure_workspace("guest:one")


def upload(context: RunContext, workspace: str) -> str:
    return start_run(context, workspace, UploadRequest(files=plain_pair()))


def test_a_sample_runs_six_steps_and_its_receipt_says_so(embedded, workspace):
    run = find_run(embedded, workspace, start_sample(embedded, workspace, QUICK))
    assert run.record.status == "succeeded"
    assert [step.status for step in run.results.run_manifest.steps] == ["succeeded"] * 6
    assert run.record.mode == run.results.run_manifest.mode == "sample"
    assert run.results.run_manifest.is_sample
    assert run.results.run_manifest.steps[1].notes == ("Industry contractor, chosen by: sample.",)
    assert (run.results.meta.industry, run.results.meta.tool) == ("contractor", "A spreadsheet of my own")


def test_a_rerun_of_a_sample_is_a_sample(embedded, workspace):
    first = start_sample(embedded, workspace, QUICK)
    again = find_run(embedded, workspace, rerun(embedded, workspace, first))
    assert again.results.run_manifest.mode == "sample"
    assert again.record.rerun_of == first


def test_a_second_press_the_same_day_opens_the_first_one(embedded, workspace):
    first = start_sample(embedded, workspace, QUICK)
    assert start_sample(embedded, workspace, QUICK) == first
    assert start_sample(embedded, workspace, Industry.BBQ_RESTAURANT) != first
    tomorrow = replace(embedded, clock=lambda: utc_now() + timedelta(days=1))
    assert start_sample(tomorrow, workspace, QUICK) != first
    other = embedded.store.ensure_workspace("guest:two")
    assert start_sample(embedded, other, QUICK) != first


def test_one_that_ended_early_is_made_anew_as_often_as_it_takes(embedded, workspace, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(module, "read_files", lambda *_args, **_facts: 1 / 0)
        failed = {start_sample(embedded, workspace, QUICK) for _ in range(2)}
    assert len(failed) == 2
    made = start_sample(embedded, workspace, QUICK)
    assert made not in failed
    assert start_sample(embedded, workspace, QUICK) == made
    delete_run(embedded, workspace, made)
    assert start_sample(embedded, workspace, QUICK) not in {made, *failed}


def test_looking_for_an_earlier_sample_is_bounded(embedded, workspace, monkeypatch):
    """Whoever reaches a hosted store themselves can put a failed run under each name of the day."""
    asked = []
    monkeypatch.setattr(module, "_ended_early", lambda *named: not asked.append(named))
    first = start_sample(embedded, workspace, QUICK)
    assert len(asked) == module.MAX_TRIES
    assert find_run(embedded, workspace, start_sample(embedded, workspace, QUICK)).record.run_id != first


def test_a_sample_is_refused_while_a_run_is_active(embedded, workspace):
    with run_lock(embedded.store, workspace, "another run"), pytest.raises(RunAlreadyActive):
        start_sample(embedded, workspace, QUICK)


def test_a_sample_neither_counts_toward_the_limit_nor_is_refused_by_it(embedded, workspace):
    """Where the limit is one: samples use up nothing of it, and where nothing is left a sample still runs."""
    context = replace(embedded, settings=replace(embedded.settings, daily_run_limit=1))
    for industry in (QUICK, Industry.BBQ_RESTAURANT):
        start_sample(context, workspace, industry)
    upload(context, workspace)
    with pytest.raises(DailyLimitReached):
        upload(context, workspace)
    rerun(context, workspace, start_sample(context, workspace, QUICK))


def test_what_was_chosen_for_own_lists_does_not_touch_it(embedded, workspace):
    first = find_run(embedded, workspace, start_sample(embedded, workspace, QUICK)).results
    for file in first.input_recognition.files:
        remember(embedded, workspace, {file.layout: ReadingChoices(category="customers")})
    other_day = replace(embedded, clock=lambda: utc_now() + timedelta(days=7))
    later = find_run(embedded, workspace, start_sample(other_day, workspace, QUICK)).results
    assert [file.category for file in later.input_recognition.files] == ["invoices", "quotes"]
    assert not any(file.remembered for file in later.input_recognition.files)


def test_its_files_can_be_had_one_by_one():
    today = latest_day(utc_now())
    found = file_of_sample(QUICK, today, "sample-my-quotes.csv", today)
    assert isinstance(found, UploadedFile)
    assert file_of_sample(QUICK, today, "other.csv", today) is None
    for day in (date.min, today + timedelta(days=1), date.max):
        assert file_of_sample(QUICK, day, "sample-my-quotes.csv", today) is None
