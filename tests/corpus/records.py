"""The documents of an invented business, from which export files are written: they are the truth."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

InvoiceState = Literal["draft", "void", "open", "partial", "paid", "written_off", "refunded"]
QuoteState = Literal["draft", "void", "sent", "approved", "declined", "expired"]


@dataclass(frozen=True, slots=True)
class Line:
    """Amounts in cents; ``gross`` is ``net`` and ``tax``."""

    text: str
    quantity: int
    unit_net: int
    net: int
    tax: int

    @property
    def gross(self) -> int:
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class Customer:
    first: str
    last: str
    company: str
    email: str
    phone: str
    street: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Invoice:
    """``serial`` is the bare number that a layout dresses. Cents are positive, also of a credit note."""

    serial: int
    kind: Literal["invoice", "credit_note"]
    customer: Customer
    issued: date
    due: date
    state: InvoiceState
    lines: tuple[Line, ...]
    received: int
    paid_on: date | None
    quote_serial: int | None
    work: str

    @property
    def net(self) -> int:
        return sum(line.net for line in self.lines)

    @property
    def tax(self) -> int:
        return sum(line.tax for line in self.lines)

    @property
    def total(self) -> int:
        return self.net + self.tax

    @property
    def balance(self) -> int:
        return self.total - self.received if self.state in ("open", "partial") else 0

    @property
    def counted(self) -> bool:
        return self.kind == "invoice" and self.state not in ("draft", "void")


@dataclass(frozen=True, slots=True)
class Quote:
    """``answered`` is the day of the customer's yes or no."""

    serial: int
    customer: Customer
    created: date
    state: QuoteState
    answered: date | None
    lines: tuple[Line, ...]
    work: str
    invoice_serial: int | None

    @property
    def net(self) -> int:
        return sum(line.net for line in self.lines)

    @property
    def tax(self) -> int:
        return sum(line.tax for line in self.lines)

    @property
    def total(self) -> int:
        return self.net + self.tax

    @property
    def counted(self) -> bool:
        return self.state not in ("draft", "void")


@dataclass(frozen=True, slots=True)
class Payment:
    """Cents received; negative: given back."""

    invoice: Invoice
    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Business:
    invoices: tuple[Invoice, ...]
    quotes: tuple[Quote, ...]
    payments: tuple[Payment, ...]
