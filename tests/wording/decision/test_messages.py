"""Messages to send: short, kind, filled in but for the name, and with nothing to fill in but known places."""

import re

import pytest

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.decision.validate import text_rules
from snapshot.wording.decision.draft import PLACEHOLDERS
from snapshot.wording.decision.messages import Letter, Mentioned
from tests.support.avoided_words import avoided_in

TO_FILL_IN = {theme: entry.text.message for theme, entry in THEMES.items() if entry.text.message}
LETTERS = {theme: entry.text.letter for theme, entry in THEMES.items() if entry.text.letter}

ONE = Mentioned("invoice 1042", "$4,200.00", "due August 3, 2025")
OTHER = Mentioned("invoice 1057", "$310.50", "due August 9, 2025")
SINGLE = Letter((ONE,), "$4,200.00", 20)
SEVERAL = Letter((ONE, OTHER), "$4,510.50", 20)

# What makes a reminder a threat, or a reader small.
UNKIND = re.compile(
    r"\b(immediately|urgent(ly)?|final|last (notice|reminder)|overdue|legal|lawyer|collections?|fees?|penalt(y|ies)"
    r"|unless|must|failed?|fail(ed)? to|forgot(ten)?|ignored?|late|delinquent|regret|unfortunately|disappointed)\b",
    re.IGNORECASE,
)
ALL = [
    *((theme, text) for theme, text in TO_FILL_IN.items()),
    *((theme, letter(about)) for theme, letter in LETTERS.items() for about in (SINGLE, SEVERAL)),
]


@pytest.mark.parametrize(("theme", "text"), ALL)
def test_words_to_send_are_short_and_keep_the_customer(theme, text) -> None:
    assert len(text.split()) <= 90
    assert text.startswith("Hi [name],\n")
    for said in (THEMES[theme].text.message_use, text):
        assert said.isascii()
        assert "  " not in said
        assert not UNKIND.search(said)
        assert not text_rules.holds_forbidden(said)
        assert not avoided_in(said)


@pytest.mark.parametrize("text", TO_FILL_IN.values(), ids=TO_FILL_IN)
def test_only_known_places_are_left_to_fill_in(text: str) -> None:
    assert set(re.findall(r"\[[^\]]*\]", text)) <= set(PLACEHOLDERS)
    assert not re.search(r"[{}<>$€£]|\d", text)


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize("about", [SINGLE, SEVERAL], ids=["one", "several"])
def test_a_letter_speaks_of_all_documents_of_its_customer_and_leaves_only_the_name_open(letter, about: Letter) -> None:
    text = letter(about)
    assert re.findall(r"\[[^\]]*\]", text) == ["[name]"]
    assert all(document.name.lower() in text.lower() for document in about.documents)


@pytest.mark.parametrize(("days", "parts"), [(1, False), (30, False), (31, True), (200, True)])
@pytest.mark.parametrize("about", [SINGLE, SEVERAL], ids=["one", "several"])
def test_parts_are_offered_only_after_thirty_days(about: Letter, days: int, parts: bool) -> None:
    for name in ("slow_payers", "one_big_debtor"):
        text = LETTERS[name](about._replace(days=days))
        assert bool(re.search(r"smaller payments|first part", text)) is parts


def test_a_reminder_lists_each_invoice_with_its_amount_and_due_day_and_adds_them_up() -> None:
    text = LETTERS["slow_payers"](SEVERAL)
    assert "- Invoice 1042 for $4,200.00, due August 3, 2025\n- Invoice 1057 for $310.50, due August 9, 2025\n" in text
    assert "That's $4,510.50 in all." in text
    assert "invoice 1042 for $4,200.00 (due August 3, 2025)." in LETTERS["slow_payers"](SINGLE)
