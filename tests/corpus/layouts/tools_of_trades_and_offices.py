"""Lists of bookkeeping tools, trade offices, caterers and contractors, each in its own words."""

from datetime import timedelta

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, signed, who
from tests.corpus.truth import truth


@layout
def events_with_a_contract_and_a_balance(business: Business) -> Sample:
    """A caterer's list: the day of the event lies after the day of the invoice, and guests are counted."""
    listed = shown(business.invoices, without=("void", "written_off", "refunded"))
    words = {"draft": "Draft", "open": "Sent - Awaiting Payment", "partial": "Partially Paid", "paid": "Paid in Full"}
    rows: list[list[object]] = [
        columns("Event Name,Event Date,Guests,Event Type,Account,Contact,Invoice No.,Invoice Created,Balance Due Date,"
                "Food & Beverage,Service Charge,Sales Tax,Grand Total,Payments,Balance Remaining,Invoice Status")
    ]  # fmt: skip
    rows += [
        [f"{one.customer.last} party", us(one.due + timedelta(20)), 40 + one.serial % 60, "Wedding",
         one.customer.company, one.customer.name, f"E{one.serial}", us(one.issued), us(one.due),
         money(one.net, sign="$"), "$0.00", money(one.tax, sign="$"), money(one.total, sign="$"),
         money(one.received, sign="$"), money(one.balance, sign="$"), words[one.state]]
        for one in listed
    ]  # fmt: skip
    return one_file("Invoice Summary.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def builders_estimates_with_margins(business: Business) -> Sample:
    """Cost, markup and margin stand before what the customer is asked."""
    listed = offered(business.quotes, without=("void",))
    words = {"draft": "In Progress", "sent": "Sent to Client", "approved": "Accepted", "declined": "Unsuccessful",
             "expired": "Expired"}  # fmt: skip
    rows: list[list[object]] = [
        columns("Estimate No,Estimate Name,Client,Site Address,Estimator,Created,Last Updated,Cost (ex GST),Markup %,"
                "Margin,Sell Price (ex GST),GST,Sell Price (inc GST),Status,Date Accepted")
    ]  # fmt: skip
    rows += [
        [f"E-{one.serial}", one.work, who(one.customer), one.customer.street, "Rae Ostervane", eu(one.created, "/"),
         eu(one.created + timedelta(5), "/"), money(one.net * 7 // 10, sign="$"), "42.8%",
         money(one.net - one.net * 7 // 10, sign="$"), money(one.net, sign="$"), money(one.tax, sign="$"),
         money(one.total, sign="$"), "In Progress" if one.state == "draft" else words[one.state],
         eu(one.answered, "/") if one.state == "approved" else ""]
        for one in listed if one.state != "draft"
    ]  # fmt: skip
    return one_file("Estimates.csv", csv_bytes(rows), "quotes", truth(quotes=listed))


@layout
def kiwi_invoices_by_customer(business: Business) -> Sample:
    """Grouped by customer with a total below; GST in its own column; amounts due only where something is due."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Invoice Report"], ["1 Jan 2025 to 4 Oct 2025"], [],
        columns("Invoice #,Invoice date,Due,Description,Total excl. GST,GST,Total incl. GST,Still owing"),
    ]  # fmt: skip
    for name in sorted({who(one.customer) for one in listed}):
        own = [one for one in listed if who(one.customer) == name]
        rows.append([name])
        rows += [
            [f"INV{one.serial}", f"{one.issued:%-d %b %Y}", f"{one.due:%-d %b %Y}", one.work, plain(one.net),
             plain(one.tax), plain(one.total), plain(one.balance) if one.balance else ""]
            for one in own
        ]  # fmt: skip
        rows.append([f"Total {name}", "", "", "", plain(sum(one.net for one in own)), "",
                     plain(sum(one.total for one in own)), ""])  # fmt: skip
    return one_file("report.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def irish_sales_day_book(business: Business) -> Sample:
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"), notes=True)
    rows: list[list[object]] = [
        columns("Entry,Tran Type,Entry Date,Customer A/C,Customer Name,Invoice Ref,Goods 13.5%,VAT 13.5%,Total Value,"
                "Unallocated Amount")
    ]  # fmt: skip
    rows += [
        [at, "CRN" if one.kind == "credit_note" else "INV", eu(one.issued, "/"), f"CUS{one.serial % 14:03d}",
         who(one.customer), one.serial, plain(signed(one, one.net)), plain(signed(one, one.tax)),
         plain(signed(one, one.total)), plain(one.balance)]
        for at, one in enumerate(listed, 1)
    ]  # fmt: skip
    return one_file("Sales Day Book.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def german_craft_projects_offers(business: Business) -> Sample:
    """Offers with a project, and orders' confirmations as a kind of their own, which count as nothing."""
    listed = offered(business.quotes, without=("void", "expired"))
    words = {"draft": "Entwurf", "sent": "Offen", "approved": "Angenommen", "declined": "Abgelehnt"}
    rows: list[list[object]] = [
        columns("Dokumenttyp;Dokument-Nr.;Projekt;Kunde;Angebotsdatum;Gültig bis;Summe netto;"
                "Summe brutto;Dokumentstatus", ";")
    ]  # fmt: skip
    for one in listed:
        rows.append(["Angebot", f"AG-{one.serial}", f"P-{one.serial % 30}", who(one.customer), eu(one.created),
                     eu(one.created + timedelta(30)), f"{money(one.net, thousands='.', decimal=',')} €",
                     f"{money(one.total, thousands='.', decimal=',')} €", words[one.state]])  # fmt: skip
        if one.state == "approved":
            rows.append(["Auftragsbestätigung", f"AB-{one.serial}", f"P-{one.serial % 30}", who(one.customer),
                         eu(one.answered), "", f"{money(one.net, thousands='.', decimal=',')} €",
                         f"{money(one.total, thousands='.', decimal=',')} €", "Versendet"])  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="utf-8-sig")
    return one_file("Dokumente.csv", data, "quotes", truth(quotes=listed, currency="EUR"))


@layout
def studio_invoices_with_schedules(business: Business) -> Sample:
    """Instalments are columns; the invoice is the project's total."""
    listed = shown(business.invoices, without=("written_off", "refunded", "void"))
    words = {"draft": "DRAFT", "open": "OVERDUE", "partial": "PARTIAL", "paid": "PAID"}
    rows: list[list[object]] = [
        columns("Project Name,Client First Name,Client Last Name,Client Email,Invoice Number,Status,Date Issued,"
                "Currency,Total,Total Paid,Total Due,Next Payment Due,Next Payment Amount,Lead Source,Tags")
    ]  # fmt: skip
    rows += [
        [f"{one.customer.last} - {one.work}", one.customer.first, one.customer.last, one.customer.email,
         f"#{one.serial:06d}", words[one.state], f"{one.issued:%b %d, %Y}", "USD", plain(one.total),
         plain(one.received), plain(one.balance), f"{one.due:%b %d, %Y}" if one.balance else "",
         plain(one.balance // 2) if one.balance else "", "Referral", ""]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))


@layout
def documents_that_were_signed(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void",))
    words = {"draft": "document.draft", "sent": "document.viewed", "approved": "document.completed",
             "declined": "document.rejected", "expired": "document.expired"}  # fmt: skip
    rows: list[list[object]] = [
        columns("id,name,status,date_created,date_modified,expiration_date,grand_total.amount,grand_total.currency,"
                "template.name,owner.email,recipients.0.email,date_completed")
    ]  # fmt: skip
    rows += [
        [f"vGf{one.serial}Jk", f"Proposal {one.serial} {one.work}", words[one.state],
         f"{one.created}T08:12:44.000000Z", f"{one.created + timedelta(3)}T08:12:44.000000Z",
         f"{one.created + timedelta(60)}T00:00:00.000000Z", plain(one.total), "USD", "Standard proposal",
         "rae@example.com", one.customer.email,
         f"{one.answered}T10:00:00.000000Z" if one.state == "approved" else ""]
        for one in listed
    ]  # fmt: skip
    return one_file(
        "documents_proposals.csv", csv_bytes(rows, end="\n"), "quotes", truth(quotes=listed, currency="USD")
    )


@layout
def desktop_invoices_by_item(business: Business) -> Sample:
    """Grouped by item, a row for each line, tax nowhere: the invoice is the sum of its lines."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded", "partial", "paid"))
    rows: list[list[object]] = [["", "Type", "Date", "Num", "Memo", "Name", "Qty", "Sales Price", "Amount", "Balance"]]
    running = 0
    for item in sorted({line.text for one in listed for line in one.lines}):
        rows.append([item])
        for one in listed:
            for line in one.lines:
                if line.text == item:
                    running += line.net
                    rows.append(["", "Invoice", us(one.issued), one.serial, line.text, who(one.customer),
                                 line.quantity, plain(line.unit_net), plain(line.net), plain(running)])  # fmt: skip
        rows.append([f"Total {item}", *[""] * 7, "1.00", plain(running)])
    rows.append(["TOTAL", *[""] * 7, plain(running), plain(running)])
    expected = truth(listed)
    expected["invoice_total_sum"] = sum(one.net for one in listed) / 100
    return one_file("Sales by Item Detail.csv", csv_bytes(rows, encoding="cp1252"), "invoices", expected)


@layout
def quarters_of_a_tool_and_its_payments(business: Business) -> Sample:
    """Two exports that overlap by a month, the older without the later payments, and a list of payments."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded", "partial"))
    payments: list[list[object]] = [
        columns("Payment Date,Payment #,Customer,Payment Type,Applied To Invoice,Applied Amount,Memo,Deposited To")
    ]
    payments += [
        [us(pay.day), 9000 + at, who(pay.invoice.customer), "Check", pay.invoice.serial, money(pay.amount, sign="$"),
         "", "Operating"]
        for at, pay in enumerate(business.payments) if pay.invoice.state == "paid"
    ]  # fmt: skip

    def part(first: int, last: int, known: bool) -> bytes:
        rows: list[list[object]] = [
            columns("Invoice Id,Inv #,Bill To,Inv Date,Pymt Due,Orig Amt,Open Amt,Invoice State")
        ]
        rows += [
            [f"a0X{one.serial}", one.serial, who(one.customer), us(one.issued), us(one.due), money(one.total, sign="$"),
             money(one.balance if known else one.total, sign="$"),
             "Paid" if known and one.state == "paid" else "Open"]
            for one in listed if first <= one.issued.month <= last
        ]  # fmt: skip
        return csv_bytes(rows)

    files = (
        UploadedFile("inv_h1.csv", part(1, 6, False)), UploadedFile("inv_h2.csv", part(1, 12, True)),
        UploadedFile("pmts.csv", csv_bytes(payments)),
    )  # fmt: skip
    return Sample(files, (("invoices",), ("invoices",), ("payments",)), truth(listed))


@layout
def handful_of_invoices_of_an_interface(business: Business) -> Sample:
    """Five rows in camel case with stamps, cents spelled in the header, and links."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded", "partial"))[:5]
    rows: list[list[object]] = [
        columns("invoiceId,invoiceNumber,customerName,issuedAt,dueAt,paidAt,totalAmountCents,amountDueCents,currencyCode,"
                "invoiceStatus,hostedInvoiceUrl,createdAt,updatedAt,isDeleted")
    ]  # fmt: skip
    rows += [
        [f"f47ac10b-58cc-4372-a567-0e02b2c3{one.serial}", f"INV-{one.serial}", who(one.customer),
         f"{one.issued}T00:00:00Z", f"{one.due}T00:00:00Z", f"{iso(one.paid_on)}T09:00:00Z" if one.received else "",
         one.total, one.balance, "usd", "PAID" if one.state == "paid" else "OUTSTANDING",
         f"https://example.com/i/{one.serial}", f"{one.issued}T09:41:00Z", f"{one.due}T09:41:00Z", "false"]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))
