"""Lists of field service and trade software, in the words of each."""

from datetime import timedelta

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, signed, who
from tests.corpus.truth import truth


@layout
def work_order_invoices_with_a_balance(business: Business) -> Sample:
    """A work order's number beside the invoice's; no state but the balance."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    rows: list[list[object]] = [
        columns("Customer #,Display Name,Work Order #,WO Completed,Inv #,Inv Date,Terms,Lead Source,Technician,Task,"
                "Pre-Tax,Sales Tax,Inv Total,Bal Due,QB Synced")
    ]  # fmt: skip
    rows += [
        [7000 + one.serial % 14, who(one.customer), 20000 + one.serial * 2, us(one.issued - timedelta(2)), one.serial,
         us(one.issued), "Due On Receipt", "Google", "Rae Ostervane", one.work, money(one.net, sign="$"),
         money(one.tax, sign="$"), money(one.total, sign="$"), money(one.balance, sign="$"), "Yes"]
        for one in listed
    ]  # fmt: skip
    return one_file("InvoiceReport.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def british_jobs_quotes_and_invoices(business: Business) -> Sample:
    invoices = shown(business.invoices, without=("refunded", "written_off"), notes=True)
    quotes = offered(business.quotes, without=("void",))
    state = {"draft": "Draft", "void": "Cancelled", "open": "Awaiting Payment", "partial": "Part Paid", "paid": "Paid"}
    answer = {"draft": "Draft", "sent": "Awaiting Response", "approved": "Accepted", "declined": "Rejected",
              "expired": "Lapsed"}  # fmt: skip
    bills: list[list[object]] = [
        columns("Document Number,Document Type,Customer,Site,Job Number,Order Number,Date Raised,Payment Due,Net (£),"
                "VAT (£),Gross (£),Outstanding (£),Status,Raised By")
    ]  # fmt: skip
    bills += [
        [f"SI{one.serial}", "Credit Note" if one.kind == "credit_note" else "Invoice", who(one.customer),
         one.customer.street, f"JB{one.serial + 300}", "TBC", eu(one.issued, "/"), eu(one.due, "/"),
         money(signed(one, one.net)), money(signed(one, one.tax)), money(signed(one, one.total)),
         money(one.balance), state[one.state], "rae.o"]
        for one in invoices
    ]  # fmt: skip
    offers: list[list[object]] = [
        columns("Quote Number,Customer,Site,Description,Quote Date,Quote Status,Net Value,VAT,"
                "Gross Value,Date Accepted,"
                "Date Rejected,Rejection Reason,Converted to Job")
    ]  # fmt: skip
    offers += [
        [f"QU{one.serial}", who(one.customer), one.customer.street, one.work, eu(one.created, "/"), answer[one.state],
         money(one.net), money(one.tax), money(one.total), eu(one.answered, "/") if one.state == "approved" else "",
         eu(one.answered, "/") if one.state == "declined" else "", "Price" if one.state == "declined" else "",
         f"JB{one.invoice_serial + 300}" if one.invoice_serial else ""]
        for one in quotes
    ]  # fmt: skip
    jobs: list[list[object]] = [columns("Job Number,Customer,Site,Job Type,Date Logged,Engineer,Job Status,Job Value")]
    jobs += [
        [f"JB{one.serial + 300}", who(one.customer), one.customer.street, "Reactive", f"{eu(one.issued, '/')} 08:30",
         "Kit Marrowick", "Complete", money(one.net)]
        for one in invoices
    ]  # fmt: skip
    files = (
        UploadedFile("Invoices.csv", csv_bytes(bills)), UploadedFile("Quotes.csv", csv_bytes(offers)),
        UploadedFile("Jobs.csv", csv_bytes(jobs)),
    )  # fmt: skip
    return Sample(files, (("invoices",), ("quotes",), ("jobs",)), truth(invoices, quotes, currency="GBP"))


@layout
def invoice_items_of_the_office(business: Business) -> Sample:
    """A row for each item, tax in a row of its own, and no total of the invoice."""
    listed = shown(business.invoices, without=("draft", "void", "partial", "paid", "written_off", "refunded"))
    rows: list[list[object]] = [
        columns("Invoice #,Invoice Date,Job #,Customer Name,Business Unit,Item Type,Item Name,Item Description,Qty,"
                "Unit Price,Cost,Total,Sold By")
    ]  # fmt: skip
    for one in listed:
        head = [one.serial, us(one.issued), one.serial, who(one.customer), "HVAC Service"]
        rows += [
            [*head, "Service", f"SRV-{at}", line.text, line.quantity, money(line.unit_net, sign="$"), "$10.00",
             money(line.net, sign="$"), "Rae Ostervane"]
            for at, line in enumerate(one.lines)
        ]  # fmt: skip
        rows.append(
            [*head, "Tax", "TAX", "Sales tax", 1, money(one.tax, sign="$"), "$0.00", money(one.tax, sign="$"), ""]
        )
    return one_file("Invoice Items.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def home_designers_invoices_and_proposals(business: Business) -> Sample:
    invoices = shown(business.invoices, without=("written_off",))
    quotes = offered(business.quotes, without=("void", "expired"))
    state = {"draft": "Draft", "void": "Voided", "open": "Past Due", "partial": "Partial Payment", "paid": "Paid",
             "refunded": "Refunded"}  # fmt: skip
    answer = {"draft": "Draft", "sent": "Sent", "approved": "Approved", "declined": "Declined"}
    bills: list[list[object]] = [
        columns(
            "Title,Project,Client Name,Client Email,Invoice No,Date Sent,Date Due,Date Paid,Amount,Amount Due,Status"
        )
    ]
    bills += [
        [one.work, f"{one.customer.last} kitchen", one.customer.name, one.customer.email, f"IN-{one.serial}",
         f"{one.issued:%b %-d, %Y}", f"{one.due:%b %-d, %Y}",
         f"{one.paid_on:%b %-d, %Y}" if one.state == "paid" and one.paid_on else "", money(one.total, sign="$"),
         money(one.balance, sign="$"), state[one.state]]
        for one in invoices
    ]  # fmt: skip
    offers: list[list[object]] = [
        columns("Title,Project,Client Name,Proposal No,Date Created,Last Viewed,Approved Amount,Total Amount,Status")
    ]
    offers += [
        [one.work, f"{one.customer.last} kitchen", one.customer.name, f"PR-{one.serial}", f"{one.created:%b %-d, %Y}",
         "", money(one.total if one.state == "approved" else 0, sign="$"), money(one.total, sign="$"),
         answer[one.state]]
        for one in quotes
    ]  # fmt: skip
    files = UploadedFile("Invoices.csv", csv_bytes(bills)), UploadedFile("Proposals.csv", csv_bytes(offers))
    return Sample(files, (("invoices",), ("quotes",)), truth(invoices, quotes))


@layout
def crew_office_aged_receivables(business: Business) -> Sample:
    """Ages as columns, the owed sum of the invoice in one of them and in the last; clients as rows of their own."""
    listed = shown(business.invoices, without=("draft", "void", "paid", "partial", "written_off", "refunded"))
    rows: list[list[object]] = [
        columns("Client name,Client phone,Invoice #,Invoice subject,Issued date,Due date,Late by,"
                "1 - 30 days,31 - 60 days,"
                "61 - 90 days,> 90 days,Balance")
    ]  # fmt: skip
    for one in listed:
        ages: list[object] = ["-", "-", "-", "-"]
        ages[one.serial % 4] = plain(one.balance)
        rows.append([who(one.customer), one.customer.phone, one.serial, "For services rendered",
                     f"{one.issued:%b %d, %Y}", f"{one.due:%b %d, %Y}", "12 days", *ages,
                     plain(one.balance)])  # fmt: skip
    data = csv_bytes(rows, encoding="utf-8-sig", end="\n")
    return one_file("aged_receivables.csv", data, "invoices", truth(listed))


@layout
def pool_service_statement_of_invoices(business: Business) -> Sample:
    """Eight documents, a note with numbers, ISO stamps with an offset, and a paid date alone."""
    listed = shown(business.invoices, without=("draft", "void", "partial", "written_off", "refunded"))[:8]
    rows: list[list[object]] = [
        columns("Invoice,Customer,Billing Period,Created At,Sent At,Due Date,Notes,Amount,Paid At")
    ]
    rows += [
        [f"#{one.serial}", who(one.customer), f"{one.issued:%B %Y}", f"{one.issued}T09:15:00-07:00",
         f"{one.issued}T09:16:12-07:00", iso(one.due), "Gate 4471, 2 filters", plain(one.total),
         f"{one.paid_on}T12:00:00-07:00" if one.state == "paid" else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("pool_invoices.csv", csv_bytes(rows), "invoices", truth(listed))
