"""Which columns of the pack's frames at least one file really had."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from snapshot.pipeline.pack.reading import TableReading

# frame column -> roles of the file that give it
_SOURCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
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
        "state": ("status",),
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
# Columns that other columns or other files may give: they count when they hold anything.
_BY_VALUE: Mapping[str, tuple[str, ...]] = {
    "invoices": ("customer", "quote_number", "paid"),
    "quotes": ("customer",),
    "payments": ("customer", "invoice_number"),
    "jobs": ("customer",),
    "customers": ("customer",),
}


def roles_found(readings: Sequence[TableReading], frames: Mapping[str, pd.DataFrame]) -> Mapping[str, frozenset[str]]:
    """A column counts when it stands in a file, even empty; also when other columns or files gave it values."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        sources = _SOURCES.get(reading.category, {})
        found[reading.category] |= {column for column, roles in sources.items() if reading.roles.has(*roles)}
    for name, columns in _BY_VALUE.items():
        found[name] |= {column for column in columns if frames[name][column].notna().any()}
    return {name: frozenset(columns) for name, columns in found.items() if columns}
