"""Words to send: for every theme with somebody to write to, short, kind, and only with places that can be filled in."""

import re

import pytest

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.decision.validate import text_rules
from snapshot.wording.decision.draft import PLACEHOLDERS, ThemeText
from tests.support.avoided_words import avoided_in

MESSAGES = {theme: entry.text for theme, entry in THEMES.items() if entry.text.message}

# What makes a reminder a threat, or a reader small.
UNKIND = re.compile(
    r"\b(immediately|urgent(ly)?|final|last (notice|reminder)|overdue|legal|lawyer|collections?|fees?|penalt(y|ies)"
    r"|unless|must|failed?|fail(ed)? to|forgot(ten)?|ignored?|late|delinquent|regret|unfortunately|disappointed)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_words_to_send_are_short_and_keep_the_customer(message: ThemeText) -> None:
    assert len(message.message.split()) <= 80
    assert message.message.startswith("Hi [name],\n")
    for text in (message.message_use, message.message):
        assert text.isascii()
        assert not UNKIND.search(text)
        assert not text_rules.holds_forbidden(text)
        assert not avoided_in(text)


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_only_known_places_are_left_to_fill_in(message: ThemeText) -> None:
    assert set(re.findall(r"\[[^\]]*\]", message.message)) <= set(PLACEHOLDERS)
    assert not re.search(r"[{}<>$€£]|\d", message.message)
    assert "[" not in message.message_use
