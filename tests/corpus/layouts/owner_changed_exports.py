"""Exports that somebody has worked on: renamed, deleted, pasted together, saved again in another country."""

from datetime import timedelta

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import Row, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.showing import who
from tests.corpus.tables import Columns, body, credit_notes, invoices, paid_on, quotes, single, table, text_file
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
def opened_with_the_wrong_encoding(business: Business) -> Sample:
    """UTF-8 taken for Windows-1252 and saved so: the umlauts of the header are two signs each."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Rechnungsnr.", lambda one: f"R{one.serial}"),
        ("Datum", lambda one: eu(one.issued)),
        ("Fällig", lambda one: eu(one.due)),
        ("Straße", lambda one: one.customer.street),
        ("Kunde", lambda one: f"{one.customer.name} Müller"),
        ("Summe", lambda one: money(one.total, thousands=".", decimal=",") + " €"),
        ("Bezahlt am", lambda one: eu(paid_on(one))),
        ("Für", lambda one: one.work),
    )
    good = text_file("Rechnungen.csv", table(columns, shown), delimiter=";").content
    spoiled = good.decode("cp1252").encode("utf-8")
    return single(UploadedFile("Rechnungen.csv", spoiled), "invoices", truth(shown))


@layout
def invisible_signs_and_apostrophes(business: Business) -> Sample:
    """Copied from a web page: fixed spaces in headers and cells, zero-width signs, apostrophes before numbers."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice\u00a0#\u00a0", lambda one: f"'{one.serial:06d}"),
        ("\u00a0Date\u00a0Issued", lambda one: f"{us(one.issued)}\u00a0"),
        ("Customer\u200b", lambda one: f"\u201c{one.customer.last}\u201d "),
        ("Total\u00a0Due ", lambda one: f"$\u00a0{money(one.total)}\u00a0"),
        (" Status", lambda one: "\u00a0Paid\u200b" if one.state == "paid" else "Unpaid\u00a0"),
    )
    return single(text_file("pasted.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def renamed_to_short_words(business: Business) -> Sample:
    """An export whose columns the owner renamed, and whose status was deleted."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Who", lambda one: one.customer.name),
        ("Inv", lambda one: one.serial),
        ("Sent on", lambda one: iso(one.issued)),
        ("Due", lambda one: iso(one.due)),
        ("$", lambda one: plain(one.total)),
        ("Still owes", lambda one: plain(one.balance) if one.balance else ""),
        ("Tech", lambda one: "Mike" if one.serial % 2 else "Sal"),
    )
    return single(text_file("short.csv", table(columns, shown)), "invoices", truth(shown))


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
def refunds_as_negative_rows(business: Business) -> Sample:
    """Nothing but the minus tells a credit note from an invoice."""
    notes = credit_notes(business)
    shown = sorted([*invoices(business, "open", "paid"), *notes], key=lambda one: one.serial)
    columns: Columns[Invoice] = (
        ("Doc #", lambda one: one.serial),
        ("Doc date", lambda one: us(one.issued)),
        ("Cust.", lambda one: who(one.customer)),
        ("Invoice amount", lambda one: f"-{plain(one.total)}" if one.kind == "credit_note" else plain(one.total)),
        ("Remaining", lambda one: plain(0 if one.kind == "credit_note" else one.balance)),
    )
    return single(text_file("invoices with refunds.csv", table(columns, shown)), "invoices", truth(shown))


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
