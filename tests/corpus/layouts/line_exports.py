"""Accounting tools whose export has one row per line, with the document repeated on each."""

from datetime import date, timedelta

from tests.corpus.formats import csv_bytes, iso, money, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Line
from tests.corpus.showing import columns, nothing, offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth

_ZOHO = {
    "draft": "Draft", "void": "Void", "open": "Overdue", "partial": "PartiallyPaid", "paid": "Closed",
    "written_off": "Written Off",
}  # fmt: skip


@layout
def zoho_invoices(business: Business) -> Sample:
    """The total and the balance repeated on every line; "Closed" is paid."""
    listed = shown(business.invoices, refunded="paid")
    rows: list[list[object]] = [
        columns(
            "Invoice Date,Invoice ID,Invoice Number,Estimate Number,Invoice Status,Customer Name,Customer ID,Due Date,"
            "Expected Payment Date,PurchaseOrder,Template Name,Currency Code,Exchange Rate,Discount Type,"
            "Entity Discount Percent,Entity Discount Amount,Account,Item Name,Item Desc,Quantity,Usage unit,Item Price,"
            "Discount,Discount Amount,Item Tax,Item Tax %,Item Tax Amount,Item Tax Type,Item Total,SubTotal,"
            "Total,Balance,Shipping Charge,Adjustment,Adjustment Description,Sales person,Notes,Terms & Conditions,"
            "Last Payment Date,Billing City,Billing Country"
        )
    ]
    rows += [
        [
            iso(one.issued), f"4600000000{one.serial}", f"INV-{one.serial:06d}",
            f"EST-{one.quote_serial:06d}" if one.quote_serial else "", _ZOHO[one.state], who(one.customer),
            f"46000000009{one.serial % 13}", iso(one.due), "", "", "Classic", "CAD", "1.00", "entity_level", "0.00",
            "0.000", "Sales", line.text, line.text, f"{line.quantity}.00", "", plain(line.unit_net), "0.00", "0.000",
            "GST", "8", plain(line.tax), "ItemAmount", plain(line.net), plain(one.net), plain(one.total),
            plain(one.balance), "0.00", "0.00", "Adjustment", "", "Thanks for your business.", "",
            iso(one.paid_on), "Elmswick", "Canada",
        ]
        for one in listed
        for line in one.lines
    ]  # fmt: skip
    return one_file("Invoice.csv", csv_bytes(rows, end="\n"), "invoices", truth(listed, currency="CAD"))


