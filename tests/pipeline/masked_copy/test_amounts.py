"""Amounts are multiplied exactly, in the notation in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.masked_copy.amounts import AmountNotation, Scale
from snapshot.pipeline.pack.values.amounts import DecimalSign, cents_of
from tests.corpus.formats import money

PLAIN = AmountNotation()


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("950.00", ".", "6650.00"),
        ("$1,204.50", ".", "$8,431.50"),
        ("-$1,204.50", ".", "-$8,431.50"),
        ("($1,204.50)", ".", "($8,431.50)"),
        ("0.00", ".", "0.00"),
        ("912", ".", "6384"),
        ("1.204,50 €", ",", "8.431,50 €"),
        ("1 204,50", ",", "8 431,50"),
        ("CHF 1’204.50", ".", "CHF 8’431.50"),
        ("1.204,-", ",", "8.428,-"),
        (".50", ".", "3.50"),
        ("0.10", ".", "0.70"),
        ("1452. 0", ".", "10164.0"),
        ("12,50", ".", "87,50"),  # in the other notation than its file: unreadable before and after
    ],
)
def test_an_amount_keeps_its_notation(text: str, decimal: DecimalSign, expected: str) -> None:
    assert Scale(7).text(text, decimal, PLAIN) == expected


def test_thousands_are_parted_as_the_rest_of_the_column_does() -> None:
    parted = AmountNotation.of(["912.00", "$15,196.00"], ".")
    assert Scale(7).text("912.00", ".", parted) == "6,384.00"
    assert Scale(7).text("1912.00", ".", parted) == "13384.00"  # written without before
    indian = AmountNotation.of(["1,66,519.00"], ".")
    assert Scale(7).text("37,932.50", ".", indian) == "2,65,527.50"


def test_a_cell_in_another_notation_says_nothing_of_the_column() -> None:
    assert AmountNotation.of(["1.204,50"], ".") == PLAIN


def test_what_lies_below_a_cent_rounds_to_the_same_multiple() -> None:
    assert cents_of(Scale(7).number(33.335)) == 7 * 3334
    assert cents_of(Scale(7).text("1.005", ".", PLAIN)) == 7 * 101


def test_every_digit_of_a_unit_price_counts() -> None:
    assert Scale(7).text("0.0125", ".", PLAIN, is_price=True) == "0.0875"
    assert Scale(7).number(0.0125, is_price=True) == 0.0875


def test_a_typed_number_stays_whole_or_broken() -> None:
    assert [Scale(7).number(value) for value in (12, 12.5, -0.5, 0, 0.1)] == [84, 87.5, -3.5, 0, 0.7]
    assert isinstance(Scale(7).number(12), int)


@given(
    cents=st.integers(-(10**9), 10**9),
    factor=st.sampled_from([3, 7, 9, 49]),
    thousands=st.sampled_from(["", ",", " ", "’"]),
    sign=st.sampled_from(["", "$", "€"]),
    comma=st.booleans(),
)
def test_the_copy_reads_as_the_exact_multiple(cents: int, factor: int, thousands: str, sign: str, comma: bool) -> None:
    decimal: DecimalSign = "," if comma else "."
    between = thousands.replace(",", ".") if comma else thousands

    def written(value: int) -> str:
        return money(value, sign=sign, thousands=between, decimal=decimal)

    column = AmountNotation.of([written(cents), written(123456789)], decimal)
    scaled = Scale(factor).text(written(cents), decimal, column)
    assert scaled == written(cents * factor)
    assert cents_of(scaled, decimal) == cents * factor
