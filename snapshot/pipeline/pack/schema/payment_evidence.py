"""Evidence -> what tells money that moved from money that was billed, and was paid or not."""

from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.table_evidence import Evidence
from snapshot.pipeline.pack.schema.unsupported_lists import runs_on
from snapshot.pipeline.pack.values.header_words import header_concepts


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


def links_to_invoices(evidence: Evidence) -> bool:
    """A number of its own, a way of payment, and an invoice that each row names: what came in, not what was billed."""
    own = evidence.has("number") and evidence.has("invoice_number") and evidence.has("method", "transaction_number")
    return own and not evidence.has("issued", "due", "balance", "paid", "paid_mark")


def paid_by_way(evidence: Evidence) -> bool:
    """The way of payment stands only where the money came: an empty cell is a bill that waits.

    Of money that came each row has its way.
    """
    rows = max((_rows_filled(column) for column in evidence.columns if column.meaning == "issued"), default=0)
    ways = [column for column in evidence.columns if column.meaning == "method"]
    named = [column for column in ways if "paid" in header_concepts(column.header)[0]]
    return any(0 < _rows_filled(column) <= 0.95 * rows for column in named)


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


def bill_list(evidence: Evidence) -> bool:
    """A day, a name, an amount, and whether it was paid: what was billed, whatever its headers say."""
    paid = [column for column in evidence.columns if column.meaning in ("paid_mark", "status", "state_word", "paid")]
    told = paid_by_way(evidence) or any(
        column.meaning in ("paid_mark", "paid") or _tells_paid(column) for column in paid
    )
    if (
        evidence.has("balance")
        and evidence.has("total")
        and evidence.has("document_number", "number", "invoice_number")
    ):
        return evidence.has("issued", "date") and not runs_on(evidence) and not evidence.has("vendor", "bank")
    other = evidence.has("vendor", "bank", "stock", "transaction_number", "quote_number", "job_number")
    other = other or (evidence.has("method") and not paid_by_way(evidence))
    named = evidence.has("customer") and evidence.has("total", "amount")
    dated = evidence.has("issued", "date", "created", "sent", "due")
    return told and named and dated and not other and not {"quote", "payment", "vendor"} & evidence.title


def _tells_paid(column: ColumnMeaning) -> bool:
    """States of which one says paid, not only that something is done."""
    words = column.column.take(slice(2_000)).texts()
    return any("paid" in header_concepts(word)[0] for word, _ in words)
