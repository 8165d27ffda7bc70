"""What owners type into their own lists: check numbers, initials, legends, notes and months between the rows."""

from itertools import groupby

from tests.corpus.formats import Row, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, body, header, invoices, paid_on, single, table, text_file
from tests.corpus.truth import truth


def _short(day: object) -> str:
    return f"{day:%m/%d/%y}".lstrip("0") if day else ""


@layout
def check_number_is_the_only_sign(business: Business) -> Sample:
    """A check number, or how it was paid otherwise: whoever has none has not paid."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Inv #", lambda one: one.serial),
        ("Date", lambda one: _short(one.issued)),
        ("Customer", lambda one: one.customer.last),
        ("Job", lambda one: one.work),
        ("Amt", lambda one: money(one.total, sign="$")),
        ("Ck #", lambda one: (str(4000 + one.serial), "cash", "CC", "Zelle")[one.serial % 4] if one.received else ""),
    )
    return single(text_file("plumbing inv.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def paid_with_day_check_and_initials(business: Business) -> Sample:
    """Everything about the payment in one column, also what was done instead."""
    shown = invoices(business, "open", "paid")

    def note(one: Invoice) -> str:
        if not one.paid_on:
            return ("", "??", "sent 2x", "called - JT", "sent reminder")[one.serial % 5]
        day = f"{one.paid_on.month}/{one.paid_on.day}"
        return (f"pd {day} ck {one.serial + 300} JT", f"PAID {day}", f"Pd cash {day}", "paid - RM")[one.serial % 4]

    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Billed", lambda one: us(one.issued)),
        ("Name", lambda one: one.customer.name),
        ("Address", lambda one: one.customer.street),
        ("Total", lambda one: money(one.total)),
        ("Paid?", note),
    )
    return single(text_file("Electric 2025.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def months_notes_and_a_colour_legend(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Inv. No.", lambda one: one.serial),
        ("Inv. Date", lambda one: us(one.issued)),
        ("Client", lambda one: one.customer.name),
        ("Description of Work", lambda one: one.work),
        ("Invoice Amt.", lambda one: money(one.total, sign="$")),
        ("Rec'd", lambda one: money(one.received, sign="$") if one.received else ""),
        ("Bal.", lambda one: money(one.balance, sign="$") if one.balance else "-"),
    )
    rows: list[Row] = [["Evergreen Lawn - 2025 billing"], [], header(columns)]
    for month, block in groupby(shown, key=lambda one: f"{one.issued:%B}".upper()):
        rows += [[month], *body(columns, block), ["", "", "", "*** mower in the shop, 2 days lost ***"], []]
    rows += [["Total", "", "", "", money(sum(one.total for one in shown), sign="$")]]
    rows += [
        [],
        ["Green = paid"],
        ["Yellow = partial, call again"],
        ["Red = lien filed 6/12/2025"],
        ["updated 10/04/25 by KM"],
    ]
    return single(text_file("billing.csv", rows), "invoices", truth(shown))


@layout
def subtotals_of_a_spreadsheet_per_customer(business: Business) -> Sample:
    """The subtotal function of a spreadsheet: a row "<name> Total" after each customer, a "Grand Total"."""
    shown = sorted(invoices(business, "open", "paid"), key=lambda one: one.customer.name)
    columns: Columns[Invoice] = (
        ("Customer", lambda one: one.customer.name),
        ("Invoice Number", lambda one: one.serial),
        ("Invoice Date", lambda one: us(one.issued)),
        ("Amount", lambda one: plain(one.total)),
        ("Open Amount", lambda one: plain(one.balance)),
    )
    rows: list[Row] = [header(columns)]
    for name, block in groupby(shown, key=lambda one: one.customer.name):
        ones = list(block)
        sums = [plain(sum(one.total for one in ones)), plain(sum(one.balance for one in ones))]
        rows += [*body(columns, ones), [f"{name} Total", "", "", *sums]]
    rows += [["Grand Total", "", "", plain(sum(one.total for one in shown)), plain(sum(one.balance for one in shown))]]
    return single(text_file("subtotals.csv", rows), "invoices", truth(shown))


@layout
def sums_above_the_header(business: Business) -> Sample:
    """What the owner wants to see first stands first, beside a frozen column of row numbers."""
    shown = invoices(business, "open", "paid", "void")
    words = {"open": "not yet", "paid": "yes", "void": "VOID"}
    columns: Columns[Invoice] = (
        ("#", lambda one: one.serial - 1000),
        ("Invoice No.", lambda one: f"B-{one.serial}"),
        ("Date sent", lambda one: us(one.issued)),
        ("Homeowner", lambda one: one.customer.name),
        ("Phone", lambda one: one.customer.phone),
        ("Total $", lambda one: plain(one.total)),
        ("Paid yet?", lambda one: words[one.state]),
    )
    out = money(sum(one.total for one in shown if one.state == "open"), sign="$")
    above: list[Row] = [["", "Total billed YTD", "", money(sum(one.total for one in shown), sign="$")],
                        ["", "Still out", "", out], ["", "Last invoice #", "", "B-1060"], []]  # fmt: skip
    return single(text_file("sums first.csv", [*above, *table(columns, shown)]), "invoices", truth(shown))


@layout
def four_invoices_of_a_painter(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")[:4]
    columns: Columns[Invoice] = (
        ("Client", lambda one: one.customer.last),
        ("Inv", lambda one: one.serial),
        ("Sent", lambda one: _short(one.issued)),
        ("Amount", lambda one: f"{one.total / 100:g}"),
        ("Rec'd", lambda one: _short(paid_on(one))),
    )
    return single(text_file("Painting.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def paid_with_and_no_numbers(business: Business) -> Sample:
    """A landscaper: one line per visit, how it was paid, no number."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Address", lambda one: one.customer.street),
        ("Service", lambda one: one.work),
        ("Price", lambda one: plain(one.net)),
        ("Tax 8%", lambda one: plain(one.tax)),
        ("Invoice Total", lambda one: plain(one.total)),
        ("Paid with", lambda one: ("check", "cash", "Venmo")[one.serial % 3] if one.state == "paid" else ""),
    )
    return single(text_file("Lawn invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def days_without_a_year_under_a_titled_year(business: Business) -> Sample:
    """A spreadsheet shows 3/14 as 14-Mar and saves what it shows; the title names the year."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Inv #", lambda one: one.serial),
        ("Date", lambda one: f"{one.issued.day}-{one.issued:%b}"),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: money(one.total, sign="$")),
        ("Paid", lambda one: "x" if one.state == "paid" else ""),
    )
    rows: list[Row] = [["Invoices 2025"], *table(columns, shown)]
    return single(text_file("Invoices 2025.csv", rows), "invoices", truth(shown))
