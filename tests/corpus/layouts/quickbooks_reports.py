"""Reports of QuickBooks and its Australian relative: headings, subtotals and balances without a status."""

from dataclasses import replace
from datetime import date

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Line
from tests.corpus.showing import columns, offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")


def _by_customer(listed: list[Invoice]) -> list[tuple[str, list[Invoice]]]:
    names = sorted({who(one.customer) for one in listed})
    return [(name, [one for one in listed if who(one.customer) == name]) for name in names]


def _left(invoice: Invoice) -> Invoice:
    """The invoice where only what is still owed is told: that is its total."""
    line = Line(invoice.work, 1, invoice.balance, invoice.balance, 0)
    return replace(invoice, lines=(line,), received=0, state="open", paid_on=None)


@layout
def desktop_open_invoices(business: Business) -> Sample:
    """Open balances only, under each customer's name, a blank first column, totals without a colon."""
    listed = [_left(one) for one in shown(business.invoices, without=(*_ISSUED, "paid"))]
    rows: list[list[object]] = [columns(",Type,Date,Num,P. O. #,Terms,Due Date,Class,Aging,Open Balance")]
    for name, own in _by_customer(listed):
        rows.append([name])
        rows += [
            ["", "Invoice", us(one.issued), one.serial, "", "Net 30", us(one.due), "", 61, plain(one.total)]
            for one in own
        ]
        rows.append([f"Total {name}", *[""] * 8, plain(sum(one.total for one in own))])
    rows.append(["TOTAL", *[""] * 8, plain(sum(one.total for one in listed))])
    return one_file("Open Invoices.csv", csv_bytes(rows, quote_all=True), "invoices", truth(listed))


@layout
def desktop_sales_by_customer_detail(business: Business) -> Sample:
    """Lines to be added up; Balance is the running total of the report, not what is owed."""
    listed = [
        replace(one, lines=tuple(replace(line, tax=0) for line in one.lines), state="open", received=0)
        for one in shown(business.invoices, without=_ISSUED)
    ]
    notes = [
        replace(one, lines=tuple(replace(line, tax=0) for line in one.lines))
        for one in business.invoices if one.kind == "credit_note"
    ]  # fmt: skip
    header = ["", "Type", "Date", "Num", "Memo", "Name", "Item", "Qty", "Sales Price", "Amount", "Balance"]
    rows: list[list[object]] = [header]
    grand = 0
    for name, own in _by_customer([*listed, *notes]):
        rows.append([name])
        running = 0
        for one in sorted(own, key=lambda one: one.issued):
            for line in one.lines:
                running += signed(one, line.net)
                rows.append([
                    "", "Credit Memo" if one.kind == "credit_note" else "Invoice", us(one.issued), one.serial,
                    line.text, name, "Service", signed(one, line.quantity), money(line.unit_net),
                    money(signed(one, line.net)), money(running),
                ])  # fmt: skip
        grand += running
        rows.append([f"Total {name}", *[""] * 8, money(running), money(running)])
    rows.append(["TOTAL", *[""] * 8, money(grand), money(grand)])
    data = csv_bytes(rows, encoding="cp1252")
    return one_file("Sales by Customer Detail.csv", data, "invoices", truth([*listed, *notes]))


@layout
def desktop_estimates_by_job(business: Business) -> Sample:
    """Nothing says what became of them: estimates that were sent."""
    listed = offered(business.quotes, without=("draft", "void"), approved="sent", declined="sent", expired="sent")
    rows: list[list[object]] = [
        ["Fernhill Electric"], ["Estimates by Job"], ["January 1 through October 4, 2025"],
        ["", "Type", "Date", "Num", "Name", "Memo", "Active", "Amount"],
    ]  # fmt: skip
    for name in sorted({who(one.customer) for one in listed}):
        own = [one for one in listed if who(one.customer) == name]
        rows.append([name])
        rows += [["", "Estimate", one.created, one.serial, name, one.work, "Yes", one.total / 100] for one in own]
        rows.append([f"Total {name}", *[None] * 6, sum(one.total for one in own) / 100])
    rows.append(["TOTAL", *[None] * 6, sum(one.total for one in listed) / 100])
    data = xlsx_bytes({"Sheet1": rows, "QuickBooks Desktop Export Tips": [["Need help with this file?"]]})
    return one_file("estimates.xlsx", data, "quotes", truth(quotes=listed))


def _bucket(one: Invoice) -> str:
    days = (date(2025, 10, 4) - one.due).days
    spans = ("1 - 30", "31 - 60", "61 - 90", "91 or more")
    return f"{spans[min(3, (days - 1) // 30)]} days past due" if days > 0 else "CURRENT"


