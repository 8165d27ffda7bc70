"""Finds columns for roles that no header names, by what the cells look like. Never certain."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, renamed, vocabulary_share
from snapshot.pipeline.pack.schema.fields import GIVES_TOTAL, OUTCOMES
from snapshot.pipeline.pack.values.amounts import DecimalSign, cents_or_nan, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.status_words import state_of
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL, ValueProfile
from snapshot.pipeline.pack.values.vocabulary import plain

_ANSWERS = frozenset({"yes", "no", "y", "n", "ja", "nein", "oui", "non", "si", "true", "false", "x", "ok"})
_MANY, _FEW_WORDS, _FEWEST_WORDS = 0.6, 0.5, 8
_LOOSE_ROLES = ("description", "note")
_SUMS = frozenset({"total", "amount", "price", "gross"})
# Where one of these is known, the total follows from it.
_WAYS = ("method", "transaction_number")


def infer_missing_roles(
    day_role: str,
    category: str,
    columns: Sequence[ColumnMeaning],
    taken: dict[str, ColumnMeaning],
    user_decided: frozenset[str],
) -> None:
    """Adds to ``taken`` the number, the day, the total and the status of documents whose headers name none.

    ``user_decided`` are roles on which the owner decided.
    """
    if "number" not in {*taken, *user_decided}:
        _add_number(columns, taken)
    for role, holds, other in (
        (day_role, is_day_column, (day_role,)),
        ("total", is_amount_column, GIVES_TOTAL),
    ):
        if not {*other} & {*taken, *user_decided}:
            _add(role, [column for column in _free(columns, taken) if holds(column)], taken)
    if not {day_role} & {*taken, *user_decided}:
        _add(day_role, _only_day(columns, taken), taken)
    if "balance" in taken and not (GIVES_TOTAL - {"balance"}) & {*taken, *user_decided}:
        found = infer_total([column for column in _free(columns, taken) if _may_be_total(column)], taken["balance"])
        _add("total", [found] if found else [], taken)
    if not {"status", "paid_mark"} & {*taken, *user_decided}:
        _add_status(category, columns, taken)


def infer_payment_marker(
    columns: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning], user_decided: frozenset[str]
) -> None:
    """A check number, or the way of payment, of some of the invoices: it stands where the money came.

    Only where nothing else speaks of payment: a tool tells the way in which all its customers pay, too.
    """
    if {*OUTCOMES["invoices"]} & {*taken, *user_decided} or "issued" not in taken:
        return
    used = {column.index for column in taken.values()}
    rows = int(taken["issued"].column.filled.sum())
    signs = [column for column in columns if column.meaning in _WAYS and column.index not in used]
    some = [column for column in signs if 0 < column.column.filled.sum() < NEARLY_ALL * rows]
    if some and len(some) == len(signs):
        _add("paid_mark", some, taken)


def _add_status(category: str, columns: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning]) -> None:
    """States may stand under "What happened" or "Notes", too."""
    _add("status", [column for column in _free(columns, taken) if _is_status(column, category)], taken)
    loose = [column for column in columns if column.meaning in _LOOSE_ROLES and column.filled]
    found = next((column for column in loose if _is_status(column, category)), None)
    if "status" not in taken and found is not None:
        for role in [role for role in _LOOSE_ROLES if taken.get(role) is found]:
            del taken[role]
        _add("status", [found], taken)


def _free(columns: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning]) -> list[ColumnMeaning]:
    """Columns with values, no meaning and no role."""
    used = {column.index for column in taken.values()}
    return [column for column in columns if column.meaning is None and column.filled and column.index not in used]


def _add(role: str, candidates: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning]) -> None:
    """The fullest, the first of equals."""
    if candidates:
        taken[role] = renamed(max(candidates, key=lambda column: (column.values.filled, -column.index)), role)


def is_day_column(column: ColumnMeaning) -> bool:
    return column.values.dates >= NEARLY_ALL


def is_amount_column(column: ColumnMeaning) -> bool:
    """Amounts, and not all of them whole: those may count something else, or be somebody's phone."""
    cells = column.column.values[:200]
    broken = sum(1 for cell in cells if (isinstance(cell, float) and not cell.is_integer()) or _has_cents(cell))
    return column.values.amounts >= NEARLY_ALL and broken > len(cells) / 5


