"""The documents of a constructed business. Days are dates, money is integer cents."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

GONE = ("Void", "Draft")


@dataclass(slots=True)
class Quote:
    """``superseded``: a later version of the same quote took its place, though nothing in the file says so."""

    number: str
    customer: str
    work: str
    created: date
    cents: int
    approved: date | None = None
    declined: date | None = None
    status: str = "Sent"
    currency: str = ""
    superseded: bool = False

    @property
    def waits(self) -> bool:
        return not self.approved and not self.declined and self.status == "Sent" and not self.superseded


@dataclass(slots=True)
class Invoice:
    """``unnamed_quote``: the quote that it bills, where the file does not say so."""

    number: str
    customer: str
    quote: str
    work: str
    issued: date
    due: date | None
    cents: int
    paid: date | None = None
    status: str = "Sent"
    balance: int = 0
    currency: str = ""
    unnamed_quote: str = ""

    @property
    def stands(self) -> bool:
        """Whether it counts as an invoice; a credit note (money given back) does not."""
        return self.status not in GONE and self.cents >= 0


@dataclass(slots=True)
class Business:
    """``today`` is the day on which the owner exports."""

    first_day: date
    today: date
    terms: int
    invoices: list[Invoice] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    def standing(self) -> list[Invoice]:
        return [invoice for invoice in self.invoices if invoice.stands]

    def week_cents(self) -> float:
        """A typical week's billing: the last 182 days, or as many as there are."""
        recent = sum(one.cents for one in self.standing() if (self.today - one.issued).days < 182)
        return recent * 7 / min(182, max(1, (self.today - self.first_day).days))

    def overdue_cents(self) -> int:
        return sum(one.balance for one in self.standing() if one.due is not None and one.due < self.today)

    def waiting_cents(self) -> int:
        """Quotes of two weeks to three months ago that got no answer."""
        return sum(one.cents for one in self.quotes if one.waits and 14 <= (self.today - one.created).days <= 90)

    def last_day(self) -> date:
        """The latest day on which anything happened to a document."""
        days = [day for one in self.invoices for day in (one.issued, one.paid)]
        days += [day for one in self.quotes for day in (one.created, one.approved, one.declined)]
        return max(day for day in days if day)

    def in_main_currency(self) -> "Business":
        """Without the documents in other currencies than that of most."""
        counts = Counter(one.currency for one in (*self.invoices, *self.quotes))
        main = max(counts, key=lambda currency: counts[currency], default="")
        return replace(
            self,
            invoices=[one for one in self.invoices if one.currency == main],
            quotes=[one for one in self.quotes if one.currency == main],
        )

    def next_invoice(self) -> str:
        return f"INV-{1001 + len(self.invoices)}"

    def next_quote(self) -> str:
        return f"Q-{501 + len(self.quotes)}"
