"""The sentences of any conclusion: how a draft is made up, what else a theme says, and the season line."""

from typing import NamedTuple


class Draft(NamedTuple):
    """The sentences of one conclusion before confidence and evidence join them."""

    takeaway: str
    action: str
    why: str
    boundary: str
    steps: tuple[str, ...] = ()


class ThemeText(NamedTuple):
    """What is said of a theme beside its conclusion.

    ``instead`` follows "without it, ", where another theme hangs on this one. ``money`` goes with an amount; where the
    answer is about no pile, that is what was billed. ``list_intro`` stands above the documents. ``message`` is for the
    owner to send, ``message_use`` completes "words you can send:".

    No name of a customer is ever known here, so every name, number, amount and day in a message is a placeholder. The
    tone keeps the customer: a way out in each message, and never a reproach.
    """

    instead: str
    money: str = "billed"
    list_intro: str = ""
    message_use: str = ""
    message: str = ""


PLACEHOLDERS = ("[name]", "[number]", "[amount]", "[date]")

SEASON_UNKNOWN = "Active - too little history to tell a season"
SEASON_NONE = "Active - the weeks in these files show no season"
SEASON = {
    "rising": "Rising - new work usually picks up at this time of year",
    "active": "Active - an ordinary time of year for new work",
    "peak": "Peak - this is usually the busiest time of the year",
    "lower": "Lower - this is usually the quieter time of the year",
}


def sentence(text: str) -> str:
    """``text`` with a capital at the start."""
    return text[:1].upper() + text[1:]


def softened(takeaway: str) -> str:
    """The takeaway of a low confidence. A code such as CHF keeps its capitals."""
    start = takeaway[:1] if takeaway[1:2].isupper() else takeaway[:1].lower()
    return f"Worth checking: {start}{takeaway[1:]}"


def the_largest(few: str, documents: str) -> str:
    """``the 6 largest of the 208 invoices`` of "6 invoices" and "208 invoices"; "" for ``few``: all of them."""
    if not few:
        return f"the {documents}"
    number = "" if few.startswith("one ") else f"{few.split(maxsplit=1)[0]} "
    return f"the {number}largest of the {documents}"


def is_pair(documents: str) -> bool:
    return documents.startswith("2 ")


def either(documents: str) -> str:
    """``any of these 6 quotes``, ``either of these 2 quotes``, ``the quote`` of "one approved quote"."""
    if documents.startswith("one "):
        return f"the {documents.rsplit(maxsplit=1)[-1]}"
    return f"{'either' if is_pair(documents) else 'any'} of these {documents}"


def block(minutes: int, when: str = "tomorrow morning") -> str:
    """The time box of an action."""
    return f"block {minutes} minutes {when}"
