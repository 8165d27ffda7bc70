"""Evidence -> which other kind of list this is (bank statement, ledger, supplier bills, ...), or ``None``."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.recognition import UnsupportedList
from snapshot.pipeline.pack.schema.column_types import text_share
from snapshot.pipeline.pack.schema.table_evidence import Evidence
from snapshot.pipeline.pack.values.amounts import cents_or_nan, decide_decimal_sign, parse_cents
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.value_profile import MOST


def detect_unsupported_list(evidence: Evidence) -> UnsupportedList | None:
    """Statements of a bank, ledgers, suppliers' bills, orders of a shop and stock lists are none of ours."""
    named = evidence.has("invoice_number", "quote_number")
    if evidence.has("bank") and evidence.headers["credit"] and evidence.headers["account"]:
        return "ledger"  # debit and credit by account, whatever the entries name
    if not named and evidence.headers["shipping"] > 1:
        return "shop_orders"
    if not named and (evidence.has("bank") or runs_on(evidence)):
        return "bank_statement"
    if _bills(evidence):
        return "supplier_bills"
    if not named and evidence.has("stock", "part") and not evidence.has("customer"):
        return "stock_list"
    return None


def _bills(evidence: Evidence) -> bool:
    if evidence.types.get("bill", 0.0) > 0.5 or _numbered_as_bills(evidence):
        return True
    if evidence.has("customer"):
        return False
    return evidence.has("vendor") or (
        evidence.has("bill_number") and not evidence.has("invoice_number", "quote_number")
    )


def runs_on(evidence: Evidence) -> bool:
    """A balance that runs from row to row, and no row that says it is an invoice: an account's statement."""
    balances = [column for column in evidence.columns if column.meaning == "balance"]
    if evidence.types.get("invoice", 0.0) or not balances:
        return False
    amounts = [column.column for column in evidence.columns if column.meaning in _MOVED]
    return any(runs(balance.column, amounts) for balance in balances)


def _numbered_as_bills(evidence: Evidence) -> bool:
    """Numbers that say BILL and totals below nothing: what the owner owes, in a list made like that of invoices."""
    texts = [column.column for column in evidence.columns if max(column.values.dates, column.values.amounts) < 0.5]
    named = any(text_share(column.take(slice(500)), _is_bill_number) > 0.5 for column in texts)
    totals = [column.column for column in evidence.columns if column.meaning in ("total", "amount")]
    return named and any(_below_nothing(column) for column in totals)


def _is_bill_number(value: str) -> bool:
    return bool(re.match(r"R?BILL[\W_]*\d", value, re.IGNORECASE))


def _below_nothing(column: Column) -> bool:
    cents = pd.Series(parse_cents(column.take(slice(500)), ".")[0]).dropna()
    return bool(len(cents) and (cents <= 0).mean() > 0.9)


_MOVED = ("amount", "total", "net", "credited", "amount_paid", "bank")
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
