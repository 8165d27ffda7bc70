"""The page before the run, and the corrections of how a file is read."""

from collections.abc import Mapping

NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
KINDS: Mapping[str, str] = {
    "invoices": "Invoices: what you billed",
    "quotes": "Quotes or estimates: prices you offered",
    "payments": "Payments: money that came in",
    "jobs": "Jobs or visits: work on the calendar",
    "customers": "Customers: names and addresses",
    "unknown": "Something else: leave it out",
}
ORDERS: Mapping[str, str] = {
    "month_first": "Month first: 12/31/2025 is December 31",
    "day_first": "Day first: 31/12/2025 is December 31",
}
KIND, ORDER = "What kind of list it is", "How its dates are written"
NO_COLUMN = "No column"
NO_CURRENCY = "No currency named"
CURRENCY = "Your files have more than one currency. Which one should this page look at?"
CURRENCY_HINT = "Amounts in different currencies can't be added up. The page says what was left out."
WORD_MEANINGS: Mapping[str, str] = {
    "paid": "Paid in full",
    "open": "Not paid yet",
    "part_paid": "Paid in part",
    "void": "Canceled: it doesn't count",
    "draft": "Draft: not sent yet",
    "written_off": "Written off: the money won't come",
    "refunded": "Paid back to the customer",
    "quote": "It's a quote, not an invoice",
    "other": "It's something else: leave these rows out",
    "sent": "No answer yet",
    "approved": "The customer said yes",
    "declined": "The customer said no",
    "expired": "Too old: it no longer holds",
    "received": "The money came in",
    "failed": "The money did not come",
    "invoice": "An invoice",
    "credit_note": "A credit note",
    "payment": "A payment",
}
NO_OTHER_COLUMN = "nothing else has a column"
UNTOUCHED_KIND = "We could not tell"
NOT_OFFERED = "Choose one of the answers that are offered."
INTRO = "What fits best is already chosen. Change it where we are wrong, then go on."
ANSWERED_HEADING = "Nothing left to ask"
ANSWERED_INTRO = "We kept your answers, and your files still wait. One press goes on."
FORGOTTEN = "Forgotten. A file with these columns is read by its own look again."
NOTHING_TO_FORGET = "There was nothing to forget: no choice was kept for this file."
DISCARDED = "Your files were deleted. Nothing was started."
UNKNOWN_LAYOUT = "This form does not fit the files of this snapshot. Nothing was changed; please open the page again."
CLOSED_HEADING = "This question is closed"


def heading(questions: int) -> str:
    """ "One question before we start"; none where everything was answered and only the run is still to come."""
    if questions == 0:
        return ANSWERED_HEADING
    number = NUMBERS[questions] if questions < len(NUMBERS) else f"{questions:,}"
    return f"{number} question{'' if questions == 1 else 's'} before we start"


def intro(questions: int) -> str:
    return INTRO if questions else ANSWERED_INTRO


def kept_until(moment: str) -> str:
    return f"Your files are kept only until you go on, and at most until {moment}."


def date_question(file: str, example: str | None, row: int | None, sheet: str = "", others: str = "") -> str:
    """``example`` is a cell of the owner's own file, in ``row`` (of ``sheet``, where it has several).

    The answer holds for ``others``, too: a list of names, or nothing.
    """
    if not example:
        return f"Are the dates in {file}{' and ' if others else ''}{others} written month first or day first?"
    where = f"Row {row:,}" if row else "A row"
    on = f" on the sheet “{sheet}”" if sheet else ""
    alike = f", and the dates of {others} look alike" if others else ""
    return f"{where}{on} of {file} says {example}{alike}. Is that…"


def as_in(file: str) -> str:
    return f"As in {file}"


def day_choice(day: str, order: str) -> str:
    """One of the two days that a date can be."""
    return f"{day} ({'day' if order == 'day_first' else 'month'} first)"


def currency_choice(currency: str | None, held: str) -> str:
    """ "EUR: 18 invoices, €20,650.00"; ``currency`` is a code, or the sign that the files write."""
    return f"{currency or NO_CURRENCY}: {held}"


def measured_in(currency: str) -> str:
    """``currency`` is empty where the chosen amounts name none."""
    return f"currency {currency}" if currency else "amounts without a currency"


def kind_question(file: str) -> str:
    return f"What kind of list is {file}?"


def column_question(file: str, role: str) -> str:
    return f"Which column of {file} is “{role}”?"


def word_question(word: str, header: str, file: str) -> str:
    """``word`` is empty where we ask about all words of the column that we don't know."""
    said = f"What does “{word}” mean" if word else "What do the other words mean that we don't know"
    return f"{said} under “{header}” in {file}?"


def word_hint(count: int, row: int | None, sheet: str = "") -> str:
    """How often it stands there, and where first."""
    rows = "One row has it" if count == 1 else f"{count:,} rows have it, the first is"
    where = f" row {row:,}" if row else ""
    on = f" on the sheet “{sheet}”" if sheet else ""
    return f"{rows}{':' if count == 1 and row else ''}{where}{on}."


def chosen_twice(column: str, roles: str) -> str:
    """One column plays one part; ``roles`` are the two or more that were given to it."""
    return f"The column “{column}” is chosen for {roles}. Leave it where it belongs, and choose another for the rest."


def taken_for(kind: str) -> str:
    return f"taken for {kind}"


def dates(order: str) -> str:
    return f"dates {order}"


def column_as(header: str, role: str) -> str:
    """``header`` is empty where no column plays ``role``."""
    return f"“{header}” is “{role}”" if header else f"no column is “{role}”"


def word_means(word: str, meaning: str) -> str:
    """``word`` is empty for all other words of a column."""
    return f"{f'“{word}”' if word else 'other words'}: {WORD_MEANINGS.get(meaning, meaning).lower()}"


def in_lists(count: int) -> str:
    """Behind what was chosen for several lists alike."""
    return f", in {count:,} lists" if count > 1 else ""


def more_columns(count: int) -> str:
    return f"and {count} more {'column' if count == 1 else 'columns'}"
