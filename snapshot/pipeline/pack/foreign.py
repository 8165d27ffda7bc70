"""Kinds of files that look like documents of the owner's and are none."""

import re

import pandas as pd

from snapshot.pipeline.documents.recognition import Foreign
from snapshot.pipeline.pack.columns import text_share
from snapshot.pipeline.pack.evidence import Evidence
from snapshot.pipeline.pack.running import runs
from snapshot.pipeline.pack.values.amounts import parse_cents
from snapshot.pipeline.pack.values.column import Column


def foreign(evidence: Evidence) -> Foreign | None:
    """Statements of a bank, ledgers, suppliers' bills, orders of a shop and stock lists are none of ours."""
    named = evidence.has("invoice_number", "quote_number")
    if evidence.has("bank") and evidence.headers["credit"] and evidence.headers["account"]:
        return "ledger"  # debit and credit by account, whatever the entries name
    if not named and evidence.headers["shipping"] > 1:
        return "shop_orders"
    if not named and (evidence.has("bank") or _account(evidence)):
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


def _account(evidence: Evidence) -> bool:
    """A balance that runs from row to row, and no row that says it is an invoice: an account's statement."""
    balances = [column for column in evidence.columns if column.meaning == "balance"]
    if evidence.types.get("invoice", 0.0) or not balances:
        return False
    amounts = [column.column for column in evidence.columns if column.meaning in ("amount", "total", "net")]
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
