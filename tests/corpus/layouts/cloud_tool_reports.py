"""Invoicing tools in the browser: reports with titles, states with underscores, days with month names."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, who, xlsx_bytes
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")


@layout
def harvest_invoices_and_lines(business: Business) -> Sample:
    """The invoices and, in a second file, their lines before tax: the lines add nothing and lower nothing."""
    listed = shown(business.invoices, without=_ISSUED)
    invoices: list[list[object]] = [
        columns("Issue Date,Last Payment Date,ID,Client,Invoice Amount,Paid Amount,Balance")
    ]
    invoices += [
        [iso(one.issued), iso(one.paid_on), f"F-{one.serial}", who(one.customer), plain(one.total),
         plain(one.received), plain(one.balance)]
        for one in listed
    ]  # fmt: skip
    lines: list[list[object]] = [
        columns(
            "Invoice ID,Client,Project,Item Type,Item Description,Item Quantity,Item Unit Price,Item Amount,"
            "Item Discount,Item Tax,Item Tax2,Currency,Invoice Type,Issue Date"
        )
    ]
    lines += [
        [f"F-{one.serial}", who(one.customer), one.work, "Service", line.text, line.quantity, plain(line.unit_net),
         plain(line.net), "0.00", plain(line.tax), "0.00", "USD", "Free-Form", iso(one.issued)]
        for one in listed
        for line in one.lines
    ]  # fmt: skip
    files = (
        UploadedFile("invoices.csv", csv_bytes(invoices)),
        UploadedFile("invoice_line_items.csv", csv_bytes(lines)),
    )
    return Sample(files, (("invoices",), ("invoices",)), truth(listed, currency="USD"))


@layout
def zoho_invoice_details_report(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off", "refunded"))
    words = {"draft": "Draft", "void": "Void", "open": "Overdue", "partial": "Partially Paid", "paid": "Paid"}
    rows: list[list[object]] = [
        ["Fernhill Studio"], ["Invoice Details"], ["From 01 Jan 2025 To 31 Oct 2025"], [],
        ["status", "Invoice Date", "Due Date", "Invoice#", "Order Number", "Customer Name", "Total", "Balance"],
    ]  # fmt: skip
    rows += [
        [words[one.state], f"{one.issued:%d %b %Y}", f"{one.due:%d %b %Y}", f"INV-{one.serial:06d}", "",
         who(one.customer), f"${money(one.total)}", f"${money(one.balance)}"]
        for one in listed
    ]  # fmt: skip
    standing = [one for one in listed if one.state not in ("draft", "void")]
    rows.append([None, None, None, None, None, None, f"${money(sum(one.total for one in standing))}",
                 f"${money(sum(one.balance for one in standing))}"])  # fmt: skip
    return one_file("Invoice Details.xlsx", xlsx_bytes({"Invoice Details": rows}), "invoices", truth(listed))


@layout
def invoiced_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, refunded="paid")
    words = {
        "draft": "draft", "void": "voided", "open": "past_due", "partial": "viewed", "paid": "paid",
        "written_off": "bad_debt",
    }  # fmt: skip
    rows: list[list[object]] = [
        columns(
            "customer.name,customer.number,number,name,currency,date,due_date,payment_terms,status,subtotal,total,"
            "balance,created_at"
        )
    ]
    rows += [
        [who(one.customer), f"CUST-{one.serial % 14:05d}", f"INV-{one.serial:05d}", "Invoice", "usd", iso(one.issued),
         iso(one.due), "NET 30", words[one.state], plain(one.net), plain(one.total), plain(one.balance),
         f"{iso(one.issued)}T08:00:00+00:00"]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows, end="\n"), "invoices", truth(listed, currency="USD"))


@layout
def chargebee_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=("refunded", "draft"))
    words = {
        "void": "Voided", "open": "Payment Due", "partial": "Payment Due", "paid": "Paid", "written_off": "Written Off",
    }  # fmt: skip
    rows: list[list[object]] = [
        columns(
            "Invoice Number,Customer Id,Subscription Id,First Name,Last Name,Company,Email,Invoice Date,Due Date,"
            "Paid On,Status,Currency,Sub Total,Tax Total,Amount,Amount Paid,Credits Applied,Write Off,Amount Due"
        )
    ]
    rows += [
        [one.serial, f"cb_{one.serial % 14}", f"sub_{one.serial % 14}", one.customer.first, one.customer.last,
         one.customer.company, one.customer.email, f"{one.issued:%d-%b-%Y} 14:20", f"{one.due:%d-%b-%Y} 14:20",
         f"{one.paid_on:%d-%b-%Y} 02:11" if one.state == "paid" and one.paid_on else "", words[one.state], "GBP",
         plain(one.net), plain(one.tax), plain(one.total), plain(one.received), "0.00",
         plain(one.total if one.state == "written_off" else 0), plain(one.balance)]
        for one in listed
    ]  # fmt: skip
    return one_file("Invoices.csv", csv_bytes(rows, quote_all=True), "invoices", truth(listed, currency="GBP"))


@layout
def proposify_proposals(business: Business) -> Sample:
    """No number at all: a title, a value, and the days on which it was won or lost."""
    listed = offered(business.quotes, without=("void", "expired"))
    words = {"draft": "Draft", "sent": "Viewed", "approved": "Won", "declined": "Lost"}
    rows: list[list[object]] = [
        columns("Proposal Name,Company,Contact,Owner,Status,Value,Created On,Sent On,Won On,Lost On")
    ]
    rows += [
        [f"{one.work} for {one.customer.last}", one.customer.company, one.customer.name, "Rae Ostervane",
         words[one.state], f"${money(one.total)}", f"{one.created:%b %d, %Y}",
         f"{one.created:%b %d, %Y}" if one.state != "draft" else "",
         f"{one.answered:%b %d, %Y}" if one.state == "approved" and one.answered else "",
         f"{one.answered:%b %d, %Y}" if one.state == "declined" and one.answered else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("proposals.csv", csv_bytes(rows), "quotes", truth(quotes=listed))


@layout
def kimai_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=("draft", "written_off", "refunded"), partial="open")
    words = {"void": "Canceled", "open": "Pending", "paid": "Paid"}
    rows: list[list[object]] = [
        columns("Date,Invoice number,Customer,Due date,Status,Subtotal,Tax,Total price,Payment date")
    ]
    rows += [
        [us(one.issued), f"2025/{one.serial}", who(one.customer), us(one.due), words[one.state], f"€{money(one.net)}",
         f"€{money(one.tax)}", f"€{money(one.total)}", us(one.paid_on) if one.state == "paid" else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("kimai-invoices.xlsx", xlsx_bytes({"Invoices": rows}), "invoices", truth(listed, currency="EUR"))


@layout
def zoho_invoices_and_payments(business: Business) -> Sample:
    """The payments name the invoices and tell the day; a list of invoices that shows no state of payment."""
    listed = shown(business.invoices, without=(*_ISSUED, "partial"))
    invoices: list[list[object]] = [columns("Invoice Date,Invoice Number,Customer Name,Due Date,Total,Currency Code")]
    invoices += [
        [iso(one.issued), f"INV-{one.serial:06d}", who(one.customer), iso(one.due), plain(one.total), "AUD"]
        for one in listed
    ]
    payments: list[list[object]] = [
        columns("Payment Number,Mode,Customer Name,Payment Date,Amount,Invoice Number,Invoice Payment Applied Date,"
                "Amount Applied to Invoice,Currency Code")
    ]  # fmt: skip
    kept = {one.serial for one in listed}
    payments += [
        [at, "Bank Transfer", who(pay.invoice.customer), iso(pay.day), plain(pay.amount),
         f"INV-{pay.invoice.serial:06d}", iso(pay.day), plain(pay.amount), "AUD"]
        for at, pay in enumerate(business.payments, 1)
        if pay.invoice.serial in kept
    ]  # fmt: skip
    files = (
        UploadedFile("Invoice.csv", csv_bytes(invoices)),
        UploadedFile("Customer_Payment.csv", csv_bytes(payments)),
    )
    return Sample(files, (("invoices",), ("payments",)), truth(listed, currency="AUD"))
