"""Columns of a list of lines -> which is the count, the price of one piece and the amount: what the numbers prove.

Quantity times price is the amount of a line. Where that holds row by row it decides, before any word of a header.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, renamed
from snapshot.pipeline.pack.schema.fields import GIVES_TOTAL
from snapshot.pipeline.pack.values.amounts import cents_or_nan, decide_decimal_sign
from snapshot.pipeline.pack.values.header_words import header_concepts

_ROWS = 2_000
_FEWEST = 3
_HOLDS = 0.95
_MOST_COLUMNS = 12
_FIRST = ("1", "1.0")
_CENT = 1.01  # of rounding
# Meanings of headers that the numbers may overrule.
_UNSURE = frozenset({None, "amount", "total"})
_COUNTERS = frozenset({"line_amount", "line_total", "amount"})
_Cents = npt.NDArray[np.float64]


def proved_columns(columns: Sequence[ColumnMeaning]) -> tuple[ColumnMeaning, ...]:
    """The columns with the meanings that their numbers prove."""
    amounts = [column for column in columns if column.values.amounts > 0.5][:_MOST_COLUMNS]
    if not _may_prove(amounts):
        return tuple(columns)
    sign = decide_decimal_sign([column.column.take(slice(_ROWS)) for column in amounts], ".")
    cents = {column.index: cents_or_nan(column.column.take(slice(_ROWS)), sign) for column in amounts}
    told: dict[int, str] = {}
    for column in amounts:
        if column.meaning in _COUNTERS and _counts_lines(cents[column.index]):
            told[column.index] = "ignored"
    told |= _beside_proved_total(amounts, cents)
    told |= _of_one_piece(amounts)
    told |= _of_product([column for column in amounts if column.index not in told], cents)
    return tuple(renamed(column, told[column.index]) if column.index in told else column for column in columns)


def _may_prove(amounts: Sequence[ColumnMeaning]) -> bool:
    """Cheap, and true wherever one of the rules can tell something."""
    meanings = [column.meaning for column in amounts]
    counter = any(column.meaning in _COUNTERS and str(column.column[0]) in _FIRST for column in amounts)
    return counter or "quantity" in meanings or (meanings.count("total") > 1 and "net" in meanings)


def _counts_lines(cents: _Cents) -> bool:
    """1, 2, 3 and again from 1: the lines of each document are numbered."""
    found = cents[~np.isnan(cents)]
    if len(found) < _FEWEST or (found % 100).any():
        return False
    steps = np.diff(found)
    return bool(found[0] == 100 and np.all((steps == 100) | (found[1:] == 100)) and (found == 100).sum() > 1)


def _beside_proved_total(amounts: Sequence[ColumnMeaning], cents: dict[int, _Cents]) -> dict[int, str]:
    """Of several totals the one that is net and tax together is the total; the others are something else."""
    totals = [column for column in amounts if column.meaning == "total"]
    parts = [next((column for column in amounts if column.meaning == name), None) for name in ("net", "tax")]
    if len(totals) < 2 or parts[0] is None or parts[1] is None:
        return {}
    net, tax = cents[parts[0].index], cents[parts[1].index]
    proved = [column for column in totals if _is_sum(net, tax, cents[column.index])]
    return {column.index: "ignored" for column in totals if column not in proved} if len(proved) == 1 else {}


def _is_sum(net: _Cents, tax: _Cents, total: _Cents) -> bool:
    told = ~np.isnan(net) & ~np.isnan(total)
    held = np.abs(net[told] + np.nan_to_num(tax[told]) - total[told]) <= _CENT
    return bool(told.sum() >= _FEWEST and held.mean() >= _HOLDS)


def _of_one_piece(amounts: Sequence[ColumnMeaning]) -> dict[int, str]:
    """Beside how many there were, a price is that of one; where no amount is told it is all there is."""
    counted = any(column.meaning == "quantity" for column in amounts)
    sums = [column for column in amounts if column.meaning in GIVES_TOTAL | {"amount", "line_amount"}]
    if not counted or len(sums) != 1 or sums[0].meaning != "amount":
        return {}
    price = "price" in header_concepts(sums[0].header)[0]
    return {sums[0].index: "unit_price"} if price else {}


def _of_product(amounts: Sequence[ColumnMeaning], cents: dict[int, _Cents]) -> dict[int, str]:
    counts = [column for column in amounts if column.meaning == "quantity"]
    for count in counts:
        for price, amount in _pairs(amounts, count):
            if _is_product(cents[count.index], cents[price.index], cents[amount.index]):
                return dict(_renamed(amounts, price, amount))
    return {}


def _pairs(amounts: Sequence[ColumnMeaning], count: ColumnMeaning) -> Iterator[tuple[ColumnMeaning, ColumnMeaning]]:
    others = [column for column in amounts if column is not count]
    return permutations(others, 2)


def _is_product(count: _Cents, price: _Cents, amount: _Cents) -> bool:
    """Rows of one piece prove nothing."""
    told = ~np.isnan(count) & ~np.isnan(price) & ~np.isnan(amount) & (price != amount)
    if told.sum() < _FEWEST:
        return False
    held = np.abs(count[told] / 100 * price[told] - amount[told]) <= _CENT
    return bool(held.mean() >= _HOLDS)


def _renamed(
    amounts: Sequence[ColumnMeaning], price: ColumnMeaning, amount: ColumnMeaning
) -> Iterator[tuple[int, str]]:
    """Beside a total of its own the amount stays what its header says."""
    if price.meaning in _UNSURE:
        yield price.index, "unit_price"
    totals = [column for column in amounts if column.meaning == "total" and column is not amount]
    if amount.meaning in _UNSURE and not totals:
        yield amount.index, "line_total"
