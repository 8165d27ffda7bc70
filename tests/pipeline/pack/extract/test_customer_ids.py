"""A placeholder in the customer column is not a customer."""

import pytest

from snapshot.pipeline.pack.extract.customer_ids import customer_hash, name_words
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.vocabulary import plain


@pytest.mark.parametrize("name", ["Walk-in Customer", "CASH SALE", "customer (walk in)", "N/A", "Público en general"])
def test_anonymous_customers_are_not_one_customer(name: str) -> None:
    assert customer_hash(plain(name), b"k") is None


@pytest.mark.parametrize("name", ["Cash Plumbing Ltd", "Walker Inn", "Misc Corp", "Other Side Cafe"])
def test_a_real_name_that_sounds_anonymous_is_a_customer(name: str) -> None:
    assert customer_hash(plain(name), b"k") is not None


def test_the_last_word_of_a_long_name_is_a_name_word_too() -> None:
    for separator in (" ", ";", ","):
        assert "secretname" in name_words([Column.of(["Mrs." + separator * 400 + "Secretname"])])


def test_customers_whose_long_names_differ_at_the_end_are_two() -> None:
    assert customer_hash(plain("Bill to: " * 60 + "Ann"), b"key") != customer_hash(
        plain("Bill to: " * 60 + "Bob"), b"key"
    )
