"""Every field of each kind of list, declared once, and the tables that follow from the declarations.

Columns are given to fields in the order in which the fields stand here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import get_args

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.schema import common_fields as common
from snapshot.pipeline.pack.schema.field import Field, FieldType

FIELDS: Mapping[Category, tuple[Field, ...]] = {
    "invoices": (
        replace(
            common.NUMBER,
            meanings=(
                "invoice_number",
                "document_number",
                "credit_number",
                "number",
                "bill_number",
                "transaction_number",
                "reference",
            ),
        ),
        Field(
            "issued",
            ("issued", "date", "bank_date", "created", "sent"),
            "day",
            "Date issued",
            "The day the invoice was sent out.",
            frame_column="issued",
            asked=True,
        ),
        Field(
            "due",
            ("due",),
            "day",
            "Due date",
            "The day by which it should be paid.",
            frame_column="due",
            optional=True,
            past_only=False,
        ),
        replace(common.PAID, filled_elsewhere=True, optional=True, tells_outcome=True),
        common.TOTAL,
        common.NET,
        common.TAX,
        Field(
            "balance",
            ("balance",),
            "amount",
            "Left to pay",
            "What is still open today.",
            frame_column="balance_cents",
            optional=True,
            tells_outcome=True,
            gives_total=True,
        ),
        Field(
            "amount_paid",
            ("amount_paid",),
            "amount",
            "Paid so far",
            "What has come in so far.",
            frame_column="balance_cents",
            optional=True,
            tells_outcome=True,
        ),
        *common.LINES,
        replace(common.QUOTE_LINK, filled_elsewhere=True),
        common.REFERENCE,
        common.STATUS,
        common.TYPE,
        common.CURRENCY,
        common.DESCRIPTION,
        common.NOTE,
        Field(
            "paid_mark",
            ("paid_mark",),
            "status",
            "Paid or not",
            "A tick, a word or a check number where it was paid.",
            frame_column="state",
            tells_outcome=True,
        ),
        Field("voided", ("voided_mark", "voided_day")),
        Field("sent_mark", ("sent_mark",)),
        Field("tax_withheld", ("tax_withheld",), "amount"),
        Field("retention", ("retention",), "amount"),
        Field("retention_paid", ("retention_paid",), "day", past_only=False),
        Field("retention_mark", ("retention_mark",)),
        *common.WHO,
    ),
    "quotes": (
        replace(
            common.NUMBER, meanings=("quote_number", "document_number", "number", "transaction_number", "reference")
        ),
        Field(
            "created",
            ("issued", "created", "date", "sent"),
            "day",
            "Date created",
            "The day the quote was written.",
            frame_column="created",
            asked=True,
        ),
        Field("sent", ("sent",), "day", "Date sent", frame_column="created"),
        replace(common.APPROVED, meanings=("approved", "converted"), tells_outcome=True),
        Field("converted", ("converted",), "day", frame_column="approved", optional=True),
        Field(
            "declined",
            ("declined",),
            "day",
            "Date declined",
            "The day the customer said no.",
            frame_column="declined",
            optional=True,
            tells_outcome=True,
        ),
        common.TOTAL,
        common.NET,
        common.TAX,
        *common.LINES,
        common.STATUS,
        common.TYPE,
        common.CURRENCY,
        common.DESCRIPTION,
        common.NOTE,
        common.INVOICE_LINK,
        Field("approved_mark", ("approved_mark",), frame_column="state", tells_outcome=True),
        *common.WHO,
    ),
    "payments": (
        replace(common.INVOICE_LINK, frame_column="invoice_number", filled_elsewhere=True),
        replace(common.PAID, meanings=("paid", "date", "issued", "created")),
        Field(
            "amount",
            ("amount_paid", "total", "amount", "net"),
            "amount",
            "Amount",
            "The money that came in.",
            frame_column="amount_cents",
        ),
        replace(common.STATUS, frame_column=""),
        common.TYPE,
        common.REFERENCE,
        replace(common.NOTE, meanings=("note", "description")),
        common.CURRENCY,
        *common.WHO,
    ),
    "jobs": (
        replace(common.NUMBER, meanings=("job_number", "number")),
        common.QUOTE_LINK,
        common.APPROVED,
        Field(
            "scheduled",
            ("scheduled", "date", "created"),
            "day",
            "Date scheduled",
            frame_column="scheduled",
            optional=True,
            past_only=False,
        ),
        Field("completed", ("completed",), "day", "Date completed", frame_column="completed", optional=True),
        replace(common.TOTAL, meanings=("job_total", "total", "amount")),
        common.STATUS,
        common.DESCRIPTION,
        *common.WHO,
    ),
    "customers": common.WHO,
    "unknown": (),
}
# The frame column that says when a document came to be.
DAY_OF: Mapping[Category, str] = {"invoices": "issued", "quotes": "created"}
# Days of other kinds of lists change no number.
DATES_MATTER = frozenset({"invoices", "quotes", "payments"})
# Meanings of headers whose cells name somebody.
NAME_MEANINGS = ("customer", "first_name", "last_name", "email", "phone", "address", "staff", "vendor")


def names_of(category: Category, holds: Callable[[Field], object]) -> tuple[str, ...]:
    """The fields of a kind of list that hold, in their order."""
    return tuple(field.name for field in FIELDS[category] if holds(field))


def _names(holds: Callable[[Field], object]) -> frozenset[str]:
    return frozenset(name for category in FIELDS for name in names_of(category, holds))


def _by_frame_column(fields: Iterable[Field]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for field in fields:
        if field.frame_column and field.type != "name":  # a customer is known by the frame alone
            found[field.frame_column] += (field.name,)
    return found


def _shown(category: Category) -> tuple[str, ...]:
    order = get_args(FieldType)
    shown = sorted((field for field in FIELDS[category] if field.label), key=lambda field: order.index(field.type))
    return tuple(field.name for field in shown)


MEANINGS: Mapping[Category, Mapping[str, tuple[str, ...]]] = {
    category: {field.name: field.meanings for field in fields} for category, fields in FIELDS.items()
}
SHOWN: Mapping[Category, tuple[str, ...]] = {category: _shown(category) for category in FIELDS}
LABELS = {field.name: field.label for fields in FIELDS.values() for field in fields if field.label}
HINTS = {field.name: field.hint for fields in FIELDS.values() for field in fields}
# frame column -> the fields that fill it
SOURCES: Mapping[Category, Mapping[str, tuple[str, ...]]] = {
    category: _by_frame_column(fields) for category, fields in FIELDS.items()
}
FILLED_ELSEWHERE: Mapping[Category, tuple[str, ...]] = {
    category: tuple(field.frame_column for field in fields if field.filled_elsewhere)
    for category, fields in FIELDS.items()
}
OUTCOMES: Mapping[Category, tuple[str, ...]] = {
    category: names_of(category, lambda field: field.tells_outcome) for category in ("invoices", "quotes")
}
DATES, AMOUNTS = _names(lambda field: field.type == "day"), _names(lambda field: field.type == "amount")
PAST_DATES = _names(lambda field: field.type == "day" and field.past_only)
NAMES, NUMBERS = _names(lambda field: field.type == "name"), _names(lambda field: field.type in {"number", "link"})
IDENTIFYING, PER_LINE = _names(lambda field: field.identifies), _names(lambda field: field.per_line)
GIVES_TOTAL = _names(lambda field: field.gives_total)
