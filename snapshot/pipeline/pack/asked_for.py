"""The column of what was asked for, where headers name only what is left of it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.columns import ColumnMeaning
from snapshot.pipeline.pack.values.amounts import DecimalSign, cents_or_nan, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL

_ROWS = 2_000


def asked_for(candidates: Sequence[ColumnMeaning], balance: ColumnMeaning) -> ColumnMeaning | None:
    """The first candidate that is never below ``balance`` and is an amount where that is nothing; else ``None``.

    A balance that is never nothing may be the amount itself: then there is nothing to find.
    """
    sign = decide_decimal_sign([balance.column, *(column.column for column in candidates)], ".")
    left = _cents(balance.column, sign)
    if not (left == 0).any():
        return None
    return next((column for column in candidates if _covers(_cents(column.column, sign), left)), None)


def _covers(asked: npt.NDArray[np.float64], left: npt.NDArray[np.float64]) -> bool:
    settled, both = left == 0, ~np.isnan(left) & ~np.isnan(asked)
    return bool(
        (asked[settled] > 0).mean() >= NEARLY_ALL and both.any() and (asked[both] >= left[both]).mean() >= NEARLY_ALL
    )


def _cents(column: Column, sign: DecimalSign) -> npt.NDArray[np.float64]:
    """Of the first rows, without their sign."""
    return np.abs(cents_or_nan(column.take(slice(_ROWS)), sign))
