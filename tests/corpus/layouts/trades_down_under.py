"""Job tools of Australia, New Zealand and Britain: day first, amounts without and with GST."""

from datetime import date

from tests.corpus.formats import eu, money, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, credit_notes, invoices, paid_on, single, table, text_file
from tests.corpus.truth import truth


def _slash(day: date | None) -> str:
    return eu(day, "/")


@layout
def simpro_invoices(business: Business) -> Sample:
    """Progress invoices and claims are invoices; a credit note stands in the list with a minus."""
    shown = [one for one in business.invoices if one.state in ("open", "partial", "paid")]
    kinds = ("Tax Invoice", "Progress Invoice", "Deposit Invoice")

    def signed(one: Invoice, cents: int) -> str:
        return money(-cents if one.kind == "credit_note" else cents, sign="$")

    columns: Columns[Invoice] = (
        ("Invoice No.", lambda one: one.serial),
        ("Type", lambda one: "Credit Note" if one.kind == "credit_note" else kinds[one.serial % 3]),
        ("Customer", lambda one: one.customer.company or one.customer.name),
        ("Site", lambda one: one.customer.street),
        ("Job No.", lambda one: one.serial + 4000),
        ("Order No.", lambda one: f"PO{one.serial}" if one.serial % 4 == 0 else ""),
        ("Date Issued", lambda one: _slash(one.issued)),
        ("Due Date", lambda one: _slash(one.due)),
        ("Ex Tax", lambda one: signed(one, one.net)),
        ("Tax", lambda one: signed(one, one.tax)),
        ("Inc Tax", lambda one: signed(one, one.total)),
        ("Amount Applied", lambda one: signed(one, one.received)),
        ("Balance Due", lambda one: signed(one, one.balance)),
        ("Date Paid", lambda one: _slash(paid_on(one))),
    )
    return single(text_file("InvoiceList.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def servicem8_invoices_beside_jobs(business: Business) -> Sample:
    """The job's status runs from Quote to Completed; a Quote job in the job list is a job all the same."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Client Name", lambda one: one.customer.name),
        ("Job Number", lambda one: f"SM{one.serial}"),
        ("Invoice Date", lambda one: f"{one.issued:%d/%m/%Y}"),
        ("Due Date", lambda one: f"{one.due:%d/%m/%Y}"),
        ("Invoice Total", lambda one: plain(one.total)),
        ("Amount Paid", lambda one: plain(one.received)),
        ("Balance", lambda one: plain(one.balance)),
        ("Payment Status", lambda one: {"paid": "Paid", "open": "Unpaid", "partial": "Part Paid"}[one.state]),
    )
    statuses = ("Completed", "Work Order", "Quote", "Unsuccessful")
    jobs: Columns[Invoice] = (
        ("Job Number", lambda one: f"SM{one.serial}"),
        ("Status", lambda one: statuses[one.serial % 4]),
        ("Client Name", lambda one: one.customer.name),
        ("Job Address", lambda one: one.customer.street),
        ("Job Description", lambda one: one.work),
        ("Job Date", lambda one: f"{one.issued:%d/%m/%Y}"),
        ("Quote Date", lambda one: f"{one.issued:%d/%m/%Y}" if one.serial % 4 == 2 else ""),
        ("Work Order Date", lambda one: f"{one.issued:%d/%m/%Y}" if one.serial % 4 == 1 else ""),
        ("Completion Date", lambda one: f"{one.issued:%d/%m/%Y}" if one.serial % 4 == 0 else ""),
        ("Category", lambda one: "Maintenance"),
        ("Queue", lambda one: ""),
        ("Job Total", lambda one: plain(one.total)),
    )
    files = (
        text_file("invoices.csv", table(columns, shown)),
        text_file("jobs.csv", table(jobs, [*invoices(business), *credit_notes(business)])),
    )
    return Sample(files, (("invoices",), ("jobs",)), truth(shown))
