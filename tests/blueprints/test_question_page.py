"""The page before a run: only where something is in doubt, answered with one press, calm when it is too late."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from snapshot.blueprints.upload import questions as views
from snapshot.errors import DailyLimitReached, QuestionClosed, Refusal, RunAlreadyActive
from snapshot.pipeline.documents.recognition import Ambiguity, FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.services.questions import OpenQuestion
from snapshot.services.start_upload import UploadRequest
from snapshot.wording import refusals
from tests.page_rules import Page
from tests.sample_results import doubtful_file

FILE = doubtful_file()
LAYOUT = FILE.layout or ""
KIND = Ambiguity(code="category", options=("quotes", "invoices", "unknown"), chosen="quotes")
UNTIL = datetime(2025, 10, 2, 14, 3, tzinfo=UTC)
PATH = "/app/upload/questions/u1"
ANSWERED = {"file-0-order": "day_first", "file-0-column-total": "4"}


@dataclass
class Service:
    """An open question of one workspace, and what was done with it."""

    files: tuple[FileRecognition, ...] = (FILE,)
    workspace_id: str = ""
    refusal: Refusal | None = None
    run_id: str | None = None
    answers: list[ChoicesByLayout] = field(default_factory=list)
    discarded: bool = False

    def open_question(self, _context: object, workspace_id: str, upload_id: str) -> OpenQuestion:
        self.check(workspace_id, upload_id)
        return OpenQuestion("u1", UNTIL, UploadRequest(files=()), InputRecognition(files=self.files))

    def answer_question(
        self, _context: object, workspace_id: str, upload_id: str, answers: ChoicesByLayout, once: ChoicesByLayout
    ) -> str:
        self.check(workspace_id, upload_id)
        if self.refusal:
            raise self.refusal
        self.answers.append(answers)
        self.run_id = "run-1"
        return self.run_id

    def discard_question(self, _context: object, workspace_id: str, upload_id: str) -> None:
        self.discarded = (workspace_id, upload_id) == (self.workspace_id, "u1")

    def check(self, workspace_id: str, upload_id: str) -> None:
        if workspace_id != self.workspace_id or upload_id != "u1" or self.run_id or self.discarded:
            raise QuestionClosed(self.run_id)


@pytest.fixture
def asking(owner, monkeypatch):
    """The owner's open question ``u1``."""
    service = Service(workspace_id=owner.workspace())
    for name in ("open_question", "answer_question", "discard_question"):
        monkeypatch.setattr(views, name, getattr(service, name))
    return service


def checked(page: Page) -> dict[str, str]:
    return {one["name"]: one["value"] for one in page.all("input", type="radio") if "checked" in one.attributes}


def test_questions_come_first_with_the_best_reading_preselected(owner, asking):
    page = owner.get_page(PATH)
    order = [
        "Two questions before we start",
        "Row 7 of Invoices 2025.csv says 03/04/2025. Is that…",
        "March 4, 2025 (month first) April 3, 2025 (day first)",
        "Which column of Invoices 2025.csv is “Total”? With tax, before anything was paid. Amount Net No column",
        "How we read your files",
        "Correct how this file is read",
        "Go on",
        "Your files are kept only until you go on, and at most until October 2, 2025 at 14:03 UTC.",
        "Delete these files now",
    ]
    positions = [page.text.index(part) for part in order]
    assert positions == sorted(positions)
    assert checked(page) == {"file-0-order": "month_first", "file-0-column-total": "3"}
    assert not [one for one in page.all("details") if "open" in one.attributes]


def test_each_question_is_a_group_with_its_name(owner, asking):
    page = owner.get_page(PATH)
    assert len(page.all("fieldset")) == len(page.all("legend")) == 2
    assert all("fieldset" in one.inside for one in page.all("input", type="radio"))


