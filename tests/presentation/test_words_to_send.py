"""A message for each customer of the list, with what its documents say."""

from datetime import date

import pytest

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.presentation.words_to_send import words_to_send
from snapshot.wording import short_list as wording


def item(number: str, customer: int | None, **more: object) -> ShortListItem:
    parts = {"kind": "invoice", "amount": 120.0, "days": 40, "issued": date(2025, 6, 1), "due": date(2025, 7, 1)}
    return ShortListItem(**{**parts, **more}, number=number, customer=customer)


def words(*items: ShortListItem, theme: Theme = Theme.SLOW_PAYERS):
    return words_to_send(theme, ShortList(theme=theme, days_mean="past due", items=items), "USD")


def test_each_customer_has_a_message_about_all_of_their_documents():
    said = words(item("A", 1), item("B", 1), item("C", 2), item("D", None), item("E", None))
    assert [message.label for message in said.messages] == ["A and B", "C", "D", "E"]
    assert "- Invoice A for $120.00, due July 1, 2025\n- Invoice B" in said.messages[0].text
    assert "That's $240.00 in all." in said.messages[0].text
    assert "invoice C for $120.00 (due July 1, 2025)" in said.messages[1].text
    assert said.fill_in == wording.FILL_IN_THE_NAME


def test_many_documents_are_named_by_the_first_of_them():
    said = words(*(item(f"N{n}", 1) for n in range(6)))
    assert said.messages[0].label == "N0, N1, N2 and 3 more"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"due": None}, "invoice A for $120.00 (issued June 1, 2025)"),
        ({"due": None, "issued": None}, "invoice A for $120.00."),
        ({"number": "", "row": 7}, "the invoice of June 1, 2025 for $120.00 (due July 1, 2025)"),
        ({"number": "", "issued": None, "due": None}, "your invoice for $120.00."),
    ],
)
def test_what_a_file_does_not_say_is_not_in_the_message(more, said):
    made = item("A", 1).model_copy(update=more)
    assert said in words(made).messages[0].text


def test_a_quote_says_when_it_was_sent():
    made = item("Q1", 1, kind="quote", due=None)
    assert (
        "I sent you quote Q1 for $120.00 (sent June 1, 2025)." in words(made, theme=Theme.STALE_QUOTES).messages[0].text
    )


@pytest.mark.parametrize("theme", list(Theme))
def test_without_documents_there_is_a_message_where_it_is_about_none(theme):
    said = words_to_send(theme, None, "USD")
    text = THEMES[theme].text
    assert (said is not None) is bool(text.message)
    if said:
        assert [message.text for message in said.messages] == [text.message]
        assert said.fill_in == wording.FILL_IN or "[date]" not in text.message
