"""The documents behind the action, customer by customer, as rows of the page."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from math import fsum

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation import formats
from snapshot.presentation.notes import short_list_note
from snapshot.presentation.view_models import ListedCustomer, ListedDocument, ShortListView
from snapshot.wording import short_list as wording

Items = tuple[ShortListItem, ...]


def by_customer(items: Sequence[ShortListItem]) -> Iterator[Items]:
    """The documents of each customer, in the order of the list. One that names no customer stands alone."""
    alone = count(-1, -1)
    for _, theirs in groupby(items, key=lambda item: next(alone) if item.customer is None else item.customer):
        yield tuple(theirs)


def present_short_list(short_list: ShortList, snapshot: Snapshot | None) -> ShortListView:
    currency = snapshot.currency if snapshot else None
    named = [item for item in short_list.items if item.is_named]
    beyond = [item for item in short_list.items if not item.is_named]
    return ShortListView(
        intro=introduction(short_list),
        headings=headings(short_list),
        customers=tuple(_customer(items, currency) for items in by_customer(named)),
        beyond=tuple(_customer(items, currency) for items in by_customer(beyond)),
        total=_total(named, snapshot),
        note=short_list_note(short_list, snapshot),
        beyond_heading=wording.BEYOND,
    )


def _total(named: Sequence[ShortListItem], snapshot: Snapshot | None) -> tuple[str, str] | None:
    """How many the action names and their money; ``None`` where it is about no pile that could be added up."""
    if snapshot is None or snapshot.action.theme is None:
        return None
    return counted_documents(named), formats.money(fsum(item.amount for item in named), snapshot.currency)


def _customer(items: Items, currency: str | None) -> ListedCustomer:
    return ListedCustomer(
        name=wording.customer(counted_documents(items)),
        amount=formats.money(fsum(item.amount for item in items), currency),
        age=formats.counted(max(item.days for item in items), "day"),
        documents=tuple(_document(item, currency) for item in items),
    )


def _document(item: ShortListItem, currency: str | None) -> ListedDocument:
    return ListedDocument(
        number=number_of(item),
        amount=formats.money(item.amount, currency),
        age=formats.counted(item.days, "day"),
        day=wording.due(formats.day(item.due)) if item.due else "",
    )


def number_of(item: ShortListItem) -> str:
    """The number; where there is none, the day and the row."""
    return formats.shorten(item.number, 30) or wording.no_number(formats.day(item.issued), item.row)


def counted_documents(items: Sequence[ShortListItem]) -> str:
    """``3 invoices``; all documents of a list are of one kind."""
    return formats.counted(len(items), items[0].kind) if items else ""


def introduction(short_list: ShortList) -> str:
    """What is listed, in which order, and how many there are beyond it."""
    listed = len(short_list.items)
    beyond = wording.not_listed(listed, short_list.count or listed, short_list.items[0].kind)
    return f"{THEMES[short_list.theme].text.list_intro} {beyond}".strip()


def headings(short_list: ShortList) -> tuple[str, str, str]:
    """Of the three columns; all documents of a list are of one kind."""
    kinds = {item.kind for item in short_list.items}
    amount = wording.AMOUNTS.get(short_list.amount_means or "", wording.AMOUNT)
    return " or ".join(sorted(kinds)).capitalize(), amount, short_list.days_mean.capitalize()
