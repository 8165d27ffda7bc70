"""Invoice table -> what is still owed and the day of payment. A balance column is used only if it behaves like one."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.unsupported_lists import runs
from snapshot.pipeline.pack.values.dates import parse_days

_HALF = 0.5
_RARELY = 0.1
_FEWEST = 3
# Of the invoices with a balance few are paid too much; where half of them seem so, the sign means something else.
_OVERPAID_AT_MOST = 0.5


def invoiced_cents(reading: TableReading, total: "pd.Series[int]", settled: "pd.Series[bool]") -> "pd.Series[int]":
    """The totals. Where a file has none and its paid invoices have an amount due, too, that is what was asked for."""
    if total.notna().any():
        return total
    due, _ = reading.cents("balance")
    return due if not balance_matches_paid_status(due, settled) else total


def balance_cents(reading: TableReading, total: "pd.Series[int]", settled: "pd.Series[bool]") -> "pd.Series[int]":
    """The first column with the name of a balance that behaves like one; missing where there is none.

    ``settled``: which invoices a word or a day calls paid.

    "Amount due" is what was asked for in some tools: then paid invoices have one, too. And an account's balance is
    larger than the invoice. What the owner chose is believed as it is.
    """
    if "balance" in reading.roles.user_decided:
        return reading.cents("balance")[0]
    lines = [found.column] if (found := reading.roles.by_role.get("line_total")) else []
    candidates = [
        column
        for column in reading.roles.all_columns
        # What runs on from line to line is the account's, and says nothing of one invoice.
        if column.meaning == "balance" and column.filled and not (lines and runs(column.column, lines))
    ]
    first = reading.roles.by_role.get("balance")
    received, _ = reading.cents("amount_paid")
    read = [(column, *reading.amounts(column)) for column in candidates]
    # What is left comes to nothing for some; what is asked for now does not.
    for column, balance, bad in sorted(read, key=lambda one: (not (one[1] == 0).any(), one[0] is not first)):
        if _behaves(balance, total, received, settled):
            reading.unread["balance"] = bad & ~settled.to_numpy(dtype=bool)
            reading.overridden["balance"] = column
            return balance
    return pd.Series(pd.array([pd.NA] * len(reading), dtype="Int64"))


def _behaves(
    balance: "pd.Series[int]", total: "pd.Series[int]", received: "pd.Series[int]", settled: "pd.Series[bool]"
) -> bool:
    if total.notna().sum() == 0:
        return True
    if not balance_matches_paid_status(balance, settled) or _contradicts_received(balance, total, received):
        return False
    both = balance.notna() & total.notna()
    return not both.any() or (balance[both].abs() > total[both].abs() + 1).mean() <= _RARELY


def _contradicts_received(balance: "pd.Series[int]", total: "pd.Series[int]", received: "pd.Series[int]") -> bool:
    """Most of what came in full has something left: then the column is what was asked for at first."""
    full = received.notna() & balance.notna() & (total != 0) & (received.abs() == total.abs())
    full = full.fillna(False)
    return bool(full.sum() >= _FEWEST and (balance[full] != 0).mean() > _HALF)


def balance_matches_paid_status(balance: "pd.Series[int]", settled: "pd.Series[bool]") -> bool:
    """Most of what is paid has nothing left to pay."""
    paid = balance[settled & balance.notna()]
    return not len(paid) or bool((paid.abs() > 0).mean() <= _HALF)


def signed_balance(
    balance: "pd.Series[int]", total: "pd.Series[int]", sign: "npt.NDArray[np.int64]"
) -> "pd.Series[int]":
    """Negative for a credit note, and where an invoice was paid too much.

    Where most of what is left has the other sign than its total, that is how the file writes what is owed.
    """
    other = ((balance * np.where(total < 0, -1, 1)) < 0) & (sign > 0)
    overpaid = other if other.sum() < _OVERPAID_AT_MOST * (balance != 0).sum() else other & False
    return balance.abs() * np.where(overpaid, -1, sign)


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
