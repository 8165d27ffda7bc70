"""Broken files are read as far as they say something, and what is not read is said; nothing raises.

A sample; ``python -m tests.mutate --files 10000`` reads many more.
"""

import random

import pytest

from tests.support import mutants
from tests.support.accounts import silent_changes
from tests.support.dialects import Dialect, write
from tests.support.listings import Listing, from_written

SHARES = 4
IN_EACH = 25


@pytest.mark.parametrize("share", [0, *(pytest.param(share, marks=pytest.mark.slow) for share in range(1, SHARES))])
def test_no_broken_file_changes_a_sum_silently(share: int) -> None:
    for number in range(share * IN_EACH, (share + 1) * IN_EACH):
        broken = mutants.mutant(number)
        assert broken.judge(mutants.read(broken.data)) == [], f"{number}: {broken.label}"


@pytest.fixture
def listing() -> Listing:
    return from_written(write(mutants.invent(3, invoices=15, quotes=0).invoices, Dialect()))


def test_the_judge_sees_a_silently_lost_row(listing: Listing) -> None:
    fewer = mutants.read(b"".join(line + listing.end for line in listing.lines[:-2]))
    assert silent_changes(listing, listing.data, fewer)


def test_the_judge_sees_an_amount_that_changed(listing: Listing) -> None:
    cents = f"{listing.documents[3].cents or 0}"
    other = listing.data.replace(f",{cents[:-2]}.{cents[-2:]},".encode(), b",7.77,")
    assert other != listing.data
    assert silent_changes(listing, listing.data, mutants.read(other))


def test_the_judge_accepts_reported_changes(listing: Listing) -> None:
    dice = random.Random(1)
    at = dice.randrange(len(listing.data) // 2, len(listing.data))
    broken = listing.data[:at]
    assert silent_changes(listing, broken, mutants.read(broken)) == []
