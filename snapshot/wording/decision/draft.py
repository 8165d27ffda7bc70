"""The sentences of any conclusion: how a draft is made up, what else a theme says, and the season line."""

from typing import NamedTuple

from snapshot.wording.decision.messages import Message

TOMORROW = "tomorrow morning"


class Draft(NamedTuple):
    """The sentences of one conclusion before confidence and evidence join them.

    ``action`` is followed by a block of ``minutes``, and ``when``; without minutes it is a whole sentence.
    """

    takeaway: str
    action: str
    why: str
    boundary: str
    steps: tuple[str, ...] = ()
    minutes: int | None = None
    when: str = TOMORROW


class Named(NamedTuple):
    """What an action names: ``customers`` as in "4 customers", ``None`` where the files don't say whose they are.

    ``documents`` as in "9 invoices", "" where the customers are known; ``part`` of the money as in "$9,400 of the
    $14,150 overdue"; ``whole``: all of it. ``oldest`` as in "74 days", ``None`` where that is unknown or nothing.
    ``minutes``: what it takes.
    """

    customers: str | None
    documents: str
    part: str
    whole: bool
    oldest: str | None
    minutes: int

    def money(self, age: str) -> str:
        """In brackets, the money; and ``age`` with the days in the place of ``{}``, where they are known."""
        return f"({self.part}{age.format(self.oldest) if self.oldest else ''})"


def is_one(counted: str) -> bool:
    """Whether "one invoice" is meant, and not "9 invoices"."""
    return counted.startswith("one ")


class ThemeText(NamedTuple):
    """What is said of a theme beside its conclusion.

    ``instead`` follows "without it, ", where another theme hangs on this one. ``money`` goes with an amount; where the
    answer is about no pile, that is what was billed. ``list_intro`` stands above the documents. ``letter`` is the
    message about one customer's documents, for the owner to send; where the message is about none, ``message`` is.
    ``message_use`` says what it is.

    No name of a customer is ever known here: it is a placeholder, as is in ``message`` what only the owner knows. The
    tone keeps the customer: a way out in each message, and never a reproach.
    """

    instead: str
    money: str = "billed"
    list_intro: str = ""
    message_use: str = ""
    message: str = ""
    letter: Message | None = None


PLACEHOLDERS = ("[name]", "[number]", "[amount]", "[date]")

SEASON_UNKNOWN = "Active - too little history to tell a season"
SEASON_NONE = "Active - the weeks in these files show no season"
SEASON = {
    "rising": "Rising - new work usually picks up at this time of year",
    "active": "Active - an ordinary time of year for new work",
    "peak": "Peak - this is usually the busiest time of the year",
    "lower": "Lower - this is usually the quieter time of the year",
}


def softened(takeaway: str) -> str:
    """The takeaway of a low confidence. A code such as CHF keeps its capitals."""
    start = takeaway[:1] if takeaway[1:2].isupper() else takeaway[:1].lower()
    return f"Worth checking: {start}{takeaway[1:]}"


def largest_of(documents: str, *, whole: bool) -> str:
    """``the 6 largest quotes``, ``the largest quote``; where they are the ``whole`` pile ``the 6 quotes``."""
    if whole:
        return f"the {documents}"
    number, noun = documents.split(" ", 1)
    return f"the largest {noun}" if number == "one" else f"the {number} largest {noun}"


def said_action(draft: Draft) -> str:
    """The action with its block of minutes, as one sentence."""
    return draft.action if draft.minutes is None else f"{draft.action}; {block(draft.minutes, draft.when)}."


def said_after(first: str, draft: Draft) -> str:
    """The same after something else to do, as in "Export fresh files today; then call ..."."""
    action = said_action(draft)
    return f"{first} {action[:1].lower()}{action[1:]}"


BANK_FIRST = "Check your bank first, then"
FRESH_FILES = "Export fresh files today; then"
FRESH_FILES_ONLY = "Export fresh files today and make a new snapshot; block 10 minutes for it."


def block(minutes: int, when: str = TOMORROW) -> str:
    """The time box of an action."""
    return f"block {minutes} minutes {when}"
