"""What stands where nobody asked for a name is no customer."""

import pytest

from snapshot.pipeline.pack.customers import customer_hash


@pytest.mark.parametrize("name", ["Walk-in Customer", "CASH SALE", "customer (walk in)", "N/A", "Público en general"])
def test_many_people_are_not_one_customer(name: str) -> None:
    assert customer_hash(name, b"k") is None


@pytest.mark.parametrize("name", ["Cash Plumbing Ltd", "Walker Inn", "Misc Corp", "Other Side Cafe"])
def test_a_name_that_only_sounds_so_is_one(name: str) -> None:
    assert customer_hash(name, b"k") is not None
