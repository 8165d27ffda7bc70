"""What a header means is read from its words, in any of the languages."""

import pytest

from snapshot.pipeline.pack.values.header_words import header_matches


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Date d'échéance", "due"),
        ("Date d’émission", "issued"),
        ("Date d’émission (2)", "issued"),
        ("Montant de l'avoir", "credited"),
        ("N° d'avoir", "credit_number"),
        ("Total (2)", "total"),
        ("Raised on", "issued"),
        ("Payable by", "due"),
        ("Total payable", "total"),
        ("Montant dû", "balance"),
        ("Statut du paiement", "status"),
        ("Reste à payer TTC", "balance"),
        ("Net à payer", "total"),
        ("Total con signo", "total"),
        ("Gross Billed", "total"),
    ],
)
def test_articles_and_numbers_are_no_part_of_the_word(header: str, meaning: str) -> None:
    assert header_matches(header)[0].meaning.name == meaning


def test_a_nominal_account_is_no_reference() -> None:
    assert "reference" not in [match.meaning.name for match in header_matches("Nominal A/C Ref")]


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("# of invoices", "quantity"),
        ("Sold to", "customer"),
        ("Quoted price", "amount"),
        ("Event date", "scheduled"),
        ("Amt. Rec'd", "amount_paid"),
        ("Current Payment Due", "due"),
        ("Quote $", "amount"),
        ("8% USt", "tax"),
        ("IVA %", "ignored"),
        ("RE-Nr.", "invoice_number"),
        ("How much did you charge?", "amount"),
        ("Ck #", "transaction_number"),
        ("Date given", "sent"),
    ],
)
def test_common_header_words_are_known(header: str, meaning: str) -> None:
    assert header_matches(header)[0].meaning.name == meaning


def test_what_was_paid_on_earlier_bills_is_no_payment_of_this_one() -> None:
    assert not header_matches("Previous Payments")


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Totaal inclusief btw", "total"),
        ("Totaal exclusief btw", "net"),
        ("O/S £", "balance"),
        ("Amount O/S", "balance"),
        ("Notes/paid", "paid_mark"),
    ],
)
def test_what_a_header_adds_to_a_word_is_understood(header: str, meaning: str) -> None:
    assert header_matches(header)[0].meaning.name == meaning
