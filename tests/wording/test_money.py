"""One sign a currency, and no sign where none is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.decision.validate.numbers_in_text import quantities
from snapshot.pipeline.decision.validate.text_rules import is_plain, may_name_somebody
from snapshot.pipeline.decision.write import number_format
from snapshot.pipeline.pack.schema.currencies import SIGNS as WRITTEN
from snapshot.pipeline.pack.values.amounts import CURRENCY_CODES
from snapshot.wording.money import SIGNS, currency_sign, to_the_cent

known = st.sampled_from(sorted({*CURRENCY_CODES, *WRITTEN}))


@pytest.mark.parametrize(
    ("currency", "written"),
    [
        ("USD", "$8,400.00"),
        ("EUR", "€8,400.00"),
        ("CAD", "CA$8,400.00"),
        ("CHF", "CHF 8,400.00"),
        ("$", "$8,400.00"),
        ("kr", "kr 8,400.00"),
        (None, "8,400.00"),
    ],
)
def test_an_amount_stands_behind_its_sign(currency: str | None, written: str) -> None:
    assert to_the_cent(8400, currency) == written


def test_a_debt_is_marked_before_the_sign() -> None:
    assert to_the_cent(-1.5, "EUR") == "-€1.50"


def test_no_sign_stands_for_two_currencies() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert SIGNS.keys() <= CURRENCY_CODES
    assert not CURRENCY_CODES & set(SIGNS.values())


@given(known, st.floats(1, 10**9))
def test_a_sum_in_any_currency_is_read_back_from_a_sentence(currency: str, amount: float) -> None:
    sentence = f"Ask about {number_format.money(amount, currency)} today."
    (found,) = quantities(sentence)
    assert (found.kind, found.sign) == ("money", currency_sign(currency).strip())
    assert is_plain(sentence)
    assert not may_name_somebody(sentence, currency)


@given(st.floats(1, 10**9))
def test_a_sum_without_a_known_currency_is_a_bare_number(amount: float) -> None:
    assert number_format.money(amount, None)[0].isdigit()
