"""The documents behind the action, customer by customer, as rows of the page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import fsum
from typing import NamedTuple

from snapshot.pipeline.decision import SITTINGS, THEMES
from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation import formats
from snapshot.presentation.notes import short_list_note
from snapshot.presentation.view_models import ListedCustomer, ListedDocument, ShortListView
from snapshot.wording import short_list as wording

Items = tuple[ShortListItem, ...]
Settled = frozenset[int]  # the places, from 1, of the documents that their owner has crossed out
NOTHING_SETTLED: Settled = frozenset()


class Row(NamedTuple):
    """A document and its place in the list, from 1."""

    place: int
    item: ShortListItem


def by_customer(items: Sequence[ShortListItem]) -> Iterator[Items]:
    """The documents of each customer, in the order of the list. One that names no customer stands alone."""
    for rows in _by_customer(_rows(items)):
        yield tuple(row.item for row in rows)


def _by_customer(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    def whose(row: Row) -> int:
        return -row.place if row.item.customer is None else row.item.customer

    for _, theirs in groupby(rows, key=whose):
        yield tuple(theirs)


def _rows(items: Sequence[ShortListItem]) -> list[Row]:
    return [Row(place, item) for place, item in enumerate(items, 1)]


def still_open(short_list: ShortList, settled: Settled) -> Items:
    """The documents that are not crossed out."""
    return tuple(row.item for row in _rows(short_list.items) if row.place not in settled)


def present_short_list(
    short_list: ShortList, snapshot: Snapshot | None, settled: Settled = NOTHING_SETTLED
) -> ShortListView:
    """The list as the page shows it; what is ``settled`` is crossed out, and counts in no sum."""
    currency = snapshot.currency if snapshot else None
    rows = _rows(short_list.items)
    customers = [(theirs, _customer(theirs, settled, currency)) for theirs in _by_customer(rows)]
    return ShortListView(
        intro=introduction(short_list),
        headings=headings(short_list),
        customers=tuple(shown for theirs, shown in customers if theirs[0].item.is_named),
        beyond=tuple(shown for theirs, shown in customers if not theirs[0].item.is_named),
        total=_total([item for item in still_open(short_list, settled) if item.is_named], short_list, snapshot),
        note=short_list_note(short_list, snapshot),
        beyond_heading=wording.BEYOND,
        settle=_settle(short_list, snapshot),
    )


def _settle(short_list: ShortList, snapshot: Snapshot | None) -> str:
    """What can be crossed out, where each document is one to act on."""
    done, day = wording.DONE.get(short_list.days_mean), snapshot.window.report_date if snapshot else None
    sitting = SITTINGS.get(short_list.theme)
    return wording.settle(done, formats.day(day)) if done and sitting and sitting.most else ""


def _total(named: Sequence[ShortListItem], short_list: ShortList, snapshot: Snapshot | None) -> tuple[str, str] | None:
    """How many the action names and their money; ``None`` where it is about no pile that could be added up."""
    if snapshot is None or snapshot.action.theme is None:
        return None
    counted = formats.counted(len(named), short_list.items[0].kind)
    return counted, formats.money(fsum(item.amount for item in named), snapshot.currency)


def _customer(rows: Sequence[Row], settled: Settled, currency: str | None) -> ListedCustomer:
    left = [row.item for row in rows if row.place not in settled]
    return ListedCustomer(
        name=wording.customer(formats.counted(len(left), rows[0].item.kind)),
        amount=formats.money(fsum(item.amount for item in left), currency),
        age=formats.counted(max(item.days for item in left), "day") if left else "",
        documents=tuple(_document(row, settled, currency) for row in rows),
    )


def _document(row: Row, settled: Settled, currency: str | None) -> ListedDocument:
    item = row.item
    return ListedDocument(
        number=number_of(item),
        amount=formats.money(item.amount, currency),
        age=formats.counted(item.days, "day"),
        day=wording.due(formats.day(item.due)) if item.due else "",
        place=row.place,
        is_settled=row.place in settled,
    )


def number_of(item: ShortListItem) -> str:
    """The number; where there is none, the day and the row."""
    return formats.shorten(item.number, 30) or wording.no_number(formats.day(item.issued), item.row)


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
