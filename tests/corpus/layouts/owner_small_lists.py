"""Plain lists of cleaners, roofers and caterers, as short as they are kept."""

from datetime import timedelta

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, quotes, single, table, text_file
from tests.corpus.truth import truth


@layout
def roofer_with_contract_and_balance(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Customer", lambda one: one.customer.name),
        ("Contract amt", lambda one: money(one.total * 2, sign="$")),
        ("Inv no", lambda one: one.serial),
        ("Inv date", lambda one: us(one.issued)),
        ("Inv amt", lambda one: money(one.total, sign="$")),
        ("Amt rec'd", lambda one: money(one.received, sign="$") if one.received else ""),
        ("Bal due", lambda one: money(one.balance, sign="$") if one.balance else ""),
        ("Crew", lambda one: "A" if one.serial % 2 else "B"),
    )
    return single(text_file("roofs.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def caterer_with_inquiries_and_bookings(business: Business) -> Sample:
    words = {"sent": "", "approved": "Y", "declined": "N"}
    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Event date", lambda one: us(one.created + timedelta(days=60))),
        ("Name", lambda one: one.customer.name),
        ("Headcount", lambda one: 20 + one.serial % 80),
        ("Quote #", lambda one: one.serial),
        ("Quote sent", lambda one: us(one.created)),
        ("Quote total", lambda one: plain(one.total)),
        ("Booked? (Y/N)", lambda one: words[one.state]),
    )
    return single(text_file("events.csv", table(columns, shown)), "quotes", truth((), shown))
