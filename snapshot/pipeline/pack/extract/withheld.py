"""Invoice table -> what is kept back of each invoice: by its customer for a while, or as a tax for the state.

Both are part of what was billed. Retention that has not come is still owed; tax that was kept back never is.
"""

import numpy as np
import pandas as pd

from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.values.column import Mask
from snapshot.pipeline.pack.values.status_words import state_of


def tax_withheld_cents(reading: TableReading) -> "pd.Series[int]":
    """Tax that the customer pays to the state in the owner's place, without its sign; 0 where there is none."""
    return _told(reading, "tax_withheld")


def held_back_cents(reading: TableReading) -> "pd.Series[int]":
    """Retention that the customer still holds, without its sign; 0 where there is none or where it has come.

    Nothing is held where no column says when or whether it comes: then the column only tells how the total is made up.
    """
    if not reading.roles.has("retention_paid", "retention_mark"):
        return _told(reading, "")
    held = _told(reading, "retention")
    return held.mask(pd.Series(_released(reading)), 0)


def _told(reading: TableReading, role: str) -> "pd.Series[int]":
    if not reading.roles.has(role):
        return pd.Series(0, index=range(len(reading)))
    cents = reading.cents(role)[0]
    return cents.abs().mask(cents.isna(), 0)


def _released(reading: TableReading) -> Mask:
    """By the day on which it came, or by a word such as "released"."""
    came = ~np.isnat(reading.days("retention_paid")[0])
    return came | reading.cells("retention_mark").where(_says_released)


def _says_released(cell: object) -> bool:
    text = str(cell).casefold()
    return text.startswith(("release", "freigegeben", "libér")) or state_of("invoices", text) == "paid"
