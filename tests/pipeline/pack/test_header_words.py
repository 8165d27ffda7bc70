"""What a header means is read from its words, in any of the languages."""

import pytest

from snapshot.pipeline.pack.vocabulary import header_matches


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Date d'échéance", "due"),
        ("Date d’émission", "issued"),
        ("Date d’émission (2)", "issued"),
        ("Montant de l'avoir", "credited"),
        ("N° d'avoir", "credit_number"),
        ("Total (2)", "total"),
    ],
)
def test_articles_and_numbers_are_no_part_of_the_word(header: str, meaning: str) -> None:
    assert header_matches(header)[0].meaning.name == meaning
