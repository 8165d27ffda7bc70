"""The sentences for a calm week, and for files that can't support a decision."""

from snapshot.wording.ages import STALE
from snapshot.wording.decision.draft import Draft, ThemeText, block

HEALTHY_NEWS = "Nothing in these files asks for action this week"
HEALTHY_SOFT = "It looks like nothing in these files asks for action this week"


HEALTHY = ThemeText(
    instead="nothing would ask for action this week",
)


def healthy(known: str, minutes: int, sure: bool) -> Draft:
    """``known`` is the single most useful number in words."""
    return Draft(
        takeaway=f"{HEALTHY_NEWS if sure else HEALTHY_SOFT}: {known}.",
        action=(
            f"Keep this week as you planned it; if you like one light habit, take {minutes} minutes at the end of this "
            "week to send the invoices of finished jobs."
        ),
        why="Nothing stands out, and that is worth knowing: you can give the week to the work itself.",
        boundary=(
            "If a payment that you count on has not arrived 7 days from now, then make a new snapshot; until then "
            "leave the numbers alone."
        ),
    )


def usual_pay_time(days: str) -> str:
    return f"half of your invoices are paid within {days}"


def most_overdue(money: str) -> str:
    return f"the most that waits is {money} past its due date"


def most_in_quotes(money: str) -> str:
    return f"the most that waits is {money} in unanswered quotes sent {STALE} ago"


def most_unbilled(money: str) -> str:
    return f"the most that waits is {money} of approved work without an invoice"


def little_overdue(money: str) -> str:
    return f"no more than {money} is past its due date"


def nothing_overdue(invoices: str) -> str:
    one = invoices.startswith("one ")
    return f"{'the' if one else 'none of the'} {invoices} is {'not ' if one else ''}past due"


def quotes_won(share: str) -> str:
    return f"{share} of the quotes old enough to judge became work"


def looked_at(documents: str) -> str:
    return f"we looked at {documents}"


TOO_LITTLE_DATA = ThemeText(
    instead="there would be too little to go on",
)

_UPLOAD = "then upload them here"
_STOP = "If this takes longer than {minutes} minutes, then stop there and ask for help with the export instead."


def _abstain(takeaway: str, action: str, why: str, minutes: int) -> Draft:
    return Draft(takeaway=takeaway, action=action, why=why, boundary=_STOP.format(minutes=minutes))


def nothing_read(minutes: int) -> Draft:
    return _abstain(
        "There are no invoices or quotes in these files to decide on.",
        f"Export your invoices and your quotes and {_UPLOAD}; {block(minutes, 'this week')}.",
        "Deciding without figures is tiring; with an export of both there is something to go by.",
        minutes,
    )


def file_not_recognized(files: str, has_quotes: bool, minutes: int) -> Draft:
    """``files`` as in "one file", "2 files"."""
    missing = "invoices" if has_quotes else "quotes"
    what = "is neither a list of invoices nor one of quotes" if files.startswith("one ") else "are no such lists"
    return _abstain(
        f"There are no {missing} to go by, and {files} that came along {'was' if files.startswith('one ') else 'were'} "
        "not recognized.",
        f"Export the {missing} once more as CSV or Excel and {_UPLOAD}; {block(minutes, 'this week')}.",
        f"What came along {what}, so what the {missing} would say is missing from the picture.",
        minutes,
    )


def no_invoice_outcomes(invoices: str, minutes: int) -> Draft:
    one = invoices.startswith("one ")
    return _abstain(
        f"The {invoices} {'does' if one else 'do'} not show what has been paid and what is still open.",
        "Export the invoices once more with the columns for status, paid date and balance due, "
        f"{_UPLOAD}; {block(minutes, 'this week')}.",
        "Without those columns every invoice looks the same, so the money that waits cannot be told from the money "
        "that came.",
        minutes,
    )


def no_quote_outcomes(quotes: str, minutes: int) -> Draft:
    one = quotes.startswith("one ")
    return _abstain(
        f"The {quotes} {'does' if one else 'do'} not show which answers came back.",
        "Export the quotes once more with the columns for status, approved date and declined date, "
        f"{_UPLOAD}; {block(minutes, 'this week')}.",
        "Without those columns a quote that was won looks like one that nobody answered.",
        minutes,
    )


def few_documents(documents: str, minutes: int) -> Draft:
    return _abstain(
        f"With {documents} it is too early to name one pressure.",
        f"Export the past year of invoices and quotes if there is more, {_UPLOAD}; {block(minutes, 'this week')}.",
        "So few documents tell more about single customers than about the business, and any advice would be a guess.",
        minutes,
    )


def few_weeks(weeks: str | None, minutes: int) -> Draft:
    """``weeks`` as in "4 complete weeks"; ``None``: not even one."""
    return _abstain(
        f"These files cover {weeks or 'less than a full week'}, which is too short to name one pressure.",
        f"Export the past year of invoices and quotes if there is more, {_UPLOAD}; {block(minutes, 'this week')}.",
        "A few weeks cannot show what is usual for you, so any advice would be a guess.",
        minutes,
    )


def safe(documents: str | None, minutes: int) -> Draft:
    """What stands where no conclusion could be confirmed. ``documents`` as in "126 invoices"."""
    seen = f"With {documents} read" if documents else "This time"
    return _abstain(
        f"{seen}, no single next step could be confirmed.",
        f"Export your invoices and your quotes once more and {_UPLOAD}; {block(minutes, 'this week')}.",
        "A page that is not sure of its numbers would only add to the load, so this one stays silent about them.",
        minutes,
    )
