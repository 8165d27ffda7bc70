"""How the page tells what was read of each file."""

CATEGORIES = {
    "invoices": "invoices",
    "quotes": "quotes",
    "payments": "payments",
    "jobs": "jobs",
    "customers": "customers",
    "unknown": "something we do not recognize",
}
SINGULAR = {"invoices": "invoice", "quotes": "quote", "payments": "payment", "jobs": "job", "customers": "customer"}
CERTAINTIES = {"sure": "we are sure", "likely": "very likely", "not_sure": "we are not sure"}
DATE_ORDERS = {
    "day_first": "day first (31/12/2025)",
    "month_first": "month first (12/31/2025)",
    "year_first": "year first (2025-12-31)",
    "month_name": "with the month's name",
    "serial": "as a spreadsheet's date cells",
}
DECIMALS = {".": "with a point (1,234.50)", ",": "with a comma (1.234,50)"}
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}

HEADINGS, DATES, AMOUNTS, CURRENCY = "Headings", "Dates", "Amounts", "Currency"
DIVIDED_BY, ENCODING = "Cells divided by", "Text encoding"
SHEETS, HIDDEN_SHEETS = "Sheets read", "Hidden sheets, not read"
ADDS_UP = "Adds up to"
CSV_HEADER = ("file", "sheet", "row", "column", "why")

Line = tuple[str, str]  # a label and what stands beside it


def row(number: int) -> str:
    return f"row {number}"


def rows(read: int, used: int) -> str:
    """How many rows of one file were used: "412 of 418 rows used"."""
    if read == 0:
        return "no rows read"
    if used == read:
        return "the one row used" if read == 1 else f"all {read:,} rows used"
    return f"{used:,} of {read:,} {'row' if read == 1 else 'rows'} used"


def set_aside_rows(rows: str, more: int) -> str:
    """The row numbers that are shown, and how many are not."""
    if not rows:
        return f"{more:,} {'row' if more == 1 else 'rows'}"
    return f"{rows}, and {more:,} more" if more else rows


def invoices_issued(count: int, paid: int, still_open: int) -> Line:
    """Of the ``count`` issued ones the others are written off or refunded."""
    others = count - paid - still_open
    said = f", {others:,} written off or refunded" if others else ""
    return "Invoices issued", f"{count:,}: {paid:,} paid, {still_open:,} with something left to pay{said}"


def quotes_sent(count: int, approved: int) -> Line:
    return "Quotes sent", f"{count:,}: {approved:,} approved"


def compare(parts: list[str], period: str) -> str:
    """One sentence to hold against the owner's own tool; ``parts`` such as "145 invoices" and "$120,713.51"."""
    return f"Compare with your tool: {', '.join(parts)}{' ' if period else ''}{period}."


def includes_last_try(names: str) -> str:
    """``names`` as a list, such as "invoices.csv and jobs.csv"."""
    return f"Includes {names} from your last try."


def period(first: str, last: str) -> str:
    return f"from {first} to {last}"


def on(day: str) -> str:
    return f"on {day}"


def found(category: str, documents: int) -> str:
    """What one file yielded, as the rest of a sentence that begins with "Found:"."""
    if documents == 0:
        return "no rows that we could use"
    noun = SINGULAR.get(category, "document") if documents == 1 else category if category in SINGULAR else "documents"
    return f"{documents:,} {noun}"


def same_columns(file: str) -> str:
    """The same choice holds for two files; it is made at the first one."""
    return f"It has the same columns as {file}: what you choose there holds here, too."
