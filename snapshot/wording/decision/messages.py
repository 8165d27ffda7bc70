"""The messages about one customer's documents, filled in: only the name is left to the owner.

No name of a customer is ever known here. The tone keeps the customer: a way out in each message, and never a reproach.
"""

from collections.abc import Callable
from typing import NamedTuple

FIRST_REMINDER_DAYS = 30  # up to there a friendly word is all that is due: nobody is offered parts


class Mentioned(NamedTuple):
    """A document: ``name`` as in "invoice 1042", ``amount`` as in "$4,200.00".

    ``day`` as in "due August 3, 2026", "" where it is not known.
    """

    name: str
    amount: str
    day: str

    @property
    def line(self) -> str:
        name = f"{self.name[:1].upper()}{self.name[1:]}"
        return f"- {name} for {self.amount}{f', {self.day}' if self.day else ''}"


class Letter(NamedTuple):
    """What a message is about: the ``documents`` of one customer, their ``total``, and the days of the oldest."""

    documents: tuple[Mentioned, ...]
    total: str
    days: int

    @property
    def single(self) -> Mentioned | None:
        return self.documents[0] if len(self.documents) == 1 else None

    @property
    def names(self) -> str:
        """``invoice 1042``, ``invoice 1042 and invoice 1057``."""
        *others, last = (document.name for document in self.documents)
        return f"{', '.join(others)} and {last}" if others else last

    def listed(self) -> str:
        return "\n".join(document.line for document in self.documents)


Message = Callable[[Letter], str]


def _of(one: Mentioned) -> str:
    return f"{one.name} for {one.amount}{f' ({one.day})' if one.day else ''}"


def reminder(letter: Letter) -> str:
    parts = letter.days > FIRST_REMINDER_DAYS
    if letter.single:
        about = f"A quick note about {_of(letter.single)}."
    else:
        about = f"A quick note about these invoices:\n{letter.listed()}\nThat's {letter.total} in all."
    return (
        f"Hi [name],\n{about} If the payment is on its way, thank you, and nothing else is needed. If something isn't "
        "clear, just reply and I'll sort it out."
        f"{' Two smaller payments are fine, too: tell me which days suit you.' if parts else ''}\nThank you!"
    )


def agree_on_a_day(letter: Letter) -> str:
    parts = letter.days > FIRST_REMINDER_DAYS
    if letter.single:
        about = f"I'm writing about {_of(letter.single)}. Could we agree on a day for it?"
    else:
        about = f"These invoices are open:\n{letter.listed()}\nThat's {letter.total} in all. Could we agree on a day?"
    easier = " If all of it at once is a lot right now, a first part soon and the rest a little later works for me."
    return (
        f"Hi [name],\nThank you for working with us. {about}{easier if parts else ''} Tell me what suits you and I'll "
        "write it down for both of us."
    )


def with_the_invoice(letter: Letter) -> str:
    if letter.single:
        about = f"Here's the invoice for the work we agreed on in {letter.single.name}: {letter.single.amount}."
    else:
        about = f"Here are the invoices for the work we agreed on:\n{letter.listed()}\nThat's {letter.total} in all."
    return (
        f"Hi [name],\nThanks for choosing us. {about} If anything on it is different from what you expect, just reply "
        "before you pay and we'll look at it together.\nThank you!"
    )


def about_the_quote(letter: Letter) -> str:
    if letter.single:
        about = f"I sent you {_of(letter.single)}. Do you have a question about it, or would another version suit you?"
    else:
        about = (
            f"I sent you these quotes:\n{letter.listed()}\nDo you have a question about them, or would another version "
            "suit you?"
        )
    return (
        f"Hi [name],\n{about} A short yes, no or not yet is all I need, and each of them is fine. If you want to go "
        "ahead, I'll find a day for you soon."
    )


def decide_by(letter: Letter) -> str:
    if letter.single:
        about = f"Here's {_of(letter.single)} again."
    else:
        about = f"Here are your quotes again:\n{letter.listed()}\n"
    return (
        f"Hi [name],\n{about}{' ' if letter.single else ''}I'm planning the next weeks and can hold this price and a "
        "spot on the calendar for seven more days. A short yes or no by then is enough. After that I'll close it, and "
        "a fresh quote is always just a call away. Is there anything I can make clearer?"
    )


def second_copy(letter: Letter) -> str:
    if letter.single:
        about = f"Please put {_of(letter.single)} aside: it's a second copy of one that you already have"
    else:
        about = f"Please put these invoices aside:\n{letter.listed()}\nThey're second copies of ones you already have"
    return (
        f"Hi [name],\n{about}, and only the first one counts. There's nothing to do on your side. If both are paid "
        "already, tell me and I'll refund you.\nThank you for your patience!"
    )


def what_decided_it(letter: Letter) -> str:
    return (
        f"Hi [name],\nThank you for considering {letter.names}. You decided against it, and that's fine. One question "
        "would help me with the next ones: what decided it? The price, the timing or something else? One word is "
        "enough. And if a smaller first step would suit you one day, I'm glad to quote it."
    )


def not_in_touch(letter: Letter) -> str:
    return (
        f"Hi [name],\nSome time ago we worked for you ({letter.names}), and I hope everything still runs well. We have "
        "a few free hours in the next weeks. Is there a check, a repair or a small job that has been waiting? Tell me "
        "which day suits you. If nothing is needed, that's good news, too."
    )
