"""Sheets that people keep by hand: headers in two lines, in capitals, with units, twice, or repeated on every page."""

from itertools import groupby

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, body, header, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


def _dollars(cents: int) -> str:
    return money(cents, sign="$")


@layout
def group_row_above_the_header(business: Business) -> Sample:
    """A row of groups above: "Date" and "Amount" stand twice, and only the group says which is which."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Name", lambda one: one.customer.name),
        ("Phone", lambda one: one.customer.phone),
        ("No.", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Amount", lambda one: plain(one.total)),
        ("Date", lambda one: us(one.paid_on)),
        ("Amount", lambda one: plain(one.received) if one.received else ""),
    )
    groups = ["Customer", "", "Invoice", "", "", "Payment", ""]
    return single(text_file("2025 billing.csv", [groups, *table(columns, shown)]), "invoices", truth(shown))


@layout
def group_row_of_plain_captions(business: Business) -> Sample:
    """A row of groups that adds nothing: the header below it says all."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Customer", lambda one: one.customer.name),
        ("Job", lambda one: one.work),
        ("Invoice #", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Due date", lambda one: us(one.due)),
        ("Date paid", lambda one: us(paid_on(one))),
        ("Total", lambda one: _dollars(one.total)),
        ("Received", lambda one: _dollars(one.received)),
        ("Balance", lambda one: _dollars(one.balance)),
    )
    groups = ["WHO", "", "", "DATES", "", "", "MONEY", "", ""]
    rows = [["Marrowick Landscaping - 2025"], [], groups, *table(columns, shown)]
    return single(text_file("ledger.csv", rows), "invoices", truth(shown))


@layout
def header_split_in_two_rows(business: Business) -> Sample:
    """ "Invoice" over "No.", "Amount" over "Due": one caption broken over two rows."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("No.", lambda one: f"{one.serial}"),
        ("Date", lambda one: us(one.issued)),
        ("Name", lambda one: one.customer.name),
        ("", lambda one: one.work),
        ("Total", lambda one: plain(one.total)),
        ("Paid", lambda one: plain(one.received)),
        ("Due", lambda one: plain(one.balance)),
    )
    above = ["Invoice", "Invoice", "Customer", "Description", "Invoice", "Amount", "Balance"]
    return single(text_file("invoices two line.csv", [above, *table(columns, shown)]), "invoices", truth(shown))


@layout
def header_in_capitals_with_line_breaks_and_units(business: Business) -> Sample:
    """The only place that names the currency is the header."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("INVOICE\nNUMBER", lambda one: one.serial),
        ("INVOICE\nDATE", lambda one: us(one.issued)),
        ("CUSTOMER\nNAME", lambda one: one.customer.name.upper()),
        ("TOTAL\n(USD)", lambda one: money(one.total)),
        ("AMOUNT PAID\n(USD)", lambda one: money(one.received)),
        ("BALANCE DUE\n(USD)", lambda one: money(one.balance)),
    )
    return single(text_file("INVOICES.CSV", table(columns, shown)), "invoices", truth(shown, currency="USD"))


@layout
def header_repeated_on_printed_pages(business: Business) -> Sample:
    """Printed to pages and copied back: the title, the header and a page count return every twenty rows."""
    shown = invoices(business, "open", "partial", "paid", "void")
    words = {"open": "unpaid", "partial": "partly paid", "paid": "paid", "void": "VOID"}
    columns: Columns[Invoice] = (
        ("Inv #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: _dollars(one.total)),
        ("Status", lambda one: words[one.state]),
    )
    rows: list[list[object]] = []
    for page, start in enumerate(range(0, len(shown), 20), start=1):
        rows += [["Invoice register", "", "", "", f"Page {page} of 3"], header(columns)]
        rows += [*body(columns, shown[start : start + 20]), []]
    return single(text_file("printed.csv", rows), "invoices", truth(shown))


@layout
def unnamed_index_and_empty_columns(business: Business) -> Sample:
    """Saved from a data frame: a running number without a name; blank columns and rows between."""
    shown = invoices(business, "open", "partial", "paid")
    numbered = list(enumerate(shown))
    columns: Columns[tuple[int, Invoice]] = (
        ("", lambda one: one[0]),
        ("", lambda one: ""),
        ("Invoice", lambda one: f"A-{one[1].serial}"),
        ("Date", lambda one: us(one[1].issued)),
        ("", lambda one: ""),
        ("Client", lambda one: one[1].customer.name),
        ("Total", lambda one: plain(one[1].total)),
        ("Left to pay", lambda one: plain(one[1].balance)),
        ("", lambda one: ""),
    )
    rows = table(columns, numbered)
    for place in (30, 17, 9):
        rows.insert(place, [""] * len(columns))
    return single(text_file("export (3).csv", rows), "invoices", truth(shown))


@layout
def customer_groups_with_subtotals(business: Business) -> Sample:
    """The customer's name alone above its rows, a subtotal below, a grand total at the end, then a note."""
    shown = sorted(invoices(business, "open", "partial", "paid"), key=lambda one: one.customer.email)
    columns: Columns[Invoice] = (
        ("Customer", lambda one: ""),
        ("Invoice No.", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Amount", lambda one: _dollars(one.total)),
        ("Paid", lambda one: _dollars(one.received)),
        ("Balance", lambda one: _dollars(one.balance)),
    )
    rows: list[list[object]] = [["All invoices by customer"], [], header(columns)]
    for _, group in groupby(shown, key=lambda one: one.customer.email):
        own = list(group)
        rows += [[own[0].customer.name, "", "", "", "", ""], *body(columns, own), _sums("Subtotal", own), []]
    rows += [_sums("GRAND TOTAL", shown), [], ["* paid by card unless noted. Printed 10/20/2025 by Ada"]]
    return single(text_file("by customer.csv", rows), "invoices", truth(shown))


def _sums(caption: str, documents: list[Invoice]) -> list[object]:
    return [
        caption, "", "", _dollars(sum(one.total for one in documents)),
        _dollars(sum(one.received for one in documents)), _dollars(sum(one.balance for one in documents)),
    ]  # fmt: skip


@layout
def month_blocks_with_totals(business: Business) -> Sample:
    """A month's name alone above its rows and a total below; the total's caption stands in the number column."""
    shown = quotes(business, "sent", "approved", "declined", "expired")
    words = {"sent": "open", "approved": "accepted", "declined": "declined", "expired": "expired"}
    columns: Columns[Quote] = (
        ("Quote", lambda one: f"Q{one.serial}"),
        ("Date", lambda one: us(one.created)),
        ("Customer", lambda one: one.customer.name),
        ("Quoted", lambda one: plain(one.total)),
        ("Outcome", lambda one: words[one.state]),
    )
    rows: list[list[object]] = [header(columns)]
    for month, group in groupby(shown, key=lambda one: f"{one.created:%B %Y}"):
        own = list(group)
        total = plain(sum(one.total for one in own))
        rows += [[month.upper()], *body(columns, own), [f"Total {month}", "", f"{len(own)} quotes", total, ""], []]
    return single(text_file("quotes 2025.csv", rows), "quotes", truth(quotes=shown))
