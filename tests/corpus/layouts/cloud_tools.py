"""Invoicing in the browser: one row per invoice or estimate."""

from tests.corpus.formats import csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth


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
