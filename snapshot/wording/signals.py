"""Why a measured value is unknown, in words that a page may show under "what we could not tell"."""

NO_INVOICES = "The files hold no issued invoices."
NO_QUOTES = "The files hold no sent quotes."
NO_INVOICE_OUTCOMES = "The invoices carry no paid date, balance or status."
NO_QUOTE_OUTCOMES = "The quotes carry no status, approval date or decline date."
NO_PAID_DATES = "The invoices carry no paid dates."
PAID_DATES_PATCHY = "Too many paid invoices carry no paid date."
NO_APPROVAL_DATES = "The quotes carry no approval dates."
NO_CUSTOMERS = "Too many invoices carry no customer."
NO_QUOTE_LINKS = "The invoices do not say which quote they belong to."
NOTHING_OVERDUE = "Nothing is past its due date."
STAYS_ABOVE_HALF = "More than half of the invoices were still unpaid as far as the files reach."
TERMS_NOT_REACHED = "No invoice could be followed up to its due date."
NOTHING_TO_COMPARE = "There is nothing to compare with."
ALL_AMOUNTS_ALIKE = "The amounts are too much alike to tell which are unusual."


def too_few(found: int, needed: int, things: str) -> str:
    """``things`` is a plural: "invoices", "complete weeks"."""
    return f"This needs at least {needed} {things}; the files hold {found}."
