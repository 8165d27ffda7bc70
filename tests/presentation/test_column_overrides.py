"""What an owner can choose about a file, and what an answer means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.recognition import Ambiguity, FileRecognition
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.pipeline.pack.schema.fields import SHOWN
from snapshot.presentation.column_overrides import chosen_reading, chosen_twice, correction_fields
from snapshot.presentation.questions import questions_of
from tests.sample_results import doubtful_file

FILE = doubtful_file()
DOUBTED = {"order", "column-total"}
AS_READ = {field.name: field.chosen for field in correction_fields(FILE)}


def said(file: FileRecognition = FILE, **changed: str) -> ReadingChoices:
    """What the form says where only ``changed`` fields are other than as read."""
    answers = {field.name: field.chosen for field in correction_fields(file)}
    return chosen_reading(file, answers | {name.replace("__", "-"): value for name, value in changed.items()}, DOUBTED)


def test_what_can_be_chosen_is_what_the_receipt_shows_in_its_order():
    money = ("total", "net", "tax")
    about = ("customer", "quote_number", "currency", "description")
    expected = {
        "invoices": (
            *("number", "issued", "due", "paid", "status", "paid_mark", "type"),
            *(*money, "balance", "amount_paid", "line_total"),
            *about,
        ),
        "quotes": (
            *("number", "created", "sent", "approved", "declined", "status", "type", *money, "line_total"),
            *("customer", "invoice_number", "currency", "description"),
        ),
        "payments": ("paid", "status", "type", "amount", "customer", "invoice_number", "currency"),
        "jobs": (
            *("number", "approved", "scheduled", "completed", "status", "total"),
            *("customer", "quote_number", "description"),
        ),
        "customers": ("customer",),
        "unknown": (),
    }
    assert expected == SHOWN


def test_the_doubtful_ones_come_first_with_what_was_read_chosen():
    fields = correction_fields(FILE)
    assert [field.name for field in fields if field.doubtful] == [field.name for field in fields[:2]]
    assert {field.name for field in fields[:2]} == {"order", "column-total"}
    total = next(field for field in fields if field.name == "column-total")
    assert dict(total.options)[total.chosen] == "Amount"
    assert total.options[0] == ("none", "No column")
    assert [label for _, label in total.options[1:]] == list(FILE.headers)


def test_a_file_without_a_layout_offers_nothing_and_an_unknown_list_only_its_kind():
    assert correction_fields(FileRecognition(name="a.pdf", category="unknown", problem="pdf")) == ()
    unknown = FILE.model_copy(update={"category": "unknown", "columns": (), "doubts": (), "date_order": None})
    assert [field.name for field in correction_fields(unknown)] == ["kind"]


def test_what_was_neither_asked_nor_changed_is_not_pinned():
    assert chosen_reading(FILE, AS_READ, frozenset()) == ReadingChoices()


def test_an_answer_counts_even_where_our_reading_stays():
    assert said() == ReadingChoices(date_order="month_first", columns={"total": "Amount"})


def test_an_unknown_kind_of_list_is_not_stored_as_a_choice():
    unknown = FILE.model_copy(update={"category": "unknown", "columns": (), "doubts": (), "date_order": None})
    assert chosen_reading(unknown, {"kind": "unknown"}, {"kind"}) == ReadingChoices()
    assert chosen_reading(unknown, {"kind": "quotes"}, {"kind"}) == ReadingChoices(category="quotes")


def test_changed_and_removed_columns_become_choices():
    chosen = said(order="day_first", column__paid="5", column__net="none")
    assert chosen.date_order == "day_first"
    assert chosen.columns == {"total": "Amount", "paid": "Paid on", "net": None}


def test_another_kind_of_list_leaves_its_columns_to_the_reader():
    chosen = said(kind="payments", column__paid="5")
    assert (chosen.category, chosen.columns) == ("payments", {})


def test_a_guessed_column_moves_to_another_role_without_an_error():
    answers = AS_READ | {"column-total": "4"}
    assert list(chosen_twice(FILE, answers, DOUBTED)) == []
    assert chosen_reading(FILE, answers, DOUBTED).columns == {"total": "Net"}


def test_a_column_chosen_twice_is_reported():
    faults = list(chosen_twice(FILE, AS_READ | {"column-due": "5", "column-paid": "5"}, DOUBTED))
    assert faults == [
        (
            "column-paid",
            "The column “Paid on” is chosen for “Due date” and “Date paid”. Leave it where it belongs, and choose "
            "another for the rest.",
        )
    ]


@given(st.dictionaries(st.sampled_from(sorted(AS_READ)), st.integers(0, 9), max_size=8))
def test_whatever_is_offered_makes_a_choice_of_the_files_own_headers(picked):
    options = {field.name: [value for value, _ in field.options] for field in correction_fields(FILE)}
    answers = AS_READ | {name: options[name][at % len(options[name])] for name, at in picked.items()}
    chosen = chosen_reading(FILE, answers, DOUBTED)
    assert set(chosen.columns.values()) <= {*FILE.headers, None}


def test_a_date_is_asked_with_both_days_written_out():
    order, total = questions_of(FILE)
    assert order.label == "Row 7 of Invoices 2025.csv says 03/04/2025. Is that…"
    assert order.options == (("month_first", "March 4, 2025 (month first)"), ("day_first", "April 3, 2025 (day first)"))
    assert (order.name, order.chosen) == ("order", "month_first")
    assert total.label == "Which column of Invoices 2025.csv is “Total”?"
    assert total.options == (("3", "Amount"), ("4", "Net"), ("none", "No column"))


@pytest.mark.parametrize(
    "doubt", [Ambiguity(code="date_order", options=("day_first", "month_first"), chosen="day_first")]
)
def test_a_doubt_without_an_example_still_makes_a_question(doubt):
    (question,) = questions_of(FILE.model_copy(update={"doubts": (doubt,)}))
    assert question.label == "Are the dates in Invoices 2025.csv written month first or day first?"
    assert [value for value, _ in question.options] == ["day_first", "month_first"]


def test_a_kind_is_asked_in_plain_words():
    doubt = Ambiguity(code="category", options=("invoices", "quotes", "unknown"), chosen="quotes")
    (question,) = questions_of(FILE.model_copy(update={"doubts": (doubt,)}))
    assert question.options[2] == ("unknown", "Something else: leave it out")
    assert question.chosen == "quotes"


def test_a_date_of_a_workbook_names_its_sheet_where_there_are_several():
    doubt = FILE.doubts[0].model_copy(update={"sheet": "May"})
    for sheets, said_there in ((("May",), False), (("April", "May"), True)):
        (question,) = questions_of(FILE.model_copy(update={"doubts": (doubt,), "sheets": sheets}))
        assert ("Row 7 on the sheet “May” of" in question.label) == said_there


def test_of_very_many_columns_the_first_are_offered_and_the_one_in_use():
    headers = (*(f"Column {n}" for n in range(5000)), *FILE.headers)
    wide = FILE.model_copy(update={"headers": headers})
    total = next(field for field in correction_fields(wide) if field.name == "column-total")
    assert len(total.options) < 120
    assert dict(total.options)[total.chosen] == "Amount"
