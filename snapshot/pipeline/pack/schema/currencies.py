"""Classified tables -> the currency of each record, decided with all files of the upload in view.

A currency is an ISO 4217 code where the files name one or write a sign that belongs to one alone ("€"), else the bare
sign ("$"). A blank is the currency that no file names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DAY_OF
from snapshot.pipeline.pack.values.amounts import CODE, CURRENCY_CODES
from snapshot.pipeline.pack.values.arrow_text import held_bytes, matches, prefilter
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.vocabulary import words_file

_WORDS = words_file("currencies.toml")
_IN_TITLES = frozenset(_WORDS["in_titles"])
SIGNS: Mapping[str, Sequence[str]] = _WORDS["signs"]
_CAPITALS = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")
_SIGN_OF = {sign.casefold(): sign for sign in SIGNS}
# Letters of a sign stand alone: no "kr" in "Akron". The longest first: CA$ before $.
_BEGIN, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_ANY_SIGN = re.compile(
    "|".join(
        f"{_BEGIN if sign[0].isalpha() else ''}{re.escape(sign)}{_END if sign.isalpha() else ''}"
        for sign in sorted(SIGNS, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_PLAIN_SIGNS = tuple(sign for sign in SIGNS if not sign[0].isalpha())
_LONGEST = 40  # characters: no amount and no name of a currency is longer
# Which column of amounts says in which currency the document is: the first that is there.
_MONEY = ("total", "amount", "line_total", "net", "balance")
# A blank beside codes is the same currency where most rows have one; where few have, it is the owner's own.
_MOST = 0.5

Key = tuple[int, ClassifiedTable]  # the index of the file, and one of its tables


def decide_currencies(tables: Sequence[Key]) -> list[Column]:
    """The currency of each record of each table, in their order.

    A bare sign is the code that its file, or another one, names for it ("$" beside CAD). Tables that name nothing are
    in the currency of most records.
    """
    named = [_named(table) for _, table in tables]
    by_file = _counted((index, column) for (index, _), column in zip(tables, named, strict=True))
    upload = sum(by_file.values(), Counter[str]())
    whole = [
        _without_gaps(column.map(_Reading(by_file[index], upload).of))
        for (index, _), column in zip(tables, named, strict=True)
    ]
    usual = _usual(tables, whole)
    return [column if column.filled.any() else constant(usual, len(column)) for column in whole]


def find_currency(wanted: str, there: Iterable[str]) -> str | None:
    """Which of the currencies ``there`` is meant by a code or sign: USD is "$" where no file names a code."""
    names = list(there)
    alike = [one for one in names if one.casefold() == wanted.casefold()]
    meant = [one for one in names if wanted.upper() in SIGNS.get(one, ()) or one in SIGNS.get(wanted, ())]
    return next(iter([*alike, *meant]), None)


def constant(currency: str | None, length: int) -> Column:
    """The same currency in every row."""
    return Column.of_codes([currency], np.zeros(length, dtype=np.int32)) if currency else Column.blank(length)


def _counted(columns: Iterable[tuple[int, Column]]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    for index, column in columns:
        found.setdefault(index, Counter()).update(dict(zip(column.values, column.counts.tolist(), strict=True)))
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a sign stands for, by the codes in its ``file`` and in the ``upload``."""

    file: Counter[str]
    upload: Counter[str]

    def of(self, currency: object) -> str:
        written = str(currency)
        for codes in (self.file, self.upload):
            meant = [code for code in SIGNS.get(written, ()) if codes[code]]
            if meant:
                return max(meant, key=lambda code: codes[code])
        only = SIGNS.get(written, ())
        return only[0] if len(only) == 1 else written


def _without_gaps(column: Column) -> Column:
    """Blank cells are in the currency of most rows, where most rows name one."""
    filled = column.filled
    if filled.all() or filled.sum() < _MOST * len(column) or not len(column):
        return column
    return column.coalesce(constant(str(column.values[np.argmax(column.counts)]), len(column)))


