"""Exports that somebody has worked on: renamed, deleted, pasted together, saved again in another country."""

from datetime import timedelta

from tests.corpus.formats import Row, eu, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.showing import who
from tests.corpus.tables import Columns, body, invoices, quotes, single, table, text_file
from tests.corpus.truth import truth


def _german(cents: int) -> str:
    return money(cents, thousands="", decimal=",")


@layout
def two_exports_pasted_with_two_headers(business: Business) -> Sample:
    """Two tools in one file, the second below the first, its columns in another order."""
    shown = invoices(business, "open", "partial", "paid")
    old, new = shown[: len(shown) // 2], shown[len(shown) // 2 :]
    first: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Client name", lambda one: one.customer.name),
        ("Issued date", lambda one: us(one.issued)),
        ("Due date", lambda one: us(one.due)),
        ("Total", lambda one: plain(one.total)),
        ("Balance", lambda one: plain(one.balance)),
    )
    second: Columns[Invoice] = (
        ("Date", lambda one: us(one.issued)),
        ("No.", lambda one: one.serial),
        ("Customer", lambda one: one.customer.name),
        ("Memo", lambda one: one.work),
        ("Amount", lambda one: plain(one.total)),
        ("Open balance", lambda one: plain(one.balance)),
    )
    rows = [*table(first, old), [], *table(second, new)]
    return single(text_file("old and new.csv", rows), "invoices", truth(shown))


@layout
def saved_again_by_a_german_spreadsheet(business: Business) -> Sample:
    """English words, German days and commas."""
    words = {
        "open": "Awaiting payment",
        "partial": "Awaiting payment",
        "paid": "Paid",
        "draft": "Draft",
        "void": "Void",
    }
    shown = invoices(business, "open", "partial", "paid", "draft", "void")
    columns: Columns[Invoice] = (
        ("Client", lambda one: who(one.customer)),
        ("Invoice #", lambda one: one.serial),
        ("Created", lambda one: f"{eu(one.issued)} 07:{one.serial % 60:02d}"),
        ("Due", lambda one: eu(one.due)),
        ("Subject", lambda one: one.work),
        ("Pre-tax total ($)", lambda one: _german(one.net)),
        ("Tax rate (%)", lambda one: "8,0"),
        ("Total ($)", lambda one: _german(one.total)),
        ("Balance ($)", lambda one: _german(one.balance)),
        ("Status", lambda one: words[one.state]),
    )
    return single(
        text_file("export-bearbeitet.csv", table(columns, shown), delimiter=";", encoding="cp1252"),
        "invoices",
        truth(shown),
    )


@layout
def pasted_twice_with_later_payments(business: Business) -> Sample:
    """The list of spring, and the whole list of autumn below it without a header."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Number", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Bill to", lambda one: who(one.customer)),
        ("Invoice total", lambda one: plain(one.total)),
        ("Payment status", lambda one: "Paid" if one.state == "paid" else "Unpaid"),
    )
    early: Columns[Invoice] = (*columns[:-1], ("Payment status", lambda one: "Unpaid"))
    rows = [*table(early, shown[:20]), [], *body(columns, shown)]
    return single(text_file("both.csv", rows), "invoices", truth(shown))


@layout
def estimates_with_added_columns(business: Business) -> Sample:
    """An estimates export with the owner's columns: who follows up, when, how likely, what the rival asked."""
    words = {"draft": "Draft", "sent": "Pending", "approved": "Accepted", "declined": "Rejected", "expired": "Pending"}
    shown = quotes(business, "draft", "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("FOLLOW UP BY", lambda one: "Dana" if one.serial % 3 else ""),
        ("Date", lambda one: us(one.created)),
        ("Type", lambda one: "Estimate"),
        ("No.", lambda one: one.serial),
        ("Customer", lambda one: who(one.customer)),
        ("call on", lambda one: us(one.created + timedelta(days=7)) if one.serial % 3 else ""),
        ("likely %", lambda one: f"{one.serial % 10 * 10}%"),
        ("their other bid", lambda one: f"${one.total // 100 + 250}" if one.serial % 4 == 0 else ""),
        ("Total", lambda one: money(one.total, sign="$")),
        ("Status", lambda one: words[one.state]),
    )
    rows: list[Row] = [*table(columns, shown), [], ["", "", "", "", "", "", "avg", "", money(150_000, sign="$")]]
    return single(text_file("Estimates - Dana.csv", rows), "quotes", truth((), shown))
