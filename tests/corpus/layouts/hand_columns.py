"""Columns that people add by hand: flags, kinds of billing, short captions, a word where an amount was expected."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


@layout
def flags_that_are_no_status(business: Business) -> Sample:
    """Yes and No under Taxable or Printed say nothing of payment."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Taxable", lambda one: "Yes" if one.serial % 3 else "No"),
        ("Printed", lambda one: "Yes"),
        ("Total", lambda one: plain(one.total)),
        ("Date paid", lambda one: us(paid_on(one))),
        ("Warranty", lambda one: "No"),
    )
    return single(text_file("flags.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def status_without_a_header(business: Business) -> Sample:
    words = {"open": "unpaid", "partial": "partly paid", "paid": "paid", "void": "void"}
    shown = invoices(business, "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: plain(one.total)),
        ("", lambda one: words[one.state]),
    )
    return single(text_file("no header for it.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def short_captions(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Inv. #", lambda one: one.serial),
        ("Inv. Dt.", lambda one: us(one.issued)),
        ("Cust.", lambda one: f"{one.customer.last}, {one.customer.first}"),
        ("Desc.", lambda one: one.work),
        ("Inv. Amt.", lambda one: money(one.total)),
        ("Amt. Rec'd", lambda one: money(one.received)),
        ("Bal.", lambda one: money(one.balance)),
    )
    return single(text_file("ar.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def bids_and_who_got_them(business: Business) -> Sample:
    words = {"sent": "pending", "approved": "yes", "declined": "no"}
    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Bid date", lambda one: us(one.created)),
        ("GC / owner", lambda one: one.customer.company or one.customer.name),
        ("Project", lambda one: one.work),
        ("Bid amount", lambda one: money(one.total, sign="$")),
        ("Got it?", lambda one: words[one.state]),
        ("Comments", lambda one: ""),
    )
    return single(text_file("bid log.csv", table(columns, shown)), "quotes", truth(quotes=shown))


@layout
def won_or_lost(business: Business) -> Sample:
    """The outcome stands under "Won/Lost"; days of calls stand beside it."""
    words = {"sent": "", "approved": "Won", "declined": "Lost", "expired": "Lost"}
    shown = quotes(business, "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Quote No", lambda one: f"Q-{one.serial:04d}"),
        ("Date", lambda one: us(one.created)),
        ("Customer", lambda one: one.customer.name),
        ("Total", lambda one: plain(one.total)),
        ("1st follow up", lambda one: us(one.created)),
        ("2nd follow up", lambda one: ""),
        ("Won/Lost", lambda one: words[one.state]),
        ("Why", lambda one: "price" if one.state == "declined" else ""),
    )
    return single(text_file("quote log.csv", table(columns, shown)), "quotes", truth(quotes=shown))


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
def number_and_name_in_one_cell(business: Business) -> Sample:
    words = {"open": "due", "paid": "paid"}
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: f"{one.serial} - {one.customer.name}"),
        ("Date", lambda one: us(one.issued)),
        ("Amount", lambda one: money(one.total, sign="$")),
        ("Status", lambda one: words[one.state]),
    )
    return single(text_file("inv list.csv", table(columns, shown)), "invoices", truth(shown))


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
def portuguese_invoices(business: Business) -> Sample:
    words = {"open": "Em aberto", "partial": "Parcialmente paga", "paid": "Paga", "void": "Cancelada"}
    shown = invoices(business, "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("Fatura nº", lambda one: f"{one.serial}"),
        ("Data de emissão", lambda one: eu(one.issued, "/")),
        ("Vencimento", lambda one: eu(one.due, "/")),
        ("Cliente", lambda one: one.customer.name),
        ("Valor total", lambda one: "R$ " + money(one.total, thousands=".", decimal=",")),
        ("Situação", lambda one: words[one.state]),
    )
    return single(text_file("faturas.csv", table(columns, shown), delimiter=";"), "invoices", truth(shown))


@layout
def kinds_of_billing(business: Business) -> Sample:
    """A deposit invoice and a progress invoice are invoices, whatever the column calls them for short."""
    kinds = ("Deposit", "Progress", "Final")
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Type", lambda one: kinds[one.serial % 3]),
        ("Invoice date", lambda one: us(one.issued)),
        ("Client", lambda one: one.customer.name),
        ("Invoice total", lambda one: plain(one.total)),
        ("Balance due", lambda one: plain(one.balance)),
    )
    return single(text_file("job billing.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def types_of_work(business: Business) -> Sample:
    """The type is the firm's own: it says what was done, not what the document is."""
    kinds = ("Install", "Service", "Maintenance", "Warranty")
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Type", lambda one: kinds[one.serial % 4]),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Total", lambda one: plain(one.total)),
        ("Paid", lambda one: plain(one.received)),
    )
    return single(text_file("hvac invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def state_of_the_work_and_of_the_payment(business: Business) -> Sample:
    """Completed is the work; whether it was paid stands under Payment."""
    words = {"open": "Unpaid", "partial": "Partial", "paid": "Paid"}
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Job status", lambda one: "Completed" if one.serial % 5 else "In progress"),
        ("Total", lambda one: plain(one.total)),
        ("Payment", lambda one: words[one.state]),
    )
    return single(text_file("work and money.csv", table(columns, shown)), "invoices", truth(shown))


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
