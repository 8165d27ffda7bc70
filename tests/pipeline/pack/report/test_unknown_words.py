"""A word that decides over money is understood, or asked about; it is never open without a word."""

from collections.abc import Callable
from datetime import date

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import Ambiguity
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import preview_files, read_files

Make = Callable[..., bytes]
TODAY = date(2025, 12, 31)
HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Paid?"]
QUOTES = ["Quote #", "Client", "Quote date", "Total", "Status"]


def invoices(*marks: str) -> list[list[str]]:
    return [HEADER, *([str(n), "Ann Lee", f"2025-03-{n:02}", "100.00", mark] for n, mark in enumerate(marks, 1))]


def questions(content: bytes, **said: object) -> list[Ambiguity]:
    file = UploadedFile("list.csv", content)
    found = preview_files([file], today=TODAY)
    if said:
        choices = {found.files[0].layout or "": ReadingChoices.model_validate(said)}
        found = preview_files([file], today=TODAY, choices=choices)
    return [doubt for doubt in found.files[0].doubts if doubt.code == "word"]


def answered(content: bytes, words: dict[str, str], header: str = "Paid?") -> Pack:
    file = UploadedFile("list.csv", content)
    layout = preview_files([file], today=TODAY).files[0].layout or ""
    choices = {layout: ReadingChoices(words={header: words})}
    return read_files([file], workspace_key=b"key", today=TODAY, choices=choices)


@pytest.mark.parametrize("mark", ["zorp", "qqx"])
def test_one_unknown_word_is_one_question(mark: str, to_csv: Make) -> None:
    (question,) = questions(to_csv(invoices("yes", "no", mark)))
    assert (question.word, question.header, question.example, question.row) == (mark, "Paid?", mark, 4)
    assert (question.count, question.chosen) == (1, "open")
    assert {"paid", "open", "void", "quote", "other"} <= set(question.options)


def test_words_that_differ_in_numbers_only_are_one_question(to_csv: Make) -> None:
    (question,) = questions(to_csv(invoices("yes", "zorp 555-0178", "zorp 18/3")))
    assert (question.word, question.example, question.count) == ("zorp", "zorp …", 2)


def test_a_word_that_is_spelled_nearly_like_one_we_know_is_the_best_guess(to_csv: Make) -> None:
    (question,) = questions(to_csv(invoices("yes", "no", "bezhalt")))
    assert question.chosen == "paid"


def test_nothing_is_asked_where_every_word_is_known(to_csv: Make) -> None:
    assert questions(to_csv(invoices("yes", "y ck 1711", "x cash", "OK 3/4", "N - called twice", ""))) == []


def test_no_question_where_a_balance_settles_the_document(to_csv: Make) -> None:
    rows = [[*row, "Balance" if n == 0 else "0.00"] for n, row in enumerate(invoices("zorp", "yes"))]
    assert questions(to_csv(rows)) == []


def test_the_words_of_a_name_are_never_shown(to_csv: Make) -> None:
    (question,) = questions(to_csv(invoices("yes", "Lee", "no")))
    assert (question.word, question.example, question.count) == ("", None, 1)


def test_many_unknown_words_are_a_few_questions_and_one_about_the_rest(to_csv: Make) -> None:
    letters = "abcdefghijkl"
    found = questions(to_csv(invoices("yes", *(f"zorp{letter}" for letter in letters))))
    assert len(found) == 9
    assert found[-1].word == ""
    assert sum(question.count for question in found) == len(letters)


def test_a_quote_is_asked_about_as_a_quote(to_csv: Make) -> None:
    rows = [QUOTES, ["1", "Ann", "2025-03-01", "100", "approved"], ["2", "Ann", "2025-03-02", "100", "zorp"]]
    (question,) = questions(to_csv(rows))
    assert question.chosen == "sent"
    assert {"approved", "declined"} <= set(question.options)


@pytest.mark.parametrize(
    ("meaning", "state"), [("paid", "paid"), ("open", "open"), ("part_paid", "open"), ("void", "void")]
)
def test_an_answer_holds_for_every_row_with_the_word(meaning: str, state: str, to_csv: Make) -> None:
    pack = answered(to_csv(invoices("yes", "zorp 1", "zorp 2")), {"zorp": meaning})
    assert list(pack.invoices["state"]) == ["paid", state, state]


def test_an_answer_is_not_asked_again(to_csv: Make) -> None:
    assert questions(to_csv(invoices("yes", "zorp")), words={"Paid?": {"zorp": "paid"}}) == []


def test_one_answer_for_all_other_words_leaves_the_known_ones_alone(to_csv: Make) -> None:
    pack = answered(to_csv(invoices("no", "zorp", "yes")), {"": "written_off"})
    assert list(pack.invoices["state"]) == ["open", "written_off", "paid"]


@pytest.mark.parametrize("meaning", ["other", "quote"])
def test_another_kind_said_of_all_other_words_leaves_the_known_ones_alone(meaning: str, to_csv: Make) -> None:
    pack = answered(to_csv(invoices("no", "zorp", "yes")), {"": meaning})
    assert list(pack.invoices["number"]) == ["1", "3"]


def test_a_known_word_means_what_its_owner_says(to_csv: Make) -> None:
    pack = answered(to_csv(invoices("no", "zorp", "yes", "paid")), {"paid": "open", "": "void"})
    assert list(pack.invoices["state"]) == ["open", "void", "paid", "open"]


def test_a_quote_can_be_said_to_be_none(to_csv: Make) -> None:
    rows = [QUOTES, *([str(n), "Ann", f"2025-03-0{n}", "100", word] for n, word in enumerate(("sent", "zorp"), 1))]
    assert list(answered(to_csv(rows), {"zorp": "other"}, "Status").quotes["number"]) == ["1"]


def test_rows_can_be_said_to_be_quotes_or_nothing_of_ours(to_csv: Make) -> None:
    pack = answered(to_csv(invoices("yes", "zorp", "blub")), {"zorp": "quote", "blub": "other"})
    assert (list(pack.invoices["number"]), list(pack.quotes["number"])) == (["1"], ["2"])


def test_a_state_may_say_that_the_row_is_a_quote(to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Date", "Amount due", "Total", "Status"]
    states = [("Open", "50"), ("Closed", "0"), ("Quote", "50"), ("Order", "50")]
    rows = [[str(n), "Ann", f"2025-03-0{n}", due, "50", state] for n, (state, due) in enumerate(states, 1)]
    pack = read_files([UploadedFile("list.csv", to_csv([header, *rows]))], workspace_key=b"key", today=TODAY)
    assert list(pack.invoices["number"]) == ["1", "2"]
    assert (list(pack.quotes["number"]), list(pack.quotes["state"])) == (["3"], ["sent"])


def test_an_unknown_type_among_known_ones_is_asked_about(to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Date", "Total", "Type"]
    rows = [["1", "Ann", "2025-03-01", "50", "Invoice"], ["2", "Ann", "2025-03-02", "50", "Zorp"]]
    (question,) = questions(to_csv([header, *rows]))
    assert (question.header, question.chosen) == ("Type", "invoice")
    for word in ("zorp", ""):
        for meaning in ("other", "quote", "payment"):
            pack = answered(to_csv([header, *rows]), {word: meaning}, "Type")
            assert list(pack.invoices["number"]) == ["1"], "what is said of all other words leaves the known ones alone"
            assert list(pack.quotes["number"]) == (["2"] if meaning == "quote" else [])
