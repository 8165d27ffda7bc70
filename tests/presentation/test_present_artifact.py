"""RunResults become a page in every state, whatever part is missing."""

from datetime import date

import pytest

from snapshot.pipeline.documents.predictive import PredictiveContext, WatchItem
from snapshot.pipeline.documents.profile import BusinessProfile, Industry
from snapshot.pipeline.documents.recognition import ColumnReading, FileRecognition, InputRecognition, ReadSummary
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.pack import data_warnings
from snapshot.presentation.present import present_artifact
from snapshot.wording import pages as wording
from snapshot.wording.file_problems import problem_message
from snapshot.wording.gate import NOTHING_RECOGNIZED
from tests import sample_results


@pytest.mark.parametrize(
    ("results", "status", "state"),
    [
        (sample_results.ready(), "succeeded", "ready"),
        (sample_results.gated(), "succeeded", "gated"),
        (sample_results.under_way(), "running", "running"),
        (sample_results.under_way(), "interrupted", "interrupted"),
        (sample_results.failed(), "failed", "failed"),
        (sample_results.ready(conclusion=None), "succeeded", "unreadable"),
        (sample_results.ready(readiness_level="partial"), "succeeded", "ready"),
    ],
)
def test_the_state_of_the_page(results, status, state):
    artifact = present_artifact(results, status)
    assert (artifact.state, artifact.heading) == (state, wording.STATE_HEADINGS[state])
    assert (artifact.conclusion is None) == (artifact.progress is not None)


def test_a_conclusion_is_never_shown_before_the_run_has_ended():
    assert present_artifact(sample_results.ready(), "running").conclusion is None


@pytest.mark.parametrize(("steps", "number"), [(0, 1), (2, 3), (5, 6), (6, 6)])
def test_progress_names_the_step_under_way_or_the_next_one(steps, number):
    results = sample_results.bare(sample_results.walk(sample_results.manifest(), steps))
    progress = present_artifact(results, "running").progress
    assert (progress.number, progress.total) == (number, 6)


def test_a_run_can_be_repeated_where_its_documents_may_be_kept():
    rerun = sample_results.under_way()
    rerun = rerun.model_copy(update={"meta": rerun.meta.model_copy(update={"rerun_of": "r0"})})
    cases = [
        (sample_results.ready(), "succeeded", True),
        (sample_results.failed(), "failed", True),
        (sample_results.under_way(), "running", False),
        (sample_results.under_way(), "interrupted", False),
        (rerun, "interrupted", True),
        (sample_results.bare(sample_results.manifest()), "failed", False),
        (sample_results.gated(), "succeeded", False),
    ]
    assert [present_artifact(results, status).can_run_again for results, status, _ in cases] == [
        expected for *_, expected in cases
    ]


def test_an_older_version_of_the_document_still_shows():
    stored = sample_results.ready().model_dump(mode="json", exclude_none=True)
    for part in ("validation", "short_list", "predictive_context", "business_profile", "snapshot"):
        del stored[part]
    stored["something_new"] = {"a": 1}
    artifact = present_artifact(RunResults.model_validate(stored))
    assert artifact.state == "ready"
    assert artifact.short_list is None
    assert artifact.watch == ()


def test_a_step_says_why_it_did_not_run():
    steps = present_artifact(sample_results.gated()).steps
    assert [step.status for step in steps] == ["Succeeded"] * 4 + ["Skipped"] * 2
    assert steps[4].reason == "The files could not carry a conclusion, so none was drawn."
    assert steps[0].duration == "400 ms"


@pytest.mark.parametrize(
    ("source", "shown", "link"),
    [
        ("https://www.epa.gov/rule", "www.epa.gov", "https://www.epa.gov/rule"),
        ("BLS producer prices", "BLS producer prices", None),
        ("javascript:alert(1)", "javascript:alert(1)", None),
        ("https://[half an address", "https://[half an address", None),
        (None, None, None),
    ],
)
def test_only_web_addresses_become_links(source, shown, link):
    item = WatchItem(topic="t", why_it_matters="w", what_to_watch="x", time_horizon="30 days", source=source)
    watch = PredictiveContext(industry=Industry.HVAC, items=(item,), disclaimer="d")
    topic = present_artifact(sample_results.ready(predictive_context=watch)).watch[0]
    assert (topic.source, topic.source_link) == (shown, link)


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        (BusinessProfile(), "Taken as: Another local service, because the files name no line of work we know."),
        (
            BusinessProfile(industry=Industry.HVAC, chosen_by="job_words", matched_words=("furnace", "duct")),
            "Taken as: Heating and cooling (HVAC), from words in your files (furnace and duct).",
        ),
        (
            BusinessProfile(industry=Industry.PLUMBING, chosen_by="owner", website_note="The website did not answer."),
            "Taken as: Plumbing, as you told us. The website did not answer.",
        ),
    ],
)
def test_the_line_of_work_says_where_it_comes_from(profile, sentence):
    assert present_artifact(sample_results.ready(business_profile=profile)).profile == sentence


