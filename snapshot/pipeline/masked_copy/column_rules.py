"""Table -> how the cells of each column are masked: as money, as numbers that count something, as names ..."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from snapshot.pipeline.masked_copy.amounts import AmountNotation
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES, NAME_MEANINGS, NAMES, NUMBERS
from snapshot.pipeline.pack.values.amounts import DecimalSign, cents_of
from snapshot.pipeline.pack.values.header_words import header_concepts, meanings
from snapshot.pipeline.pack.values.value_profile import is_amount_like

Rule = Literal["money", "price", "count", "rate", "number", "day", "name", "state", "text"]
"""``price``: of one unit; ``count``: a quantity, which stays; ``rate``: a percentage, which stays up to a hundred;
``number``: of a document, a customer or an account."""

_KIND_RULES: dict[str, Rule] = {"date": "day", "amount": "money", "id": "number", "name": "name", "code": "state"}
_STATE_MEANINGS = ("status", "state_word", "paid_mark", "approved_mark", "sent_mark", "voided_mark", "type", "method")
_COUNTS = ("quantity", "stock")
_COUNTING = frozenset({"percent", "age", "terms", "exchange", "quantity"})
_OF_MONEY = frozenset({"amount", "total", "net", "gross", "balance", "tax", "fee", "tip", "requested", "refund"})
_RATE = re.compile(r"satz|taux|tasa|\brate\b|aliquot|tarief|stawka|%|percent|pct", re.IGNORECASE)
_CENTS = re.compile(r"[$€£¥₹]|\d[.,]\d\d\D*$|\d[.,'’\u00a0\u202f ]\d{3}(?!\d)")
# Ticks, where a column holds nothing else.
FLAGS = frozenset({"0", "1", "0.0", "1.0", "True", "False"})
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """``flags``: the column holds ticks and nothing else."""

    rule: Rule
    amounts: AmountNotation
    flags: bool = False


def column_rule(column: ColumnMeaning, roles: Collection[str], decimal: DecimalSign) -> ColumnRule:
    """``roles`` are those that the column plays for the reader."""
    cells = column.column.first_values(_SAMPLE)
    notation = AmountNotation.of((cell for cell in cells if isinstance(cell, str)), decimal)
    flags = bool(len(cells)) and {str(cell) for cell in cells} <= FLAGS
    return ColumnRule(_rule(column, roles, list(cells)), notation, flags)


def _rule(column: ColumnMeaning, roles: Collection[str], cells: Sequence[object]) -> Rule:
    if not {"quantity", *_COUNTS}.isdisjoint({*roles, column.meaning}):
        return "count"
    if "unit_price" in {*roles, column.meaning}:
        return "price"
    for known, rule in ((AMOUNTS, "money"), (DATES, "day"), (NAMES, "name"), (NUMBERS, "number")):
        if not known.isdisjoint(roles):
            return rule  # type: ignore[return-value] # one of the literals above
    if column.meaning in _STATE_MEANINGS or "status" in roles:
        return "state"
    if column.meaning in NAME_MEANINGS:
        return "name"
    kind = next((known.kind for known in meanings() if known.name == column.meaning), None)
    if kind == "id" and _is_money(cells):
        return "money"  # "This bill" above amounts
    return _KIND_RULES[kind] if kind in _KIND_RULES else _rule_by_values(column, cells)


def _rule_by_values(column: ColumnMeaning, cells: Sequence[object]) -> Rule:
    """Of a column without a meaning, or of one that only says that it is of no use."""
    values, concepts = column.values, header_concepts(column.header)[0]
    if values.dates >= 0.5:
        return "day"
    if values.amounts < 0.5:
        return "text"
    money = _is_money(cells)
    if (_RATE.search(column.header) or {"tax", "unit"} <= concepts) and not (money and _beyond_hundred(cells)):
        return "rate"
    if column.by_values and column.meaning == "ignored" and not money:
        return "count"  # the numbers of lines
    if concepts & _COUNTING and not ("age" in concepts and money):
        return "count"
    return "money" if money or concepts & _OF_MONEY else "number"


def _beyond_hundred(cells: Sequence[object]) -> bool:
    """Whether most of the numbers are no percentages: "Retention 5%" heads an amount."""
    cents = [abs(value) for cell in cells if (value := cents_of(cell)) is not None]
    return sum(value > 100_00 for value in cents) > len(cents) / 2


def _is_money(cells: Sequence[object]) -> bool:
    """Cents, signs of currencies or thousands: whole bare numbers may count something, or be somebody's phone."""
    numbers = [cell for cell in cells if is_amount_like(cell)]
    telling = sum(
        1
        for cell in numbers
        if (isinstance(cell, float) and not cell.is_integer()) or (isinstance(cell, str) and _CENTS.search(cell))
    )
    return telling > len(numbers) / 5