@layout
def zoho_quotes(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void",))
    words = {"approved": "accepted", "sent": "sent", "declined": "declined", "expired": "expired", "draft": "draft"}
    rows: list[list[object]] = [
        columns(
            "Quote Date,Quote ID,Quote Number,Quote Status,Customer ID,Expiry Date,SubTotal,Total,"
            "Entity Discount Amount,Notes,Subject,Customer Name,Customer Number,Billing City,Item Name,Item Desc,"
            "Quantity,Item Total,Item Price,Item Tax Amount,Currency Code"
        )
    ]
    rows += [
        [
            iso(one.created), f"427166800000{one.serial}", f"QT-{one.serial:06d}",
            "invoiced" if one.invoice_serial else words[one.state], f"42716680{one.serial % 13}",
            iso(one.created + timedelta(30)), plain(one.net), plain(one.total), "0.00", "", one.work,
            who(one.customer), f"CUS-{one.serial % 13}", "", line.text, line.text, f"{line.quantity}.00",
            plain(line.net), plain(line.unit_net), plain(line.tax), "CAD",
        ]
        for one in listed
        for line in one.lines
    ]  # fmt: skip
    return one_file("Quote.csv", csv_bytes(rows, end="\n"), "quotes", truth(quotes=listed, currency="CAD"))


_XERO = (
    "ContactName,EmailAddress,POAddressLine1,POAddressLine2,POCity,PORegion,POPostalCode,POCountry,InvoiceNumber,"
    "Reference,InvoiceDate,DueDate,PlannedDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,"
    "Description,Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,TrackingName1,TrackingOption1,"
    "Currency,Type,Sent,Status"
)
_XERO_STATUS = {"draft": "Draft", "void": "Voided", "open": "Awaiting Payment", "partial": "Awaiting Payment"}


def _xero_line(one: Invoice, line: Line, kind: str, who_is_it: str) -> list[object]:
    return [
        who_is_it, one.customer.email, one.customer.street, "", "Hollinbeck", "", "ZZ1 9ZZ", "",
        f"{kind[:2].upper()}-{one.serial}", "", f"{one.issued:%d/%m/%Y}", f"{one.due:%d/%m/%Y}", "", plain(one.total),
        plain(one.tax), plain(one.received), plain(one.balance), "", line.text, f"{line.quantity}.0000",
        plain(line.unit_net), "", plain(line.net), "310", "20% (VAT on Expenses)", plain(line.tax), "", "", "GBP", kind,
        "", _XERO_STATUS.get(one.state, "Paid"),
    ]  # fmt: skip


@layout
def xero_bills(business: Business) -> Sample:
    """The same columns as the sales invoices have: only the Type says that these are suppliers' bills."""
    rows = [
        _xero_line(one, line, "Bill", f"{one.customer.last} Supplies")
        for one in shown(business.invoices, written_off="paid", refunded="paid")
        for line in one.lines
    ]
    return nothing("Bills.csv", csv_bytes([columns(_XERO), *rows]), "unknown")


@layout
def xero_import_template(business: Business) -> Sample:
    """The empty form for an import: starred columns and no rows."""
    header = (
        "*ContactName,EmailAddress,POAddressLine1,POCity,PORegion,POPostalCode,POCountry,*InvoiceNumber,Reference,"
        "*InvoiceDate,*DueDate,Total,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,"
        "*TaxType,TaxAmount,TrackingName1,TrackingOption1,Currency,BrandingTheme"
    )
    return nothing("SalesInvoiceTemplate.csv", csv_bytes([header.split(",")]), "invoices", "unknown")


@layout
def xero_receivable_invoice_detail(business: Business) -> Sample:
    """A report: titles, each contact's name alone above its lines, a total below; lines are added up."""
    listed = shown(business.invoices, without=("draft", "void"), notes=True, written_off="paid", refunded="paid")
    rows: list[list[object]] = [
        ["Receivable Invoice Detail"], ["Fernhill Electrical Ltd"], ["1 January 2025 to 31 October 2025"],
        [],
        ["Invoice Date", "Source", "Invoice Number", "Reference", "Description", "Quantity", "Unit Price (ex)", "Tax",
         "Gross (GBP)", "Status"],
    ]  # fmt: skip
    for name in sorted({who(one.customer) for one in listed}):
        own = [one for one in listed if who(one.customer) == name]
        rows += [[], [name]]
        rows += [
            [
                one.issued, "Receivable Credit Note" if one.kind == "credit_note" else "Receivable Invoice",
                f"INV-{one.serial}", "", line.text, line.quantity, line.unit_net / 100,
                signed(one, line.tax) / 100, signed(one, line.gross) / 100,
                "Paid" if one.state == "paid" else "Awaiting payment",
            ]
            for one in own
            for line in one.lines
        ]  # fmt: skip
        total = sum(signed(one, one.total) for one in own)
        rows.append([f"Total {name}", *[None] * 7, total / 100])
    rows += [[], ["Total", *[None] * 7, sum(signed(one, one.total) for one in listed) / 100]]
    data = xlsx_bytes({"Receivable Invoice Detail": rows})
    return one_file("Receivable_Invoice_Detail.xlsx", data, "invoices", truth(listed, currency="GBP"))


@layout
def akaunting_workbook(business: Business) -> Sample:
    """One sheet of invoices, one of their lines, one of what was paid: each document counts once."""
    listed = shown(business.invoices, without=("written_off",), refunded="paid")
    words = {"draft": "draft", "void": "cancelled", "open": "sent", "partial": "partial", "paid": "paid"}
    invoices: list[list[object]] = [
        columns(
            "invoice_number,order_number,status,invoiced_at,due_at,amount,currency_code,currency_rate,category_name,"
            "contact_name,contact_email,contact_tax_number,contact_phone,contact_address,notes,footer"
        )
    ]
    invoices += [
        [
            f"INV-{one.serial:05d}", "", words[one.state], f"{one.issued} 00:00:00", f"{one.due} 00:00:00",
            one.total / 100, "EUR", 1, "Sales", who(one.customer), one.customer.email, "", one.customer.phone,
            one.customer.street, "", "",
        ]
        for one in listed
    ]  # fmt: skip
    items: list[list[object]] = [
        columns("invoice_number,item_name,item_description,item_type,quantity,price,total,tax")
    ]
    items += [
        [f"INV-{one.serial:05d}", line.text, "", "service", line.quantity, line.unit_net / 100, line.net / 100,
         line.tax / 100]
        for one in listed
        for line in one.lines
    ]  # fmt: skip
    paid: list[list[object]] = [columns("invoice_number,paid_at,amount,currency_code,account_name,payment_method")]
    paid += [
        [f"INV-{pay.invoice.serial:05d}", f"{pay.day} 00:00:00", pay.amount / 100, "EUR", "Cash", "offline"]
        for pay in business.payments
        if pay.invoice.state not in ("written_off",)
    ]
    data = xlsx_bytes({"invoices": invoices, "invoice_items": items, "invoice_transactions": paid})
    return one_file("invoices.xlsx", data, "invoices", truth(listed, currency="EUR"))


def _myob_date(day: date) -> str:
    return f"{day.day}/{day:%m/%Y}"


@layout
def myob_sales(business: Business) -> Sample:
    """Tabs, a first line of braces, a blank line after each invoice; what was paid on the first line of each."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"), notes=True)
    header = columns(
        "Co./Last Name\tFirst Name\tAddr 1 - Line 1\tInvoice #\tDate\tCustomer PO\tShip Via\tDelivery Status\t"
        "Description\tAccount #\tAmount\tInc-Tax Amount\tJob\tComment\tJournal Memo\tTax Code\tGST Amount\t"
        "Sale Status\tTerms - Payment is Due\tBalance Due Days\tAmount Paid\tPayment Method",
        "\t",
    )
    rows: list[list[object]] = [["{}"], header]
    for one in listed:
        rows += [
            [
                one.customer.company or one.customer.last, "" if one.customer.company else one.customer.first,
                one.customer.street, f"{one.serial:08d}", _myob_date(one.issued), "", "", "P", line.text, "4-1000",
                money(signed(one, line.net), sign="$"), money(signed(one, line.gross), sign="$"), "", "",
                f"Sale; {who(one.customer)}", "GST", money(signed(one, line.tax), sign="$"), "I", "2", "30",
                money(signed(one, one.received), sign="$"), "",
            ]
            for line in one.lines
        ]  # fmt: skip
        rows.append([])
    data = csv_bytes(rows, delimiter="\t", encoding="cp1252")
    return one_file("SERVSALE.TXT", data, "invoices", truth(listed))