def test_nobody_told_a_sample_its_line_of_work():
    profile = BusinessProfile(industry=Industry.PLUMBING, chosen_by="owner")
    sample = sample_results.of_sample(sample_results.ready(business_profile=profile))
    assert present_artifact(sample).profile == "Taken as: Plumbing, as a sample of this line of work."


@pytest.mark.parametrize(
    ("problem", "foreign"), [("pdf", None), ("no_rows", None), ("not_recognised", "bank_statement")]
)
def test_what_a_gated_page_says_of_a_file_it_says_once(problem, foreign):
    sentence = problem_message(problem)
    file = FileRecognition(
        name="a.csv",
        category="quotes" if problem == "no_rows" else "unknown",
        problem=problem,
        problem_message=sentence,
        foreign=foreign,
    )
    recognition = InputRecognition(files=(file,))
    warnings = (*data_warnings(recognition), NOTHING_RECOGNIZED)
    changes = {"data_warnings": warnings, "input_recognition": recognition}
    gated = sample_results.gated().model_copy(update=changes)
    assert present_artifact(gated).warnings == (NOTHING_RECOGNIZED,)
    assert present_artifact(sample_results.ready(**changes)).warnings == warnings, "elsewhere no panel says it"


def test_a_warning_that_quotes_a_very_long_name_is_cut():
    artifact = present_artifact(sample_results.ready(data_warnings=("a" * 5000 + " is empty.",)))
    assert len(artifact.warnings[0]) <= 320
    assert artifact.warnings[0].endswith("is empty.")


def test_amounts_carry_the_files_currency():
    for currency, written in (("USD", "$4,200.00"), ("EUR", "€4,200.00"), (None, "4,200.00")):
        artifact = present_artifact(sample_results.ready(snapshot=Snapshot(currency=currency)))
        assert artifact.short_list.customers[0].documents[0].amount == written


def test_the_totals_are_those_of_all_files_together():
    summary = ReadSummary(
        invoices_count=126,
        quotes_count=68,
        invoice_total_cents=4_512_350,
        paid_count=76,
        open_count=48,
        quote_approved_count=31,
        first_date=date(2024, 11, 4),
        last_date=date(2025, 9, 29),
        currency="USD",
    )
    artifact = present_artifact(sample_results.ready(input_recognition=InputRecognition(summary=summary)))
    assert artifact.totals == (
        ("Invoices issued", "126: 76 paid, 48 with something left to pay, 2 written off or refunded"),
        ("Quotes sent", "68: 31 approved"),
    )
    assert artifact.compare == (
        "Compare with your tool: 126 invoices, $45,123.50, 68 quotes from Nov 4, 2024 to Sep 29, 2025."
    )
    gated = present_artifact(sample_results.gated())
    assert (gated.totals, gated.compare) == ((), "")


def only_file(file: FileRecognition):
    return present_artifact(sample_results.ready(input_recognition=InputRecognition(files=(file,)))).files[0]


@pytest.mark.parametrize(
    ("documents", "found"), [(0, "no rows that we could use"), (1, "1 invoice"), (1204, "1,204 invoices")]
)
def test_what_was_found_is_counted(documents, found):
    assert only_file(FileRecognition(name="a.csv", category="invoices", documents=documents)).found == found


def test_nothing_is_said_of_cells_that_could_not_be_read():
    due = (ColumnReading(role="due", header="Due", certainty="sure"),)
    given = FileRecognition(
        name="a.csv", category="invoices", columns=due, header_row=1, date_order="serial", decimal=".", total_cents=0
    )
    assert [name for name, _ in only_file(given).facts] == ["Headings", "Dates", "Amounts", "Adds up to"]
    unread = given.model_copy(update={"problem": "no_readable_rows"})
    assert [name for name, _ in only_file(unread).facts] == ["Headings"]
    without_dates = given.model_copy(update={"columns": ()})
    assert "Dates" not in dict(only_file(without_dates).facts)


def test_what_follows_the_comma_of_a_takeaway_is_apart():
    view = present_artifact(sample_results.shareable()).conclusion
    assert (view.takeaway, view.takeaway_detail) == (
        "$14,150 is overdue,",
        "about three weeks of what you normally bill.",
    )
    plain = present_artifact(sample_results.ready()).conclusion
    assert (plain.takeaway, plain.takeaway_detail) == ("About three weeks of billing is past its due date.", "")
