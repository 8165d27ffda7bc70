"""Sheets in which headings, tabs and side remarks say what no column says."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import Row, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, body, header, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth
from tests.corpus.workbooks import Sheet, cents, xlsx_bytes


@layout
def headings_that_are_the_status(business: Business) -> Sample:
    """One header, and the rows under UNPAID and PAID: no column says it again."""
    unpaid, paid = invoices(business, "open"), invoices(business, "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: money(one.total, sign="$")),
    )
    rows: list[Row] = [header(columns), ["UNPAID"], *body(columns, unpaid), [], ["PAID"], *body(columns, paid)]
    return single(text_file("invoices by status.csv", rows), "invoices", truth([*unpaid, *paid]))


@layout
def tabs_that_are_the_status(business: Business) -> Sample:
    """Rows are cut from one tab and pasted into the other when the money comes."""
    unpaid, paid = invoices(business, "open"), invoices(business, "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: one.issued),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: cents(one.total)),
    )
    book = xlsx_bytes(Sheet("Unpaid", table(columns, unpaid)), Sheet("Paid", table(columns, paid)))
    return single(UploadedFile("Invoices.xlsx", book), "invoices", truth([*unpaid, *paid]))


@layout
def quotes_under_won_lost_and_pending(business: Business) -> Sample:
    groups = {
        "PENDING": quotes(business, "sent"),
        "WON": quotes(business, "approved"),
        "LOST": quotes(business, "declined"),
    }
    columns: Columns[Quote] = (
        ("Quote #", lambda one: one.serial),
        ("Date", lambda one: us(one.created)),
        ("Customer", lambda one: one.customer.name),
        ("Job", lambda one: one.work),
        ("Amount", lambda one: money(one.total, sign="$")),
    )
    rows: list[Row] = [header(columns)]
    for name, block in groups.items():
        rows += [[name], *body(columns, block), []]
    shown = [one for block in groups.values() for one in block]
    return single(text_file("quotes.csv", rows), "quotes", truth((), shown))


@layout
def day_of_payment_or_a_word(business: Business) -> Sample:
    """Under "Date paid" stands what the owner knows of it."""
    shown = invoices(business, "open", "paid")

    def day(one: Invoice) -> str:
        if not one.paid_on:
            return ("", "no", "not yet", "??")[one.serial % 4]
        return "yes" if one.serial % 9 == 0 else f"{one.paid_on:%m/%d/%y}"

    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Invoice date", lambda one: f"{one.issued:%m/%d/%y}"),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: plain(one.total)),
        ("Date paid", day),
    )
    return single(text_file("date paid.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def void_typed_over_the_amount(business: Business) -> Sample:
    shown = invoices(business, "open", "paid", "void")
    columns: Columns[Invoice] = (
        ("Inv. #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: "VOID" if one.state == "void" else plain(one.total)),
        ("Date paid", lambda one: us(paid_on(one))),
    )
    return single(text_file("void amounts.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def transfers_and_cheques_under_payment(business: Business) -> Sample:
    """A Canadian electrician: how and when it was paid, in one column."""
    shown = invoices(business, "open", "paid")

    def payment(one: Invoice) -> str:
        if not one.paid_on:
            return ""
        day = f"{one.paid_on:%b %-d}"
        return (f"e-transfer {day}", f"chq {one.serial % 700}", f"EFT {day}", f"visa {day}")[one.serial % 4]

    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: iso(one.issued)),
        ("Client", lambda one: one.customer.name),
        ("Sub", lambda one: plain(one.net)),
        ("HST 8%", lambda one: plain(one.tax)),
        ("Total (incl. HST)", lambda one: plain(one.total)),
        ("Payment", payment),
    )
    return single(text_file("electric.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def title_in_the_first_cell_of_the_header(business: Business) -> Sample:
    """Above the numbers stands the title of the sheet; counts and averages stand below."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("INVOICES 2025", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: money(one.total, sign="$")),
        ("Paid", lambda one: us(paid_on(one))),
    )
    total = sum(one.total for one in shown)
    below: list[Row] = [[], ["", "", "TTL", money(total, sign="$")]]
    below += [["", "", "Avg invoice", money(total // len(shown), sign="$")], ["", "", "# of invoices", len(shown)]]
    return single(text_file("sheet.csv", [*table(columns, shown), *below]), "invoices", truth(shown))


@layout
def paid_in_full_or_in_part(business: Business) -> Sample:
    """Under "Paid": an amount, or the word for all of it."""
    shown = invoices(business, "open", "partial", "paid")

    def paid(one: Invoice) -> str:
        if one.state == "paid":
            return ("full", "PAID", "paid in full")[one.serial % 3] if one.serial % 4 else plain(one.total)
        return plain(one.received) if one.received else ""

    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Invoice total", lambda one: plain(one.total)),
        ("Paid", paid),
    )
    return single(text_file("painting.csv", table(columns, shown)), "invoices", truth(shown))
