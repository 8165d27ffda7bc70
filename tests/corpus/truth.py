"""What a correct reader must report of the documents that a layout wrote, from the records alone."""

from collections.abc import Sequence
from typing import Any

from tests.corpus.records import Invoice, Quote


def truth(
    invoices: Sequence[Invoice] = (),
    quotes: Sequence[Quote] = (),
    *,
    currency: str | None = None,
    gated: bool = False,
) -> dict[str, Any]:
    """The summary, under its published keys. Give the documents that the files hold, each once."""
    counted = [invoice for invoice in invoices if invoice.counted]
    credits = [note for note in invoices if note.kind == "credit_note" and note.state not in ("draft", "void")]
    sent = [quote for quote in quotes if quote.counted]
    days = [invoice.issued for invoice in counted] + [quote.created for quote in sent]
    total = sum(invoice.total for invoice in counted) - sum(note.total for note in credits)
    return {
        "invoices_count": len(counted),
        "quotes_count": len(sent),
        "invoice_total_sum": total / 100,
        "paid_count": sum(invoice.state == "paid" for invoice in counted),
        "open_count": sum(invoice.state in ("open", "partial") for invoice in counted),
        "quote_approved_count": sum(quote.state == "approved" for quote in sent),
        "first_date": min(days).isoformat() if days else None,
        "last_date": max(days).isoformat() if days else None,
        "currency": currency,
        "gated": gated,
    }
