"""Letters that were encoded twice come back; others stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.sources.encoding import decode, encode, repaired


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


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_a_decoded_text_is_written_as_it_was(codec: str) -> None:
    data = "Fälligkeit;Straße für Büro\rÄ;é\r".encode(codec)
    assert encode(decode(data)) == data


def test_a_letter_that_the_codec_lacks_is_double_encoded_as_before() -> None:
    data = "Größe; €uro “PAID”".encode("cp1252") + "“Ł”".encode()
    assert decode(data).encoding == "Windows-1252"
    assert decode(encode(decode(data))).text == decode(data).text


@given(st.binary(max_size=60))
def test_bytes_of_any_kind_are_written_to_what_reads_the_same(data: bytes) -> None:
    decoded = decode(data)
    if decoded.encoding == "UTF-8":
        assert decode(encode(decoded)).text == decoded.text
