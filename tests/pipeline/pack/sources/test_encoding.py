"""Letters that were encoded twice come back; others stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.sources.encoding import repaired


@pytest.mark.parametrize("text", ["Fällig", "Straße", "Échéance à régler", "1.204,50 €", "Nº", "“PAID” – Ä"])
def test_double_encoding_is_undone(text: str) -> None:
    spoilt = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())
    assert spoilt != text
    assert repaired(spoilt) == text


@pytest.mark.parametrize("text", ["JOÃO", "Âge", "naïve à 20 €", "ÅÄÖ", "Crème brûlée"])
def test_correct_words_with_such_letters_stay(text: str) -> None:
    assert repaired(text) == text


@given(st.text())
def test_undoing_double_encoding_accepts_any_text(text: str) -> None:
    assert len(repaired(text)) <= len(text)
