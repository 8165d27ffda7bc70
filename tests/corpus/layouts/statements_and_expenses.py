"""Files of the same tools that hold no invoice of the owner's: statements, bills, expenses, payroll, lists."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, nothing, shown, who, xlsx_bytes


@layout
def card_statement(business: Business) -> Sample:
    rows: list[list[object]] = [["Transaction Date", "Post Date", "Description", "Category", "Type", "Amount", "Memo"]]
    rows += [
        [us(pay.day), us(pay.day + timedelta(1)), "SUPPLY HOUSE 0042", "Home", "Sale", plain(-pay.amount), ""]
        for pay in business.payments
    ]
    rows.append(["09/30/2025", "09/30/2025", "Payment Thank You-Mobile", "", "Payment", "2400.00", ""])
    return nothing("Card9910_Activity.csv", csv_bytes(rows))


@layout
def german_bank_statement(business: Business) -> Sample:
    """Customers' transfers name invoice numbers in their text: money received, no invoices."""
    rows: list[list[object]] = [
        ["Auftragskonto", "Buchungstag", "Valutadatum", "Buchungstext", "Verwendungszweck",
         "Beguenstigter/Zahlungspflichtiger", "Kontonummer/IBAN", "BIC (SWIFT-Code)", "Betrag", "Waehrung", "Info"]
    ]  # fmt: skip
    rows += [
        ["DE00100000000000000000", f"{pay.day:%d.%m.%y}", f"{pay.day:%d.%m.%y}", "GUTSCHRIFT",
         f"Rechnung {pay.invoice.serial}", pay.invoice.customer.name, "DE00200000000000000000", "XXXXDEFFXXX",
         money(pay.amount if at % 3 else -pay.amount, thousands="", decimal=","), "EUR", "Umsatz gebucht"]
        for at, pay in enumerate(business.payments)
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="cp1252", quote_all=True)
    return nothing("umsaetze.csv", data, "unknown", "payments")


@layout
def bank_statement_without_header(business: Business) -> Sample:
    """Five columns and no header, as one large bank writes them."""
    rows = [[us(pay.day), plain(-pay.amount), "*", "", "PURCHASE AUTHORIZED 4471"] for pay in business.payments]
    return nothing("Checking1.csv", csv_bytes(rows, quote_all=True))


@layout
def british_bank_statement(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Transaction Date", "Transaction Type", "Sort Code", "Account Number", "Transaction Description",
         "Debit Amount", "Credit Amount", "Balance"]
    ]  # fmt: skip
    balance = 500_000
    for pay in business.payments:
        balance += pay.amount
        text = f"INV {pay.invoice.serial}"
        rows.append([eu(pay.day, "/"), "FPI", "'00-00-00", "00000000", text, "", plain(pay.amount), plain(balance)])
    return nothing("statement.csv", csv_bytes(rows), "unknown", "payments")


@layout
def wave_accounting(business: Business) -> Sample:
    """Every entry of the ledger, twice: with the customer and the invoice's number, yet no invoices list."""
    header = columns(
        "Transaction ID,Transaction Date,Account Name,Transaction Description,Transaction Line Description,"
        "Amount (One column), ,Debit Amount (Two Column Approach),Credit Amount (Two Column Approach),"
        "Other Accounts for this Transaction,Customer,Vendor,Invoice Number,Bill Number,Notes / Memo,"
        "Amount Before Sales Tax,Sales Tax Amount,Sales Tax Name,Transaction Date Added,"
        "Transaction Date Last Modified,Account Group,Account Type,Account ID"
    )
    rows: list[list[object]] = [header]
    for one in shown(business.invoices, without=("draft", "void")):
        for account, group, cents in (("Accounts Receivable", "Asset", one.total), ("Sales", "Income", -one.total)):
            rows.append([
                f"24030374{one.serial}", iso(one.issued), account, f"Invoice {one.serial}", one.work, plain(cents), "",
                plain(cents) if cents > 0 else "", plain(-cents) if cents < 0 else "", "Sales", who(one.customer), "",
                one.serial, "", "", plain(abs(cents)), "", "", iso(one.issued), iso(one.issued), group, group, "",
            ])  # fmt: skip
    return nothing("accounting.csv", csv_bytes(rows), "unknown", "payments")


@layout
def expense_report(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Timestamp", "Merchant", "Amount", "MCC", "Category", "Tag", "Description", "Reimbursable",
         "Original Currency", "Original Amount", "Receipt"]
    ]  # fmt: skip
    rows += [
        [f"{pay.day} 00:00:00", "Fuel Stop", plain(pay.amount), "5541", "Fuel", "", "", "yes", "USD", plain(pay.amount),
         f"https://example.com/receipts/{at}"]
        for at, pay in enumerate(business.payments)
    ]  # fmt: skip
    return nothing("expenses.csv", csv_bytes(rows), "unknown")


@layout
def payroll_register(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Payroll Journal"], ["Pay period: 01/01/2025 - 09/30/2025"], [],
        ["Employee", "Pay date", "Regular hours", "Gross pay", "Federal tax", "Net pay", "Check #", "Status"],
    ]  # fmt: skip
    rows += [
        [pay.invoice.customer.name, us(pay.day), 40, money(pay.amount), money(pay.amount // 10),
         money(pay.amount - pay.amount // 10), 2000 + at, "Paid"]
        for at, pay in enumerate(business.payments)
    ]  # fmt: skip
    return nothing("payroll.csv", csv_bytes(rows))


@layout
def price_list(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Item Name", "SKU", "Description", "Unit", "Rate", "Purchase Rate", "Tax Percentage", "Status", "Created date"]
    ]
    rows += [
        [line.text, f"SKU-{one.serial}", line.text, "each", plain(line.unit_net), plain(line.unit_net // 2), "8",
         "Active", iso(one.issued)]
        for one in business.invoices
        for line in one.lines
    ]  # fmt: skip
    return nothing("Item.csv", csv_bytes(rows))


@layout
def chart_of_accounts(business: Business) -> Sample:
    names = ("Checking", "Accounts Receivable", "Sales", "Discounts", "Fuel", "Rent", "Insurance", "Wages", "Tools")
    rows: list[list[object]] = [["Account #", "Account", "Type", "Detail type", "Description", "Balance"]]
    rows += [[1000 + 10 * at, name, "Income", "Service", "", money(12_345 * at)] for at, name in enumerate(names)]
    return nothing("accounts.xlsx", xlsx_bytes({"Sheet1": rows}))


@layout
def time_entries(business: Business) -> Sample:
    """Hours by client and project, with amounts: work that may be invoiced some day."""
    rows: list[list[object]] = [
        ["Date", "Client", "Project", "Project Code", "Task", "Notes", "Hours", "Billable?", "Invoiced?", "First Name",
         "Last Name", "Billable Rate", "Billable Amount", "Cost Rate", "Currency"]
    ]  # fmt: skip
    rows += [
        [iso(one.issued), who(one.customer), one.work, "", "Labor", "", line.quantity, "Yes", "No", "Rae", "Ostervane",
         plain(line.unit_net), plain(line.net), "", "US Dollar - USD"]
        for one in business.invoices
        for line in one.lines
    ]  # fmt: skip
    return nothing("harvest_time_report.csv", csv_bytes(rows), "unknown", "jobs")
