"""Of each column three cells are shown, or what is left of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.report.cell_previews import samples
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.masking import mask

NAMES = frozenset({"zelda", "quixworth"})


def test_samples_are_the_first_three_different_cells() -> None:
    column = Column.of(["5.00", None, "5.00", "7.00", "8.00", "9.00"])
    assert samples("total", column, NAMES) == ("5.00", "7.00", "8.00")


@pytest.mark.parametrize(
    ("role", "cell"),
    [
        *(("issued", day) for day in ("03/04/2025", "Nov 04, 2024", "2. März 2025", "Friday, Jan 31, 2025", "45321")),
        *(("total", amount) for amount in ("1,204.50", "$12", "(7,00)", "1.204,50 €", "EUR 9.99", "12-", "#REF!")),
        *(("number", number) for number in ("1042", "INV-61", "#000078", "2025/0012", "0000071", "25-001")),
        *(("status", word) for word in ("Paid", "Awaiting payment", "half paid", "Copied to job")),
        *(("type", "Sales credit note"), ("currency", "EUR")),
    ],
)  # fmt: skip
def test_what_is_plainly_what_it_should_be_stands_as_in_the_file(role: str, cell: str) -> None:
    assert samples(role, Column.of([cell]), NAMES) == (cell,)


@pytest.mark.parametrize(
    ("role", "cell", "shown"),
    [
        ("customer", "John Smith", "J•••• S••••"),
        ("customer", "Bo", "••"),
        ("customer", "王明", "••"),
        ("customer", "zelda@example.com", "z••••@e••••.c••••"),
        ("description", "Call (555) 555-0178", "C•••• (•••) •••-••••"),
        ("status", "Zelda", "Z••••"),
        ("status", "Paid by Zelda", "P•••• •• Z••••"),
        ("number", "5550178", "••••"),
        ("number", "QUIXWORTH-1", "Q••••-•"),
        ("number", "Marlow-1", "M••••-•"),
        ("total", "5550178", "••••"),
        ("total", "Quixworth", "Q••••"),
        ("issued", "Zelda", "Z••••"),
        ("issued", "Zelda 3 Jan 2025", "Z•••• • J•••• ••••"),
        ("currency", "Zelda", "Z••••"),
        ("invoice_number", "555-0178", "•••-••••"),
    ],
)
def test_other_cells_are_shown_as_a_pattern(role: str, cell: str, shown: str) -> None:
    assert samples(role, Column.of([cell]), NAMES) == (shown,)


def test_behind_the_time_of_day_nothing_is_shown() -> None:
    assert samples("issued", Column.of(["2025-01-02 10:30:00 5550178"]), NAMES) == ("2025-01-02 10:30:00",)
    assert samples("issued", Column.of(["20250102 5550178"]), NAMES) == ("•••• ••••",)


def test_a_word_we_do_not_know_is_shown_only_when_it_stands_in_several_rows() -> None:
    assert samples("status", Column.of(["Marlow", "parked", "parked"]), NAMES) == ("M••••", "parked")


def test_letters_of_a_series_are_shown_where_most_numbers_have_them() -> None:
    assert samples("number", Column.of([f"Tollgate-{n}" for n in range(5)]), NAMES)[0] == "Tollgate-0"
    assert samples("number", Column.of([f"Zelda-{n}" for n in range(5)]), NAMES)[0] == "Z••••-•"


@given(st.text(max_size=60))
def test_a_shape_has_no_digits_and_one_letter_of_a_word_at_most(text: str) -> None:
    shape = mask(text)
    assert len(shape) <= 24
    assert not any(char.isdigit() and char in "0123456789" for char in shape)
    assert not any(left.isalpha() and right.isalpha() for left, right in pairwise(shape))
