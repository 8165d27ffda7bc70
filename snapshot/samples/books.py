"""The books of an invented business. Days are dates, money is whole cents."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Answer = Literal["open", "won", "lost"]
Line = tuple[str, int]


@dataclass(slots=True)
class Quote:
    """``answered`` is the day of a yes or a no; ``number`` is given when the books are closed."""

    customer: str
    work: str
    created: date
    cents: int
    answer: Answer = "open"
    answered: date | None = None
    number: int = 0


@dataclass(slots=True)
class Invoice:
    """``lines`` are what was done and its cents; ``quote`` what it was agreed by."""

    customer: str
    lines: tuple[Line, ...]
    issued: date
    due: date
    paid: date | None = None
    quote: Quote | None = None
    number: int = 0

    @property
    def work(self) -> str:
        return self.lines[0][0]

    @property
    def cents(self) -> int:
        return sum(cents for _, cents in self.lines)

    @property
    def balance(self) -> int:
        return 0 if self.paid else self.cents


@dataclass(slots=True)
class Books:
    """What a business has written up to its ``last_day``."""

    title: str
    last_day: date
    quotes: list[Quote] = field(default_factory=list)
    invoices: list[Invoice] = field(default_factory=list)

    def close(self) -> "Books":
        """Leave out what has not happened yet, and number the rest in the order of its days."""
        quotes = [one for one in self.quotes if one.created <= self.last_day]
        invoices = [one for one in self.invoices if one.issued <= self.last_day]
        self.quotes = sorted(quotes, key=lambda one: one.created)
        self.invoices = sorted(invoices, key=lambda one: one.issued)
        for number, quote in enumerate(self.quotes, start=301):
            quote.number = number
        for number, invoice in enumerate(self.invoices, start=1001):
            invoice.number = number
        return self