def _usual(tables: Sequence[Key], columns: Sequence[Column]) -> str | None:
    """The currency of most records of the tables that name one, invoices and quotes before others."""
    for kinds in (tuple(DAY_OF), ("payments", "jobs", "customers", "unknown")):
        found: Counter[str | None] = Counter()
        for (_, table), column in zip(tables, columns, strict=True):
            if table.category in kinds and column.filled.any():
                found.update(dict(zip(column.values, column.counts.tolist(), strict=True)))
                found[None] += int((~column.filled).sum())
        if found:
            return found.most_common(1)[0][0]
    return None


# What one table says ------------------------------------------------------------------------------------------------


def _named(table: ClassifiedTable) -> Column:
    """The codes and signs by record: of the header of its amount, of a column, of the amount itself, of the title."""
    money = _money(table.roles)
    if money is None:
        return Column.blank(len(table.records.positions))
    length = len(table.records.positions)
    told = _only(codes_in(money.header))
    if told:
        return constant(told, length)
    column = table.roles.column("currency") or _column_of_codes(table.roles)
    cells = Column.blank(length) if column is None else _in_cells(table.records.of(column))
    if not cells.filled.all():
        cells = cells.coalesce(_in_cells(table.records.of(money.column)))
    if not cells.filled.all():
        cells = cells.coalesce(constant(_around(table, money), length))
    return cells


def _money(roles: ColumnRoles) -> ColumnMeaning | None:
    found = (roles.by_role.get(role) for role in (*_MONEY, *sorted(AMOUNTS)))
    there = [column for column in found if column is not None]
    return next((column for column in there if column.filled), there[0] if there else None)


def _around(table: ClassifiedTable, money: ColumnMeaning) -> str | None:
    """What other amounts' headers, the title, the sign in the header, or else the totals below the list say."""
    amounts = [table.roles.by_role[role] for role in sorted(AMOUNTS & table.roles.by_role.keys())]
    codes = {code for column in amounts for code in (*codes_in(column.header), *_in_column(table, column))}
    told = _only(codes) or _only(currencies_in_title(table.table.title)) or sign_in(money.header)
    totals = _in_cells(money.column.take(table.records.dropped)) if not told else None
    return _only(map(str, totals.values)) if totals is not None else told


def _in_column(table: ClassifiedTable, column: ColumnMeaning) -> Iterable[str]:
    return (str(value) for value in _in_cells(table.records.of(column.column)).values)


def _only(codes: Iterable[str]) -> str | None:
    """The one currency that is named; several say nothing of all rows."""
    found = set(codes)
    return found.pop() if len(found) == 1 else None


def _in_cells(cells: Column) -> Column:
    """The currency that each cell names. A long column is looked at as a whole, only its letters one by one."""
    text = cells.distinct_text() if cells.is_long else None
    if text is None:
        return cells.map(currency_in)
    names: list[str] = []
    places = np.full(len(text), -1, dtype=np.int32)
    held = held_bytes(text).tobytes()
    for sign in _PLAIN_SIGNS:
        if sign.encode() in held:
            places[matches(text, re.escape(sign))] = len(names)
            names.append(sign)
    worded = prefilter(text, r"\p{L}")
    if worded.any():
        spelled = Column.of_text(text.filter(pa.array(worded))).map(currency_in)
        places[worded] = np.where(spelled.filled, spelled.codes + len(names), -1)
        names.extend(map(str, spelled.values))
    return Column.of_codes(names, cells.broadcast(places, -1)) if names else Column.blank(len(cells))


def currency_in(cell: object) -> str | None:
    """The code or, without one, the sign in a cell: EUR of "EUR 12", "CA$" of "CA$12"."""
    text = str(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    found = next((code for code in CODE.findall(text.upper()) if code in CURRENCY_CODES), None)
    return found or sign_in(text)


def sign_in(text: str) -> str | None:
    """The first sign of a currency in a text, as it is written in our list."""
    found = _ANY_SIGN.search(text)
    return _SIGN_OF[found[0].casefold()] if found else None


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
    return next(
        (found.column for found in roles.all_columns if found.meaning is None and _all_codes(found.column)), None
    )


def _all_codes(column: Column) -> bool:
    return bool(len(column.values)) and all(str(value).upper() in CURRENCY_CODES for value in column.values)
