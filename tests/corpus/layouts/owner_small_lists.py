"""Plain lists of cleaners, roofers and caterers, as short as they are kept."""

from datetime import timedelta

from tests.corpus.formats import eu, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


@layout
def cleaner_with_hours_and_tips(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Client", lambda one: one.customer.name),
        ("Service date", lambda one: us(one.issued - timedelta(days=2))),
        ("Inv #", lambda one: one.serial),
        ("Inv sent", lambda one: us(one.issued)),
        ("Hrs", lambda one: 2 + one.serial % 5),
        ("Rate", lambda one: "45.00"),
        ("Total", lambda one: plain(one.total)),
        ("Tip", lambda one: "10.00" if one.serial % 4 == 0 else ""),
        ("Pd", lambda one: us(paid_on(one))),
    )
    return single(text_file("Cleaning log.csv", table(columns, shown)), "invoices", truth(shown))


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
def proposals_with_two_days_of_answer(business: Business) -> Sample:
    def day(one: Quote, state: str) -> str:
        return us(one.answered if one.state == state else None)

    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Proposal No.", lambda one: one.serial),
        ("Proposal Date", lambda one: us(one.created)),
        ("Cust.", lambda one: one.customer.name),
        ("System", lambda one: one.work),
        ("Proposal Amt.", lambda one: money(one.total, sign="$")),
        ("Accepted Date", lambda one: day(one, "approved")),
        ("Declined Date", lambda one: day(one, "declined")),
        ("Salesman", lambda one: "Rae"),
    )
    return single(text_file("proposals.csv", table(columns, shown)), "quotes", truth((), shown))


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


@layout
def german_list_with_hours(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Rechnung", lambda one: one.serial),
        ("Datum", lambda one: eu(one.issued)),
        ("Name", lambda one: one.customer.name),
        ("Ort", lambda one: one.customer.street),
        ("Arbeit", lambda one: one.work),
        ("Std.", lambda one: f"{one.serial % 7 + 1},5"),
        ("Betrag €", lambda one: money(one.total, thousands=".", decimal=",")),
        ("bezahlt am", lambda one: eu(paid_on(one))),
    )
    return single(text_file("Liste.csv", table(columns, shown), delimiter=";"), "invoices", truth(shown))


@layout
def french_list_settled_or_not(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Facture", lambda one: f"F{one.serial}"),
        ("Date", lambda one: eu(one.issued, "/")),
        ("Client", lambda one: one.customer.name),
        ("Total TTC", lambda one: money(one.total, thousands=" ", decimal=",")),
        ("Réglé (O/N)", lambda one: "O" if one.state == "paid" else "N"),
    )
    return single(text_file("liste.csv", table(columns, shown), delimiter=";"), "invoices", truth(shown))
