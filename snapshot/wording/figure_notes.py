"""What stands beside the figures of the result page: the headings of the notes, and notes on what is no measurement."""

from collections.abc import Mapping

# In a sentence, but not measured.
NOT_MEASURED: Mapping[str, str] = {
    "minutes": "A suggestion for one sitting, not a measurement.",
    "label": "A fixed span of days, counted up to {day}.",
    "week": "The week that this page is made for.",
}

# Amounts and days of the documents behind the action, by what the list says that they mean.
AMOUNTS: Mapping[str, str] = {
    "left to pay": "what is still owed on the invoice",
    "quoted": "the total of the quote",
    "billed": "the total of the invoice",
    "below the quote": "what the invoice falls short of its quote",
}
DAYS: Mapping[str, str] = {
    "past due": "from the due date",
    "waiting": "from the creation of the quote",
    "since approval": "from the approval",
    "since issue": "from the issue of the invoice",
    "since the answer": "from the answer",
    "since sent": "from the creation of the quote",
}
# What the amounts of a list are that does not say so itself: results of older versions.
AMOUNTS_BY_DAYS: Mapping[str, str] = {
    "past due": "left to pay",
    "waiting": "quoted",
    "since approval": "quoted",
    "since issue": "billed",
}


def short_list(amount_means: str, days_mean: str, day: str) -> str:
    """What the figures of a document are, by the keys of the two tables above."""
    rows = "the rows of the invoice and its quote" if amount_means == "below the quote" else "the document’s own row"
    return f"Amount: {AMOUNTS[amount_means]}. Days: {DAYS[days_mean]} to {day}. Both come from {rows} in your files."


# How sure we are.
LIKELIHOOD = "The chance that this is the right thing to begin with: about {share}."
WORDS = "High begins at {high}, medium at {medium}."
REDRAWN = (
    "We looked again {times}, each time without a random {left_out} of your documents: {agreeing} of {redraws} looks "
    "pointed to the same thing."
)
INGREDIENTS = (
    "That counts, together with how clearly it leads over the next best, how many documents there are, rows set aside, "
    "and whether invoices name their quotes."
)
WITHOUT_REDRAWS = (
    "It follows from how clearly this leads over the next best, how many documents there are, rows set aside, and "
    "whether invoices name their quotes."
)
NOTHING_CLAIMED = "This page claims nothing about your business, so there is little to be sure of."

# What the files hold together.
TOTALS: tuple[tuple[str, str], ...] = (
    (
        "Invoices and quotes",
        "Every issued invoice and sent quote, each number once, drafts and voided ones left out.",
    ),
    (
        "Paid and left to pay",
        "By the balance or, without one, by the paid date or the status. Written off and refunded ones are neither.",
    ),
    (
        "Sums",
        "The totals of the issued invoices, credit notes taken off; for a file of its own, of the documents in it.",
    ),
    (
        "Rows",
        "A row is used when its date and amount could be read. The others are listed with the reason.",
    ),
)