@layout
def online_aging_detail(business: Business) -> Sample:
    """Open invoices under headings of age; a payment not yet applied is no invoice."""
    listed = shown(business.invoices, without=(*_ISSUED, "paid"))
    rows: list[list[object]] = [
        ["Fernhill Electric", *[""] * 7], ["A/R Aging Detail", *[""] * 7], ["As of October 4, 2025", *[""] * 7], [],
        ["", "Date", "Transaction type", "Num", "Customer full name", "Due date", "Amount", "Open balance"],
    ]  # fmt: skip
    for bucket in sorted({_bucket(one) for one in listed}, reverse=True):
        own = [one for one in listed if _bucket(one) == bucket]
        rows.append([bucket, *[""] * 7])
        rows += [
            ["", us(one.issued), "Invoice", one.serial, who(one.customer), us(one.due), f"${money(one.total)}",
             f"${money(one.balance)}"]
            for one in own
        ]  # fmt: skip
        if bucket == "CURRENT":
            rows.append(["", "10/01/2025", "Payment", "", "Larkspur Holdings", "10/01/2025", "$-120.00", "$-120.00"])
        total, left = sum(one.total for one in own), sum(one.balance for one in own)
        rows.append([f"Total for {bucket}", *[""] * 5, f"${money(total)}", f"${money(left)}"])
    rows += [["TOTAL", *[""] * 5, f"${money(sum(one.total for one in listed))}",
              f"${money(sum(one.balance for one in listed))}"], [], [],
             ["Saturday, October 04, 2025 09:15 AM GMT-04:00", *[""] * 7]]  # fmt: skip
    return one_file("AR Aging Detail.csv", csv_bytes(rows, encoding="utf-8-sig"), "invoices", truth(listed))


@layout
def online_transactions_beside_invoices(business: Business) -> Sample:
    """The transactions by customer repeat the invoice list, and name payments: nothing counts twice."""
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        ["Fernhill Electric"], ["Transaction List by Customer"], ["January - October, 2025"], [],
        columns("Customer,Date,Transaction type,Num,Posting (Y/N),Memo/Description,Account full name,Amount"),
    ]  # fmt: skip
    paid = [one for one in business.payments if one.invoice.state in ("paid", "partial")]
    for name, own in _by_customer(listed):
        rows.append([name])
        rows += [
            ["", us(one.issued), "Invoice", one.serial, "Yes", one.work, "Accounts Receivable (A/R)", plain(one.total)]
            for one in own
        ]
        rows += [
            ["", us(pay.day), "Payment", "", "Yes", "", "Undeposited Funds", plain(-pay.amount)]
            for pay in paid if who(pay.invoice.customer) == name
        ]  # fmt: skip
    invoices: list[list[object]] = [
        ["Date", "Transaction type", "Num", "Name", "Memo", "Due date", "Amount", "Open balance"]
    ]
    invoices += [
        [us(one.issued), "Invoice", one.serial, who(one.customer), one.work, us(one.due), plain(one.total),
         plain(one.balance)]
        for one in listed
    ]  # fmt: skip
    files = (
        UploadedFile("Transaction List by Customer.csv", csv_bytes(rows)),
        UploadedFile("Invoice List.csv", csv_bytes(invoices)),
    )
    return Sample(files, (("payments", "invoices"), ("invoices",)), truth(listed))


@layout
def reckon_customer_balance_detail(business: Business) -> Sample:
    """Tabs and days first; debits and credits marked DR and CR; a running balance."""
    listed = shown(business.invoices, without=(*_ISSUED, "paid"))
    rows: list[list[object]] = [
        ["Fernhill Electrical Pty Ltd"], ["Open Invoices as at 4/10/2025"], [],
        ["", "Type", "Date", "Num", "Customer", "Due Date", "Original Amount", "Open Balance"],
    ]  # fmt: skip
    rows += [
        ["", "Tax Invoice", eu(one.issued, "/"), one.serial, who(one.customer), eu(one.due, "/"),
         f"{money(one.total)} DR", f"{money(one.balance)} DR"]
        for one in listed
    ]  # fmt: skip
    rows.append(["Total", *[""] * 5, f"{money(sum(one.total for one in listed))} DR",
                 f"{money(sum(one.balance for one in listed))} DR"])  # fmt: skip
    data = csv_bytes(rows, delimiter="\t", encoding="utf-16")
    return one_file("reckon.txt", data, "invoices", truth(listed))