def _only_day(columns: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning]) -> list[ColumnMeaning]:
    """The one column of days of a list of documents that have no other day: "Du" is of in one list, due in another."""
    days = [column for column in columns if is_day_column(column)]
    return days if len(days) == 1 and days[0].meaning == "due" and days[0] not in taken.values() else []


def _may_be_total(column: ColumnMeaning) -> bool:
    """What the numbers are held against a balance for: amounts, or whole ones under a header that calls them so."""
    return is_amount_column(column) or (names_a_sum(column) and column.values.amounts >= NEARLY_ALL)


def names_a_sum(column: ColumnMeaning) -> bool:
    """Whether the header says, among other things, that it is a total or an amount."""
    return bool(_SUMS & header_concepts(column.header)[0])


def _is_status(column: ColumnMeaning, category: str) -> bool:
    """Words of the kind's own list, of several states; a yes and a no answer any question, not this one.

    Few different words of which most are known are states, too: what the others mean is asked.
    """
    share = vocabulary_share(column.column, category)
    if share < (_MANY if _repeats_words(column) else NEARLY_ALL):
        return False
    words = {plain(text) for text, _ in column.column.texts()}
    return not words & _ANSWERS and len({state_of(category, word) for word in words} - {None}) > 1


def _repeats_words(column: ColumnMeaning) -> bool:
    return column.values.filled >= _FEWEST_WORDS and column.values.distinct <= _FEW_WORDS


def _has_cents(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) > 3 and (cell[-3] in ".," or not cell.isascii())


def _add_number(columns: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning]) -> None:
    """A file whose headers name no number may still hold one: INV-61 under "Details"."""
    # Whatever stands under "Details" or "Memo" may be the number, too.
    loose = {found.index for role in _LOOSE_ROLES if (found := taken.get(role))}
    used = {column.index for column in taken.values()} - loose
    column = next((column for column in columns if column.index not in used and _numbers(column.values)), None)
    if column is None:
        return
    taken["number"] = renamed(column, "number")
    for role in _LOOSE_ROLES:
        if taken.get(role) is column:
            del taken[role]


def _numbers(values: ValueProfile) -> bool:
    return bool(
        values.readable
        and values.identifiers > 0.9
        and values.distinct >= 0.9
        and values.dates < 0.1
        and values.amounts < 0.5
    )


_ROWS = 2_000


def infer_total(candidates: Sequence[ColumnMeaning], balance: ColumnMeaning) -> ColumnMeaning | None:
    """The first candidate that is never below ``balance`` and is an amount where that is nothing; else ``None``.

    A balance that is never nothing may be the amount itself: then there is nothing to find.
    """
    sign = decide_decimal_sign([balance.column, *(column.column for column in candidates)], ".")
    left = _cents(balance.column, sign)
    if not (left == 0).any():
        return None
    return next((column for column in candidates if _covers(_cents(column.column, sign), left)), None)


def _covers(asked: npt.NDArray[np.float64], left: npt.NDArray[np.float64]) -> bool:
    user_decided, both = left == 0, ~np.isnan(left) & ~np.isnan(asked)
    return bool(
        (asked[user_decided] > 0).mean() >= NEARLY_ALL
        and both.any()
        and (asked[both] >= left[both]).mean() >= NEARLY_ALL
    )


def _cents(column: Column, sign: DecimalSign) -> npt.NDArray[np.float64]:
    """Of the first rows, without their sign."""
    return np.abs(cents_or_nan(column.take(slice(_ROWS)), sign))
