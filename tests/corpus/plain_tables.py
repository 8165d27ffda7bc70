"""Layouts that are a header row and one row for each document, as the rows of ``plain_tables.toml``.

A column is written ``Heading = cell``. A cell is text with fields in braces: ``#{serial:06d}``, ``{issued+30}``,
``{total:1,234.56}``; ``{balance?}`` is empty where nothing is owed. Without ``= cell`` the column takes its words from
``words``: by the document's state, or in turn by its number.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, money
from tests.corpus.layout import Sample, Writer
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.showing import signed, who
from tests.corpus.truth import truth

Document = Invoice | Quote
Words = Mapping[str, str] | list[str]
TABLES = Path(__file__).with_suffix(".toml")
_FIELD = re.compile(r"\{(\w+)([+-]\d+)?(\??)(?::([^}]*))?\}")
_AMOUNT = re.compile(r"(.*)1(\D?)234(\D)56(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """One row of the table.

    ``category`` holds the right answers for the kind of the file, where they are not ``of`` alone. ``ours`` is false
    for a list of something else, which counts as nothing. ``dialect`` is what ``csv_bytes`` takes.
    """

    file: str
    of: str
    states: list[str]
    columns: list[str]
    about: str = ""
    credit_notes: bool = False
    date: str = "%m/%d/%Y"
    amount: str = "1234.56"
    words: Mapping[str, Words] = field(default_factory=dict)
    dialect: Mapping[str, Any] = field(default_factory=dict)
    currency: str | None = None
    category: list[str] = field(default_factory=list)
    ours: bool = True

    def sample(self, business: Business) -> Sample:
        """Return the file of a business, and what it holds."""
        listed = list(self._listed(business))
        rows = [
            [heading for heading, _ in self._cells()],
            *([cell(one) for _, cell in self._cells()] for one in listed),
        ]
        file = UploadedFile(self.file, csv_bytes(rows, **self.dialect))
        return Sample((file,), (tuple(self.category or [self.of]),), self._expected(listed))

    def _listed(self, business: Business) -> Iterable[Document]:
        if self.of == "quotes":
            return (one for one in business.quotes if one.state in self.states)
        kinds = ("invoice", "credit_note") if self.credit_notes else ("invoice",)
        return (one for one in business.invoices if one.state in self.states and one.kind in kinds)

    def _expected(self, listed: list[Any]) -> dict[str, Any]:
        if not self.ours:
            return truth(gated=True)
        return truth(**{self.of: listed}, currency=self.currency)

    def _cells(self) -> Iterable[tuple[str, Callable[[Document], str]]]:
        for column in self.columns:
            heading, told, text = column.partition(" =")
            yield heading, self._filled(text.removeprefix(" ")) if told else _word(self.words[heading])

    def _filled(self, text: str) -> Callable[[Document], str]:
        return lambda one: _FIELD.sub(lambda found: self._field(one, *found.groups()), text)

    def _field(self, one: Document, name: str, more: str | None, blank: str, shape: str | None) -> str:
        value = values(one)[name]
        if value is None or (blank and not value):
            return ""
        if isinstance(value, date):
            return (value + timedelta(int(more or 0))).strftime(shape or self.date)
        if name == "serial":
            return format(value + int(more or 0), shape or "")
        return value if isinstance(value, str) else _amount(value, shape or self.amount)


def _word(words: Words) -> Callable[[Document], str]:
    if isinstance(words, list):
        return lambda one: words[one.serial % len(words)]
    return lambda one: words[state] if (state := _state(one, words)) in words else words["otherwise"]


def _state(one: Document, words: Mapping[str, str]) -> str:
    if isinstance(one, Invoice):
        return "credit_note" if one.kind == "credit_note" else one.state
    return "invoiced" if one.invoice_serial and "invoiced" in words else one.state


def _amount(cents: int, shape: str) -> str:
    if shape == "cents":
        return str(cents)
    before, thousands, decimal, after = _AMOUNT.fullmatch(shape).groups()  # type: ignore[union-attr]
    return money(cents, sign=before, thousands=thousands, decimal=decimal) + after


@cache
def values(one: Document) -> Mapping[str, Any]:
    """What a cell may show of a document, by name."""
    shared = {
        "serial": one.serial, "customer": one.customer.name, "who": who(one.customer), "company": one.customer.company,
        "first": one.customer.first, "last": one.customer.last, "email": one.customer.email,
        "phone": one.customer.phone, "street": one.customer.street, "work": one.work,
        "net": one.net, "tax": one.tax, "total": one.total,
    }  # fmt: skip
    return shared | (_of_invoice(one) if isinstance(one, Invoice) else _of_quote(one))


def _of_invoice(one: Invoice) -> dict[str, Any]:
    amounts = {"net": one.net, "tax": one.tax, "total": one.total, "received": one.received, "balance": one.balance}
    return {
        "issued": one.issued, "due": one.due, "paid": one.paid_on if one.state == "paid" else None,
        "last_payment": one.paid_on, **amounts, "unpaid": one.total - one.received,
        "owed": one.total if one.state == "draft" else one.balance,
        **{f"signed_{name}": signed(one, cents) for name, cents in amounts.items()},
    }  # fmt: skip


def _of_quote(one: Quote) -> dict[str, Any]:
    answered = {state: one.answered if one.state == state else None for state in ("approved", "declined")}
    return {"created": one.created, "answered": one.answered, **answered}


def plain_tables() -> Mapping[str, Writer]:
    """Return the writers of all rows, by name."""
    return {name: PlainTable(**row).sample for name, row in tomllib.loads(TABLES.read_text("utf-8")).items()}
