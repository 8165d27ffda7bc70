"""How people write amounts, days and numbers, and the rows that nobody can read."""

from dataclasses import replace
from datetime import date, timedelta

from tests.corpus.formats import eu, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, invoices, paid_on, single, table, text_file
from tests.corpus.truth import truth

_EPOCH = date(1899, 12, 30)


def _serial_day(day: date | None) -> object:
    return (day - _EPOCH).days if day else ""


def _mixed_dollars(one: Invoice) -> str:
    """One amount in the four ways that stand in one column when several people type."""
    plainly = money(one.total)
    return (f"$ {plainly}", f"${plainly}", plainly, f"USD {plainly}", plain(one.total))[one.serial % 5]


def _credit(one: Invoice) -> str:
    plainly = money(one.total)
    return (f"{plainly} CR", f"({plainly})", f"{plainly}-", f"-${plainly}")[one.serial % 4]


@layout
def amounts_typed_by_several_people(business: Business) -> Sample:
    shown = [one for one in business.invoices if one.state in ("open", "paid")]
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: f"INV {one.serial}"),
        ("Customer", lambda one: one.customer.name),
        ("Date", lambda one: us(one.issued)),
        ("Total", lambda one: _credit(one) if one.kind == "credit_note" else _mixed_dollars(one)),
        ("Status", lambda one: "credit note" if one.kind == "credit_note" else one.state),
    )
    return single(text_file("all of us.csv", table(columns, shown)), "invoices", truth(shown, currency="USD"))


