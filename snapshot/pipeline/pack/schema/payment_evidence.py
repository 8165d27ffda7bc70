"""Evidence -> what tells money that moved from money that was billed."""

from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.table_evidence import Evidence
from snapshot.pipeline.pack.schema.unsupported_lists import runs_on


def payment_types(evidence: Evidence) -> float:
    return evidence.types.get("payment", 0.0) + evidence.types.get("refund", 0.0)


def mostly_payments(evidence: Evidence) -> bool:
    """Far more payments than documents: an invoice may be paid in two parts in a list of everything, too."""
    documents = sum(evidence.types.get(name, 0.0) for name in ("invoice", "credit_note", "quote"))
    return payment_types(evidence) > max(0.5, 1.5 * documents)


def only_paid(evidence: Evidence) -> bool:
    """The day of payment is all that a row knows of time, and no state: the payments of invoices."""
    return evidence.has("paid") and not evidence.has(
        *("issued", "date", "created", "sent", "due", "status", "state_word", "balance", "total")
    )


def waits_for_payment(evidence: Evidence) -> bool:
    """Rows with a day of their own and none of payment: money that has not come yet."""
    paid = [_rows_filled(column) for column in evidence.columns if column.meaning == "paid"]
    own = [
        _rows_filled(column) for column in evidence.columns if column.meaning in ("issued", "date", "created", "sent")
    ]
    return bool(paid and own and max(own) > 1.05 * max(paid))


def _rows_filled(column: ColumnMeaning) -> int:
    return int(column.column.filled.sum())


def moved_money(evidence: Evidence) -> bool:
    """How money moved (method, fee, refund, transaction), and nothing of what is owed: charges, not invoices.

    A balance that runs from row to row is that of an account.
    """
    ways = evidence.meanings & {"method", "transaction_number", "fee", "refund", "tip", "deposit", "payout"}
    return len(ways) >= 2 and not evidence.has("due") and (not evidence.has("balance") or runs_on(evidence))


def of_account(evidence: Evidence) -> bool:
    """Money that moved on an account: what it names are links, whatever their columns are called."""
    return moved_money(evidence) and evidence.has("balance")


def called_payments(evidence: Evidence) -> bool:
    """A title or a file name that says payments, above rows of which nothing is still owed."""
    named = any("payment" in said and not {"invoice", "quote"} & said for said in (evidence.file, *evidence.titles))
    return named and not evidence.has("due", "balance", "status", "paid_mark", "line_total", "net")
