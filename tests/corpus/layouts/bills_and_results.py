"""Files that hold no invoice of the owner: bills of suppliers, profit and loss, purchases, customers with balances."""

from tests.corpus.formats import csv_bytes, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, nothing, shown, xlsx_bytes


@layout
def supplier_bills(business: Business) -> Sample:
    rows: list[list[object]] = [
        columns("Bill Date,Due Date,Bill ID,Vendor Name,Bill Number,PurchaseOrder,Bill Status,Currency Code,SubTotal,"
                "Total,Balance,Item Name,Quantity,Rate")
    ]  # fmt: skip
    rows += [
        [iso(one.issued), iso(one.due), f"4600{one.serial}", f"{one.customer.last} Supply", f"B-{one.serial}", "",
         "Paid" if one.state == "paid" else "Overdue", "USD", plain(one.net), plain(one.total), plain(one.balance),
         line.text, line.quantity, plain(line.unit_net)]
        for one in shown(business.invoices)
        for line in one.lines
    ]  # fmt: skip
    return nothing("Bill.csv", csv_bytes(rows))


@layout
def profit_and_loss(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Fernhill Electric"], ["Profit and Loss"], ["2025"], [], ["", "Jan 2025", "Feb 2025", "Total"],
        ["Income"], ["   Services", 12_000.5, 9_800.25, 21_800.75], ["   Discounts given", -120, -80, -200],
        ["Total Income", 11_880.5, 9_720.25, 21_600.75], ["Expenses"], ["   Fuel", 840, 790, 1_630],
        ["   Wages", 4_000, 4_000, 8_000], ["Total Expenses", 4_840, 4_790, 9_630],
        ["Net Income", 7_040.5, 4_930.25, 11_970.75],
    ]  # fmt: skip
    return nothing("Profit and Loss.xlsx", xlsx_bytes({"Profit and Loss": rows}))


@layout
def vendor_transactions(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Transaction List by Vendor"], ["January - October, 2025"], [],
        columns("Vendor,Date,Transaction type,Num,Posting (Y/N),Memo/Description,Account,Amount"),
    ]  # fmt: skip
    for name in sorted({one.customer.last for one in business.invoices}):
        rows.append([f"{name} Supply"])
        rows += [
            ["", us(one.issued), ("Bill", "Expense", "Bill Payment (Check)")[one.serial % 3], one.serial, "Yes", "",
             "Accounts Payable (A/P)", money(-one.total)]
            for one in business.invoices if one.customer.last == name
        ]  # fmt: skip
    return nothing("vendors.csv", csv_bytes(rows))


@layout
def list_of_customers_with_balances(business: Business) -> Sample:
    people = {one.customer.email: one for one in business.invoices}
    rows: list[list[object]] = [columns("Name,Company,Street Address,City,State,Zip,Phone,Email,Open Balance,Terms")]
    rows += [
        [one.customer.name, one.customer.company, one.customer.street, "Elmswick", "NH", "03999", one.customer.phone,
         email, plain(one.balance), "Net 30"]
        for email, one in people.items()
    ]  # fmt: skip
    return nothing("Customers.csv", csv_bytes(rows), "customers")
