"""Table of a chosen kind -> which of its unnamed columns may be the number, the total, the days and the customer.

Looser than what is read unasked: its owner sees each guess before anything is counted.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, vocabulary_share
from snapshot.pipeline.pack.schema.fields import DATES, GIVES_TOTAL, MEANINGS, SHOWN
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.values.amounts import cents_or_nan, decide_decimal_sign
from snapshot.pipeline.pack.values.value_profile import MOST, NEARLY_ALL

_ROWS = 200
_FEWEST_NAMES = 3
_MOST_CENTS = 10**9  # a longer number is somebody's phone
_DAYS: Mapping[str, str] = {"invoices": "issued", "quotes": "created", "payments": "paid", "jobs": "scheduled"}
_AMOUNTS: Mapping[str, str] = {"invoices": "total", "quotes": "total", "payments": "amount", "jobs": "total"}


def guessed_columns(main: ClassifiedTable) -> Mapping[str, str]:
    """Role -> header, for roles of the table's kind that nothing plays and its owner did not decide on."""
    found: dict[str, ColumnMeaning] = {}

    def guess(role: str, holds: Callable[[ColumnMeaning], bool]) -> None:
        if role not in MEANINGS[main.category] or main.roles.has(role) or role in main.roles.user_decided:
            return
        taken = {column.index for column in (*main.roles.by_role.values(), *found.values())}
        free = (column for column in main.columns if column.filled and column.index not in taken)
        found.update((role, column) for column in islice(filter(holds, free), 1) if role not in found)

    def guess_unnamed(role: str, holds: Callable[[ColumnMeaning], bool]) -> None:
        guess(role, lambda column: column.meaning is None and holds(column))

    for role in SHOWN[main.category]:
        meanings = MEANINGS[main.category][role] or (role,)
        guess(role, partial(_means, meanings))
    guess_unnamed("number", _counts_up)
    guess_unnamed("number", _are_numbers)
    if not GIVES_TOTAL & {*main.roles.by_role, *found}:
        guess_unnamed(_AMOUNTS.get(main.category, ""), _is_money)
    guess_unnamed(_DAYS.get(main.category, ""), lambda column: column.values.dates >= MOST)
    guess_unnamed(
        "due", lambda column: column.values.dates >= MOST and column.values.filled >= NEARLY_ALL * _rows(main)
    )
    guess_unnamed("paid", lambda column: column.values.dates >= MOST)
    guess_unnamed("customer", lambda column: _is_text(column, main.category))
    return {role: shown_header(column.header) for role, column in found.items()}


def _means(meanings: Sequence[str], column: ColumnMeaning) -> bool:
    return column.meaning in meanings


def _rows(main: ClassifiedTable) -> int:
    """How many rows have a day, or anything at all where none has."""
    days = [column for role, column in main.roles.by_role.items() if role in DATES]
    return max((column.values.filled for column in days or main.columns), default=0)


def _counts_up(column: ColumnMeaning) -> bool:
    """Whole numbers, each once, that rise down the file, or fall."""
    values = column.values
    if values.distinct < NEARLY_ALL or values.identifiers < NEARLY_ALL or values.dates > 0.1 or values.cents > 0.1:
        return False
    steps = np.diff(_cents(column))
    steps = steps[~np.isnan(steps)]
    return bool(len(steps) and max((steps > 0).mean(), (steps < 0).mean()) >= NEARLY_ALL)


def _are_numbers(column: ColumnMeaning) -> bool:
    """Signs with digits, nearly each once, among which a few headings and sums may stand."""
    values = column.values
    return values.identifiers >= 0.6 and values.distinct >= NEARLY_ALL and max(values.dates, values.amounts) < 0.5


def _is_money(column: ColumnMeaning) -> bool:
    cents = _cents(column)
    return bool(column.values.amounts >= MOST and (np.nan_to_num(np.abs(cents)) < _MOST_CENTS).all())


def _is_text(column: ColumnMeaning, category: Category) -> bool:
    """Words, several different ones, and none of them a state."""
    values = column.values
    if max(values.dates, values.amounts, values.errors) > 0.1 or values.digits > 0.5:
        return False
    several = len({text for text, _ in column.column.take(slice(_ROWS)).texts()}) >= _FEWEST_NAMES
    return several and vocabulary_share(column.column, category if category in ("quotes", "jobs") else "invoices") < 0.5


def _cents(column: ColumnMeaning) -> npt.NDArray[np.float64]:
    """Of the first rows; NaN where a cell is no amount."""
    cells = column.column.take(slice(_ROWS))
    return cents_or_nan(cells, decide_decimal_sign([cells], "."))
