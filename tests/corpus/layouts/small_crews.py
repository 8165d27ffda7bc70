"""Apps of one van and a phone: short lists, phone-like dates, estimates with a plain yes or no."""

from tests.corpus.formats import iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


def _dollars(cents: int) -> str:
    return money(cents, sign="$")


@layout
def kickserv_invoices(business: Business) -> Sample:
    """Machine-made headers with underscores; the status is a flag of lower-case words."""
    words = {"draft": "draft", "open": "sent", "partial": "partially_paid", "paid": "paid", "void": "voided"}
    shown = invoices(business, "draft", "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("id", lambda one: 9_000_000 + one.serial * 7),
        ("invoice_number", lambda one: one.serial),
        ("job_number", lambda one: one.serial + 2000),
        ("customer_name", lambda one: one.customer.name),
        ("customer_email", lambda one: one.customer.email),
        ("invoice_date", lambda one: iso(one.issued)),
        ("due_on", lambda one: iso(one.due)),
        ("status", lambda one: words[one.state]),
        ("subtotal", lambda one: plain(one.net)),
        ("tax_total", lambda one: plain(one.tax)),
        ("total", lambda one: plain(one.total)),
        ("balance_remaining", lambda one: plain(one.total if one.state == "draft" else one.balance)),
        ("created_at", lambda one: f"{iso(one.issued)} 13:02:11 UTC"),
        ("updated_at", lambda one: "2025-10-20 08:00:00 UTC"),
    )
    return single(text_file("invoices-export.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def markate_invoices_beside_price_book(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice Number", lambda one: f"INV-{one.serial}"),
        ("Customer Name", lambda one: one.customer.name),
        ("Date Issued", lambda one: us(one.issued)),
        ("Due Date", lambda one: us(one.due)),
        ("Grand Total", lambda one: plain(one.total)),
        ("Tip", lambda one: "0.00"),
        ("Amount Paid", lambda one: plain(one.received)),
        ("Balance Due", lambda one: plain(one.balance)),
        ("Paid Date", lambda one: us(paid_on(one))),
    )
    book: list[list[object]] = [["Item Code", "Item Name", "Category", "Unit", "Cost", "Price", "Taxable"]]
    book += [
        [f"HV-{n:03d}", f"Capacitor {n} MFD", "HVAC", "each", plain(1_100 + n * 35), plain(8_900 + n * 95), "Y"]
        for n in range(40)
    ]
    files = (text_file("invoices.csv", table(columns, shown)), text_file("price book.csv", book))
    return Sample(files, (("invoices",), ("unknown",)), truth(shown))


@layout
def square_estimates(business: Business) -> Sample:
    """An accepted estimate that became an invoice says Invoiced."""
    words = {
        "draft": "Draft", "void": "Canceled", "sent": "Pending", "approved": "Accepted", "declined": "Declined",
        "expired": "Expired",
    }  # fmt: skip
    shown = quotes(business)
    columns: Columns[Quote] = (
        ("Estimate Token", lambda one: f"est:0-Ch{one.serial * 977:09d}"),
        ("Estimate Date", lambda one: iso(one.created)),
        ("Time Zone", lambda one: "EST"),
        ("Estimate ID", lambda one: f"#{one.serial:06d}"),
        ("Customer Name", lambda one: one.customer.name),
        ("Customer Email", lambda one: one.customer.email),
        ("Estimate Title", lambda one: one.work),
        ("Status", lambda one: "Invoiced" if one.invoice_serial else words[one.state]),
        ("Estimate Amount", lambda one: plain(one.total)),
        ("Expiration Date", lambda one: ""),
        ("Accepted Date", lambda one: iso(one.answered if one.state == "approved" else None)),
    )
    return single(text_file("estimates_export.csv", table(columns, shown)), "quotes", truth(quotes=shown))


@layout
def thumbtack_leads_beside_quotes(business: Business) -> Sample:
    """Leads are people who asked for a price; they are neither quotes nor invoices."""
    words = {
        "draft": "Draft", "void": "Deleted", "sent": "Sent", "approved": "Hired", "declined": "Not hired",
        "expired": "Expired",
    }  # fmt: skip
    shown = quotes(business, "draft", "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Quote No", lambda one: one.serial),
        ("Customer", lambda one: one.customer.name),
        ("Job", lambda one: one.work),
        ("Quote date", lambda one: us(one.created)),
        ("Quote status", lambda one: words[one.state]),
        ("Quoted price", lambda one: _dollars(one.total)),
    )
    leads: list[list[object]] = [
        ["Lead ID", "Received", "Customer", "Phone", "Zip code", "Category", "Lead type", "Lead status", "Lead cost"]
    ]
    leads += [
        [
            f"L{one.serial * 31}", us(one.created), one.customer.name, one.customer.phone, "44999", one.work,
            "Direct lead", ("Contacted", "New", "Archived")[one.serial % 3], "$14.20",
        ]
        for one in quotes(business)
    ]  # fmt: skip
    files = (text_file("quotes.csv", table(columns, shown)), text_file("leads.csv", leads))
    return Sample(files, (("quotes",), ("unknown", "customers", "jobs")), truth(quotes=shown))
