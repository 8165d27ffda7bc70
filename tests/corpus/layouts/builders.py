"""Tools of builders and landscapers: progress billing, retainage, bills of suppliers in the same list, proposals."""

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, body, header, invoices, quotes, single, table, text_file
from tests.corpus.truth import truth


def _dollars(cents: int) -> str:
    return money(cents, sign="$")


@layout
def jobtread_documents(business: Business) -> Sample:
    """Invoices to customers and bills of vendors in one list; approved is the customer's nod, not the payment."""
    words = {"draft": "Draft", "open": "Pending", "partial": "Approved", "paid": "Approved", "void": "Denied"}
    shown = invoices(business, "draft", "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Document Type", lambda one: "Customer Invoice"),
        ("Document Number", lambda one: f"{one.serial}-1"),
        ("Name", lambda one: one.work),
        ("Job", lambda one: f"{one.customer.last} Remodel"),
        ("Account", lambda one: one.customer.name),
        ("Status", lambda one: words[one.state]),
        ("Issue Date", lambda one: us(one.issued)),
        ("Due Date", lambda one: us(one.due)),
        ("Price", lambda one: plain(one.total)),
        ("Amount Paid", lambda one: plain(one.received)),
        ("Balance", lambda one: plain(one.total - one.received)),
    )
    bills = [
        ["Vendor Bill", f"{one.serial}-7", "Lumber", f"{one.customer.last} Remodel", "Pine Court Supply", "Approved",
         us(one.issued), us(one.due), plain(one.net // 2), plain(one.net // 2), "0.00"]
        for one in shown[::3]
    ]  # fmt: skip
    rows = [header(columns), *sorted([*body(columns, shown), *bills], key=lambda row: str(row[1]))]
    return single(text_file("Documents.csv", rows), "invoices", truth(shown))


@layout
def knowify_invoices(business: Business) -> Sample:
    """Retainage is held back within the total; contract value and the billing to date belong to the job."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Client", lambda one: one.customer.name),
        ("Project", lambda one: f"{one.customer.last} addition"),
        ("Contract value", lambda one: _dollars(one.total * 4)),
        ("Billed to date", lambda one: _dollars(one.total * 2)),
        ("Invoice date", lambda one: us(one.issued)),
        ("Due date", lambda one: us(one.due)),
        ("Invoice amount", lambda one: _dollars(one.total)),
        ("Retainage", lambda one: _dollars(one.total // 10)),
        ("Paid", lambda one: _dollars(one.received)),
        ("Outstanding", lambda one: _dollars(one.balance)),
    )
    return single(text_file("knowify_invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def procore_owner_invoices(business: Business) -> Sample:
    """What is asked for is the current payment due; the sums to date grow from invoice to invoice."""
    words = {"draft": "Draft", "open": "Under Review", "paid": "Paid", "partial": "Approved"}
    shown = invoices(business, "draft", "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial - 1000),
        ("Contract", lambda one: f"PC-{one.serial % 5:03d}"),
        ("Owner/Client", lambda one: one.customer.company or one.customer.name),
        ("Period Start", lambda one: us(one.issued.replace(day=1))),
        ("Billing Date", lambda one: us(one.issued)),
        ("Status", lambda one: words[one.state]),
        ("Original Contract Sum", lambda one: _dollars(9_900_000)),
        ("Total Completed and Stored to Date", lambda one: _dollars(one.total * 3)),
        ("Retainage", lambda one: _dollars(one.total // 10)),
        ("Previous Payments", lambda one: _dollars(one.total * 2)),
        ("Current Payment Due", lambda one: _dollars(one.total)),
        ("Percent Complete", lambda one: "62.00%"),
    )
    return single(text_file("Owner Invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def lmn_estimates(business: Business) -> Sample:
    words = {"draft": "Draft", "sent": "Estimate Sent", "approved": "Sold", "declined": "Lost", "expired": "Lost"}
    shown = quotes(business, "draft", "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Estimate #", lambda one: f"EST{one.serial:07d}"),
        ("Estimate Name", lambda one: one.work),
        ("Customer", lambda one: one.customer.name),
        ("Jobsite", lambda one: one.customer.street),
        ("Division", lambda one: "Landscape"),
        ("Salesperson", lambda one: "Jory St. Clare"),
        ("Date Created", lambda one: f"{one.created:%d-%b-%Y}"),
        ("Sold Date", lambda one: f"{one.answered:%d-%b-%Y}" if one.answered and one.state == "approved" else ""),
        ("Status", lambda one: words[one.state]),
        ("Est. Hours", lambda one: one.serial % 40),
        ("Total Cost", lambda one: _dollars(one.net // 2)),
        ("Total Price", lambda one: _dollars(one.total)),
    )
    return single(text_file("Estimates.csv", table(columns, shown)), "quotes", truth(quotes=shown))


@layout
def arborgold_proposals(business: Business) -> Sample:
    words = {"sent": "Proposed", "approved": "Sold", "declined": "Rejected", "expired": "Expired", "void": "Void"}
    shown = quotes(business, "sent", "approved", "declined", "expired", "void")
    columns: Columns[Quote] = (
        ("Proposal #", lambda one: one.serial),
        ("Proposal Date", lambda one: us(one.created)),
        ("Client Name", lambda one: one.customer.name),
        ("Work Site", lambda one: one.customer.street),
        ("Sales Rep", lambda one: "Ada Tollgate"),
        ("Proposal Status", lambda one: words[one.state]),
        ("Status Date", lambda one: us(one.answered)),
        ("Proposal Total", lambda one: plain(one.total)),
        ("# Line Items", lambda one: len(one.lines)),
    )
    return single(text_file("proposals.txt", table(columns, shown), delimiter="\t"), "quotes", truth(quotes=shown))
