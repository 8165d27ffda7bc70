"""Things that are put into a business after it has traded: each with its size in weeks of typical billing."""

import random
from dataclasses import replace
from datetime import timedelta

from evals.businesses.model import Business, Invoice
from evals.businesses.trading import Trading


def shares(dice: random.Random, total: float, count: int) -> list[int]:
    """``count`` parts of ``total`` cents, uneven as jobs are."""
    parts = [dice.uniform(0.5, 1.5) for _ in range(count)]
    return [max(1_000, round(total * part / sum(parts))) for part in parts]


def owe(trading: Trading, cents: int, days_past_due: int, customer: str | None = None) -> Invoice:
    """One unpaid invoice that fell due so many days ago."""
    business = trading.business
    issued = business.today - timedelta(days=business.terms + days_past_due)
    invoice = trading.bill(issued, customer or trading.dice.choice(trading.traits.names), cents)
    invoice.paid, invoice.balance, invoice.status = None, cents, "Overdue"
    return invoice


def leave_unanswered(trading: Trading, cents: int, days_old: int) -> None:
    """One quote that was sent and never answered."""
    day = trading.business.today - timedelta(days=days_old)
    trading.quote(day, trading.dice.choice(trading.traits.names), cents)


def approve_without_invoice(trading: Trading, cents: int, days_ago: int) -> None:
    """One yes that nobody has billed."""
    yes = trading.business.today - timedelta(days=days_ago)
    quote = trading.quote(yes - timedelta(days=4), trading.dice.choice(trading.traits.names), cents)
    quote.approved, quote.status = yes, "Approved"


def bill_twice(trading: Trading, invoice: Invoice, days_later: int) -> None:
    """The same work under a second number; the copy is mostly still open."""
    business = trading.business
    issued = min(business.today, invoice.issued + timedelta(days=days_later))
    copy = replace(invoice, number=business.next_invoice(), issued=issued, due=issued + timedelta(days=business.terms))
    if invoice.paid and trading.dice.random() < 0.4:
        copy.paid = min(business.today, max(invoice.paid, issued))
    else:
        copy.paid, copy.balance, copy.status = None, invoice.cents, "Sent"
    business.invoices.append(copy)


def recent(business: Business, least: int, most: int) -> list[Invoice]:
    """Standing invoices of so many days ago."""
    return [one for one in business.standing() if least <= (business.today - one.issued).days <= most]
