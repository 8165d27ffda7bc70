"""Lists that an owner sends along and that hold no invoice and no quote: they add nothing."""

from itertools import groupby

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, invoices, table, text_file
from tests.corpus.truth import truth

_INVOICES: Columns[Invoice] = (
    ("Invoice #", lambda one: one.serial),
    ("Invoice date", lambda one: us(one.issued)),
    ("Customer", lambda one: one.customer.name),
    ("Total", lambda one: plain(one.total)),
    ("Balance", lambda one: plain(one.balance)),
)


def _beside(business: Business, name: str, rows: list[list[object]], *categories: str) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    files = (text_file("invoices.csv", table(_INVOICES, shown)), text_file(name, rows))
    return Sample(files, (("invoices",), categories), truth(shown))


@layout
def aging_summary_by_customer(business: Business) -> Sample:
    rows: list[list[object]] = [["A/R Aging Summary"], [], ["Customer", "Current", "1-30", "31-60", "Over 60", "Total"]]
    rows += [
        [one.customer.name, plain(one.balance), "0.00", "0.00", "0.00", plain(one.balance)]
        for one in invoices(business, "open")
    ]
    return _beside(business, "aging summary.csv", rows, "unknown", "customers")


@layout
def sales_by_month(business: Business) -> Sample:
    rows: list[list[object]] = [["Month", "# of invoices", "Invoiced", "Sales tax", "Collected", "Outstanding"]]
    for month, group in groupby(invoices(business), key=lambda one: f"{one.issued:%B %Y}"):
        own = list(group)
        total, tax = sum(one.total for one in own), sum(one.tax for one in own)
        rows.append([month, len(own), money(total), money(tax), money(total // 2), money(total - total // 2)])
    return _beside(business, "sales by month.csv", rows, "unknown")


@layout
def paychecks_beside_invoices(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Pay date", "Employee", "Check #", "Hours", "Gross pay", "Taxes", "Net pay", "Status"],
    ]
    rows += [
        [
            us(one.issued),
            "Kit Hexamore",
            900 + one.serial,
            "40.00",
            plain(120_000),
            plain(24_000),
            plain(96_000),
            "Paid",
        ]
        for one in invoices(business)
    ]
    return _beside(business, "payroll.csv", rows, "unknown", "payments")


@layout
def expenses_by_job(business: Business) -> Sample:
    rows: list[list[object]] = [["Date", "Merchant", "Category", "Job", "Receipt #", "Amount", "Paid with"]]
    rows += [
        [us(one.issued), "Pine Court Supply", "Materials", one.work, one.serial * 7, plain(one.net // 5), "Visa 1111"]
        for one in invoices(business)
    ]
    return _beside(business, "expenses.csv", rows, "unknown", "payments")


@layout
def job_profit(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Job #", "Job name", "Customer", "Status", "Revenue", "Labor", "Materials", "Profit", "Margin"]
    ]
    rows += [
        [
            one.serial + 4000, one.work, one.customer.name, "Closed", money(one.net), money(one.net // 3),
            money(one.net // 4), money(one.net - one.net // 3 - one.net // 4), "41.7%",
        ]
        for one in invoices(business)
    ]  # fmt: skip
    return _beside(business, "job profit.csv", rows, "unknown", "jobs")


@layout
def requests_of_customers(business: Business) -> Sample:
    states = ("New", "Assessment complete", "Converted", "Archived", "Overdue")
    rows: list[list[object]] = [["Client name", "Requested on", "Title", "Property", "Status", "Source", "Assigned to"]]
    rows += [
        [one.customer.name, us(one.created), one.work, one.customer.street, states[one.serial % 5], "Website", "Ada"]
        for one in business.quotes
    ]
    return _beside(business, "requests.csv", rows, "unknown", "jobs", "customers")


@layout
def service_agreements(business: Business) -> Sample:
    """A yearly agreement has a price, a start and a state; nobody was billed by this list."""
    states = ("Active", "Expired", "Cancelled")
    rows: list[list[object]] = [
        ["Agreement #", "Customer", "Plan", "Start date", "Renewal date", "Visits left", "Annual price", "Status"],
    ]
    rows += [
        [
            f"SA-{one.serial}", one.customer.name, "Gold", us(one.created), us(one.created.replace(year=2026)),
            one.serial % 3, plain(one.net), states[one.serial % 3],
        ]
        for one in business.quotes
    ]  # fmt: skip
    return _beside(business, "agreements.csv", rows, "unknown", "jobs")


@layout
def equipment_at_customers(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Customer", "Address", "Equipment", "Make", "Model #", "Serial #", "Installed on", "Warranty expires"],
    ]
    rows += [
        [
            one.customer.name, one.customer.street, "Heat pump", "Acme", f"HP{one.serial}", f"SN{one.serial * 99}",
            us(one.issued), us(one.issued.replace(year=2035, day=1)),
        ]
        for one in invoices(business)
    ]  # fmt: skip
    return _beside(business, "equipment.csv", rows, "unknown", "customers", "jobs")