@layout
def german_amounts_with_a_dash_for_no_cents(business: Business) -> Sample:
    """Headers typed without umlauts; "1.204,-" beside "1.204,50 €"."""

    def whole(cents: int) -> str:
        written = money(cents, thousands=".", decimal=",")
        return f"{written.removesuffix('00')}-" if written.endswith(",00") else f"{written} €"

    shown = [
        replace(one, lines=tuple(replace(line, net=line.net // 100 * 100, tax=0) for line in one.lines), received=0)
        if one.serial % 3 == 0 else replace(one, received=0)
        for one in invoices(business, "open", "paid")
    ]  # fmt: skip
    columns: Columns[Invoice] = (
        ("Rechnungsnummer", lambda one: f"2025-{one.serial}"),
        ("Rechnungsdatum", lambda one: eu(one.issued)),
        ("Faellig", lambda one: eu(one.due)),
        ("Empfaenger", lambda one: one.customer.name),
        ("Betrag in EUR", lambda one: whole(one.total)),
        ("bezahlt am", lambda one: eu(paid_on(one))),
    )
    return single(
        text_file("rechnungsliste.csv", table(columns, shown), delimiter=";"), "invoices", truth(shown, currency="EUR")
    )


@layout
def french_register(business: Business) -> Sample:
    """Thin spaces between thousands, the euro sign behind, days as words with accents."""
    months = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")

    def day(value: date | None) -> str:
        return f"{value.day} {months[value.month - 1]} {value.year}" if value else ""

    def euros(cents: int) -> str:
        return money(cents, thousands="\u202f", decimal=",") + "\u00a0€"

    words = {"open": "En attente", "partial": "Partiellement payée", "paid": "Payée", "void": "Annulée"}
    shown = invoices(business, "open", "partial", "paid", "void")
    columns: Columns[Invoice] = (
        ("N° de facture", lambda one: f"F{one.serial}"),
        ("Client", lambda one: one.customer.name),
        ("Date d’émission", lambda one: day(one.issued)),
        ("Échéance", lambda one: day(one.due)),
        ("Montant HT", lambda one: euros(one.net)),
        ("TVA", lambda one: euros(one.tax)),
        ("Montant TTC", lambda one: euros(one.total)),
        ("Reste à payer", lambda one: euros(one.balance)),
        ("État", lambda one: words[one.state]),
        ("Réglée le", lambda one: day(paid_on(one))),
    )
    return single(
        text_file("factures.csv", table(columns, shown), delimiter=";"), "invoices", truth(shown, currency="EUR")
    )


@layout
def spanish_register(business: Business) -> Sample:
    months = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")

    def day(value: date | None) -> str:
        return f"{value.day:02d}-{months[value.month - 1]}-{value:%y}" if value else ""

    def euros(cents: int) -> str:
        return money(cents, thousands=".", decimal=",")

    words = {"open": "Pendiente de cobro", "partial": "Cobrada parcialmente", "paid": "Cobrada", "draft": "Borrador"}
    shown = invoices(business, "open", "partial", "paid", "draft")
    columns: Columns[Invoice] = (
        ("Nº Factura", lambda one: f"{one.serial:06d}"),
        ("Fecha factura", lambda one: day(one.issued)),
        ("Vencimiento", lambda one: day(one.due)),
        ("Cliente", lambda one: one.customer.name),
        ("Base imponible", lambda one: euros(one.net)),
        ("IVA", lambda one: euros(one.tax)),
        ("Total factura", lambda one: euros(one.total)),
        ("Situación", lambda one: words[one.state]),
    )
    return single(
        text_file("facturas.csv", table(columns, shown), delimiter=";", encoding="cp1252"), "invoices", truth(shown)
    )


@layout
def days_as_spreadsheet_serials(business: Business) -> Sample:
    """Saved as CSV from cells whose date format was lost."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice no", lambda one: f"{one.serial:06d}"),
        ("Invoice date", lambda one: _serial_day(one.issued)),
        ("Due date", lambda one: _serial_day(one.due)),
        ("Client", lambda one: one.customer.name),
        ("Total due", lambda one: plain(one.total)),
        ("Date paid", lambda one: _serial_day(paid_on(one))),
    )
    return single(text_file("invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def rows_that_nobody_can_read(business: Business) -> Sample:
    """Days that do not exist and amounts that are not there: set aside, never guessed, never shifted."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: eu(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Total", lambda one: plain(one.total)),
        ("Status", lambda one: one.state),
    )
    rows = table(columns, shown)
    rows.insert(12, ["2001", "31.02.2025", "Ada Tollgate", "500.00", "open"])
    rows.insert(20, ["2002", "12.05.2025", "Bram Larkspur", "#REF!", "open"])
    rows.insert(28, ["2003", "15.05.2025", "Cleo Hexamore", "TBD", "open"])
    rows.insert(33, ["2004", "########", "Edda St. Clare", "750.00", "paid"])
    return single(text_file("register.csv", rows), "invoices", truth(shown))


@layout
def progress_bills_with_a_suffix(business: Business) -> Sample:
    """1042-1, 1042-2 and 1042-3 are three invoices of one job."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: f"{1000 + (one.serial - 1000) // 3}-{one.serial % 3 + 1}"),
        ("Description", lambda one: f"Progress billing {one.serial % 3 + 1} of 3"),
        ("Customer", lambda one: one.customer.name),
        ("Date", lambda one: us(one.issued)),
        ("Amount", lambda one: money(one.total, sign="$")),
        ("Paid", lambda one: money(one.received, sign="$")),
        ("Balance", lambda one: money(one.balance, sign="$")),
    )
    return single(text_file("progress.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def monthly_files_that_overlap(business: Business) -> Sample:
    """Each file lists what was open or new at the end of its period: the later copy is further along."""
    shown = invoices(business, "open", "paid")
    middle = date(2025, 6, 30)
    early = [one for one in shown if one.issued <= middle]

    def paid_by(one: Invoice, day: date) -> bool:
        return bool(one.state == "paid" and one.paid_on and one.paid_on <= day)

    late = [one for one in shown if one.issued > middle - timedelta(days=20) or not paid_by(one, middle)]

    def columns(day: date) -> Columns[Invoice]:
        return (
            ("Invoice #", lambda one: one.serial),
            ("Date", lambda one: us(one.issued)),
            ("Customer", lambda one: one.customer.name),
            ("Amount", lambda one: plain(one.total)),
            ("Status", lambda one: "Paid" if paid_by(one, day) else "Open"),
        )

    files = (
        text_file("H1.csv", table(columns(middle), early)),
        text_file("Q2-Q3.csv", table(columns(date(2025, 12, 1)), late)),
    )
    return Sample(files, (("invoices",), ("invoices",)), truth(shown))


@layout
def invoices_and_quotes_in_one_list(business: Business) -> Sample:
    """A type column tells them apart; the numbers overlap and are different documents."""
    words = {
        "open": "sent", "partial": "partly paid", "paid": "paid", "sent": "sent", "approved": "accepted",
        "declined": "declined", "expired": "expired",
    }  # fmt: skip
    billed = invoices(business, "open", "partial", "paid")
    offered = [one for one in business.quotes if one.counted]
    rows: list[list[object]] = [["Type", "No.", "Date", "Customer", "Description", "Amount", "Status"]]
    both: list[list[object]] = [
        ["Invoice", one.serial, us(one.issued), one.customer.name, one.work, plain(one.total), words[one.state]]
        for one in billed
    ]
    both += [
        ["Estimate", one.serial + 500, us(one.created), one.customer.name, one.work, plain(one.total), words[one.state]]
        for one in offered
    ]
    rows += sorted(both, key=lambda row: str(row[1]))
    file = text_file("everything.csv", rows)
    return Sample((file,), (("invoices", "quotes"),), truth(billed, offered))
