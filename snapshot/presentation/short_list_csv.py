"""The short list as CSV that no spreadsheet runs: a row for each document, with the sum of its customer beside it."""

from collections.abc import Iterator
from datetime import date
from math import fsum

from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem
from snapshot.presentation.csv_export import BYTE_ORDER_MARK, line
from snapshot.presentation.short_list import Items, by_customer
from snapshot.wording import samples
from snapshot.wording import short_list as wording
from snapshot.wording.figure_notes import AMOUNTS


def short_list_csv(short_list: ShortList, currency: str | None, *, is_sample: bool = False) -> Iterator[str]:
    """The file in parts. Amounts are plain numbers, for a spreadsheet to add up. A sample says so in each row."""
    heading, mark = (samples.CSV_HEADER, samples.CSV_MARK) if is_sample else ((), ())
    yield BYTE_ORDER_MARK + line((*wording.CSV_HEADER, *heading))
    means = (wording.CSV_DAYS[short_list.days_mean], AMOUNTS.get(short_list.amount_means or "", ""))
    for place, items in enumerate(by_customer(short_list.items), 1):
        together = (str(place), str(len(items)), _amount(fsum(item.amount for item in items)), _oldest(items))
        for item in items:
            figures = (_amount(item.amount), currency or "", str(item.days))
            yield line((item.kind, item.number, *figures, *means, *_which(item), *together, *mark))


def _amount(amount: float) -> str:
    return f"{amount:.2f}"


def _oldest(items: Items) -> str:
    return str(max(item.days for item in items))


def _which(item: ShortListItem) -> tuple[str, str, str, str]:
    """When it was issued and is due, its row, and whether the action names it."""
    row = "" if item.row is None else str(item.row)
    return _day(item.issued), _day(item.due), row, wording.NAMED if item.is_named else wording.NOT_NAMED


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
