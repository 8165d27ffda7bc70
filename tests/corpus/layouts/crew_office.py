"""A home-service office's whole folder: invoices, quotes, clients, visits, time sheets, transactions."""

from tests.corpus.formats import iso, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Payment, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, table, text_file
from tests.corpus.truth import truth


def _clients(business: Business) -> list[list[object]]:
    people = {one.customer.email: one.customer for one in business.invoices}
    rows: list[list[object]] = [
        ["First Name", "Last Name", "Company Name", "Display Name", "Main Phone #s", "E-mails", "Billing Street 1",
         "Billing City", "Tags", "Lead", "Archived", "Created Date", "Balance"],
    ]  # fmt: skip
    return rows + [
        [one.first, one.last, one.company, one.name, one.phone, one.email, one.street, "Elmswick", "", "false",
         "false", "2024-02-11", "0.00"]
        for one in people.values()
    ]  # fmt: skip


_INVOICE_WORDS = {
    "draft": "Draft", "open": "Past Due", "partial": "Awaiting Payment", "paid": "Paid", "written_off": "Bad Debt",
}  # fmt: skip
_INVOICES: Columns[Invoice] = (
    ("Client name", lambda one: one.customer.name),
    ("Lead source", lambda one: ""),
    ("Invoice #", lambda one: one.serial),
    ("Created date", lambda one: iso(one.issued)),
    ("Issued date", lambda one: "-" if one.state == "draft" else iso(one.issued)),
    ("Due date", lambda one: "-" if one.state == "draft" else iso(one.due)),
    ("Last contacted", lambda one: ""),
    ("Late by", lambda one: "12 days" if one.state == "open" else "-"),
    ("Marked paid date", lambda one: iso(paid_on(one))),
    ("Days to paid", lambda one: (one.paid_on - one.issued).days if one.paid_on and one.state == "paid" else ""),
    ("Job #s", lambda one: f"{one.serial}, {one.serial + 1}"),
    ("Subject", lambda one: "For Services Rendered"),
    ("Status", lambda one: _INVOICE_WORDS[one.state]),
    ("Line items", lambda one: ", ".join(line.text for line in one.lines)),
    ("Visits assigned to", lambda one: "Kit Hexamore"),
    ("Pre-tax total ($)", lambda one: plain(one.net)),
    ("Tax amount ($)", lambda one: plain(one.tax)),
    ("Discount ($)", lambda one: "0.00"),
    ("Deposit ($)", lambda one: "0.00"),
    ("Tip ($)", lambda one: "0.00"),
    ("Total ($)", lambda one: plain(one.total)),
    ("Balance ($)", lambda one: "0.00" if one.state == "written_off" else plain(one.total - one.received)),
)


@layout
def crew_office_invoices_with_transactions(business: Business) -> Sample:
    """The list of transactions repeats the invoices (as charges) and the payments."""
    shown = invoices(business, "draft", "open", "partial", "paid", "written_off")
    received = [one for one in business.payments if one.invoice in shown]
    transactions: Columns[Payment] = (
        ("Client name", lambda one: one.invoice.customer.name),
        ("Date", lambda one: iso(one.day)),
        ("Time", lambda one: "14:05"),
        ("Type", lambda one: "Payment"),
        ("Invoice #", lambda one: one.invoice.serial),
        ("Method", lambda one: "Jobber Payments"),
        ("Total ($)", lambda one: plain(-one.amount)),
        ("Note", lambda one: ""),
    )
    files = (
        text_file("Invoices Report.csv", table(_INVOICES, shown)),
        text_file("Transaction List.csv", table(transactions, received)),
        text_file("Clients.csv", _clients(business)),
    )
    return Sample(files, (("invoices",), ("payments",), ("customers",)), truth(shown))


@layout
def crew_office_quotes_with_visits_and_timesheets(business: Business) -> Sample:
    words = {
        "draft": "Draft", "sent": "Awaiting Response", "approved": "Approved", "declined": "Changes Requested",
        "expired": "Archived",
    }  # fmt: skip
    shown = quotes(business, "draft", "sent", "approved", "expired")
    columns: Columns[Quote] = (
        ("Quote #", lambda one: one.serial),
        ("Client name", lambda one: one.customer.name),
        ("Property", lambda one: one.customer.street),
        ("Title", lambda one: one.work),
        ("Status", lambda one: "Converted" if one.invoice_serial else words[one.state]),
        ("Line items", lambda one: ", ".join(line.text for line in one.lines)),
        ("Drafted date", lambda one: iso(one.created)),
        ("Sent date", lambda one: "-" if one.state == "draft" else iso(one.created)),
        ("Approved date", lambda one: iso(one.answered if one.state == "approved" else None)),
        ("Converted date", lambda one: iso(one.answered if one.invoice_serial else None)),
        ("Subtotal ($)", lambda one: plain(one.net)),
        ("Total ($)", lambda one: plain(one.total)),
        ("Required deposit ($)", lambda one: "0.00"),
        ("Jobs #", lambda one: one.serial + 9000 if one.invoice_serial else ""),
    )
    worked = invoices(business)
    visits: Columns[Invoice] = (
        ("Date", lambda one: iso(one.issued)),
        ("Times", lambda one: "9:00 AM - 11:00 AM"),
        ("Visit completed date", lambda one: iso(one.issued)),
        ("Client name", lambda one: one.customer.name),
        ("Service street", lambda one: one.customer.street),
        ("Visit title", lambda one: one.work),
        ("Assigned to", lambda one: "Kit Hexamore"),
        ("Job #", lambda one: one.serial),
        ("One-off job ($)", lambda one: plain(one.net)),
        ("Visit based ($)", lambda one: "0.00"),
        ("Time tracked", lambda one: "02:00"),
    )
    hours: Columns[Invoice] = (
        ("Employee", lambda one: ("Kit Hexamore", "Bram Larkspur")[one.serial % 2]),
        ("Date", lambda one: iso(one.issued)),
        ("Start Time", lambda one: "08:00"),
        ("End Time", lambda one: "16:30"),
        ("Hours", lambda one: "8.50"),
        ("Category", lambda one: "Job #" + str(one.serial)),
        ("Hourly Rate", lambda one: "24.00"),
        ("Total Cost", lambda one: "204.00"),
        ("Notes", lambda one: ""),
    )
    files = (
        text_file("Quotes Report.csv", table(columns, shown)),
        text_file("Visits Report.csv", table(visits, worked)),
        text_file("Timesheets Report.csv", table(hours, worked)),
    )
    return Sample(files, (("quotes",), ("jobs",), ("unknown", "jobs")), truth(quotes=shown))


@layout
def crew_office_schedule_beside_invoices(business: Business) -> Sample:
    """A week planner: who goes where, when. No amounts at all."""
    shown = invoices(business, "draft", "open", "partial", "paid")
    planner: list[list[object]] = [["Day", "Start", "End", "Crew", "Customer", "Address", "What to do", "Done?"]]
    planner += [
        [iso(one.issued), "8:00", "10:00", "Crew A", one.customer.name, one.customer.street, one.work, "x"]
        for one in shown
    ]
    files = (text_file("invoices.csv", table(_INVOICES, shown)), text_file("schedule.csv", planner))
    return Sample(files, (("invoices",), ("jobs", "unknown")), truth(shown))
