"""Amounts: the decimal sign of a whole file, exact cents, and never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.values.amounts import cents_of, decide_decimal_sign, parse_cents
from snapshot.pipeline.pack.values.column import Column


def column(*cells: object) -> Column:
    return Column.of(cells)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        *(("1204.5", 120450), ("1,204.50", 120450), ("$1,204.50", 120450), ("1 204.50", 120450), ("1'204.50", 120450)),
        *(("USD 1,204.50", 120450), ("1,204.50 USD", 120450), ("£12", 1200), ("CA$12.00", 1200), ("12", 1200)),
        *(("(67.50)", -6750), ("-67.50", -6750), ("67.50-", -6750), ("-$67.50", -6750), ("$-67.50", -6750)),
        *(("($67.50)", -6750), ("67.50 CR", -6750), ("\u221267.50", -6750), ("12,34,567.00", 123456700)),
        *(("0.005", 1), ("0.004", 0), (".5", 50), ("1.0000", 100), (12.34, 1234), (7, 700), (-0.5, -50), (1.005, 101)),
    ],
)
def test_amounts_with_a_decimal_dot(text: object, cents: int) -> None:
    assert cents_of(text, ".") == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.204,50", 120450),
        ("1204,5", 120450),
        ("1 204,50 €", 120450),
        ("(67,50)", -6750),
        ("1'204,50", 120450),
        ("EUR 1.204", 120400),
    ],
)
def test_amounts_with_a_decimal_comma(text: str, cents: int) -> None:
    assert cents_of(text, ",") == cents


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "12,34.5",
        "1,23",
        "#REF!",
        "########",
        "1.2.3",
        "2025-01-02",
        "12 apples",
        "INV-61",
        True,
        None,
        "9" * 30,
        "½",
    ],
)
def test_text_that_is_not_an_amount_is_none(text: object) -> None:
    assert cents_of(text, ".") is None


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1.234", "12,50"], ","),
        (["1,234", "12.50"], "."),
        (["1.234.567"], ","),
        (["1,234", "5,678"], "."),
        (["131.00", "14,329", "$2,481.40"], "."),
    ],
)
def test_the_sign_is_decided_over_all_cells(cells: list[str], sign: str) -> None:
    assert decide_decimal_sign([column(*cells)], ".") == sign


def test_without_evidence_the_default_notation_applies() -> None:
    assert decide_decimal_sign([column("1.234", "12")], ",") == ","


def test_a_cell_that_is_no_amount_is_told_apart_from_a_blank() -> None:
    values, bad = parse_cents(column("1.00", None, "#REF!"), ".")
    assert values[0] == 100
    assert list(values.isna()) == [False, True, True]
    assert list(bad) == [False, False, True]


@given(cents=st.integers(-(10**11), 10**11), european=st.booleans(), currency=st.sampled_from(["", "$", "€ ", "EUR "]))
def test_any_amount_is_read_back_in_either_notation(cents: int, european: bool, currency: str) -> None:
    text = f"{abs(cents) / 100:,.2f}"
    if european:
        text = text.translate(str.maketrans(",.", ".,"))
    text = f"({currency}{text})" if cents < 0 else currency + text
    assert cents_of(text, "," if european else ".") == cents


@given(st.lists(st.integers(0, 10**14 - 1), min_size=1, max_size=20))
def test_plain_amounts_are_exact_to_the_last_cent(cents: list[int]) -> None:
    values, bad = parse_cents(column(*(f"{value // 100}.{value % 100:02}" for value in cents)), ".")
    assert list(values) == cents
    assert not bad.any()
