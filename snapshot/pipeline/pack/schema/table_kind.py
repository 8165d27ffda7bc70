"""Table and its columns -> which kind of list it is, scored from headers and values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from snapshot.pipeline.documents.recognition import Category, Certainty, UnsupportedList
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, text_share, vocabulary_share
from snapshot.pipeline.pack.schema.kind_points import (
    CUSTOMER_POINTS,
    INVOICE_POINTS,
    JOB_POINTS,
    PAYMENT_POINTS,
    QUOTE_POINTS,
)
from snapshot.pipeline.pack.schema.payment_evidence import (
    bill_list,
    called_payments,
    links_to_invoices,
    mostly_payments,
    moved_money,
    of_account,
    only_paid,
    paid_by_way,
    payment_types,
    waits_for_payment,
)
from snapshot.pipeline.pack.schema.table_evidence import Evidence, gather_evidence
from snapshot.pipeline.pack.schema.unsupported_lists import detect_unsupported_list
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.status_words import state_of

_PREFIXES: Mapping[str, frozenset[str]] = {
    "invoices": frozenset({"inv", "invoice", "re", "rg", "rn", "fa", "fac", "fact", "ar", "si", "sinv"}),
    "quotes": frozenset(
        {"q", "qu", "quo", "quote", "est", "estimate", "an", "ang", "dev", "pre", "pro", "qt", "so", "prop"}
    ),
}
_THRESHOLD = 4.25


@dataclass(frozen=True, slots=True)
class TableClassification:
    category: Category
    certainty: Certainty
    points: Mapping[Category, float]
    foreign: UnsupportedList | None = None


def classify_table(table: Table, columns: Sequence[ColumnMeaning]) -> TableClassification:
    """The category with the most points, ``unknown`` below the threshold or when something speaks against all."""
    evidence = gather_evidence(table, columns)
    points: dict[Category, float] = {
        "invoices": _invoices(evidence),
        "quotes": _quotes(evidence),
        "payments": _payments(evidence),
        "jobs": _jobs(evidence),
        "customers": _customers(evidence),
    }
    ranked = sorted(points.items(), key=lambda item: -item[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    kind = detect_unsupported_list(evidence)
    if most < _THRESHOLD or kind:
        return TableClassification("unknown", "likely", points, kind)
    return TableClassification(best, _certainty(evidence, most, second), points)


def _certainty(evidence: Evidence, most: float, second: float) -> Certainty:
    """Where each row says whether it is an invoice or a quote, the list may be near to both."""
    if most >= 8 and most - second >= 3:
        return "sure"
    told = {"invoice", "quote"} <= evidence.types.keys()
    return "likely" if told or most - second >= 1.5 else "not_sure"


def _prefix_share(evidence: Evidence, category: str) -> float:
    """Share of numbers like INV-61 in the column that holds numbers (whatever its header)."""
    shares = [0.0]
    for column in evidence.columns:
        if column.values.identifiers > 0.8 and column.values.distinct > 0.3 and column.meaning != "customer":
            linked = column.meaning == "quote_number" if category == "invoices" else column.meaning == "invoice_number"
            shares.append(0.0 if linked else text_share(column.column.take(slice(500)), partial(_has_prefix, category)))
    return max(shares)


def _has_prefix(category: str, value: str) -> bool:
    found = re.match(r"#?([A-Za-z]+)[\s\-_/#.]*\d", value)
    return found is not None and found[1].casefold() in _PREFIXES[category]


def _status_share(evidence: Evidence, vocabulary: str) -> float:
    shares = [vocabulary_share(c.column, vocabulary) for c in evidence.columns if c.meaning in ("status", "state_word")]
    return max(shares, default=0.0)


def _document_columns(evidence: Evidence) -> bool:
    """A document has at least an amount and either a day or a number."""
    amounts = ("total", "amount", "balance", "line_total", "line_amount", "net", "job_total", "unit_price")
    return evidence.has(*amounts) and evidence.has(
        "issued",
        "date",
        "created",
        "sent",
        "invoice_number",
        "credit_number",
        "quote_number",
        "document_number",
        "number",
        "due",
    )


def _invoices(evidence: Evidence) -> float:
    points = evidence.points(INVOICE_POINTS)
    points += 4.0 * (evidence.has("credit_number") and not evidence.has("invoice_number"))
    points += min(2.0, evidence.headers["invoice"] * 0.75) + 3.0 * ("invoice" in evidence.title)
    points += 3.0 * _own_status(evidence, "invoices") + 4.0 * _prefix_share(evidence, "invoices")
    typed = evidence.types.get("invoice", 0.0) + evidence.types.get("credit_note", 0.0)
    sold = 2.5 if typed >= payment_types(evidence) else 1.0  # of what was sold, not of what came in
    points += 4.0 * typed + sold * (typed > 0.25 and evidence.has("document_number", "number"))
    points += 1.0 * evidence.has("line_total", "line_amount") + 1.0 * evidence.has("net", "tax")
    points += _own_columns(evidence, "invoice") + _called(evidence, "invoice") + 2.0 * waits_for_payment(evidence)
    # A document that a customer owes until a day.
    points += 1.0 * (
        evidence.has("document_number") and evidence.has("customer") and {"due", "balance"} <= evidence.meanings
    )
    points += 4.0 * bill_list(evidence) + 1.0 * paid_by_way(evidence)
    points -= (
        4.0 * moved_money(evidence)
        + 6.0 * links_to_invoices(evidence)
        + 6.0 * called_payments(evidence)
        + 8.0 * of_account(evidence)
        + 8.0 * mostly_payments(evidence)
        + 8.0 * only_paid(evidence)
    )
    points -= 6.0 * _job_board(evidence)
    return points if _document_columns(evidence) else 0.0


def _own_columns(evidence: Evidence, concept: str) -> float:
    """ "Invoice date" and "Invoice amount" tell of the row itself, where "Invoice #" may only link to another list."""
    own = {"issued", "date", "due", "amount", "total", "balance"}
    named = {c.meaning for c in evidence.columns if c.meaning in own and concept in header_concepts(c.header)[0]}
    return 0.75 * min(2, len(named))


def _called(evidence: Evidence, concept: str) -> float:
    """The owner's own word for the file, unless it goes on about something else."""
    others = {"vendor", "bill", "payment", "account", "withdrawal", "customer", "line", "order", "job", "tags"}
    if concept == "quote":
        others -= {"order"}  # what a quote becomes
    return 2.0 if concept in evidence.file and not others & evidence.file else 0.0


