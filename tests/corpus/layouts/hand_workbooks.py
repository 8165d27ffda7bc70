"""Workbooks kept by hand: a sheet a month or a customer, hidden parts, formulas, merged headers, mixed days."""

from datetime import date, datetime
from itertools import groupby

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import eu, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, body, header, invoices, paid_on, quotes, single, table
from tests.corpus.truth import truth
from tests.corpus.workbooks import Sheet, cents, ods_bytes, xls_bytes, xlsx_bytes

_EPOCH = date(1899, 12, 30)


def _when(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day) if day else None


_BOOK: Columns[Invoice] = (
    ("Invoice #", lambda one: one.serial),
    ("Date", lambda one: _when(one.issued)),
    ("Customer", lambda one: one.customer.name),
    ("Job", lambda one: one.work),
    ("Total", lambda one: cents(one.total)),
    ("Paid", lambda one: cents(one.received)),
    ("Balance", lambda one: cents(one.balance)),
)


@layout
def sheet_for_each_month(business: Business) -> Sample:
    """A sheet a month with a total that is a formula, and a sheet that sums up the months."""
    shown = [one for one in invoices(business, "open", "partial", "paid") if one.issued.month <= 4]
    sheets = []
    for month, group in groupby(shown, key=lambda one: f"{one.issued:%b %Y}"):
        own = list(group)
        last = len(own) + 3
        total = ["TOTAL", None, None, None, *[f"=SUM({letter}4:{letter}{last})" for letter in "EFG"]]
        sheets.append(Sheet(month, [[f"Invoices {month}"], [], *table(_BOOK, own), total], merged=("A1:G1",)))
    months = [sheet.name for sheet in sheets]
    sums = Sheet("Summary", [["Month", "Billed"], *[[name, f"='{name}'!E9"] for name in months]])
    return single(UploadedFile("2025.xlsx", xlsx_bytes(sums, *sheets)), "invoices", truth(shown))


@layout
def invoices_and_quotes_on_two_sheets(business: Business) -> Sample:
    """Filtered rows are hidden but real; an old hidden sheet is left out; a hidden column is read."""
    billed = invoices(business, "open", "partial", "paid")
    offered = quotes(business, "sent", "approved", "declined")
    words = {"sent": "Open", "approved": "Accepted", "declined": "Declined"}
    columns: Columns[Quote] = (
        ("Quote #", lambda one: one.serial),
        ("Date", lambda one: _when(one.created)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: cents(one.total)),
        ("Status", lambda one: words[one.state]),
    )
    old = [["Invoice #", "Date", "Customer", "Total"], [7, datetime(2019, 3, 4), "Ada Tollgate", 120.5]]
    data = xlsx_bytes(
        Sheet("Invoices", table(_BOOK, billed), hidden_rows=range(5, 12), hidden_columns=("F",)),
        Sheet("Quotes", table(columns, offered)),
        Sheet("old", old, hidden=True),
    )
    return Sample((UploadedFile("book.xlsx", data),), (("invoices", "quotes"),), truth(billed, offered))


@layout
def merged_two_line_header_with_formulas(business: Business) -> Sample:
    """Groups merged over their columns; totals typed as =1200+350 that were never calculated."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("No.", lambda one: f"{one.serial}/25"),
        ("Date", lambda one: _when(one.issued)),
        ("Name", lambda one: one.customer.name),
        ("Street", lambda one: one.customer.street),
        ("Total incl. tax", lambda one: f"={plain(one.net)}+{plain(one.tax)}"),
        ("Paid on", lambda one: _when(paid_on(one))),
    )
    groups = ["Invoice", None, "Customer", None, "Money", None]
    rows = [["Larkspur & Daughters"], [], groups, *table(columns, shown), ["", "", "", "Total", "=SUM(E5:E70)", ""]]
    sheet = Sheet("Sheet1", rows, merged=("A1:F1", "A3:B3", "C3:D3", "E3:F3"))
    return single(UploadedFile("billing 25.xlsx", xlsx_bytes(sheet)), "invoices", truth(shown))


@layout
def three_kinds_of_days_in_one_column(business: Business) -> Sample:
    """Real days, serial numbers and typed text; amounts as numbers and as text; cells with a spreadsheet's error."""
    shown = invoices(business, "open", "paid")

    def day(one: Invoice) -> object:
        return (_when(one.issued), (one.issued - _EPOCH).days, us(one.issued))[one.serial % 3]

    columns: Columns[Invoice] = (
        ("Inv no", lambda one: one.serial),
        ("Inv date", day),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: cents(one.total) if one.serial % 2 else money(one.total, sign="$")),
        ("Status", lambda one: one.state.upper()),
        ("Ratio", lambda one: "#DIV/0!"),
    )
    return single(UploadedFile("mixed.xlsx", xlsx_bytes(Sheet("A", table(columns, shown)))), "invoices", truth(shown))


