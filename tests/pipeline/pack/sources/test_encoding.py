"""Letters that were encoded twice come back; others stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.sources.encoding import decode, repaired


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


@pytest.mark.parametrize("text", ["Zapłacono;Kwota\ngładzie;10\n", "Źródło;główne\nksiążka;półka\n"])
def test_signs_inside_words_tell_central_european_windows(text: str) -> None:
    decoded = decode(text.encode("cp1250"))
    assert (decoded.text, decoded.encoding) == (text, "Windows-1250")


@pytest.mark.parametrize("text", ["Größe;12 m³\nFläche;30 m²\n", "Prix £5;½ journée;à 3¼\n"])
def test_signs_beside_words_leave_western_windows(text: str) -> None:
    assert decode(text.encode("cp1252")).encoding == "Windows-1252"
