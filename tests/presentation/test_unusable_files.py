"""The panel of a gated run: each file as found against what is needed, the steps for what is missing, what is kept."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from snapshot.pipeline.documents.recognition import (
    ColumnReading,
    FileRecognition,
    InputRecognition,
    ReadSummary,
    UnsupportedList,
)
from snapshot.presentation.unusable_files import (
    Resending,
    UnusableFiles,
    missing_kinds,
    present_resending,
    present_unusable_files,
)
from snapshot.services.kept_files import KeptFile, KeptFiles
from snapshot.wording.file_problems import problem_message
from tests import sample_results

NOW = sample_results.NOW
INVOICES_READ = ReadSummary(invoices_count=126)
GOOD = FileRecognition(name="jobber_invoices.csv", category="invoices", certainty="sure", rows_read=126, documents=126)


def waiting(*files: FileRecognition, run_id: str = "r1") -> KeptFiles:
    """Good files that are kept until tomorrow."""
    kept = tuple(KeptFile(file.name, file.category, file.documents) for file in files)
    return KeptFiles(run_id, NOW + timedelta(hours=24), kept)


def refusal(
    *files: FileRecognition, summary: ReadSummary | None = None, tool: str | None = None, kept: KeptFiles | None = None
) -> UnusableFiles:
    recognition = InputRecognition(files=files, summary=summary or ReadSummary())
    results = sample_results.gated()
    meta = results.meta.model_copy(update={"tool": tool})
    return present_unusable_files(
        results.model_copy(update={"input_recognition": recognition, "meta": meta}), kept, NOW
    )


def columns(*roles: str) -> tuple[ColumnReading, ...]:
    return tuple(ColumnReading(role=role, header=role, certainty="sure") for role in roles)


def empty_quotes(*roles: str) -> FileRecognition:
    return FileRecognition(
        name="quotes.csv", category="quotes", columns=columns(*roles), problem="no_rows",
        problem_message=problem_message("no_rows"),
    )  # fmt: skip


def bank_statement(**parts: object) -> FileRecognition:
    message = problem_message("not_recognised")
    given = {"name": "bank.csv", "category": "unknown", "problem": "not_recognised", "problem_message": message}
    return FileRecognition.model_validate(given | parts)


# What was found, and what is needed -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "roles", "found", "missing"),
    [
        ("invoices", ("number", "customer", "total"), "number, total", "a date and whether it is paid"),
        ("invoices", ("number", "issued", "balance"), "number, date, total, paid or not", ""),
        ("invoices", ("customer",), "", "a number, a date, a total and whether it is paid"),
        ("quotes", ("number", "created", "total"), "number, date, total", "the customer’s answer"),
        ("quotes", ("number", "created", "total", "approved"), "number, date, total, the answer", ""),
    ],
)
def test_a_file_says_what_it_has_and_what_it_lacks(category, roles, found, missing):
    (file,) = refusal(FileRecognition(name="a.csv", category=category, columns=columns(*roles), documents=0)).files
    assert (file.found, file.missing) == (found, missing)
    assert not file.fine


def test_a_list_of_no_kind_says_to_which_it_comes_closest():
    (file,) = refusal(bank_statement(nearest="payments")).files
    assert file.what == "This is no list that we know. It comes closest to a list of payments."
    assert file.needed == "A list of your invoices or your quotes, with one line of headings above the rows."


def test_a_list_close_to_invoices_is_held_against_them():
    (file,) = refusal(bank_statement(nearest="invoices", columns=columns("number"))).files
    assert file.found == "number"
    assert file.missing == "a date, a total and whether it is paid"


def test_a_list_close_to_quotes_without_known_columns_says_what_quotes_need():
    (file,) = refusal(bank_statement(nearest="quotes")).files
    assert file.needed == "One line per quote with a number, a date, a total, and the customer’s answer."


def test_what_a_list_plainly_is_counts_more_than_what_it_comes_closest_to():
    shown = refusal(bank_statement(nearest="quotes", foreign="bank_statement"))
    assert shown.files[0].what == (
        "This looks like a bank or card statement: it says what moved, not what was invoiced."
    )
    assert shown.lists[0].heading == "How to export your invoices from your tool"


@pytest.mark.parametrize("foreign", get_args(UnsupportedList))
def test_everything_that_is_told_from_ours_has_a_sentence(foreign):
    (file,) = refusal(bank_statement(foreign=foreign)).files
    assert file.what.startswith("This looks like ")


@pytest.mark.parametrize("nearest", [None, "unknown"])
def test_a_list_close_to_nothing_is_not_recognized(nearest):
    (file,) = refusal(bank_statement(nearest=nearest)).files
    assert file.what == "This is no list that we know."


def test_an_owner_who_knows_better_is_told_where_to_say_so():
    sheet = bank_statement(name="hand.xlsx", layout="ab" * 16)
    foreign = sheet.model_copy(update={"foreign": "bank_statement"})
    left_out = sheet.model_copy(update={"problem": "left_out", "problem_message": problem_message("left_out")})
    told = [bool(file.advice) for file in refusal(sheet, foreign, left_out).files]
    assert told == [True, False, False]


def test_a_file_without_a_table_says_so_once():
    pdf = FileRecognition(name="a.csv", category="unknown", problem="pdf", problem_message=problem_message("pdf"))
    (file,) = refusal(pdf).files
    assert (file.what, file.needed, file.advice) == (problem_message("pdf"), "", "")


def test_a_list_of_the_right_kind_without_rows_says_what_to_try():
    (file,) = refusal(empty_quotes("number")).files
    assert file.what == "We took this for a list of quotes."
    assert file.advice == problem_message("no_rows")


def test_drafts_alone_are_not_called_empty():
    drafts = FileRecognition(name="a.csv", category="invoices", documents=3, rows_read=3)
    (file,) = refusal(drafts).files
    assert "we found no invoice in it that was sent" in file.what


def test_rows_that_could_not_be_read_are_counted():
    torn = FileRecognition(name="a.csv", category="invoices", documents=40, rows_read=1_100, rows_set_aside=1_060)
    (file,) = refusal(torn, summary=ReadSummary(invoices_count=40)).files
    assert file.what == "This is a list of invoices, but 1,060 of its 1,100 rows could not be read."
    assert not file.fine


def test_other_lists_are_fine_and_not_enough():
    (file,) = refusal(FileRecognition(name="a.csv", category="jobs", documents=40, rows_read=40)).files
    assert file.fine
    assert file.what.startswith("This is a list of jobs. It helps beside your invoices or quotes")


# What is kept ---------------------------------------------------------------------------------------------------------


def test_a_good_file_that_is_kept_need_not_be_sent_again():
    shown = refusal(GOOD, empty_quotes(), summary=INVOICES_READ, kept=waiting(GOOD))
    assert shown.files[0].what == (
        "This one is fine. We keep it until tomorrow at 14:03 UTC, so you only need to send the other one."
    )
    assert (shown.upload_label, shown.kept_until) == ("Upload the other file", "tomorrow at 14:03 UTC")


def test_several_files_to_be_sent_again_are_the_others():
    shown = refusal(GOOD, empty_quotes(), bank_statement(), summary=INVOICES_READ, kept=waiting(GOOD))
    assert shown.files[0].what.endswith("so you only need to send the others.")
    assert shown.upload_label == "Upload the other files"


def test_a_list_of_jobs_may_wait_with_the_invoices():
    jobs = FileRecognition(name="jobs.csv", category="jobs", documents=40, rows_read=40)
    shown = refusal(GOOD, jobs, empty_quotes(), summary=INVOICES_READ, kept=waiting(GOOD, jobs))
    assert shown.files[1].what.endswith("We keep it until tomorrow at 14:03 UTC.")
    assert shown.upload_label == "Upload the other file", "the jobs need not be sent again"


@pytest.mark.parametrize("kept", [None, waiting(GOOD, run_id="another run")])
def test_a_good_file_that_is_not_kept_promises_nothing(kept):
    shown = refusal(GOOD, empty_quotes(), summary=INVOICES_READ, kept=kept)
    assert shown.files[0].what == "This one is fine as it is."
    assert (shown.upload_label, shown.kept_until) == ("Upload better files", "")


def test_where_there_is_a_conclusion_one_sentence_says_what_waits():
    jobs = FileRecognition(name="jobs.csv", category="jobs", documents=40, rows_read=40)
    pdf = FileRecognition(name="a.csv", category="unknown", problem="pdf")
    recognition = InputRecognition(files=(GOOD, jobs, pdf), summary=INVOICES_READ)
    results = sample_results.ready(input_recognition=recognition)
    assert present_resending(results, waiting(GOOD, jobs), NOW) == Resending(
        "Upload the other file",
        "jobber_invoices.csv and jobs.csv are fine. We keep them until tomorrow at 14:03 UTC, so you only need to send "
        "the other one.",
        "tomorrow at 14:03 UTC",
    )
    for kept in (None, waiting(GOOD, run_id="another run")):
        assert present_resending(results, kept, NOW) == Resending(
            "Upload better files", "Send the good ones again, too: a snapshot is made of what is sent at once."
        )


# The steps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "summary", "kinds"),
    [
        ((GOOD, empty_quotes()), INVOICES_READ, ("quotes",)),
        ((bank_statement(),), ReadSummary(), ("invoices",)),
        ((bank_statement(nearest="quotes"),), ReadSummary(), ("quotes",)),
        ((FileRecognition(name="a.csv", category="invoices"), empty_quotes()), ReadSummary(), ("invoices", "quotes")),
        ((), ReadSummary(), ("invoices",)),
        ((GOOD, empty_quotes(), bank_statement(nearest="invoices")), INVOICES_READ, ("quotes",)),
    ],
)
def test_steps_are_for_what_is_missing_and_nothing_else(files, summary, kinds):
    assert missing_kinds(InputRecognition(files=files, summary=summary)) == kinds
    assert len(refusal(*files, summary=summary).lists) == len(kinds)


def test_the_owners_own_word_for_the_tool_needs_no_reason():
    shown = refusal(GOOD, empty_quotes(), summary=INVOICES_READ, tool="HCP")
    assert shown.lists[0].heading == "How to export your quotes from Housecall Pro"
    assert (shown.why_these_steps, shown.others) == ("", ())


def test_a_guess_is_said_as_a_guess_with_the_other_tools_below():
    shown = refusal(GOOD, empty_quotes(), summary=INVOICES_READ)
    assert shown.lists[0].heading == "How to export your quotes from Jobber"
    assert shown.why_these_steps.startswith("“jobber_invoices.csv” looks like an export from Jobber.")
    assert "Jobber" not in {tool.name for tool in shown.others}
    assert len(shown.others) >= 10


def test_the_bad_file_tells_more_of_the_tool_than_the_good_one():
    shown = refusal(GOOD, empty_quotes().model_copy(update={"name": "xero quotes.csv"}), summary=INVOICES_READ)
    assert shown.lists[0].heading == "How to export your quotes from Xero"


@pytest.mark.parametrize(
    ("tool", "reason"),
    [(None, "We do not know which tool you use."), ("Harvest", "We have no steps for “Harvest” yet.")],
)
def test_an_unknown_tool_gets_what_works_in_most(tool, reason):
    shown = refusal(bank_statement(), tool=tool)
    assert shown.why_these_steps.startswith(reason)
    assert shown.lists[0].heading == "How to export your invoices from your tool"


def test_steps_carry_the_day_of_their_review_and_whose_page_they_follow():
    (steps,) = refusal(bank_statement(), tool="Stripe").lists
    assert steps.reviewed == "Steps reviewed on November 22, 2026."
    assert (steps.source_host, steps.source[:8]) == ("docs.stripe.com", "https://")


def test_a_result_without_any_reading_still_has_steps():
    results = sample_results.gated().model_copy(update={"input_recognition": None})
    assert present_unusable_files(results, None, datetime(2025, 10, 1, tzinfo=UTC)).lists
