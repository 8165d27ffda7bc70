"""Reports that well known tools offer beside their list of invoices, and lists of a few rows."""

from datetime import timedelta

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, signed, who
from tests.corpus.truth import truth


@layout
def receivable_invoice_summary(business: Business) -> Sample:
    """Gross, credited, paid and due; dates with a month's name; a row of sums."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Receivable Invoice Summary"], ["Fernhill Ltd"], ["For the period 1 January 2025 to 4 October 2025"], [],
        columns("Invoice Number,Contact,Invoice Date,Due Date,Last Payment Date,Source,Gross,Tax,Credited,Paid,Balance,"
                "Status"),
    ]  # fmt: skip
    rows += [
        [f"INV-{one.serial}", who(one.customer), f"{one.issued:%-d %b %Y}", f"{one.due:%-d %b %Y}",
         f"{one.paid_on:%-d %b %Y}" if one.paid_on else "", "Receivable Invoice", money(one.total), money(one.tax),
         "0.00", money(one.received), money(one.balance), "Paid" if one.state == "paid" else "Awaiting Payment"]
        for one in listed
    ]  # fmt: skip
    rows.append(["Total", *[""] * 5, money(sum(one.total for one in listed)), "1.00", "0.00", "2.00", "3.00", ""])
    return one_file("Fernhill - Receivable Invoice Summary.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def field_service_interface_invoices(business: Business) -> Sample:
    """Snake case, amounts in cents by their names, states in lower case, several stamps."""
    listed = shown(business.invoices, without=("written_off", "refunded", "draft"))
    words = {"void": "voided", "open": "pending_payment", "partial": "partially_paid", "paid": "paid"}
    rows: list[list[object]] = [
        columns("uuid,invoice_number,job_id,status,customer_name,invoice_date,service_date,sent_at,due_at,paid_at,"
                "subtotal_cents,tax_cents,amount_cents,due_amount_cents,display_due_concept,deleted_at")
    ]  # fmt: skip
    rows += [
        [f"inv_{one.serial:032x}", one.serial, f"job_{one.serial:08x}", words[one.state], who(one.customer),
         f"{one.issued}T15:00:00Z", f"{one.issued - timedelta(1)}T15:00:00Z", f"{one.issued}T16:00:00Z",
         f"{one.due}T15:00:00Z", f"{iso(one.paid_on)}T10:00:00Z" if one.state == "paid" else "", one.net, one.tax,
         one.total, one.balance, "Due upon receipt", ""]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices_export.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def three_invoices_in_tabs(business: Business) -> Sample:
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded", "partial"))[:3]
    rows: list[list[object]] = [columns("Inv. Num.,Billed To,Inv. Dt.,Terms,Subtot.,Tax,Grand Tot.,Pd?")]
    rows += [
        [one.serial, who(one.customer), us(one.issued), "Net 30", plain(one.net), plain(one.tax), plain(one.total),
         "Y" if one.state == "paid" else "N"]
        for one in listed
    ]  # fmt: skip
    return one_file("export.txt", csv_bytes(rows, delimiter="\t", encoding="utf-16"), "invoices", truth(listed))


@layout
def bookkeeping_exports_of_sales_and_estimates_of_one_tool(business: Business) -> Sample:
    """One file of lines of invoices, whose total is repeated, and a summary of the estimates."""
    invoices = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    quotes = offered(business.quotes, without=("void",))
    answer = {"draft": "DRAFT", "sent": "SENT", "approved": "APPROVED", "declined": "DECLINED", "expired": "EXPIRED"}
    lines: list[list[object]] = [
        columns("invoice_num,customer,invoice_date,due_date,currency,product,description,amount,quantity,tax_name,"
                "tax_rate,line_amount,invoice_amount,amount_due,amount_paid,status")
    ]  # fmt: skip
    for one in invoices:
        lines += [
            [one.serial, who(one.customer), iso(one.issued), iso(one.due), "CAD", line.text, "", plain(line.unit_net),
             line.quantity, "HST", "8", plain(line.net), plain(one.total), plain(one.balance), plain(one.received),
             {"paid": "PAID", "partial": "PARTIAL"}.get(one.state, "OVERDUE")]
            for line in one.lines
        ]  # fmt: skip
    offers: list[list[object]] = [
        columns("estimate_num,customer,estimate_date,expiry_date,currency,estimate_amount,status")
    ]
    offers += [
        [one.serial, who(one.customer), iso(one.created), iso(one.created + timedelta(30)), "CAD", plain(one.total),
         answer[one.state]]
        for one in quotes
    ]  # fmt: skip
    files = UploadedFile("invoice_lines.csv", csv_bytes(lines)), UploadedFile("estimates.csv", csv_bytes(offers))
    return Sample(files, (("invoices",), ("quotes",)), truth(invoices, quotes, currency="CAD"))


@layout
def sent_bills_in_british_words(business: Business) -> Sample:
    """An owner's tool calls them bills; the customer is there, and no vendor."""
    listed = shown(business.invoices, without=("void", "written_off", "refunded"), notes=True)
    words = {"draft": "Not yet sent", "open": "Chasing", "partial": "Part-paid", "paid": "Paid"}
    rows: list[list[object]] = [
        columns("Doc No,Doc Type,Raised On,Account Name,Site Postcode,Value (ex VAT),VAT,"
                "Value (inc VAT),Amount Outstanding,"
                "Days O/S,Progress,Last Chased")
    ]  # fmt: skip
    rows += [
        [f"{one.serial}", "Credit" if one.kind == "credit_note" else "Invoice", f"{one.issued:%d-%b-%y}",
         who(one.customer), "LS1 4AP", f"£{money(signed(one, one.net))}", f"£{money(signed(one, one.tax))}",
         f"£{money(signed(one, one.total))}", f"£{money(one.balance)}", "31" if one.balance else "",
         words[one.state] if one.kind == "invoice" else "Paid", ""]
        for one in listed if one.state != "draft"
    ]  # fmt: skip
    data = csv_bytes(rows, encoding="cp1252")
    return one_file(
        "Debtors.csv", data, "invoices", truth([one for one in listed if one.state != "draft"], currency="GBP")
    )


