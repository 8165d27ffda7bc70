"""Caterers and event firms: the day of the event is not the day of the document; deposits come first."""

from datetime import timedelta

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Payment, Quote
from tests.corpus.tables import Columns, invoices, quotes, single, table, text_file
from tests.corpus.truth import truth


def _dollars(cents: int) -> str:
    return money(cents, sign="$")


@layout
def caterzen_invoices(business: Business) -> Sample:
    """Deposits are money received before the event; the balance is what is left."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Order #", lambda one: one.serial + 88_000),
        ("Customer", lambda one: one.customer.name),
        ("Company", lambda one: one.customer.company),
        ("Invoice Date", lambda one: us(one.issued)),
        ("Event Date", lambda one: us(one.issued + timedelta(days=60))),
        ("Guests", lambda one: 20 + one.serial % 90),
        ("Food & Beverage", lambda one: _dollars(one.net)),
        ("Tax", lambda one: _dollars(one.tax)),
        ("Grand Total", lambda one: _dollars(one.total)),
        ("Deposits", lambda one: _dollars(one.received if one.state == "partial" else 0)),
        ("Payments", lambda one: _dollars(one.received if one.state == "paid" else 0)),
        ("Balance Due", lambda one: _dollars(one.balance)),
    )
    return single(text_file("AR report.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def party_planner_proposals(business: Business) -> Sample:
    """Tentative is an open offer, Confirmed a yes."""
    words = {"sent": "Tentative", "approved": "Confirmed", "declined": "Lost"}
    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Proposal No.", lambda one: f"P{one.serial}"),
        ("Event Name", lambda one: f"{one.customer.last} Wedding"),
        ("Client", lambda one: one.customer.name),
        ("Date Created", lambda one: us(one.created)),
        ("Event Date", lambda one: us(one.created + timedelta(days=120))),
        ("Guest Count", lambda one: 40 + one.serial % 100),
        ("Status", lambda one: words[one.state]),
        ("Proposal Total", lambda one: _dollars(one.total)),
        ("Salesperson", lambda one: "Cleo Larkspur"),
    )
    return single(text_file("Proposals.csv", table(columns, shown)), "quotes", truth(quotes=shown))


@layout
def honeybook_payments_beside_invoices(business: Business) -> Sample:
    """Completed payments of projects: each belongs to an invoice that is already in the other file."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: f"#{one.serial}"),
        ("Project Name", lambda one: f"{one.customer.last} party"),
        ("Client Name", lambda one: one.customer.name),
        ("Issue Date", lambda one: f"{one.issued:%b %d, %Y}"),
        ("Due Date", lambda one: f"{one.due:%b %d, %Y}"),
        ("Total Invoice", lambda one: _dollars(one.total)),
        ("Total Paid", lambda one: _dollars(one.received)),
        ("Outstanding", lambda one: _dollars(one.balance)),
    )
    received = [one for one in business.payments if one.invoice.state in ("partial", "paid")]
    payments: Columns[Payment] = (
        ("Project Name", lambda one: f"{one.invoice.customer.last} party"),
        ("Client Name", lambda one: one.invoice.customer.name),
        ("Payment Name", lambda one: "Payment 1 of 2"),
        ("Payment Date", lambda one: f"{one.day:%b %d, %Y}"),
        ("Payment Method", lambda one: "Credit Card"),
        ("Amount Paid", lambda one: plain(one.amount)),
        ("Tax", lambda one: "0.00"),
        ("Processing Fee", lambda one: plain(one.amount * 29 // 1000)),
        ("Net", lambda one: plain(one.amount - one.amount * 29 // 1000)),
        ("Transaction ID", lambda one: f"py_{one.invoice.serial}_{one.amount}"),
    )
    files = (
        text_file("invoices.csv", table(columns, shown)),
        text_file("payments_completed.csv", table(payments, received)),
    )
    return Sample(files, (("invoices",), ("payments",)), truth(shown))
