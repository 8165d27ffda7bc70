"""What stands around the documents behind the action: on the page, and in the file of them."""

from collections.abc import Mapping

AMOUNT = "Amount"
AMOUNTS: Mapping[str, str] = {
    "left to pay": "Left to pay",
    "quoted": "Quoted",
    "billed": "Billed",
    "below the quote": "Below the quote",
}

CSV_HEADER = ("kind", "number", "amount", "currency", "days", "what the days mean", "what the amount means")
CSV_DAYS: Mapping[str, str] = {
    "past due": "days past the due date",
    "waiting": "days since the quote was sent, without an answer",
    "since approval": "days since the quote was approved",
    "since issue": "days since the invoice was issued",
    "since the answer": "days since the quote was declined",
    "since sent": "days since the quote was sent",
}


def not_listed(listed: int, count: int, most: int) -> str:
    """What there is beyond the ``listed`` documents: ``most`` fit, and those without a number cannot be named."""
    if count <= listed:
        return ""
    if listed == most:
        return f"These are the first {listed} of {count:,}."
    more = count - listed
    return f"{more:,} more {'has' if more == 1 else 'have'} no number or no amount in your files."
