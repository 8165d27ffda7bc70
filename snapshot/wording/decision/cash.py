"""The sentences of the four cash themes: money that waits.

``few`` are the largest of a pile that is more than one sitting takes, as in "6 invoices"; "" if all of it fits.
"""

from snapshot.wording.ages import STALE
from snapshot.wording.decision.draft import Draft, ThemeText, block, either, is_pair, sentence, the_largest

OVERDUE_PART = ("overdue", "all that is overdue")
STALE_PART = ("waiting", "all that is waiting")
UNBILLED_PART = ("unbilled", "all that is unbilled")
COPIES_PART = ("in question", "all that is in question")


SLOW_PAYERS = ThemeText(
    instead="the overdue money of several customers would come first",
    money="overdue",
    list_intro="The invoices to send a reminder for, the largest first.",
    message_use="a friendly reminder",
    message=(
        "Hi [name],\n"
        "A quick note about invoice [number] for [amount], which was due on [date]. If the payment is on its way, "
        "thank you, and nothing else is needed. If something on the invoice is unclear, just reply and I will sort it "
        "out. Two smaller payments are fine, too: tell me which days suit you.\n"
        "Thank you!"
    ),
)


def slow_payers(billing: str, invoices: str, few: str, age: str, part: str, whole: bool, minutes: int) -> Draft:
    """``invoices`` as in "6 invoices", ``part`` as in "$9,400 of the $14,150 overdue"; ``whole``: it is all of it."""
    first = "" if whole else " first"
    one = invoices.startswith("one ")
    whom = "the customer" if one else "the customers"
    order = "" if one or few else f", starting with the {_foremost(invoices)}"
    return Draft(
        takeaway=sentence(f"{billing} is past its due date."),
        action=f"Remind {whom} behind {the_largest(few, invoices)} {age}{first} ({part}){order}; {block(minutes)}.",
        why="The bills are out but the money is not in, so for now you bridge the gap out of your own pocket.",
        boundary=(
            f"If {_the_foremost(few or invoices)} is still unpaid 7 days from now, then call that customer and agree "
            "on a date before booking new work for them."
        ),
        steps=(
            "Put the due date in the first line of each invoice you send this week.",
            "Ask for a deposit before the next larger job.",
        ),
    )


def _the_foremost(named: str) -> str:
    """Of the documents that the action names the one to look at again."""
    return "the invoice" if named.startswith("one ") else f"the {_foremost(named)} of these {named}"


def _foremost(documents: str) -> str:
    return "larger" if is_pair(documents) else "largest"


ONE_BIG_DEBTOR = ThemeText(
    instead="the overdue money of one customer would come first",
    money="overdue",
    list_intro="What this customer has open past its due date, the largest first.",
    message_use="before or after the call: a date, and a first part",
    message=(
        "Hi [name],\n"
        "Thank you for working with us. At the moment [amount] is open past its due date, beginning with invoice "
        "[number]. Could we agree on a day for it? If all of it at once is a lot right now, a first part by [date] "
        "and the rest a little later works for me. Tell me what suits you and I will write it down for both of us."
    ),
)


def one_big_debtor(money: str, invoices: str, part: str, oldest: str | None, minutes: int, whole: bool) -> Draft:
    """``oldest`` as in "74 days"; ``whole``: nobody else owes anything overdue."""
    one = invoices.startswith("one ")
    late = "" if oldest is None else f", {oldest} past due" if one else f", the oldest {oldest} past due"
    return Draft(
        takeaway=f"{'All' if whole else 'Most'} of the overdue money, {money}, sits with one customer.",
        action=(
            f"Call this customer about the {invoices} past due ({part}{late}) and agree on a date and an amount, "
            f"if only for a first part; {block(minutes)}."
        ),
        why="While so much hangs on a single payment, every other plan for the month has to wait for it.",
        boundary=(
            "If there is no agreed payment date 7 days from now, then offer in writing to take it in parts and hold "
            "new work for this customer until the first part has arrived."
        ),
        steps=("Write down what was agreed and send it to the customer the same day.",),
    )


UNBILLED_WORK = ThemeText(
    instead="approved work without an invoice would come first",
    money="not yet invoiced",
    list_intro="The approved quotes without an invoice, the largest first.",
    message_use="to go with the invoice",
    message=(
        "Hi [name],\n"
        "Thank you for having us. Here is the invoice for the work we agreed on in quote [number]: [amount], due on "
        "[date]. If anything on it is different from what you expect, just reply before you pay and we will look at "
        "it together.\n"
        "Thank you!"
    ),
)


