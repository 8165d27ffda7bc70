"""Well-known tools, another of their exports: grouped lists, notes in a file of their own, all sales in one list."""

from dataclasses import replace

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Line
from tests.corpus.showing import columns, offered, one_file, shown, who, xlsx_bytes
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")


def _owed(invoice: Invoice) -> Invoice:
    """The invoice where only what is still owed is told."""
    return replace(
        invoice, lines=(Line(invoice.work, 1, invoice.balance, invoice.balance, 0),), received=0, state="open"
    )


def _round_to_ten(invoice: Invoice) -> Invoice:
    cents = round(invoice.total, -1)
    return replace(invoice, lines=(Line(invoice.work, 1, cents, cents, 0),))


@layout
def zoho_invoices_and_credit_notes(business: Business) -> Sample:
    """Credit notes in a file of their own, without a minus: they lower the sum and are no invoices."""
    every = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    words = {"draft": "Draft", "void": "Void", "open": "Open", "partial": "PartiallyPaid", "paid": "Closed"}
    files = []
    for kind, title in (("invoice", "Invoice"), ("credit_note", "Credit Note")):
        rows: list[list[object]] = [
            columns(f"{title} Date,{title} ID,{title} Number,{title} Status,Customer Name,Currency Code,SubTotal,"
                    "Total,Balance,Reference#")
        ]  # fmt: skip
        rows += [
            [iso(one.issued), f"46000{one.serial}", f"{title[0]}N-{one.serial:05d}", words[one.state],
             who(one.customer), "USD", plain(one.net), plain(one.total), plain(one.balance), ""]
            for one in every if one.kind == kind
        ]  # fmt: skip
        files.append(UploadedFile(f"{title.replace(' ', '_')}.csv", csv_bytes(rows)))
    return Sample(tuple(files), (("invoices",), ("invoices",)), truth(every, currency="USD"))


@layout
def odoo_list_grouped_by_month(business: Business) -> Sample:
    """Above each month its name with the count of its rows, and the month's sums in the same row."""
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        columns("Number,Customer,Invoice Date,Due Date,Tax Excluded,Total,Amount Due,Payment Status,Status")
    ]
    for month in sorted({one.issued.month for one in listed}):
        own = [one for one in listed if one.issued.month == month]
        rows.append([f"{own[0].issued:%B %Y} ({len(own)})", None, None, None, sum(one.net for one in own) / 100,
                     sum(one.total for one in own) / 100, sum(one.balance for one in own) / 100])  # fmt: skip
        rows += [
            [f"INV/2025/{one.serial:05d}", who(one.customer), one.issued, one.due, one.net / 100, one.total / 100,
             one.balance / 100, {"paid": "Paid", "partial": "Partially Paid"}.get(one.state, "Not Paid"), "Posted"]
            for one in own
        ]  # fmt: skip
    data = xlsx_bytes({"Invoices": rows})
    return one_file("Invoices (account.move).xlsx", data, "invoices", truth(listed))


@layout
def online_all_sales(business: Business) -> Sample:
    """Invoices, estimates, payments and credit memos in one list, told apart by their type."""
    invoices = shown(business.invoices, without=("draft", "written_off", "refunded"), notes=True)
    quotes = offered(business.quotes, without=("draft", "void", "expired"))
    state = {"void": "Voided", "open": "Overdue 12 days", "partial": "Partially paid, due in 5 days", "paid": "Paid"}
    answer = {"approved": "Accepted", "sent": "Pending", "declined": "Rejected"}
    entries = [
        (one.issued, ["Credit Memo" if one.kind == "credit_note" else "Invoice", one.serial, who(one.customer), "",
                      money((-1 if one.kind == "credit_note" else 1) * one.total, sign="$"), state[one.state]])
        for one in invoices
    ]  # fmt: skip
    entries += [
        (one.created, ["Estimate", one.serial, who(one.customer), "", money(one.total, sign="$"), answer[one.state]])
        for one in quotes
    ]
    entries += [
        (pay.day, ["Payment", "", who(pay.invoice.customer), "", money(-pay.amount, sign="$"), "Closed"])
        for pay in business.payments
    ]
    entries.sort(key=lambda entry: entry[0])
    rows: list[list[object]] = [columns("Date,Type,No.,Customer,Memo,Amount,Status")]
    rows += [[us(day), *cells] for day, cells in entries]
    return one_file("sales.csv", csv_bytes(rows), ("invoices", "quotes"), truth(invoices, quotes))


