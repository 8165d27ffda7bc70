"""What the page says if files couldn't support a conclusion: what each is, what is missing, what was kept."""

from collections.abc import Mapping

LISTS: Mapping[str, str] = {
    "invoices": "a list of invoices",
    "quotes": "a list of quotes",
    "payments": "a list of payments",
    "jobs": "a list of jobs",
    "customers": "a list of customers",
}
# What a list must hold to carry a conclusion: how its number, its day, its total and its outcome are called when found,
# and when missing.
_NUMBER, _DAY, _TOTAL = ("number", "a number"), ("date", "a date"), ("total", "a total")
NEEDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "invoices": (_NUMBER, _DAY, _TOTAL, ("paid or not", "whether it is paid")),
    "quotes": (_NUMBER, _DAY, _TOTAL, ("the answer", "the customer’s answer")),
}
NEEDED: Mapping[str, str] = {
    "invoices": "One line per invoice with a number, a date, a total, and whether it is paid.",
    "quotes": "One line per quote with a number, a date, a total, and the customer’s answer.",
    "unknown": "A list of your invoices or your quotes, with one line of headings above the rows.",
}

FOREIGN: Mapping[str, str] = {
    "bank_statement": "This looks like a bank or card statement: it says what moved, not what was invoiced.",
    "ledger": "This looks like an account book: it says how money was booked, not what was invoiced.",
    "shop_orders": "This looks like a shop’s orders: it says what was ordered, not what was invoiced.",
    "supplier_bills": "This looks like bills from your suppliers: what you owe, not what your customers owe.",
    "stock_list": "This looks like a list of stock or parts, not of invoices or quotes.",
}
NOT_KNOWN = "This is no list that we know."
TELL_US = "If it is one all the same, say so under “How we read your files” below, and send it once more."
FINE = "This one is fine as it is."

UPLOAD_BETTER = "Upload better files"


def fine_and_kept(until: str, others: int) -> str:
    """``until`` such as "tomorrow at 18:05 UTC"; ``others`` is how many files are to be sent again."""
    other = "other one" if others == 1 else "others"
    return f"This one is fine. We keep it until {until}, so you only need to send the {other}."


SEND_ALL = "Send the good ones again, too: a snapshot is made of what is sent at once."


def good_ones_wait(names: str, count: int, until: str, others: int) -> str:
    """The same of ``count`` good files at once, ``names`` as a list of them."""
    are, them = ("is", "it") if count == 1 else ("are", "them")
    other = "other one" if others == 1 else "others"
    return f"{names} {are} fine. We keep {them} until {until}, so you only need to send the {other}."


def upload_others(others: int) -> str:
    return "Upload the other file" if others == 1 else "Upload the other files"


def comes_closest(category: str) -> str:
    return f"This is no list that we know. It comes closest to {LISTS[category]}."


def taken_for(category: str, *, why_follows: bool) -> str:
    """A list that we know by its kind, and of which nothing could be used; the why may stand below."""
    return f"We took this for {LISTS[category]}{'' if why_follows else ', but could use no row of it'}."


def beside(category: str, until: str) -> str:
    """A list that was read well and cannot stand alone; ``until`` is empty where it is not kept."""
    kept = f" We keep it until {until}." if until else ""
    return f"This is {LISTS[category]}. It helps beside your invoices or quotes, but says too little alone.{kept}"


def not_counted(category: str) -> str:
    """Every document of the file is a draft or was voided."""
    one = {"invoices": "invoice", "quotes": "quote"}.get(category, "document")
    return f"This is {LISTS[category]}, but we found no {one} in it that was sent: drafts and voided ones do not count."


def mostly_unreadable(category: str, set_aside: int, read: int) -> str:
    return f"This is {LISTS[category]}, but {set_aside:,} of its {read:,} rows could not be read."


# The steps -----------------------------------------------------------------------------------------------------------


def how_to(kind: str, tool: str) -> str:
    """The heading above the steps; ``tool`` as it is called inside a sentence."""
    return f"How to export your {kind} from {tool}"


def looks_like(name: str, tool: str) -> str:
    """A guess, said as one."""
    return f"“{name}” looks like an export from {tool}. If it is not, see the other tools below."


def no_steps_for(words: str) -> str:
    """``words`` are the owner's own for a tool that we do not know."""
    return f"We have no steps for “{words}” yet. These work in most tools."


GENERAL = "We do not know which tool you use. These steps work in most."


def reviewed(day: str) -> str:
    return f"Steps reviewed on {day}."


# What was kept -------------------------------------------------------------------------------------------------------

KEPT_DELETED = "What we kept from your last try was deleted."
NO_NEW_FILE = (
    "Choose the missing file, too. To continue without it, uncheck the files from your last try and choose all your "
    "files again."
)
WHEN_TO_INCLUDE = (
    "Check this if you’re adding what was missing. Leave it unchecked to start over or for another business."
)


def kept_file(name: str, found: str) -> str:
    """``found`` such as "126 invoices"."""
    return f"{name} ({found})"


def include_last_try(files: str, until: str) -> str:
    """``files`` as a list of names, ``until`` such as "tomorrow at 18:05 UTC"."""
    return f"Include {files} from your last try, kept until {until}"


UPLOAD_TOGETHER = "Upload both together"


def not_included(files: str, until: str, kind: str) -> str:
    """``files`` and ``until`` as above; ``kind`` of list is what this result was made from."""
    return (
        f"Not included: {files} from another try, kept until {until}. "
        f"If it’s the same business, send your {kind} again together with what we kept."
    )


def delete_now(count: int) -> str:
    return "Delete it now" if count == 1 else "Delete them now"
