"""Lists that an office keeps beside its invoices: aging, a payment log, credit notes, suppliers' bills and orders."""

from dataclasses import replace
from datetime import date

from tests.corpus.formats import iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Payment
from tests.corpus.tables import Columns, credit_notes, invoices, single, table, text_file
from tests.corpus.truth import truth


@layout
def aging_by_invoice(business: Business) -> Sample:
    """Only what is open, each amount in the column of its age."""
    shown = invoices(business, "open")
    day = date(2025, 11, 1)

    def bucket(low: int, high: int) -> object:
        return lambda one: plain(one.balance) if low <= (day - one.due).days < high else ""

    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Customer", lambda one: one.customer.name),
        ("Invoice Date", lambda one: us(one.issued)),
        ("Due Date", lambda one: us(one.due)),
        ("Current", bucket(-999, 1)),  # type: ignore[arg-type]
        ("1 - 30", bucket(1, 31)),  # type: ignore[arg-type]
        ("31 - 60", bucket(31, 61)),  # type: ignore[arg-type]
        ("61 - 90", bucket(61, 91)),  # type: ignore[arg-type]
        ("Over 90", bucket(91, 999)),  # type: ignore[arg-type]
        ("Balance", lambda one: plain(one.balance)),
    )
    rows = [["A/R Aging Detail"], ["As of Nov 1, 2025"], [], *table(columns, shown)]
    return single(text_file("aging.csv", rows), "invoices", truth(shown))


@layout
def payment_log_beside_bare_invoices(business: Business) -> Sample:
    """The list of invoices says nothing of payments; the log of checks completes it."""
    shown = invoices(business, "open", "partial", "paid")
    received = [one for one in business.payments if one.invoice in shown]
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Due date", lambda one: us(one.due)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: plain(one.total)),
    )
    log: Columns[Payment] = (
        ("Date received", lambda one: us(one.day)),
        ("Received from", lambda one: one.invoice.customer.name),
        ("Check #", lambda one: 3000 + one.invoice.serial),
        ("Invoice #", lambda one: one.invoice.serial),
        ("Amount received", lambda one: plain(one.amount)),
    )
    files = (text_file("invoices.csv", table(columns, shown)), text_file("check log.csv", table(log, received)))
    return Sample(files, (("invoices",), ("payments",)), truth(shown))


@layout
def credit_notes_in_their_own_file(business: Business) -> Sample:
    """Written without a minus: the file's own name for its number says what they are."""
    shown, notes = invoices(business, "open", "paid"), credit_notes(business)
    words = {"open": "Awaiting payment", "paid": "Paid"}
    columns: Columns[Invoice] = (
        ("Invoice Number", lambda one: f"INV-{one.serial}"),
        ("Date", lambda one: iso(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Total", lambda one: plain(one.total)),
        ("Status", lambda one: words[one.state]),
    )
    credits: Columns[Invoice] = (
        ("Credit Note Number", lambda one: f"CN-{one.serial}"),
        ("Credit Note Date", lambda one: iso(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Credit Note Total", lambda one: plain(one.total)),
        ("Status", lambda one: "Closed"),
    )
    files = (text_file("Invoices.csv", table(columns, shown)), text_file("Credit_Notes.csv", table(credits, notes)))
    return Sample(files, (("invoices",), ("invoices",)), truth([*shown, *notes]))


@layout
def suppliers_bills_and_orders_beside_invoices(business: Business) -> Sample:
    """What the firm owes to others is not what it is owed."""
    words = {"open": "Open", "partial": "Partial", "paid": "Paid"}
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice Number", lambda one: one.serial),
        ("Customer Name", lambda one: one.customer.name),
        ("WO #", lambda one: one.serial + 70),
        ("Invoice Date", lambda one: us(one.issued)),
        ("Post Date", lambda one: us(one.issued)),
        ("Invoice Total", lambda one: money(one.total)),
        ("Open Balance", lambda one: money(one.balance)),
        ("Status", lambda one: words[one.state]),
    )
    bills: Columns[Invoice] = (
        ("Bill #", lambda one: f"B{one.serial * 3}"),
        ("Vendor", lambda one: "Pine Court Supply"),
        ("Bill date", lambda one: us(one.issued)),
        ("Due date", lambda one: us(one.due)),
        ("Amount", lambda one: plain(one.net // 3)),
        ("Open balance", lambda one: "0.00"),
        ("Status", lambda one: "Paid"),
    )
    orders: Columns[Invoice] = (
        ("PO Number", lambda one: f"PO-{one.serial}"),
        ("Supplier", lambda one: "Harbor Steel"),
        ("Order date", lambda one: us(one.issued)),
        ("Job", lambda one: one.work),
        ("Status", lambda one: ("Sent", "Received", "Draft")[one.serial % 3]),
        ("PO total", lambda one: plain(one.net // 2)),
    )
    files = (
        text_file("invoices.csv", table(columns, shown)),
        text_file("bills.csv", table(bills, shown)),
        text_file("purchase orders.csv", table(orders, shown)),
    )
    return Sample(files, (("invoices",), ("unknown",), ("unknown",)), truth(shown))


@layout
def inspection_company_invoices(business: Business) -> Sample:
    """Accounting's own states, the oldest invoice last; what is marked sent may be paid by the balance."""
    words = {"open": "Sent", "partial": "Sent", "paid": "Processed", "void": "Void", "draft": "Pending Accounting"}
    shown = [replace(one) for one in reversed(invoices(business, "open", "partial", "paid", "void"))]
    columns: Columns[Invoice] = (
        ("Invoice Number", lambda one: one.serial),
        ("Customer", lambda one: one.customer.company or one.customer.name),
        ("Location", lambda one: one.customer.street),
        ("Job Number", lambda one: one.serial + 9000),
        ("Transaction Date", lambda one: us(one.issued)),
        ("Status", lambda one: words[one.state]),
        ("Total Price", lambda one: money(one.total, sign="$")),
        ("Amount Paid", lambda one: money(one.received, sign="$")),
        ("Customer PO", lambda one: ""),
        ("Service Lines", lambda one: "FE, SP"),
    )
    return single(text_file("invoice_export.csv", table(columns, shown)), "invoices", truth(shown))
