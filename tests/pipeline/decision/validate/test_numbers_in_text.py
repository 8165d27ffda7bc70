"""Every number of a sentence is found, whatever way it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.decision.validate.numbers_in_text import measurements, quantities


def found(text: str) -> list[tuple[str, float]]:
    return [(quantity.kind, quantity.value) for quantity in measurements(quantities(text))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call the 6 customers", [("count", 6)]),
        ("Call the six customers", [("count", 6)]),
        ("Call twenty-five customers", [("count", 25)]),
        ("($9,400 of the $14,150 overdue)", [("money", 9_400), ("money", 14_150)]),
        ("CHF 1,200 is open.", [("money", 1_200)]),
        ("It is $14,150.", [("money", 14_150)]),
        ("It is $0.40 each.", [("money", 0.4)]),
        ("about three weeks of billing", [("weeks", 3)]),
        ("about half a week of billing", [("weeks", 0.5)]),
        ("about one and a half weeks", [("weeks", 1.5)]),
        ("about one week", [("weeks", 1)]),
        ("cover 3 complete weeks", [("weeks", 3)]),
        ("block 25 minutes", [("minutes", 25)]),
        ("take half an hour", [("minutes", 30)]),
        ("take two hours", [("malformed", 0)]),
        ("62% of it", [("share", 62)]),
        ("62 percent of it", [("share", 62)]),
        ("half of it", [("share", 50)]),
        ("a third of it", [("share", 33)]),
        ("16 days late", [("days", 16)]),
        ("3.2 times", [("times", 3.2)]),
        ("twice as many", [("times", 2)]),
        ("one invoice", [("count", 1)]),
        ("the one approved quote", [("count", 1)]),
        ("a dozen quotes", [("count", 12)]),
        ("$9k", [("malformed", 0)]),
        ("1/2", [("malformed", 0)]),
        ("½ of it", [("malformed", 0)]),
        ("unit 12b", [("malformed", 0)]),
        ("٣ invoices", [("count", 3)]),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, numbers: list[tuple[str, float]]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "half of your invoices are paid within a day",
        "one customer",
        "call once more",
        "a week",
        "the first of them",
        "often",
    ],
)
def test_words_that_only_look_like_numbers_are_not_numbers(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["31-60 days past due", "31–60 days past due", "14-90 days", "7 days", "within seven days of"]
)
def test_names_of_buckets_are_labels(text: str) -> None:
    assert [quantity.kind for quantity in quantities(text)] == ["label"]


@pytest.mark.parametrize(
    "text",
    [
        "17 days",
        "about 7 days",
        "7 days past due",
        "31-61 days past due",
        "70 days",
        "15-90 days",
        "over 80 days past due",
    ],
)
def test_a_near_label_is_a_number(text: str) -> None:
    assert found(text) != []


@pytest.mark.parametrize("text", ["2025-10-03", "October 3, 2025", "Oct 3, 2025", "3 October 2025", "Oct. 3, 2025"])
def test_dates_are_read(text: str) -> None:
    assert [(quantity.kind, quantity.day) for quantity in quantities(text)] == [("date", date(2025, 10, 3))]


def test_a_date_without_a_year_says_so() -> None:
    (quantity,) = quantities("by October 3")
    assert (quantity.kind, quantity.has_year) == ("date", False)


def test_an_invalid_date_is_malformed() -> None:
    assert found("by February 30, 2025") == [("malformed", 0)]


@given(st.text(max_size=80))
def test_no_digit_is_ever_overlooked(text: str) -> None:
    assert bool(quantities(text)) >= any(letter.isdecimal() for letter in text)


@given(st.integers(2, 10**12), st.sampled_from(["{:,}", "{}", "${:,}", "{}%", "{} days", "{} weeks", "{} times"]))
def test_a_written_number_is_read_back(number: int, form: str) -> None:
    assert [value for _, value in found(f"about {form.format(number)} of it.")] == [float(number)]