def unbilled_work(billing: str, quotes: str, few: str, part: str, oldest: str | None, minutes: int) -> Draft:
    """``part`` as in "$9,000", "$9,000 of the $45,000 unbilled"; ``oldest`` as in "61 days"."""
    one = quotes.startswith("one ")
    since = "" if oldest is None else f", approved {oldest} ago" if one else f", the oldest approved {oldest} ago"
    what = "has" if one else "have"
    order = "" if few else f", the {_foremost(quotes)} first"
    done = "if its work is done" if one else f"wherever the work is done{order}"
    return Draft(
        takeaway=f"Approved work worth {billing} has no invoice yet.",
        action=(
            f"Invoice {the_largest(few, quotes)} that {what} no invoice yet ({part}{since}) {done}; "
            f"{block(minutes, 'today')}."
        ),
        why="The work is agreed and often already done, but nobody can pay an invoice that does not exist yet.",
        boundary=(
            f"If {either(few or quotes)} still has no invoice 7 days from now, then pick a day for it in the calendar "
            "or close it as not going ahead."
        ),
        steps=("Write the next invoice on the day the job ends, before leaving the site.",),
    )


STALE_QUOTES = ThemeText(
    instead="the quotes without an answer would come first",
    money="waiting for an answer",
    list_intro="The quotes that have waited 14 to 90 days for an answer, the largest first.",
    message_use="a question about the quote",
    message=(
        "Hi [name],\n"
        "On [date] I sent you quote [number] for [amount]. Do you have a question about it, or would another version "
        "suit you better? A short yes, no or not yet is all I need, and each of them is fine. If you want to go ahead, "
        "I will find a day for you soon."
    ),
)


def stale_quotes(billing: str, called: str, part: str, single: bool, whole: bool, minutes: int) -> Draft:
    """``called`` are the few that carry the value; ``whole``: they are all of the waiting quotes."""
    number, noun = called.split(" ", 1)
    which = called if whole else "largest quote" if number == "one" else f"{number} largest {noun}"
    verb = "is" if single else "are"
    return Draft(
        takeaway=f"{'A quote worth' if single else 'Quotes worth'} {billing} {verb} waiting for an answer.",
        action=f"Call about the {which} sent {STALE} ago ({part}); {block(minutes)}.",
        why="Each open quote keeps a place in your head and in your calendar until somebody says yes or no.",
        boundary=(
            f"If {'the quote' if called.startswith('one ') else 'any of these quotes'} still has no answer 7 days from "
            "now, then close it and free the time you kept for it."
        ),
        steps=(
            "Ask each customer what would make the answer easy.",
            "Add a decide-by date to the next quotes you send.",
        ),
    )


DUPLICATE_BILLING = ThemeText(
    instead="bills that look doubled would come first",
    money="billed a second time",
    list_intro="The invoices that look like second copies, the largest first.",
    message_use="once you know that it is a copy",
    message=(
        "Hi [name],\n"
        "Please put invoice [number] for [amount] aside: it is a second copy of one that you already have, and only "
        "the first one counts. There is nothing for you to do. If both are paid already, tell me and the money comes "
        "back to you by [date].\n"
        "Thank you for your patience!"
    ),
)


def duplicate_billing(money: str, copies: str, few: str, part: str, newest: str | None, minutes: int) -> Draft:
    """``money`` on all ``copies``; ``part`` as in "$6,290", "$5,480 of the $6,290 that looks billed twice"."""
    one = copies.startswith("one ")
    age = "" if newest is None else f", issued {newest} ago" if one else f", the newest issued {newest} ago"
    return Draft(
        takeaway=f"{money} seems to have been billed twice.",
        action=(
            f"Check {the_largest(few, copies)} that {'looks' if one else 'look'} like "
            f"{'a second copy' if one else 'second copies'} ({part}{age}) and void "
            f"{'it if it is one' if one else 'the ones that are'}; {block(minutes)}."
        ),
        why="A bill that comes twice costs a customer's trust, and the money you expect looks larger than it is.",
        boundary=(
            f"If {'the copy' if one else f'a copy among these {few or copies}'} turns out to be paid already, then "
            "credit it or send the money back within 7 days."
        ),
        steps=("Look for an open invoice on the same job before writing a new one.",),
    )
