"""The roles that columns can have in each kind of list: header meanings, types, and what depends on each role."""

from collections.abc import Mapping

from snapshot.pipeline.documents.recognition import Category

# role -> meanings that can play it, the best first. One column may be left over: it is ignored.
NAME_ROLES = {
    "customer": ("customer",),
    "first_name": ("first_name",),
    "last_name": ("last_name",),
    "email": ("email",),
    "phone": ("phone",),
    "customer_number": ("customer_number",),
}
ROLE_MEANINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "invoices": {
        "number": (
            "invoice_number",
            "document_number",
            "credit_number",
            "number",
            "bill_number",
            "transaction_number",
            "reference",
        ),
        "issued": ("issued", "date", "bank_date", "created", "sent"),
        "due": ("due",),
        "paid": ("paid",),
        "total": ("total", "amount"),
        "net": ("net",),
        "tax": ("tax",),
        "balance": ("balance",),
        "amount_paid": ("amount_paid",),
        "line_total": ("line_total", "line_amount"),
        "line_tax": ("line_tax",),
        "quantity": ("quantity",),
        "unit_price": ("unit_price",),
        "quote_number": ("quote_number",),
        "reference": ("reference",),
        "type": ("type",),
        "currency": ("currency",),
        "description": ("description",),
        "note": ("note",),
        "paid_mark": ("paid_mark",),
        "voided": ("voided_mark", "voided_day"),
        **NAME_ROLES,
    },
    "quotes": {
        "number": ("quote_number", "document_number", "number", "transaction_number", "reference"),
        "created": ("issued", "created", "date", "sent"),
        "sent": ("sent",),
        "approved": ("approved", "converted"),
        "converted": ("converted",),
        "declined": ("declined",),
        "total": ("total", "amount"),
        "net": ("net",),
        "tax": ("tax",),
        "line_total": ("line_total", "line_amount"),
        "line_tax": ("line_tax",),
        "quantity": ("quantity",),
        "unit_price": ("unit_price",),
        "type": ("type",),
        "currency": ("currency",),
        "description": ("description",),
        "note": ("note",),
        "invoice_number": ("invoice_number",),
        "approved_mark": ("approved_mark",),
        **NAME_ROLES,
    },
    "payments": {
        "invoice_number": ("invoice_number",),
        "paid": ("paid", "date", "issued", "created"),
        "amount": ("amount_paid", "total", "amount", "net"),
        "type": ("type",),
        "reference": ("reference",),
        "note": ("note", "description"),
        "currency": ("currency",),
        **NAME_ROLES,
    },
    "jobs": {
        "number": ("job_number", "number"),
        "quote_number": ("quote_number",),
        "approved": ("approved",),
        "scheduled": ("scheduled", "date", "created"),
        "completed": ("completed",),
        "total": ("job_total", "total", "amount"),
        "description": ("description",),
        **NAME_ROLES,
    },
    "customers": dict(NAME_ROLES),
    "unknown": {},
}
DATE_ROLES = frozenset(
    {"issued", "due", "paid", "created", "sent", "approved", "converted", "declined", "scheduled", "completed"}
)
AMOUNT_ROLES = frozenset(
    {"total", "net", "tax", "balance", "amount_paid", "amount", "line_total", "line_tax", "unit_price", "quantity"}
)
STATUS_VOCABULARY = {"invoices": "invoices", "quotes": "quotes", "jobs": "jobs", "payments": "payments"}
NAME_MEANINGS = ("customer", "first_name", "last_name", "email", "phone", "address", "staff", "vendor")
# What an owner can check; helper columns of the reader are not listed.
CHECKABLE_ROLES = (
    *("number", "issued", "created", "sent", "due", "paid", "approved", "declined", "scheduled", "completed"),
    *("status", "type", "total", "net", "tax", "balance", "amount_paid", "amount", "line_total"),
    *("customer", "quote_number", "invoice_number", "currency", "description"),
)

PAST_ROLES = DATE_ROLES - {"due", "scheduled"}
LINE_ROLES = ("line_total", "quantity", "unit_price")
# Days of other kinds of lists change no number.
DATE_ORDER_ROLES: dict[Category, tuple[str, ...]] = {
    "invoices": ("issued", "due", "paid"),
    "quotes": ("created", "approved", "declined", "sent", "converted"),
    "payments": ("paid",),
}
COUNTED_ROLES: dict[Category, tuple[str, ...]] = {
    # Of several balances the one that behaves like a balance is believed: that is no question.
    "invoices": ("issued", "total", "status"),
    "quotes": ("created", "total", "status"),
}

# What a document can do without. Its own day and total are not among them: without those its row is set aside.
OPTIONAL_ROLES = {
    "invoices": ("due", "paid", "balance", "amount_paid"),
    "quotes": ("approved", "converted", "declined"),
    "jobs": ("approved", "scheduled", "completed"),
}

# A column that tells the state itself; headings above it are captions.
STATE_ROLES = {
    "invoices": ("status", "paid_mark", "paid", "balance", "amount_paid"),
    "quotes": ("status", "approved_mark", "approved", "declined"),
}

# frame column -> roles of the file that give it
COLUMN_SOURCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "invoices": {
        "number": ("number",),
        "state": ("status", "paid_mark"),
        "quote_number": ("quote_number",),
        "issued": ("issued",),
        "due": ("due",),
        "paid": ("paid",),
        "total_cents": ("total", "net", "line_total"),
        "balance_cents": ("balance", "amount_paid"),
    },
    "quotes": {
        "number": ("number",),
        "state": ("status", "approved_mark"),
        "created": ("created", "sent"),
        "approved": ("approved", "converted"),
        "declined": ("declined",),
        "total_cents": ("total", "net", "line_total"),
    },
    "payments": {"invoice_number": ("invoice_number",), "paid": ("paid",), "amount_cents": ("amount",)},
    "jobs": {
        "number": ("number",),
        "state": ("status",),
        "quote_number": ("quote_number",),
        "approved": ("approved",),
        "scheduled": ("scheduled",),
        "completed": ("completed",),
        "total_cents": ("total",),
    },
    "customers": {},
}
OUTCOME_COLUMNS = ("state", "balance_cents", "paid")
# Columns that other columns or other files may give: they count when they hold anything.
COLUMNS_BY_VALUE: Mapping[str, tuple[str, ...]] = {
    "invoices": ("customer", "quote_number", "paid"),
    "quotes": ("customer",),
    "payments": ("customer", "invoice_number"),
    "jobs": ("customer",),
    "customers": ("customer",),
}
