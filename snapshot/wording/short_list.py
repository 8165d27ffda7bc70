"""What stands around the documents behind the action: on the page, and in the file of them."""

from collections.abc import Mapping

INTRO: Mapping[str, str] = {
    "slow_payers": "The invoices to send a reminder for, the largest first.",
    "one_big_debtor": "What this customer has open past its due date, the largest first.",
    "unbilled_work": "The approved quotes without an invoice, the largest first.",
    "stale_quotes": "The quotes that have waited 14 to 90 days for an answer, the largest first.",
    "duplicate_billing": "The invoices that look like second copies, the largest first.",
    "decision_backlog": "The quotes to send again or to close, the largest first.",
    "low_conversion": "The last quotes that were declined, the latest first: whom to ask.",
    "price_slippage": "Recent invoices that came out below their quote, the largest difference first.",
    "small_job_drag": "The small jobs, the latest first.",
    "customer_concentration": "This customer's latest invoices, so that you know who is meant.",
    "volume_drop": (
        "Whom to call: the last invoice of customers who came before and were not back in the past eight weeks, the "
        "largest first."
    ),
}

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
