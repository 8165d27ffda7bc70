"""What stands around the documents behind the action: on the page, and in the file of them."""

from collections.abc import Mapping

AMOUNT = "Amount"
AMOUNTS: Mapping[str, str] = {
    "left to pay": "Left to pay",
    "quoted": "Quoted",
    "billed": "Billed",
    "below the quote": "Below the quote",
}

CSV_HEADER = (
    "kind",
    "number",
    "amount",
    "currency",
    "days",
    "what the days mean",
    "what the amount means",
    "issued",
    "due",
    "row in your file",
    "in the action",
    "customer",
    "documents of this customer",
    "amount of this customer",
    "most days of this customer",
)
CSV_DAYS: Mapping[str, str] = {
    "past due": "days past the due date",
    "waiting": "days since the quote was sent, without an answer",
    "since approval": "days since the quote was approved",
    "since issue": "days since the invoice was issued",
    "since the answer": "days since the quote was declined",
    "since sent": "days since the quote was sent",
}


NAMED, NOT_NAMED = "yes", "no"
BEYOND = "Next, if there is time left"


def not_listed(listed: int, count: int, kind: str) -> str:
    """How many there are beyond the ``listed`` documents."""
    return f"These are {listed} of {count:,} {kind}s." if count > listed else ""


def customer(documents: str) -> str:
    return f"One customer, {documents}"


def due(day: str) -> str:
    return f"due {day}"


def no_number(day: str, row: int | None) -> str:
    """What says which document it is: an older list has neither."""
    at = f"row {row}" if row else ""
    return f"No number ({', '.join(filter(None, (day, at)))})" if day or at else "No number"


TO_ANYBODY = "The message"
FILL_IN = "Fill in the [brackets]."
FILL_IN_THE_NAME = "Fill in the [name]: this page knows no names."


def more(documents: int) -> str:
    return f"{documents} more"


def of_a_day(kind: str, day: str) -> str:
    """A document without a number, as its customer knows it."""
    return f"the {kind} of {day}" if day else f"your {kind}"


def sent(kind: str, day: str) -> str:
    return f"sent {day}" if kind == "quote" else f"issued {day}"


# What may have happened to a document since the files were made, by what its days mean.
DONE: Mapping[str, str] = {
    "past due": "paid",
    "waiting": "answered",
    "since approval": "invoiced",
    "since issue": "sorted out",
}


def settle(done: str, day: str) -> str:
    return f"Check what has been {done} since {day or 'then'}: the messages and the sums leave it out."
