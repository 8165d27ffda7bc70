"""Which column says what is still owed: a balance is only believed when it behaves like one."""

import pandas as pd

from snapshot.pipeline.pack.amounts import parse_cents
from snapshot.pipeline.pack.reading import TableReading

_MOSTLY = 0.5
_RARELY = 0.1


def balance_cents(reading: TableReading, total: "pd.Series[int]", words: "pd.Series[str]") -> "pd.Series[int]":
    """The first column with the name of a balance that behaves like one; missing where there is none.

    "Amount due" is what was asked for in some tools: then paid invoices have one, too. And an account's balance is
    larger than the invoice. What the owner chose is believed as it is.
    """
    if "balance" in reading.roles.settled:
        return reading.cents("balance")[0]
    candidates = [column for column in reading.roles.all_columns if column.meaning == "balance" and column.filled]
    first = reading.roles.by_role.get("balance")
    for column in sorted(candidates, key=lambda column: column is not first):
        balance = pd.Series(parse_cents(column.column.take(reading.records.positions), reading.decimal)[0])
        if _behaves(balance, total, words):
            return balance
    return pd.Series(pd.array([pd.NA] * len(reading), dtype="Int64"))


def _behaves(balance: "pd.Series[int]", total: "pd.Series[int]", words: "pd.Series[str]") -> bool:
    if total.notna().sum() == 0:
        return True
    paid = balance[(words == "paid") & balance.notna()]
    if len(paid) and (paid.abs() > 0).mean() > _MOSTLY:
        return False
    both = balance.notna() & total.notna()
    return not both.any() or (balance[both].abs() > total[both].abs() + 1).mean() <= _RARELY
