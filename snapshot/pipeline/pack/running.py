"""Whether a balance runs: each row's is the one before and the row's own amount, as in an account's statement."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.values.amounts import cents_or_nan, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.value_profile import MOST

_ROWS = 200
_FEWEST = 5


def runs(balance: Column, amounts: Iterable[Column]) -> bool:
    """True when the steps of ``balance`` are the cells of one of ``amounts``, oldest or newest row first.

    The sign does not matter: a column of debits alone moves the balance down.
    """
    columns = [balance.take(slice(_ROWS)), *(column.take(slice(_ROWS)) for column in amounts)]
    sign = decide_decimal_sign(columns, ".")
    held, *moved = (cents_or_nan(column, sign) for column in columns)
    steps = np.abs(np.diff(held))
    told = [np.abs(cents) for cents in moved]
    return any(_explains(steps, cents[1:]) or _explains(steps, cents[:-1]) for cents in told)


def _explains(steps: npt.NDArray[np.float64], moved: npt.NDArray[np.float64]) -> bool:
    """Steps of nothing prove nothing: a column of paid invoices has a balance of 0.00 on every row."""
    told = ~np.isnan(steps) & ~np.isnan(moved) & (steps > 0)
    return bool(told.sum() >= _FEWEST and (steps[told] == moved[told]).mean() >= MOST)
