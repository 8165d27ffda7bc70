"""Back offices of larger trade firms: job numbers beside invoice numbers, accounting states, sold estimates."""

from datetime import date

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


def _dollars(cents: int) -> str:
    return money(cents, sign="$")


def _us_short(day: date | None) -> str:
    return f"{day.month}/{day.day}/{day.year}" if day else ""


@layout
def servicetitan_invoices(business: Business) -> Sample:
    """The accounting state (Pending, Posted, Exported) says nothing about payment: only the balance does."""
    shown = invoices(business, "paid", "open", "partial")
    states = ("Posted", "Exported", "Pending")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: 48_000_000 + one.serial),
        ("Invoice Date", lambda one: _us_short(one.issued)),
        ("Invoice Status", lambda one: states[one.serial % 3]),
        ("Job #", lambda one: 48_000_000 + one.serial),
        ("Job Type", lambda one: one.work),
        ("Business Unit", lambda one: ("HVAC - Service", "Plumbing - Service")[one.serial % 2]),
        ("Customer Name", lambda one: one.customer.name),
        ("Location Address", lambda one: one.customer.street),
        ("Completed On", lambda one: _us_short(one.issued)),
        ("Due Date", lambda one: _us_short(one.due)),
        ("Subtotal", lambda one: _dollars(one.net)),
        ("Sales Tax", lambda one: _dollars(one.tax)),
        ("Total", lambda one: _dollars(one.total)),
        ("Payments", lambda one: _dollars(one.received)),
        ("Balance", lambda one: _dollars(one.balance)),
    )
    totals: list[object] = [""] * 10 + [
        _dollars(sum(one.net for one in shown)), _dollars(sum(one.tax for one in shown)),
        _dollars(sum(one.total for one in shown)), _dollars(sum(one.received for one in shown)),
        _dollars(sum(one.balance for one in shown)),
    ]  # fmt: skip
    return single(text_file("Invoices_09_30_25.csv", [*table(columns, shown), totals]), "invoices", truth(shown))


@layout
def workiz_estimates_beside_jobs(business: Business) -> Sample:
    """Won is an estimate that was synced to a job; the amounts of the jobs are no invoices."""
    words = {
        "draft": "Unsent", "sent": "Pending", "approved": "Approved", "declined": "Denied", "expired": "Archived",
    }  # fmt: skip
    shown = quotes(business, "draft", "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Estimate #", lambda one: one.serial),
        ("Status", lambda one: "Won" if one.invoice_serial else words[one.state]),
        ("Client", lambda one: one.customer.name),
        ("Created", lambda one: f"{one.created:%b %d, %Y} 10:15 am"),
        ("Created By", lambda one: "Greta Larkspur"),
        ("Job #", lambda one: f"JOB-{one.serial}" if one.state == "approved" else ""),
        ("Service Area", lambda one: "North"),
        ("Sub Total", lambda one: plain(one.net)),
        ("Tax", lambda one: plain(one.tax)),
        ("Total", lambda one: plain(one.total)),
    )
    worked = invoices(business)
    jobs: Columns[Invoice] = (
        ("Job #", lambda one: one.serial),
        ("Client", lambda one: one.customer.name),
        ("Job Date", lambda one: f"{one.issued:%b %d, %Y} 08:30 am"),
        ("Job Type", lambda one: one.work),
        ("Status", lambda one: ("Done", "In Progress", "Submitted", "Canceled")[one.serial % 4]),
        ("Sub Status", lambda one: ""),
        ("Job Source", lambda one: "Google"),
        ("Tech", lambda one: "Kit Hexamore"),
        ("Tags", lambda one: ""),
        ("Total", lambda one: plain(one.total)),
        ("Amount Due", lambda one: plain(one.balance)),
        ("Payment Method", lambda one: "Cash" if one.received else ""),
    )
    files = (text_file("estimates.csv", table(columns, shown)), text_file("jobs.csv", table(jobs, worked)))
    return Sample(files, (("quotes",), ("jobs",)), truth(quotes=shown))


@layout
def workiz_invoices(business: Business) -> Sample:
    words = {"draft": "Draft", "open": "Unpaid", "partial": "Partially Paid", "paid": "Paid", "void": "Voided"}
    shown = invoices(business, "draft", "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Client", lambda one: one.customer.company or one.customer.name),
        ("Job #", lambda one: one.serial - 1000),
        ("Job Type", lambda one: one.work),
        ("Status", lambda one: words[one.state]),
        ("Created", lambda one: us(one.issued)),
        ("Due Date", lambda one: us(one.due)),
        ("Tech", lambda one: "Kit Hexamore"),
        ("Sub Total", lambda one: _dollars(one.net)),
        ("Tax", lambda one: _dollars(one.tax)),
        ("Total", lambda one: _dollars(one.total)),
        ("Paid", lambda one: _dollars(one.received)),
        ("Amount Due", lambda one: _dollars(one.total - one.received if one.state == "draft" else one.balance)),
    )
    return single(text_file("Invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def housecall_invoices(business: Business) -> Sample:
    """Open also holds partly paid invoices; an invoice of a cancelled job is Canceled."""
    words = {"open": "Open", "partial": "Open", "paid": "Paid", "void": "Canceled"}
    shown = invoices(business, "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: f"{one.serial}-1"),
        ("Invoice status", lambda one: words[one.state]),
        ("Customer display name", lambda one: one.customer.name),
        ("Customer email", lambda one: one.customer.email),
        ("Job #", lambda one: one.serial),
        ("Job description", lambda one: one.work),
        ("Invoice created date", lambda one: us(one.issued)),
        ("Invoice sent date", lambda one: us(one.issued)),
        ("Invoice due date", lambda one: us(one.due)),
        ("Invoice paid date", lambda one: us(paid_on(one))),
        ("Days past due", lambda one: max(0, (date(2025, 11, 1) - one.due).days) if one.balance else 0),
        ("Invoice amount", lambda one: _dollars(one.total)),
        ("Paid amount", lambda one: _dollars(one.received)),
        ("Due amount", lambda one: _dollars(one.balance)),
        ("Tip amount", lambda one: "$0.00"),
        ("Payment method", lambda one: "Credit card" if one.received else ""),
    )
    return single(text_file("invoices_report.csv", table(columns, shown)), "invoices", truth(shown))
