"""Invoicing in the browser: one row per invoice or estimate."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")


@layout
def harvest_invoices(business: Business) -> Sample:
    """No status at all: what is left of the balance says it. The currency is a name with its code."""
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        columns(
            "Issue Date,Last Payment Date,ID,PO Number,Client,Subject,Invoice Amount,Paid Amount,Balance,Subtotal,"
            "Discount,Tax,Tax2,Currency,Currency Symbol,Document Type,Client Address"
        )
    ]
    rows += [
        [
            iso(one.issued), iso(one.paid_on), one.serial, "", who(one.customer), one.work, plain(one.total),
            plain(one.received), plain(one.balance), plain(one.net), "0", plain(one.tax), "0",
            "United States Dollar - USD", "$", "Standard Invoice", f"{one.customer.street}\nElmswick, NH 03999",
        ]
        for one in listed
    ]  # fmt: skip
    return one_file("harvest_invoice_report.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))


@layout
def freshbooks_estimates(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void", "expired"))
    words = {"draft": "draft", "sent": "sent", "approved": "accepted", "declined": "declined"}
    rows: list[list[object]] = [
        columns("Client Name,Estimate #,Date,Estimate Status,Description,Subtotal,Tax,Total,Currency")
    ]
    rows += [
        [who(one.customer), f"{one.serial:07d}", iso(one.created), "invoiced" if one.invoice_serial else
         words[one.state], one.work, plain(one.net), plain(one.tax), plain(one.total), "CAD"]
        for one in listed
    ]  # fmt: skip
    return one_file("estimates.csv", csv_bytes(rows, end="\n"), "quotes", truth(quotes=listed, currency="CAD"))


@layout
def freshbooks_invoice_summary(business: Business) -> Sample:
    """A report in a workbook: titles, the total line, amounts with the code behind them."""
    listed = shown(business.invoices, without=("written_off", "refunded", "draft", "void"))
    words = {"open": "Outstanding", "partial": "Partial", "paid": "Paid"}
    rows: list[list[object]] = [
        ["Invoice Details"], ["Fernhill Studio"], ["January 1, 2025 - October 31, 2025"], [],
        ["Invoice #", "Client", "Date Issued", "Due Date", "Status", "Invoice Total", "Paid", "Outstanding"],
    ]  # fmt: skip
    rows += [
        [f"{one.serial:07d}", who(one.customer), us(one.issued), us(one.due), words[one.state],
         f"${money(one.total)} USD", f"${money(one.received)} USD", f"${money(one.balance)} USD"]
        for one in listed
    ]  # fmt: skip
    total = sum(one.total for one in listed)
    left = sum(one.balance for one in listed)
    rows.append(["Total", *[""] * 4, f"${money(total)} USD", f"${money(total - left)} USD", f"${money(left)} USD"])
    data = xlsx_bytes({"Invoice Details": rows})
    return one_file("invoice-details.xlsx", data, "invoices", truth(listed, currency="USD"))


@layout
def xero_quotes(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void",))
    words = {"draft": "Draft", "sent": "Sent", "approved": "Accepted", "declined": "Declined", "expired": "Expired"}
    rows: list[list[object]] = [["Number", "Reference", "Contact", "Date", "Expiry", "Status", "Amount"]]
    rows += [
        [f"QU-{one.serial:04d}", "", who(one.customer), f"{one.created.day} {one.created:%b %Y}",
         f"{one.created + timedelta(30):%d %b %Y}", "Invoiced" if one.invoice_serial else words[one.state],
         money(one.total)]
        for one in listed
    ]  # fmt: skip
    return one_file("Quotes.csv", csv_bytes(rows), "quotes", truth(quotes=listed))


@layout
def wave_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=("void", "written_off", "refunded"))
    words = {"draft": "Draft", "open": "Overdue", "partial": "Partial", "paid": "Paid"}
    rows: list[list[object]] = [["Status", "Date", "Number", "Customer", "Due", "Total", "Amount due"]]
    rows += [
        [words[one.state], iso(one.issued), one.serial, one.customer.name, iso(one.due), f"${money(one.total)}",
         f"${money(one.balance if one.state != 'draft' else one.total)}"]
        for one in listed[::-1]
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def kashoo_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        ["Invoice Date", "Invoice Number", "Customer", "Terms", "Due Date", "Currency", "Invoice Total", "Balance Due",
         "PO Number", "Memo"]
    ]  # fmt: skip
    rows += [
        [f"{one.issued:%b %d, %Y}", one.serial, who(one.customer), "Net 30", f"{one.due:%b %d, %Y}", "CAD",
         money(one.total), money(one.balance), "", one.work]
        for one in listed
    ]  # fmt: skip
    return one_file("kashoo.csv", csv_bytes(rows, encoding="utf-16"), "invoices", truth(listed, currency="CAD"))


@layout
def bill_com_receivables(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off", "refunded", "draft"), partial="partial")
    words = {"void": "Voided", "open": "Unpaid", "partial": "Partially paid", "paid": "Paid in full"}
    rows: list[list[object]] = [
        ["Customer", "Invoice #", "Invoice date", "Due date", "Amount", "Amount due", "Payment status", "Last sent",
         "Approval status", "Scheduled payments"]
    ]  # fmt: skip
    rows += [
        [who(one.customer), one.serial, us(one.issued), us(one.due), f"${money(one.total)}", f"${money(one.balance)}",
         words[one.state], us(one.issued + timedelta(1)), "Unassigned", ""]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows, quote_all=True), "invoices", truth(listed))


@layout
def invoice2go_invoices(business: Business) -> Sample:
    """Deposits and payments have columns of their own; paid is a tick."""
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        ["Document Number", "Document Type", "Client Name", "Client Email", "Date", "Due Date", "Subtotal", "Tax 1",
         "Total", "Deposit", "Payments", "Balance Due", "Fully Paid", "Notes"]
    ]  # fmt: skip
    rows += [
        [f"INV{one.serial:04d}", "Invoice", who(one.customer), one.customer.email, us(one.issued), us(one.due),
         plain(one.net), plain(one.tax), plain(one.total), "0.00", plain(one.received), plain(one.balance),
         "Yes" if one.state == "paid" else "No", ""]
        for one in listed
    ]  # fmt: skip
    return one_file("Invoices.csv", csv_bytes(rows, encoding="utf-8-sig"), "invoices", truth(listed))


@layout
def bonsai_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=("void", "written_off", "refunded"), partial="open")
    words = {"draft": "draft", "open": "outstanding", "paid": "paid"}
    rows: list[list[object]] = [
        columns(
            "invoice_number,client_or_company_name,project_name,status,currency,total_amount,tax_amount,issued_date,"
            "due_date,paid_date,payment_method"
        )
    ]
    rows += [
        [one.serial, who(one.customer), one.work, words[one.state], "usd", plain(one.total), plain(one.tax),
         "" if one.state == "draft" else iso(one.issued), iso(one.due),
         iso(one.paid_on) if one.state == "paid" else "", "Bonsai Payments" if one.state == "paid" else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("invoice_export.csv", csv_bytes(rows, end="\n"), "invoices", truth(listed, currency="USD"))


@layout
def freeagent_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=("void",), notes=True)
    words = {
        "draft": "Draft", "open": "Overdue", "partial": "Open", "paid": "Paid", "written_off": "Written-off",
        "refunded": "Refunded",
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Reference", "Contact", "Project", "Dated On", "Due On", "Currency", "Net Value", "Sales Tax Value",
         "Total Value", "Paid Value", "Due Value", "Status", "Paid On", "Written-off On"]
    ]  # fmt: skip
    rows += [
        [f"{one.serial:03d}", who(one.customer), "", iso(one.issued), iso(one.due), "GBP", plain(signed(one, one.net)),
         plain(signed(one, one.tax)), plain(signed(one, one.total)), plain(signed(one, one.received)),
         plain(one.balance), words[one.state], iso(one.paid_on), iso(one.due) if one.state == "written_off" else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="GBP"))


@layout
def kashflow_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        ["Invoice Number", "Invoice Date", "Due Date", "Customer", "Customer Reference", "Project", "Net Amount",
         "VAT Amount", "Gross Amount", "Amount Paid", "Paid", "Paid Date"]
    ]  # fmt: skip
    rows += [
        [one.serial, eu(one.issued, "/"), eu(one.due, "/"), who(one.customer), "", "", f"£{money(one.net)}",
         f"£{money(one.tax)}", f"£{money(one.total)}", f"£{money(one.received)}",
         "Y" if one.state == "paid" else "N", eu(one.paid_on, "/")]
        for one in listed
    ]  # fmt: skip
    return one_file("InvoiceList.csv", csv_bytes(rows, encoding="cp1252"), "invoices", truth(listed))


@layout
def sage_accounting_sales(business: Business) -> Sample:
    """Invoices and credit notes told apart by their type; a minus stands behind the amount."""
    listed = shown(business.invoices, without=("draft", "written_off", "refunded"), notes=True)
    words = {"void": "Void", "open": "Unpaid", "partial": "Part Paid", "paid": "Paid"}
    trailing = [
        [
            "Credit Note" if one.kind == "credit_note" else "Invoice",
            f"{'SCN' if one.kind == 'credit_note' else 'SI'}-{one.serial}", eu(one.issued, "/"), eu(one.due, "/"),
            who(one.customer), one.work, *(
                f"{money(cents)}{'-' if one.kind == 'credit_note' and cents else ''}"
                for cents in (one.net, one.tax, one.total, one.balance)
            ), words[one.state],
        ]
        for one in listed
    ]  # fmt: skip
    header = [
        "Type",
        "Number",
        "Date",
        "Due Date",
        "Customer",
        "Reference",
        "Net",
        "VAT",
        "Total",
        "Outstanding",
        "Status",
    ]
    data = csv_bytes([["Sales Invoices & Credit Notes"], [], header, *trailing], quote_all=True)
    return one_file("sales.csv", data, "invoices", truth(listed))