def _quotes(evidence: Evidence) -> float:
    points = evidence.points(QUOTE_POINTS)
    if evidence.has("invoice_number") or evidence.types.get("invoice", 0.0) > 0.5:
        points -= 4.0  # then the quote's number is the invoice's link
    points += min(2.0, evidence.headers["quote"] * 0.75) + 3.0 * ("quote" in evidence.title)
    points += _own_columns(evidence, "quote") + _called(evidence, "quote")
    points += 3.0 * _own_status(evidence, "quotes") + 4.0 * _prefix_share(evidence, "quotes")
    points += 2.0 * _status_names_quotes(evidence)
    points += 6.0 * evidence.types.get("quote", 0.0)
    return points if _document_columns(evidence) else 0.0


def _status_names_quotes(evidence: Evidence) -> bool:
    """ "Quotation sent": the state itself names the document."""
    words = (value for column in evidence.columns if column.meaning == "status" for value, _ in column.column.texts())
    return any("quote" in header_concepts(word)[0] for word in words)


_TELLING = {
    "invoices": frozenset({"paid", "written_off", "refunded", "credit"}),
    "quotes": frozenset({"approved", "declined", "expired"}),
}


def _own_status(evidence: Evidence, vocabulary: str) -> float:
    """How well the status words fit, weighed by whether any of them is told of this kind of document only."""
    share = _status_share(evidence, vocabulary)
    if share < 0.5:
        return 0.0
    other = "quotes" if vocabulary == "invoices" else "invoices"
    words = {
        value
        for column in evidence.columns
        if column.meaning in ("status", "state_word")
        for value, _ in column.column.take(slice(2_000)).texts()
    }
    telling = any(
        (state := state_of(vocabulary, word)) in _TELLING[vocabulary] or (state and not state_of(other, word))
        for word in words
    )
    return share if telling else share / 3


def _payments(evidence: Evidence) -> float:
    points = evidence.points(PAYMENT_POINTS)
    moved = payment_types(evidence)
    # Among as many documents as payments, or more, the list is one of everything sold.
    listed = sum(evidence.types.get(name, 0.0) for name in ("invoice", "credit_note", "quote"))
    points += (2.0 if listed >= moved else 5.0) * (moved > 0.05) + 4.0 * mostly_payments(evidence)
    points += 3.0 * only_paid(evidence) + 2.0 * links_to_invoices(evidence) - 3.0 * paid_by_way(evidence)
    points += 3.0 * called_payments(evidence)
    points += 2.0 * ("payment" in evidence.title) + 2.0 * (evidence.headers["payment"] > 1)
    by_account = moved_money(evidence)
    points -= 3.0 * evidence.has("due")
    points -= 0.0 if by_account else 3.0 * evidence.has("balance") + 2.0 * evidence.has("line_total", "net")
    points += 3.0 * by_account - 4.0 * waits_for_payment(evidence)
    amounts = evidence.has("amount_paid", "amount", "total", "net")
    return points if amounts and evidence.has("date", "paid", "created", "issued") else 0.0


def _jobs(evidence: Evidence) -> float:
    points = evidence.points(JOB_POINTS) + min(4.0, evidence.headers["job"] * 0.75)
    points += 2.0 * _status_share(evidence, "jobs") + 2.0 * ("job" in evidence.title)
    links = evidence.has("invoice_number", "quote_number", "balance") and not _job_board(evidence)
    points -= 5.0 * links
    points -= 3.0 * evidence.has("quantity")  # hours of a time sheet
    return points if evidence.headers["job"] else 0.0


def _job_board(evidence: Evidence) -> bool:
    """Jobs by number with their days and amounts: the invoices and quotes that it names are links."""
    own = evidence.has("job_number") and evidence.has("job_total") and evidence.has("scheduled", "completed")
    return own and not evidence.has("issued", "date", "created", "sent", "due", "total", "amount")


def _customers(evidence: Evidence) -> float:
    points = evidence.points(CUSTOMER_POINTS)
    points -= 6.0 * evidence.has(
        "issued", "due", "invoice_number", "quote_number", "job_number", "status", "line_total"
    )
    points -= 3.0 * evidence.has("total", "amount", "date", "paid")
    return points
