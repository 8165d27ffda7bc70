"""Words of our own lists stay where they tell something; everything else is replaced, the same by the same."""

import random

import pytest

from snapshot.pipeline.masked_copy.day_shift import Shift
from snapshot.pipeline.masked_copy.days import DayNotation, Days
from snapshot.pipeline.masked_copy.substitutes import Digits, Words
from snapshot.pipeline.masked_copy.texts import Texts
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.document_numbers import invoice_mentions, normalize_number
from snapshot.pipeline.pack.values.status_words import state_of


@pytest.fixture
def texts() -> Texts:
    source = random.Random(1)
    words = Words(source, ())
    return Texts(words, Digits(source), Days(DayNotation("month_first"), Shift(-364, -1), 5, words.in_day))


@pytest.mark.parametrize("name", ["Bill Price", "Open Door Realty", "Cash Johnson", "12 King Street"])
def test_nothing_of_a_name_stays_though_its_words_are_known(texts: Texts, name: str) -> None:
    assert set(texts.name(name).split()).isdisjoint(name.split())


@pytest.mark.parametrize("name", ["Walk-in customer", "CASH SALE", "VOID"])
def test_what_names_nobody_stays(texts: Texts, name: str) -> None:
    assert texts.name(name) == name


def test_an_email_ends_where_no_mail_arrives(texts: Texts) -> None:
    masked = texts.name("ada.quill@northside.co.uk")
    assert masked.endswith(".example")
    assert masked.count("@") == 1
    assert not {"ada", "quill", "northside"} & set(masked.replace("@", ".").split("."))


def test_a_name_within_a_text_is_the_same_name(texts: Texts) -> None:
    assert texts.name("Larkspur") in texts.free("Sale; Larkspur")


@pytest.mark.parametrize("number", ["INV-0061", "RE-2025-001", "#000078", "Quote QU-0069", "1042"])
def test_a_number_keeps_its_shape_and_known_letters(texts: Texts, number: str) -> None:
    masked = texts.number(number)
    shape = str.maketrans("0123456789", "9" * 10)
    assert masked.translate(shape) == number.translate(shape)
    assert masked != number


def test_unknown_letters_of_a_series_are_replaced(texts: Texts) -> None:
    masked = texts.number("SLV/25-26/001")
    assert len(masked) == len("SLV/25-26/001")
    assert not masked.startswith("SLV")


def test_a_number_in_a_text_stays_linked_to_its_document(texts: Texts) -> None:
    mention = invoice_mentions(Column.of([texts.free("payment, see Invoice no. 0815 of Larkspur")]))
    assert mention[0] == normalize_number(texts.number("0815"))


@pytest.mark.parametrize(
    ("vocabulary", "text"),
    [
        ("invoices", "Partially paid"),
        ("invoices", "partiellement payées"),
        ("invoices", "AwaitingPayment"),
        ("invoices", "not paid yet by Larkspur"),
        ("invoices", "ck bounced 1/23, made good 2/1"),
        ("quotes", "sold - start 3/4"),
        ("quotes", "lost to other guy"),
        ("types", "Sales credit note"),
    ],
)
def test_a_state_stays_the_same_state(texts: Texts, vocabulary: str, text: str) -> None:
    for masked in (texts.state(text), texts.free(text)):
        assert state_of(vocabulary, masked) == state_of(vocabulary, text)
        assert "Larkspur" not in masked


def test_free_text_of_known_words_stays_and_other_text_does_not(texts: Texts) -> None:
    assert texts.free("Invoice for services") == "Invoice for services"
    assert "service" not in texts.free("service of the boiler at Larkspur")


def test_a_title_keeps_what_it_says_of_its_kind(texts: Texts) -> None:
    masked = texts.title("Larkspur Heating LLC - Invoice list 2025, from 01/20/2025")
    assert "Larkspur" not in masked
    assert "Invoice" in masked
    assert "2024, from 01/22/2024" in masked
