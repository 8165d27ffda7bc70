"""The day on which an invoice was paid last, where a file has a column for each payment."""

import pandas as pd

from snapshot.pipeline.pack.reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.values.dates import parse_days

_SAME_SCORE = 1.0


def paid_days(reading: TableReading) -> "pd.Series[pd.Timestamp]":
    """The latest day of all columns that name a payment as clearly as the one that plays the role.

    The owner's choice is one column and no other.
    """
    days = pd.Series(reading.days("paid")[0])
    for column in _others(reading):
        more = pd.Series(parse_days(reading.records.of(column.column), reading.dates.order)[0])
        days = days.mask(days.isna() | (more > days), more)
    return days


def _others(reading: TableReading) -> list[ColumnMeaning]:
    roles = reading.roles
    first = roles.by_role.get("paid")
    if first is None or "paid" in roles.user_decided:
        return []
    taken = {column.index for column in roles.by_role.values()}
    paid = [column for column in roles.all_columns if column.meaning == "paid" and column.index not in taken]
    return [column for column in paid if abs(column.score - first.score) < _SAME_SCORE]