@layout
def desktop_aging_detail(business: Business) -> Sample:
    """Ages as headings; a payment and a credit memo, both negative, among what is owed."""
    listed = shown(business.invoices, without=(*_ISSUED, "paid"))
    notes = [one for one in business.invoices if one.kind == "credit_note"][:1]
    header = ["", "Type", "Date", "Num", "P. O. #", "Name", "Terms", "Due Date", "Aging", "Open Balance"]
    rows: list[list[object]] = [header, ["Current"], ["Total Current", *[""] * 8, "0.00"], ["31 - 60"]]
    rows += [
        ["", "Invoice", us(one.issued), one.serial, "", who(one.customer), "Net 30", us(one.due), 41,
         plain(one.balance)]
        for one in listed
    ]  # fmt: skip
    rows += [
        ["", "Credit Memo", us(one.issued), f"{one.serial}C", "", who(one.customer), "", us(one.issued), "",
         plain(-one.total)]
        for one in notes
    ]  # fmt: skip
    rows.append(["", "Payment", "09/30/2025", "", "", "Larkspur Holdings", "", "", "", "-75.00"])
    owing = plain(sum(one.balance for one in listed) - sum(one.total for one in notes) - 75_00)
    rows += [["Total 31 - 60", *[""] * 8, owing], ["TOTAL", *[""] * 8, owing]]
    owed = [_owed(one) for one in listed]
    return one_file("A-R Aging Detail.csv", csv_bytes(rows, encoding="cp1252"), "invoices", truth([*owed, *notes]))


@layout
def harvest_in_swedish_numbers(business: Business) -> Sample:
    """One decimal, a comma, and a space between the thousands, in a file with commas between the cells."""
    listed = [_round_to_ten(one) for one in shown(business.invoices, without=(*_ISSUED, "partial"))]

    def amount(cents: int) -> str:
        return money(cents, thousands=" ", decimal=",")[:-1]

    rows: list[list[object]] = [
        columns(
            "Issue Date,Last Payment Date,ID,Client,Subject,Invoice Amount,Paid Amount,Balance,Currency,Document Type"
        )
    ]
    rows += [
        [iso(one.issued), iso(one.paid_on), one.serial, who(one.customer), one.work, amount(one.total),
         amount(one.total if one.state == "paid" else 0), amount(one.total if one.state == "open" else 0),
         "Swedish Krona - SEK", "Standard Invoice"]
        for one in listed
    ]  # fmt: skip
    return one_file("harvest.csv", csv_bytes(rows, quote_all=True), "invoices", truth(listed, currency="SEK"))


@layout
def xero_aged_receivables_detail(business: Business) -> Sample:
    """Each contact above its invoices, ages as columns of amounts, and what is owed at the end of the row."""
    listed = shown(business.invoices, without=(*_ISSUED, "paid", "partial"))
    rows: list[list[object]] = [
        ["Aged Receivables Detail"], ["Fernhill Ltd"], ["As at 4 October 2025"], [],
        columns("Invoice Date,Due Date,Invoice Number,Reference,Current,< 1 Month,1 Month,2 Months,Older,Total"),
    ]  # fmt: skip
    for name in sorted({who(one.customer) for one in listed}):
        own = [one for one in listed if who(one.customer) == name]
        rows.append([name])
        rows += [
            [one.issued, one.due, f"INV-{one.serial}", "", 0, one.total / 100, 0, 0, 0, one.total / 100] for one in own
        ]
        total = sum(one.total for one in own) / 100
        rows.append([f"Total {name}", None, None, None, 0, total, 0, 0, 0, total])
    data = xlsx_bytes({"Aged Receivables Detail": rows})
    return one_file("aged.xlsx", data, "invoices", truth(listed))