@layout
def invoices_with_customers_and_items_of_one_tool(business: Business) -> Sample:
    """The list of customers and that of items add nothing."""
    listed = shown(business.invoices, without=("void", "written_off", "refunded"))
    words = {"draft": "Draft", "open": "Sent", "partial": "Sent", "paid": "Paid"}
    rows: list[list[object]] = [
        columns("Invoice ID,Customer ID,Reference Number,Date Issued,Payment Due,Invoice Status,"
                "Sub-total,Taxes,Discount,"
                "Invoice Total,Amount Received,Left To Pay,Public Notes,Sent By")
    ]  # fmt: skip
    rows += [
        [one.serial, one.serial % 14, f"REF-{one.serial % 5}", f"{one.issued} 09:15", f"{one.due} 00:00",
         words[one.state], plain(one.net), plain(one.tax), "0", plain(one.total), plain(one.received),
         plain(one.balance), "PO 2025-17, 3 units", "rae"]
        for one in listed
    ]  # fmt: skip
    people: list[list[object]] = [
        columns("Customer ID,Name,Company,E-mail,Phone,Street,City,Created,Lifetime Value,Outstanding")
    ]
    people += [
        [at, one.customer.name, one.customer.company, one.customer.email, one.customer.phone, one.customer.street,
         "Springfield", iso(one.issued), "1204.50", "0.00"]
        for at, one in enumerate(business.invoices[:14])
    ]  # fmt: skip
    items: list[list[object]] = [columns("Item ID,Name,SKU,Unit Price,Cost,Tax Rate,Active,Updated")]
    items += [[at, one.work, f"SKU-{at}", "85.00", "40.00", "8", "yes", iso(one.issued)]
              for at, one in enumerate(business.invoices[:9])]  # fmt: skip
    files = (
        UploadedFile("invoices.csv", csv_bytes(rows)), UploadedFile("customers.csv", csv_bytes(people)),
        UploadedFile("items.csv", csv_bytes(items)),
    )  # fmt: skip
    return Sample(files, (("invoices",), ("customers", "unknown"), ("unknown",)), truth(listed))