@layout
def old_german_workbook(business: Business) -> Sample:
    """The old binary format: real days, numbers, a title, an empty first column."""
    words = {"open": "offen", "partial": "teilweise bezahlt", "paid": "bezahlt", "void": "storniert"}
    shown = invoices(business, "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("", lambda one: ""),
        ("Rechnungsnr.", lambda one: one.serial),
        ("Rechnungsdatum", lambda one: one.issued),
        ("Fällig", lambda one: one.due),
        ("Kunde", lambda one: one.customer.name),
        ("Netto", lambda one: cents(one.net)),
        ("USt.", lambda one: cents(one.tax)),
        ("Gesamtbetrag", lambda one: cents(one.total)),
        ("offener Betrag", lambda one: cents(one.balance)),
        ("Status", lambda one: words[one.state]),
    )
    rows = [["", "Rechnungsausgangsbuch 2025"], [], *table(columns, shown)]
    return single(UploadedFile("Ausgang.xls", xls_bytes(Sheet("2025", rows))), "invoices", truth(shown))


@layout
def open_document_with_a_sheet_for_each_customer(business: Business) -> Sample:
    """The customer's name is the sheet's; equal neighbouring cells are stored once with a count."""
    regulars = sorted({one.customer.email for one in business.invoices})[:6]
    shown = [one for one in invoices(business, "open", "paid") if one.customer.email in regulars]
    columns: Columns[Invoice] = (
        ("Date", lambda one: one.issued),
        ("Invoice", lambda one: f"{one.serial}"),
        ("Work", lambda one: one.work),
        ("Amount", lambda one: cents(one.total)),
        ("Open", lambda one: cents(one.balance)),
    )
    sheets = []
    for number, email in enumerate(regulars, start=1):
        own = [one for one in shown if one.customer.email == email]
        total = ["Total", "", "", cents(sum(one.total for one in own)), cents(sum(one.balance for one in own))]
        sheets.append(Sheet(f"Customer {number}", [header(columns), *body(columns, own), ["", "", "", "", ""], total]))
    secret = Sheet("2019", [["Date", "Invoice", "Amount"], [date(2019, 5, 6), "9", 77.0]], hidden=True)
    return single(UploadedFile("customers.ods", ods_bytes(*sheets, secret)), "invoices", truth(shown))


@layout
def book_with_text_days_and_a_note_sheet(business: Business) -> Sample:
    """Everything typed as text, a cover sheet of notes, a list of prices: only the list of quotes counts."""
    shown = quotes(business, "sent", "approved", "declined", "expired")
    words = {"sent": "pending", "approved": "accepted", "declined": "rejected", "expired": "expired"}
    columns: Columns[Quote] = (
        ("Angebot Nr.", lambda one: f"A-{one.serial}"),
        ("Datum", lambda one: eu(one.created)),
        ("Kunde", lambda one: one.customer.name),
        ("Angebotssumme", lambda one: money(one.total, thousands=".", decimal=",") + " EUR"),
        ("Ergebnis", lambda one: words[one.state]),
    )
    notes = [["Angebote 2025"], ["Bitte nur Adas Liste benutzen."], ["Stand:", eu(date(2025, 10, 4))]]
    prices = [["Position", "Preis"], *[[f"Arbeit {n}", f"{40 + n},00"] for n in range(12)]]
    data = xlsx_bytes(Sheet("Hinweise", notes), Sheet("Angebote", table(columns, shown)), Sheet("Preise", prices))
    return single(UploadedFile("Angebote.xlsx", data), "quotes", truth(quotes=shown, currency="EUR"))
