"""The page before the run that asks what a list is and what its columns are."""

from collections.abc import Mapping, Sequence

ONE, SEVERAL = "How should we read this list?", "How should we read these files?"
INTRO = "We couldn’t be sure, so we’re asking first. Our best guess is already chosen; change what’s wrong."
INTRO_CORRECTING = "This is how we read your files. Change what’s wrong, then check what we’d count."
COLUMNS = "Which column is which?"
ALL_COLUMNS = "Change a column"
CHECK_HEADING, CHECK = "What we’d count", "Check"
CHANGED = "Changed something? Check shows what we’d count now."
MAKE = "Make my snapshot"
OTHER_COLUMNS = "These are the columns of the kind you chose. Look them over, then make your snapshot."
NOTHING_COUNTED = "We wouldn’t count anything yet. Try another kind, or another column for the date or the amount."
NOT_READ = "We can’t read this list that way. Try other columns, or make your snapshot without it."
LEFT_OUT = "This list would be left out."
PART_OF = "Part of another row’s document"
NOT_COUNTED = "Not counted"
SET_RIGHT = "Change what’s marked above, then check again."
KEPT = "We remember your answers for the next file with these columns."
NOT_RIGHT = "That’s not right"
NOT_RIGHT_HEADING = "What’s not right?"
NOT_RIGHT_INTRO = (
    "We don’t keep your files. Choose them again, and you’ll see how we read each one. "
    "You can change any of it before we make a new snapshot."
)
SHOW_READING = "Show how you read them"
BACK = "Back to the result"
NO_ROOM = "We can’t hold your files right now. Try again in a few minutes."
WORDS = "What do its words mean?"
WITHOUT_HINT = "We’d leave it out this once, and ask again next time."
WHY_UNKNOWN = "Its column names don’t tell us what kind of list this is."
WHY_UNREADABLE = "We couldn’t use most of its rows. We may have picked the wrong column."
STATES: Mapping[str, str] = {
    "open": "unpaid",
    "part_paid": "part paid",
    "paid": "paid",
    "written_off": "written off",
    "refunded": "refunded",
    "draft": "draft, not counted",
    "void": "canceled, not counted",
    "sent": "waiting for an answer",
    "approved": "accepted",
    "declined": "declined",
    "expired": "closed without an answer",
    "scheduled": "scheduled",
    "in_progress": "under way",
    "done": "done",
    "cancelled": "canceled",
}
DOCUMENTS: Mapping[str, str] = {
    "invoice": "Invoice",
    "credit_note": "Credit note",
    "quote": "Quote",
    "payment": "Payment",
    "job": "Job",
    "customer": "Customer",
}


def without(lists: int) -> str:
    """The button that leaves the lists out."""
    return f"Make it without {'this list' if lists == 1 else 'these lists'}"


def choose_again(names: Sequence[str], hours: int) -> str:
    """Below the file field; ``names`` are those of the run's files, if it read any."""
    last = f"Last time: {', '.join(names)}. " if names else ""
    return f"{last}We hold them for {hours} hours at most."


def examples_heading(rows: int) -> str:
    return "A row of yours, and how we’d read it" if rows == 1 else "Rows of yours, and how we’d read them"


def more_columns(count: int) -> str:
    """Behind the columns that are shown; "" where they are all."""
    return f"{count:,} more {'column isn’t' if count == 1 else 'columns aren’t'} shown." if count else ""


def sure_columns(count: int) -> str:
    """The fold with the columns that need no look."""
    return f"{count:,} more {'choice' if count == 1 else 'choices'}"


def counted(parts: Sequence[str]) -> str:
    """ "We’d count 36 invoices, $30,099.78, 20 unpaid."; ``parts`` are not empty."""
    return f"We’d count {', '.join(parts)}."


def unpaid(count: int) -> str:
    return f"{count:,} unpaid" if count else "none unpaid"


def accepted(count: int) -> str:
    return f"{count:,} accepted"


def rows_used(name: str, used: int, read: int) -> str:
    """Of one file, where some of its rows are not used."""
    return f"From {name} we’d use {used:,} of {read:,} rows."


def row(number: int) -> str:
    return f"Row {number:,}"
