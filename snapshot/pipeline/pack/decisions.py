"""How each file writes its dates and amounts: one decision per file, with the whole upload in view."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.documents.recognition import DateOrder
from snapshot.pipeline.pack.categories import Recognised
from snapshot.pipeline.pack.roles import AMOUNT_ROLES, DATE_ROLES
from snapshot.pipeline.pack.values.amounts import DecimalSign, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import DateReading, decide_order, prefer_past_order

PAST_ROLES = DATE_ROLES - {"due", "scheduled"}


@dataclass(frozen=True, slots=True)
class Decisions:
    """By the index of the file."""

    dates: Mapping[int, DateReading]
    decimals: Mapping[int, DecimalSign]


def decide(tables: Sequence[tuple[int, Recognised]], today: date) -> Decisions:
    """A file that decides for itself is followed by those that leave it open."""
    by_file: defaultdict[int, list[Recognised]] = defaultdict(list)
    for index, table in tables:
        by_file[index].append(table)
    decimals = {index: _decimal(parts) for index, parts in by_file.items()}
    dates = {index: _order(parts, decimals[index], today) for index, parts in by_file.items()}
    return Decisions(_followed(dates), decimals)


def _columns(parts: Sequence[Recognised], roles: frozenset[str]) -> list[Column]:
    return [
        part.records.of(column)
        for part in parts
        for role in sorted(roles & part.roles.by_role.keys())
        if (column := part.roles.column(role)) is not None
    ]


def _decimal(parts: Sequence[Recognised]) -> DecimalSign:
    semicolons = any(part.table.grid.delimiter == ";" for part in parts)
    return decide_decimal_sign(_columns(parts, AMOUNT_ROLES), "," if semicolons else ".")


def _order(parts: Sequence[Recognised], decimal: DecimalSign, today: date) -> DateReading:
    """The owner's word counts where the order of day and month matters at all."""
    columns = _columns(parts, DATE_ROLES)
    read = decide_order(columns, today, _habit(columns, decimal))
    if read.ambiguous:
        read = prefer_past_order(read, _columns(parts, PAST_ROLES), today)
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
