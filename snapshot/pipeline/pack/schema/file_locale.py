"""Classified tables -> how each file writes dates and amounts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.documents.recognition import DateOrder
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES, PAST_DATES
from snapshot.pipeline.pack.values.amounts import DecimalSign, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import DateReading, decide_order, prefer_past_order


@dataclass(frozen=True, slots=True)
class FileLocales:
    """By the index of the file."""

    dates: Mapping[int, DateReading]
    decimals: Mapping[int, DecimalSign]


def decide_locales(tables: Sequence[tuple[int, ClassifiedTable]], today: date) -> FileLocales:
    """A file that decides for itself is followed by those that leave it open."""
    by_file: defaultdict[int, list[ClassifiedTable]] = defaultdict(list)
    for index, table in tables:
        by_file[index].append(table)
    decimals = {index: _decimal(parts) for index, parts in by_file.items()}
    dates = {index: _order(parts, decimals[index], today) for index, parts in by_file.items()}
    return FileLocales(_followed(dates), decimals)


def _columns(parts: Sequence[ClassifiedTable], roles: frozenset[str]) -> list[Column]:
    return [
        part.records.of(column)
        for part in parts
        for role in sorted(roles & part.roles.by_role.keys())
        if (column := part.roles.column(role)) is not None
    ]


def _decimal(parts: Sequence[ClassifiedTable]) -> DecimalSign:
    semicolons = any(part.table.grid.delimiter == ";" for part in parts)
    return decide_decimal_sign(_columns(parts, AMOUNTS), "," if semicolons else ".")


def _order(parts: Sequence[ClassifiedTable], decimal: DecimalSign, today: date) -> DateReading:
    """The owner's word counts where the order of day and month matters at all."""
    columns = _columns(parts, DATES)
    read = decide_order(columns, today, _habit(columns, decimal))
    if read.ambiguous:
        read = prefer_past_order(read, _columns(parts, PAST_DATES), today)
    chosen = next((part.choices.date_order for part in parts if part.choices and part.choices.date_order), None)
    return DateReading(chosen) if chosen and read.order in ("day_first", "month_first") else read


def _habit(columns: Sequence[Column], decimal: DecimalSign) -> DateOrder:
    """Where nothing decides: dots and decimal commas go with day first, slashes with month first."""
    first = next((value for column in columns for value in column.values if isinstance(value, str)), "")
    return "day_first" if decimal == "," or "." in first else "month_first"


def _followed(dates: Mapping[int, DateReading]) -> Mapping[int, DateReading]:
    decided = {reading.order for reading in dates.values() if not reading.ambiguous} & {"day_first", "month_first"}
    if len(decided) != 1:
        return dates
    (order,) = decided
    return {index: DateReading(order) if reading.ambiguous else reading for index, reading in dates.items()}
