"""The short list for a terminal: a line for each document, those of a customer below their sum."""

from collections.abc import Iterator

from snapshot.presentation.view_models import ListedCustomer, ShortListView

INDENT = "  "


def short_list_lines(shown: ShortListView) -> list[str]:
    """What the page lists, in its words."""
    named = [line for customer in shown.customers for line in _lines(customer)]
    total = [f"{INDENT}{', '.join(shown.total)}"] if shown.total and len(shown.customers) > 1 else []
    beyond = [line for customer in shown.beyond for line in _lines(customer)]
    return [shown.intro, *named, *total, *([shown.beyond_heading, *beyond] if beyond else [])]


def _lines(customer: ListedCustomer) -> Iterator[str]:
    several = len(customer.documents) > 1
    if several:
        yield f"{INDENT}{customer.name}: {customer.amount}, {customer.age}"
    for document in customer.documents:
        figures = ", ".join(filter(None, (document.amount, document.age, document.day)))
        yield f"{INDENT * (2 if several else 1)}{document.number}: {figures}"
