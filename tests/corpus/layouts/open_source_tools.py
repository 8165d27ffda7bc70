"""Business suites that a firm runs itself: list views exported as they stand."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, eu, iso, money, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth


@layout
def odoo_invoices(business: Business) -> Sample:
    """Two states side by side: the posting's and the payment's. Credit notes are negative, drafts have a slash."""
    listed = shown(business.invoices, without=("written_off",), notes=True)
    paid = {"paid": "Paid", "partial": "Partially Paid", "open": "Not Paid", "refunded": "Reversed"}
    status = {"draft": "Draft", "void": "Cancelled"}
    rows: list[list[object]] = [
        ["Number", "Invoice Partner Display Name", "Invoice/Bill Date", "Due Date", "Next Activity Deadline",
         "Untaxed Amount Signed", "Total Signed", "Amount Due Signed", "Payment Status", "Status"]
    ]  # fmt: skip
    rows += [
        [
            "/" if one.state == "draft" else
            f"{'RINV' if one.kind == 'credit_note' else 'INV'}/2025/{one.serial:05d}",
            who(one.customer), one.issued, one.due, None, signed(one, one.net) / 100, signed(one, one.total) / 100,
            one.balance / 100, paid.get(one.state, "Not Paid"), status.get(one.state, "Posted"),
        ]
        for one in listed[::-1]
    ]  # fmt: skip
    return one_file("Journal Entry (account.move).xlsx", xlsx_bytes({"Sheet1": rows}), "invoices", truth(listed))


@layout
def odoo_quotations(business: Business) -> Sample:
    """An order is a quotation that was said yes to; a no is a cancelled one."""
    listed = offered(business.quotes, without=("draft",), declined="void", expired="sent")
    words = {"approved": "Sales Order", "sent": "Quotation Sent", "void": "Cancelled"}
    rows: list[list[object]] = [
        ["Order Reference", "Creation Date", "Customer", "Salesperson", "Company", "Total", "Invoice Status", "Status"]
    ]
    rows += [
        [
            f"S{one.serial:05d}", f"{iso(one.created)} 08:15:09", who(one.customer), "Rae Ostervane", "Fernhill Ltd",
            plain(one.total), "Fully Invoiced" if one.invoice_serial else "Nothing to Invoice", words[one.state],
        ]
        for one in listed
    ]  # fmt: skip
    return one_file("sale.order.csv", csv_bytes(rows, quote_all=True, end="\n"), "quotes", truth(quotes=listed))


@layout
def erpnext_sales_invoices(business: Business) -> Sample:
    """A return is a credit note with a negative total; the currency stands beside the amount's column."""
    listed = shown(business.invoices, without=("written_off",), notes=True)
    words = {
        "draft": "Draft", "void": "Cancelled", "open": "Overdue", "partial": "Partly Paid", "paid": "Paid",
        "refunded": "Credit Note Issued",
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Sr", "ID", "Customer", "Date", "Payment Due Date", "Is Return (Credit Note)", "Currency", "Net Total",
         "Total Taxes and Charges", "Grand Total", "Outstanding Amount", "Status"]
    ]  # fmt: skip
    rows += [
        [
            at, f"ACC-SINV{'-RET' if one.kind == 'credit_note' else ''}-2025-{one.serial:05d}", who(one.customer),
            iso(one.issued), iso(one.due), int(one.kind == "credit_note"), "INR", plain(signed(one, one.net)),
            plain(signed(one, one.tax)), plain(signed(one, one.total)), plain(one.balance),
            "Return" if one.kind == "credit_note" else words[one.state],
        ]
        for at, one in enumerate(listed, 1)
    ]  # fmt: skip
    return one_file("Sales Invoice.csv", csv_bytes(rows, quote_all=True), "invoices", truth(listed, currency="INR"))


@layout
def erpnext_quotations(business: Business) -> Sample:
    listed = offered(business.quotes)
    words = {
        "draft": "Draft", "sent": "Open", "approved": "Ordered", "declined": "Lost", "expired": "Expired",
        "void": "Cancelled",
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Sr", "ID", "Quotation To", "Customer Name", "Date", "Valid Till", "Grand Total", "Status", "Order Type"]
    ]
    rows += [
        [at, f"SAL-QTN-2025-{one.serial:05d}", "Customer", who(one.customer), eu(one.created, "-"),
         eu(one.created + timedelta(30), "-"), f"₹ {money(one.total)}", words[one.state], "Sales"]
        for at, one in enumerate(listed, 1)
    ]  # fmt: skip
    return one_file("Quotation.csv", csv_bytes(rows, quote_all=True), "quotes", truth(quotes=listed, currency="INR"))


@layout
def invoice_ninja_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, written_off="paid")
    words = {
        "draft": "Draft", "void": "Cancelled", "open": "Sent", "partial": "Partial", "paid": "Paid",
        "refunded": "Reversed",
    }  # fmt: skip
    rows: list[list[object]] = [
        columns(
            "Invoice Amount,Invoice Balance,Client,Discount,Due Date,Invoice Number,Paid to Date,PO Number,"
            "Public Notes,Status,Date,Total Taxes,Currency"
        )
    ]
    rows += [
        [
            plain(one.total), plain(one.balance), who(one.customer), "0", iso(one.due), f"{one.serial:04d}",
            plain(one.received), "", "", words[one.state], iso(one.issued), plain(one.tax), "USD",
        ]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, encoding="utf-8-sig", quote_all=True, end="\n")
    return one_file("invoices.csv", data, "invoices", truth(listed, currency="USD"))


@layout
def invoice_ninja_quotes(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void", "declined"))
    words = {"draft": "Draft", "sent": "Sent", "approved": "Approved", "expired": "Expired"}
    rows: list[list[object]] = [
        columns("Amount,Client,Discount,Valid Until,Quote Number,PO Number,Public Notes,Status,Quote Date,Currency")
    ]
    rows += [
        [
            money(one.total), who(one.customer), "0", f"{one.created + timedelta(14):%d/%b/%Y}", f"Q{one.serial:05d}",
            "", one.work, "Converted" if one.invoice_serial else words[one.state], f"{one.created:%d/%b/%Y}", "USD",
        ]
        for one in listed
    ]  # fmt: skip
    return one_file("quotes.csv", csv_bytes(rows, quote_all=True), "quotes", truth(quotes=listed, currency="USD"))