def test_a_second_press_finds_the_first_run(owner, asking):
    for _ in range(2):
        response = owner.post(PATH, **ANSWERED)
        assert (response.status_code, response.location) == (303, "/app/results/run-1")
    assert asking.answers == [{LAYOUT: ReadingChoices(date_order="day_first", columns={"total": "Net"})}]
    assert owner.client.get(PATH).location == "/app/results/run-1", "the back button leads to the result, too"


def test_an_earlier_choice_counts_as_an_answer(owner, asking):
    owner.post(PATH)
    assert asking.answers == [{LAYOUT: ReadingChoices(date_order="month_first", columns={"total": "Amount"})}]


def test_continuing_does_not_confirm_a_file_that_was_not_asked_about(owner, asking):
    other = FILE.model_copy(update={"name": "b.csv", "layout": "cd" * 16, "doubts": ()})
    asking.files = (FILE, other)
    owner.post(PATH)
    assert set(asking.answers[0]) == {LAYOUT}


def test_a_correction_takes_effect_at_once(owner, asking):
    owner.post(PATH, **ANSWERED, **{"file-0-column-paid": "5", "file-0-column-net": "none"})
    assert asking.answers[0][LAYOUT].columns == {"total": "Net", "paid": "Paid on", "net": None}


def test_a_kind_of_list_can_be_asked(owner, asking):
    asking.files = (FILE.model_copy(update={"doubts": (KIND,), "category": "quotes"}),)
    page = owner.get_page(PATH)
    assert "One question before we start" in page.text
    assert checked(page) == {"file-0-kind": "quotes"}
    owner.post(PATH, **{"file-0-kind": "unknown"})
    assert asking.answers[0][LAYOUT].category == "unknown"


def test_two_files_with_the_same_columns_are_asked_about_once(owner, asking):
    asking.files = (FILE, FILE.model_copy(update={"name": "Older invoices.csv"}))
    page = owner.get_page(PATH)
    assert "Two questions before we start" in page.text
    assert "It has the same columns as Invoices 2025.csv: what you choose there holds here, too." in page.text


def two_in_doubt(**changes: object) -> tuple[FileRecognition, ...]:
    """Two lists with columns of their own, both with dates that can be read either way."""
    order = FILE.doubts[0].model_copy(update=changes)
    quotes = FILE.model_copy(update={"name": "quotes.csv", "layout": "cd" * 16, "doubts": (order,)})
    return FILE.model_copy(update={"doubts": FILE.doubts[:1]}), quotes


def test_dates_are_asked_about_once_and_the_answer_holds_for_both_files(owner, asking):
    asking.files = two_in_doubt()
    page = owner.get_page(PATH)
    assert "One question before we start" in page.text
    assert "says 03/04/2025, and the dates of quotes.csv look alike. Is that… March 4" in page.text
    owner.post(PATH, **{"file-0-order": "day_first"})
    assert {said.date_order for said in asking.answers[0].values()} == {"day_first"}
    assert len(asking.answers[0]) == 2


def test_a_file_can_be_answered_differently_from_the_other(owner, asking):
    asking.files = two_in_doubt()
    assert "As in Invoices 2025.csv" in owner.get_page(PATH).text
    owner.post(PATH, **{"file-0-order": "day_first", "file-1-order": "month_first"})
    assert [said.date_order for said in asking.answers[0].values()] == ["day_first", "month_first"]


def test_files_that_we_would_read_differently_are_asked_about_each(owner, asking):
    asking.files = two_in_doubt(options=("day_first", "month_first"), chosen="day_first")
    assert "Two questions before we start" in owner.get_page(PATH).text
    owner.post(PATH)
    assert [said.date_order for said in asking.answers[0].values()] == ["month_first", "day_first"]


@pytest.mark.parametrize("value", ["", "99", "-1", "Total", "x" * 1_000, "month_first' or 1=1", "\x00", "١"])
def test_a_choice_that_was_not_offered_is_refused_at_the_field(owner, asking, value):
    names = ("file-0-order", "file-0-column-total", "file-0-column-paid", "file-0-kind")
    page = owner.send(PATH, 400, **dict.fromkeys(names, value))
    assert page.title.startswith("Error: ")
    assert page.text.count("Choose one of the answers that are offered.") == 2 * len(names)
    assert {f"#{name}" for name in names} <= page.links()
    assert checked(page) == {"file-0-order": "month_first", "file-0-column-total": "3"}, "our own choice stands again"
    assert not asking.answers


