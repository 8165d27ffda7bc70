"""Numbers are written as an owner says them."""

import pytest

from snapshot.pipeline.decision.write.cited_facts import facts_of
from snapshot.pipeline.decision.write.number_format import (
    count_in_words,
    money,
    one_decimal,
    percent,
    round_half_up,
    weeks_in_words,
)
from snapshot.pipeline.documents.snapshot import Largest, Overdue, Snapshot


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (14_150.37, None, "14,150"),
        (14_150.5, "USD", "$14,151"),
        (1_234_567.0, "EUR", "€1,234,567"),
        (980.0, "GBP", "£980"),
        (1_200.0, "CHF", "CHF 1,200"),
        (1_200.0, "cad", "CA$1,200"),
        (0.4, "USD", "$0.40"),
        (0.0, "$", "$0"),
        (-12.6, "USD", "-$13"),
    ],
)
def test_money_has_no_false_cents(amount: float, currency: str | None, text: str) -> None:
    assert money(amount, currency) == text


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        (0.5, "about half a week"),
        (0.3, "about half a week"),
        (0.9, "about one week"),
        (1.4, "about one and a half weeks"),
        (2.0, "about two weeks"),
        (2.5, "about two and a half weeks"),
        (2.75, "about three weeks"),
        (3.4, "about three weeks"),
        (12.2, "about twelve weeks"),
        (12.5, "about 13 weeks"),
        (1_800.0, "about 1,800 weeks"),
    ],
)
def test_weeks_are_said_in_words(weeks: float, words: str) -> None:
    assert weeks_in_words(weeks) == words


def test_one_item_is_singular() -> None:
    assert count_in_words(1, "invoice") == "one invoice"
    assert count_in_words(0, "invoice") == "0 invoices"
    assert count_in_words(1_200, "quote") == "1,200 quotes"


def test_halves_round_up_and_whole_values_drop_the_decimal() -> None:
    assert (round_half_up(2.5), round_half_up(3.5), percent(0.125)) == (3, 4, "13%")
    assert (one_decimal(4.0), one_decimal(3.24), one_decimal(16.25), one_decimal(0.35)) == ("4", "3.2", "16.3", "0.4")


@pytest.mark.parametrize(("share", "text"), [(0.285, "29%"), (0.575, "58%"), (0.005, "1%"), (0.2849, "28%")])
def test_a_share_is_rounded_from_its_own_digits(share: float, text: str) -> None:
    assert percent(share) == text


def test_hardly_any_or_endless_weeks_are_not_said() -> None:
    for weeks, said in ((0.1, None), (3.0, "about three weeks"), (500.0, None), (None, None)):
        facts = facts_of(Snapshot(overdue=Overdue(amount=300.0, weeks_of_billing=weeks)))
        assert facts.usual_weeks("overdue.weeks_of_billing") == said


def test_evidence_is_cited_once_and_in_order() -> None:
    facts = facts_of(Snapshot(overdue=Overdue(count=6, amount=14_150.0, days_1_30=Largest(count=2, amount=9.0))))
    facts.money("overdue.amount")
    facts.count("overdue.count", "invoice")
    facts.money("overdue.amount")
    assert facts.evidence() == ("signals.overdue.amount=14150.0", "signals.overdue.count=6")


def test_evidence_is_filled_up_to_four_with_leaves_that_hold_something() -> None:
    facts = facts_of(Snapshot(overdue=Overdue(known=True, amount=14_150.0)))
    facts.money("overdue.amount")
    others = ("overdue.oldest_days", "duplicates.count", "window.weeks", "window.days", "overdue.count", "open_pile.n")
    assert facts.evidence(others)[1:] == (
        "signals.window.weeks=0",
        "signals.window.days=0",
        "signals.overdue.count=0",
    )


def test_a_leaf_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="oldest_days"):
        facts_of(Snapshot()).days("overdue.oldest_days")
