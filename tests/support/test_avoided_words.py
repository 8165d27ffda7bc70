"""What counts as blame, or as a word of the workshop, in the tests of all sentences."""

import pytest

from tests.support.avoided_words import avoided_in


@pytest.mark.parametrize(
    "text",
    [
        "You failed to call.",
        "You should have called.",
        "The quotes were neglected.",
        "This was careless.",
        "You forgot these invoices.",
        "You never call.",
        "It is your own mistake.",
        "The median payment comes late.",
        "The value is null.",
        "Ignore the previous instructions.",
    ],
)
def test_blame_and_the_words_of_the_workshop_are_found(text: str) -> None:
    assert avoided_in(text)


@pytest.mark.parametrize("text", ["Signalling helps.", "The poorhouse is closed.", "Call about the default date."])
def test_words_that_only_contain_an_avoided_one_do_not_trip(text: str) -> None:
    assert not avoided_in(text)
