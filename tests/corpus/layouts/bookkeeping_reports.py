"""Reports of bookkeeping programs in the United States, Canada, the United Kingdom and of payment services."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, one_file, shown, signed, who
from tests.corpus.truth import truth


@layout
def online_collections(business: Business) -> Sample:
    """The customer with a phone number above what is past due, by the day it was due."""
    listed = shown(business.invoices, without=("draft", "void", "paid", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Collections Report"], ["Fernhill Services LLC"], ["As of October 4, 2025"], [],
        ["", *columns("Date,Transaction type,Num,Due date,Past due,Amount,Open balance")],
    ]  # fmt: skip
    for name in sorted({who(one.customer) for one in listed}):
        own = [one for one in listed if who(one.customer) == name]
        rows.append([f"{name}  {own[0].customer.phone}"])
        rows += [
            ["", us(one.issued), "Invoice", one.serial, us(one.due), 12, money(one.total), money(one.balance)]
            for one in own
        ]
        rows.append([f"Total for {name}", *[""] * 5, f"${money(sum(one.total for one in own))}",
                     f"${money(sum(one.balance for one in own))}"])  # fmt: skip
    rows += [["TOTAL", *[""] * 5, f"${money(sum(one.total for one in listed))}", "$1.00"], [], [],
             ["Saturday, October 4, 2025 09:12 AM GMT-04:00"]]  # fmt: skip
    return one_file("Collections Report.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def online_list_in_canadian_french(business: Business) -> Sample:
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Liste des factures par date"], ["Services Larkspur inc."], ["janvier - octobre 2025"], [],
        columns("Date,Type d'opération,N°,Nom,Note/Description,Date d'échéance,Montant,Solde impayé"),
    ]  # fmt: skip
    rows += [
        [eu(one.issued, "/"), "Facture", one.serial, who(one.customer), one.work, eu(one.due, "/"),
         money(one.total, thousands="\u00a0", decimal=","), money(one.balance, thousands="\u00a0", decimal=",")]
        for one in listed
    ]  # fmt: skip
    rows.append(
        ["TOTAL", *[""] * 5, money(sum(one.total for one in listed), thousands="\u00a0", decimal=",") + " $", ""]
    )
    return one_file("Liste des factures.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def british_invoices_with_settled_days(business: Business) -> Sample:
    listed = shown(business.invoices, without=("partial",))
    words = {"draft": "Draft", "void": "Cancelled", "open": "Sent", "paid": "Paid", "written_off": "Written Off",
             "refunded": "Refunded"}  # fmt: skip
    rows: list[list[object]] = [
        columns("Internal ID,Invoice Ref,Client ID,Client Name,Issue Date,Term (Days),Currency,Net Total,VAT Total,"
                "Gross Total,Status,Date Settled,Purchase Order,Tags")
    ]  # fmt: skip
    rows += [
        [one.serial * 11, f"{one.serial:06d}", 900 + one.serial % 14, who(one.customer), f"{one.issued:%d %b %Y}", 30,
         "GBP", money(one.net), money(one.tax), money(one.total), words[one.state],
         f"{one.paid_on:%d %b %Y}" if one.paid_on and one.state == "paid" else "", "", "retail"]
        for one in listed
    ]  # fmt: skip
    return one_file("Sales_Invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="GBP"))


@layout
def contractors_register_with_retainage(business: Business) -> Sample:
    """The invoice is what was billed; retainage is a part of it that is paid later."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Ostervane Builders Inc"], ["A/R Invoice Register"], ["From 01/01/25 To 10/04/25"], [],
        columns("Inv No,Inv Date,Cust No,Customer Name,Job No,Job Description,Gross Billed,Retainage Held,Paid To Date,"
                "Open Amount"),
    ]  # fmt: skip
    rows += [
        [one.serial, f"{one.issued:%m/%d/%y}", f"C{one.serial % 14:03d}", who(one.customer), f"25-{one.serial % 9:03d}",
         one.work, money(one.total), money(one.total // 10 if one.balance else 0), money(one.received),
         money(one.balance)]
        for one in listed
    ]  # fmt: skip
    rows.append(["Report Totals", *[""] * 5, money(sum(one.total for one in listed)), "", "", ""])
    return one_file("AR Register.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def ledger_program_aged_detail(business: Business) -> Sample:
    """Customer and contact lead the rows of the first document; ages are columns whose sum is the amount due."""
    listed = shown(business.invoices, without=("draft", "void", "paid", "partial", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Fernhill Services LLC"], ["Aged Receivables"], ["As of Oct 4, 2025"], [],
        columns("Customer ID,Customer,Contact,Telephone 1,Date,Date Due,Invoice/CM #,0 - 30,31 - 60,61 - 90,"
                "Over 90 days,Amount Due"),
    ]  # fmt: skip
    for one in listed:
        ages: list[object] = ["", "", "", ""]
        ages[one.serial % 4] = money(one.balance)
        rows.append([f"C{one.serial % 14}", who(one.customer), one.customer.first, one.customer.phone,
                     f"{one.issued:%-m/%-d/%y}", f"{one.due:%-m/%-d/%y}", one.serial, *ages,
                     money(one.balance)])  # fmt: skip
    rows.append(["Report Total", *[""] * 6, "1.00", "2.00", "3.00", "4.00", money(sum(one.balance for one in listed))])
    return one_file("Aged Receivables.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def bookkeepers_sales_with_credits(business: Business) -> Sample:
    """Credit notes have positive amounts and a type of two letters; a receipt is another row."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"), notes=True)
    rows: list[list[object]] = [
        columns("Type,Account Reference,Name,Nominal A/C Ref,Department,Date,Reference,Details,Net Amount,Tax Code,"
                "Tax Amount,Gross Amount,Amount Paid,Outstanding")
    ]  # fmt: skip
    for one in listed:
        kind = "SC" if one.kind == "credit_note" else "SI"
        rows.append([kind, f"A{one.serial % 14:03d}", who(one.customer), 4000, 1, eu(one.issued, "/"), one.serial,
                     one.work, plain(one.net), "T1", plain(one.tax), plain(one.total), plain(one.received),
                     plain(one.balance)])  # fmt: skip
    rows += [
        ["SR", "A001", who(pay.invoice.customer), 1200, 1, eu(pay.day, "/"), "BACS", "Sales Receipt",
         plain(pay.amount), "T9", "0.00", plain(pay.amount), plain(pay.amount), "0.00"]
        for pay in business.payments
    ]  # fmt: skip
    return one_file("transactions.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def direct_debits(business: Business) -> Sample:
    rows: list[list[object]] = [
        columns("id,created_at,charge_date,amount,description,currency,status,amount_refunded,reference,"
                "links.mandate,links.payout,customers.given_name,customers.family_name")
    ]  # fmt: skip
    rows += [
        [f"PM{pay.invoice.serial:08d}", f"{pay.day}T08:00:00.000Z", iso(pay.day), plain(pay.amount),
         f"INV-{pay.invoice.serial}", "GBP", "paid_out", "0.00", f"REF{pay.invoice.serial}", "MD001", "PO001",
         pay.invoice.customer.first, pay.invoice.customer.last]
        for pay in business.payments
    ]  # fmt: skip
    return one_file("payments-export.csv", csv_bytes(rows), "payments", truth(gated=True))


@layout
def wallet_activity_in_german(business: Business) -> Sample:
    rows: list[list[object]] = [
        columns("Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Absender E-Mail-Adresse,"
                "Empfänger E-Mail-Adresse,Transaktionscode,Artikelbezeichnung,Rechnungsnummer,Guthaben,"
                "Auswirkung auf Guthaben")
    ]  # fmt: skip
    rows += [
        [eu(pay.day), "10:44:01", "CET", pay.invoice.customer.name, "Website-Zahlung", "Abgeschlossen", "EUR",
         money(pay.amount, thousands=".", decimal=","), "-1,05", money(pay.amount - 105, thousands=".", decimal=","),
         pay.invoice.customer.email, "rae@example.com", f"8AB{pay.invoice.serial}", "", f"{pay.invoice.serial}",
         "1.204,50", "Haben"]
        for pay in business.payments
    ]  # fmt: skip
    data = csv_bytes(rows, quote_all=True, encoding="utf-8-sig")
    return one_file("Download.CSV", data, ("payments", "unknown"), truth(gated=True))


@layout
def till_transactions_beside_estimates_and_invoices(business: Business) -> Sample:
    """Sales of a till, which are no invoices, beside a list of invoices with their parts."""
    listed = shown(business.invoices, without=("written_off", "refunded"), notes=False)
    words = {"draft": "Draft", "void": "Canceled", "open": "Unpaid", "partial": "Partially Paid", "paid": "Paid"}
    sales: list[list[object]] = [
        columns("Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Tax,Tip,Total Collected,Source,Card,Cash,Fees,"
                "Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Description,Customer Name")
    ]  # fmt: skip
    sales += [
        [iso(pay.day), "11:20:44", "Eastern Time (US & Canada)", money(pay.amount, sign="$"), "$0.00",
         money(pay.amount, sign="$"), "$0.00", "$0.00", money(pay.amount, sign="$"), "Register",
         money(pay.amount, sign="$"), "$0.00", "($1.20)", money(pay.amount - 120, sign="$"), f"tx{pay.invoice.serial}",
         f"pm{pay.invoice.serial}", "Visa", "4471", "Till", "Custom amount", pay.invoice.customer.name]
        for pay in business.payments
    ]  # fmt: skip
    bills: list[list[object]] = [
        columns("Sent date,Invoice title,Invoice no.,Recipient,Requested amount,Amount paid,Due,State")
    ]
    bills += [
        [iso(one.issued), one.work, f"{one.serial:06d}", one.customer.name, money(signed(one, one.total), sign="$"),
         money(one.received, sign="$"), iso(one.due), words[one.state]]
        for one in listed
    ]  # fmt: skip
    files = (
        UploadedFile("transactions-2025-01-01-2025-10-04.csv", csv_bytes(sales)),
        UploadedFile("invoices.csv", csv_bytes(bills)),
    )
    return Sample(files, (("payments", "unknown"), ("invoices",)), truth(listed))
