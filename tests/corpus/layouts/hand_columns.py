"""Columns that people add by hand: flags, kinds of billing, short captions, a word where an amount was expected."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, invoices, paid_on, single, table, text_file
from tests.corpus.truth import truth


@layout
def stated_separator_and_empty_last_column(business: Business) -> Sample:
    """A line that states the separator; each row ends with one more of it."""
    words = {"open": "Open", "paid": "Paid"}
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("InvoiceNo", lambda one: one.serial),
        ("InvoiceDate", lambda one: us(one.issued)),
        ("CustomerName", lambda one: one.customer.name),
        ("GrossAmount", lambda one: plain(one.total)),
        ("PaymentStatus", lambda one: words[one.state]),
        ("", lambda one: ""),
    )
    content = b"sep=;\r\n" + csv_bytes(table(columns, shown), delimiter=";")
    return single(UploadedFile("export.csv", content), "invoices", truth(shown))


@layout
def void_in_place_of_the_name(business: Business) -> Sample:
    """A spoilt number stays in the book: VOID where the customer stands, and nothing to pay."""
    shown = invoices(business, "open", "paid", "void")
    columns: Columns[Invoice] = (
        ("Number", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Sold to", lambda one: "VOID" if one.state == "void" else one.customer.name),
        ("Amount", lambda one: "0.00" if one.state == "void" else plain(one.total)),
        ("Date paid", lambda one: us(paid_on(one))),
    )
    return single(text_file("invoice book.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def balance_or_the_word_paid(business: Business) -> Sample:
    """What is left, or PAID instead of a zero."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: money(one.total, sign="$")),
        ("Balance", lambda one: money(one.balance, sign="$") if one.balance else "PAID"),
    )
    return single(text_file("balances.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def jobs_with_a_flag_beside_invoices(business: Business) -> Sample:
    """A job that was invoiced stays a job; the invoices are in the other file."""
    words = {"open": "Sent", "paid": "Paid"}
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Customer", lambda one: one.customer.name),
        ("Invoiced on", lambda one: us(one.issued)),
        ("Invoice amount", lambda one: plain(one.total)),
        ("Status", lambda one: words[one.state]),
    )
    jobs: Columns[Invoice] = (
        ("Job #", lambda one: one.serial + 4000),
        ("Customer", lambda one: one.customer.name),
        ("Job date", lambda one: us(one.issued)),
        ("Job description", lambda one: one.work),
        ("Price", lambda one: plain(one.net)),
        ("Done?", lambda one: "x"),
        ("Invoiced?", lambda one: "x"),
    )
    files = (text_file("invoices.csv", table(columns, shown)), text_file("job list.csv", table(jobs, shown)))
    return Sample(files, (("invoices",), ("jobs",)), truth(shown))
