"""Classified tables -> how each file writes dates and amounts, and which currency it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.documents.recognition import DateOrder
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES, PAST_DATES
from snapshot.pipeline.pack.schema.record_rows import Records
from snapshot.pipeline.pack.values.amounts import CODE, CURRENCY_CODES, DecimalSign, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import DateReading, decide_order, prefer_past_order
from snapshot.pipeline.pack.values.vocabulary import words_file

_IN_TITLES = frozenset(words_file("currencies.toml")["in_titles"])
_CAPITALS = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")


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


def file_currencies(roles: ColumnRoles, records: Records) -> Counter[str]:
    """Each code with how often it is named: by its own column, in amounts, in headers of amounts."""
    column = roles.column("currency") or _column_of_codes(roles)
    if column is not None:
        return _codes(records.of(column))
    named: Counter[str] = Counter()
    for role in sorted(AMOUNTS & roles.by_role.keys()):
        found = roles.by_role[role]
        named += _codes(records.of(found.column))
        named += Counter(codes_in(found.header))
    return named


def codes_in(text: str) -> list[str]:
    """The currencies that a header or a title names: "Total (EUR)", "all in GBP", and "amount_eur" among snake case."""
    found = [code for code in _CAPITALS.findall(text) if code in CURRENCY_CODES]
    snake = re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*_([a-z]{3})", text)
    return [*found, snake[1].upper()] if snake and snake[1].upper() in CURRENCY_CODES else found


def currencies_in_title(title: str) -> list[str]:
    """What the text above a table says of its currency."""
    return [code for code in _CAPITALS.findall(title) if code in _IN_TITLES]


def _column_of_codes(roles: ColumnRoles) -> Column | None:
    """A column of nothing but codes of currencies beside amounts, whatever its header: "amount.code"."""
    if not AMOUNTS & roles.by_role.keys():
        return None
    return next(
        (found.column for found in roles.all_columns if found.meaning is None and _all_codes(found.column)), None
    )


def _all_codes(column: Column) -> bool:
    return bool(len(column.values)) and all(str(value).upper() in CURRENCY_CODES for value in column.values)


def _codes(cells: Column) -> Counter[str]:
    named: Counter[str] = Counter()
    for value, count in cells.texts(hint=r"[a-z]{3}"):
        found = CODE.search(value.upper())
        if found and found[1] in CURRENCY_CODES:
            named[found[1]] += count
    return named