def test_a_fault_in_the_folded_part_opens_it_and_keeps_the_answers(owner, asking):
    page = owner.send(PATH, 400, **ANSWERED, **{"file-0-column-paid": "5", "file-0-column-due": "5"})
    assert "The column “Paid on” is chosen for “Due date” and “Date paid”." in page.text
    assert len([one for one in page.all("details") if "open" in one.attributes]) == 2
    assert checked(page) == ANSWERED


def test_a_busy_workspace_shows_the_page_again_with_the_answers(owner, asking):
    asking.refusal = RunAlreadyActive()
    page = owner.send(PATH, 409, **ANSWERED)
    assert refusals.RUN_ALREADY_ACTIVE in page.text
    assert checked(page) == ANSWERED


def test_the_daily_limit_is_said_calmly(owner, asking):
    asking.refusal = DailyLimitReached()
    assert refusals.DAILY_LIMIT in owner.send(PATH, 429, **ANSWERED).text


def test_the_files_can_be_deleted_at_once(owner, asking):
    response = owner.post(f"{PATH}/discard")
    assert (response.status_code, response.location) == (303, "/app/upload")
    assert asking.discarded
    assert "Your files were deleted. Nothing was started." in owner.get_page("/app/upload").text
    page = owner.get_page(PATH, 404)
    assert "This question is closed" in page.text
    assert "/app/upload" in page.links()


@pytest.mark.parametrize("path", [PATH, "/app/upload/questions/other", PATH + "x" * 70])
def test_another_visitors_question_looks_closed(asking, stranger, new_visitor, path):
    for visitor in (stranger, new_visitor()):
        assert "This question is closed" in visitor.get_page(path, 404).text
        assert "This question is closed" in visitor.send(path, 404, **ANSWERED).text
        visitor.post(f"{path}/discard")
    assert not asking.answers


def test_an_address_with_a_null_character_is_not_found(asking, owner):
    assert "Page not found" in owner.get_page("/app/upload/questions/%00", 404).text
    assert not asking.discarded


def test_column_names_are_escaped(owner, asking):
    headers = ("<b>Amount</b>", "=1+1", "a" * 5000)
    asking.files = (FILE.model_copy(update={"headers": headers, "doubts": FILE.doubts[:1]}),)
    page = owner.get_page(PATH)
    assert "<b>Amount</b>" in page.text
    assert "a" * 100 not in page.html


WORD = Ambiguity(
    code="word",
    options=("open", "paid", "void", "other"),
    chosen="open",
    example="zorp 17",
    row=9,
    word="zorp",
    header="Paid?",
    count=3,
)


def test_a_word_is_asked_about_with_its_rows_and_the_best_guess(owner, asking):
    asking.files = (FILE.model_copy(update={"doubts": (WORD,)}),)
    page = owner.get_page(PATH)
    assert "What does “zorp 17” mean under “Paid?” in Invoices 2025.csv?" in page.text
    assert "3 rows have it, the first is row 9." in page.text
    assert checked(page) == {"file-0-word-0": "open"}


def test_the_meaning_of_a_word_is_remembered_by_its_column(owner, asking):
    asking.files = (FILE.model_copy(update={"doubts": (WORD,)}),)
    owner.post(PATH, **{"file-0-word-0": "paid"})
    (answers,) = asking.answers
    assert answers[LAYOUT].words == {"Paid?": {"zorp": "paid"}}


def test_a_meaning_that_is_not_offered_is_refused(owner, asking):
    asking.files = (FILE.model_copy(update={"doubts": (WORD,)}),)
    assert owner.post(PATH, **{"file-0-word-0": "written_off"}).status_code == 400
    assert asking.answers == []
