"""The sentences of the cash themes: money that waits.

``money`` is that of the whole pile, ``weeks`` the same in the owner's own unit, as in "about twelve weeks"; ``None``
where that unit is not known.
"""

from snapshot.wording.ages import STALE
from snapshot.wording.decision import messages
from snapshot.wording.decision.draft import Draft, Named, ThemeText, is_one, largest_of

OVERDUE_PART = ("overdue", "all that is overdue")
STALE_PART = ("waiting", "all that is waiting")
UNBILLED_PART = ("unbilled", "all that is unbilled")
COPIES_PART = ("in question", "all that is in question")


def in_weeks(weeks: str | None) -> str:
    return f", {weeks} of what you normally bill" if weeks else ""


SLOW_PAYERS = ThemeText(
    instead="the overdue money of several customers would come first",
    money="overdue",
    list_intro="The invoices to send a reminder for, the largest first.",
    message_use="a friendly reminder",
    letter=messages.reminder,
)


def slow_payers(money: str, weeks: str | None, named: Named) -> Draft:
    return Draft(
        takeaway=f"{money} is overdue{in_weeks(weeks)}.",
        action=f"Send {_reminders(named)} {named.money(', the oldest {} past due')}",
        minutes=named.minutes,
        why="The work is billed but not paid, so you're covering the gap yourself.",
        boundary=(
            "If the customer who owes the most has not paid 7 days from now, then call and agree on a date."
            if named.customers
            else "If the largest of these is still unpaid 7 days from now, then call that customer and agree on a date."
        ),
        steps=(
            "Put the due date in the first line of each invoice you send this week.",
            "Ask for a deposit before the next larger job.",
        ),
    )


def _reminders(named: Named) -> str:
    if named.customers is None:
        one = is_one(named.documents)
        return f"{'a reminder' if one else 'reminders'} for {largest_of(named.documents, whole=named.whole)}"
    owe = "owe it" if named.whole else "owe the most"
    if is_one(named.customers):
        return f"a reminder to the customer who {owe.replace('owe', 'owes')}"
    return f"reminders to the {named.customers} who {owe}"


ONE_BIG_DEBTOR = ThemeText(
    instead="the overdue money of one customer would come first",
    money="overdue",
    list_intro="What this customer has open past its due date, the largest first.",
    message_use="before or after the call",
    letter=messages.agree_on_a_day,
)


def one_big_debtor(
    money: str, share: str | None, invoices: str, part: str, oldest: str | None, early: bool, minutes: int
) -> Draft:
    """``share`` of all that is overdue, as in "74%", ``None``: nobody else owes anything. ``oldest`` as in "74 days".

    ``early``: nothing is late by more than 30 days, so nobody needs to be offered a payment in parts.
    """
    one = is_one(invoices)
    late = "" if oldest is None else f", {oldest} past due" if one else f", the oldest {oldest} past due"
    agree = "a date" if early else "a date and an amount, if only for a first part"
    return Draft(
        takeaway=f"{money} is overdue with one customer, {f'{share} of all overdue money' if share else 'all of it'}.",
        action=f"Call this customer about the {invoices} past due ({part}{late}) and agree on {agree}",
        minutes=minutes,
        why="So much depends on this one payment that every other plan for the month has to wait for it.",
        boundary=(
            "If there is no agreed payment date 7 days from now, then "
            + ("call again and ask for one." if early else "offer in writing to take it in parts.")
        ),
        steps=("Write down what was agreed and send it to the customer the same day.",),
    )


UNBILLED_WORK = ThemeText(
    instead="approved work without an invoice would come first",
    money="not yet invoiced",
    list_intro="The approved quotes without an invoice, the largest first.",
    message_use="to go with the invoice",
    letter=messages.with_the_invoice,
)


def unbilled_work(money: str, weeks: str | None, named: Named) -> Draft:
    return Draft(
        takeaway=f"{money} of approved work has no invoice yet{in_weeks(weeks)}.",
        action=f"Invoice {_to_bill(named)} {named.money(', the oldest approved {} ago')} wherever the work is done",
        minutes=named.minutes,
        when="today",
        why="The work is agreed and often already done, but nobody can pay an invoice that does not exist yet.",
        boundary=(
            "If any of this work still has no invoice 7 days from now, then pick a day for it on your calendar or "
            "close it as not going ahead."
        ),
        steps=("Write the next invoice on the day the job ends, before leaving the site.",),
    )


def _to_bill(named: Named) -> str:
    if named.customers is None:
        have = "has" if is_one(named.documents) else "have"
        return f"{largest_of(named.documents, whole=named.whole)} that {have} no invoice yet"
    work = "approved work" if named.whole else "the most approved work"
    whom = "customer" if is_one(named.customers) else named.customers
    return f"the {whom} with {work} and no invoice yet"


STALE_QUOTES = ThemeText(
    instead="the quotes without an answer would come first",
    money="waiting for an answer",
    list_intro="The quotes that have waited 14 to 90 days for an answer, the largest first.",
    message_use="a question about the quote",
    letter=messages.about_the_quote,
)


def stale_quotes(money: str, weeks: str | None, named: Named, single: bool) -> Draft:
    """``single``: only one quote waits."""
    return Draft(
        takeaway=f"{money} in {'one quote is' if single else 'quotes is'} waiting for an answer{in_weeks(weeks)}.",
        action=f"{_calls(named)} {named.money('')}",
        minutes=named.minutes,
        why="Every open quote takes up space in your head and on your calendar until you hear back.",
        boundary=(
            f"If {'the quote' if single else 'any of these quotes'} still has no answer 7 days from now, then close it "
            "and free the time you kept for it."
        ),
        steps=(
            "Ask each customer what would make the answer easy.",
            "Add a decide-by date to the next quotes you send.",
        ),
    )


def _calls(named: Named) -> str:
    if named.customers is None:
        return f"Call about {largest_of(named.documents, whole=named.whole)} sent {STALE} ago"
    one = is_one(named.customers)
    quotes = ("a quote" if one else "quotes") if named.whole else "the largest quote" if one else "the largest quotes"
    return f"Call the {'customer' if one else named.customers} with {quotes} sent {STALE} ago"


DUPLICATE_BILLING = ThemeText(
    instead="bills that look doubled would come first",
    money="billed a second time",
    list_intro="The invoices that look like second copies, the largest first.",
    message_use="once you know it's a copy",
    letter=messages.second_copy,
)


def duplicate_billing(money: str, weeks: str | None, named: Named, copies: str) -> Draft:
    """``copies`` as in "7 invoices", all of them."""
    one = is_one(copies)
    return Draft(
        takeaway=f"{money} seems to have been billed twice{in_weeks(weeks)}.",
        action=(
            f"Check {_copies(named, copies)} {named.money('')} and void "
            f"{'it if it is a second copy' if one else 'the second copies'}"
        ),
        minutes=named.minutes,
        why="Billing the same job twice costs a customer's trust, and you expect money that isn't coming.",
        boundary=(
            f"If {'the copy' if one else 'a copy among these'} turns out to be paid already, then credit it or send "
            "the money back within 7 days."
        ),
        steps=("Look for an open invoice on the same job before writing a new one.",),
    )


def _copies(named: Named, copies: str) -> str:
    if named.customers is None or named.whole:
        documents = named.documents or copies
        look = "looks like a second copy" if is_one(documents) else "look like second copies"
        return f"{largest_of(documents, whole=named.whole)} that {look}"
    whom = "customer" if is_one(named.customers) else named.customers
    return f"the invoices that look like second copies for the {whom} with the most at stake"
