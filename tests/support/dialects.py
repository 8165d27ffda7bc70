"""The invoices of an invented business, written in any of the ways in which tools and people write lists.

What is written is known line by line, so that it can be told without any reader which documents a broken file still
holds untouched.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.corpus.formats import money
from tests.corpus.records import Invoice, InvoiceState
from tests.support import sheets

ROLES = ("number", "customer", "work", "issued", "due", "total", "balance", "status")


@dataclass(frozen=True, slots=True)
class Language:
    """``headers`` are the words of each role, in the order of ``ROLES``; ``months`` the names in the year's order."""

    headers: tuple[tuple[str, ...], ...]
    words: Mapping[InvoiceState, str]
    months: tuple[str, ...] = ()


def _words(open_: str, partial: str, paid: str, draft: str, void: str, gone: str, back: str) -> dict[InvoiceState, str]:
    return {
        "open": open_, "partial": partial, "paid": paid, "draft": draft, "void": void, "written_off": gone,
        "refunded": back,
    }  # fmt: skip


LANGUAGES = {
    "en": Language(
        (
            ("Invoice #", "InvoiceNumber", "Invoice No.", "Invoice ID"), ("Client", "Customer name", "Bill to"),
            ("Service", "Description"), ("Invoice date", "Issued at", "DATE ISSUED"), ("Due date", "DueDate"),
            ("Total", "Grand total", "Invoice total"), ("Balance", "Amount outstanding", "balance_due"),
            ("Status", "Payment status"),
        ),
        _words("Sent", "Partially paid", "Paid", "Draft", "Voided", "Written off", "Refunded"),
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"),
    ),
    "de": Language(
        (
            ("Rechnungsnummer", "Rechnung Nr."), ("Kunde", "Kundenname"), ("Leistung", "Beschreibung"),
            ("Rechnungsdatum",), ("Fälligkeitsdatum", "Fällig am"), ("Gesamtbetrag", "Bruttobetrag"),
            ("Offener Betrag", "Restbetrag"), ("Status",),
        ),
        _words("offen", "teilweise bezahlt", "bezahlt", "Entwurf", "storniert", "ausgebucht", "erstattet"),
        ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
         "Dezember"),
    ),
    "fr": Language(
        (
            ("N° facture", "Numéro de facture"), ("Client", "Nom du client"), ("Prestation", "Désignation"),
            ("Date de facture", "Date facture"), ("Échéance", "Date d'échéance"), ("Total TTC", "Montant TTC"),
            ("Solde", "Reste à payer"), ("Statut",),
        ),
        _words("Impayée", "partiellement payée", "Payée", "Brouillon", "Annulée", "Irrécouvrable", "Remboursée"),
        ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
         "décembre"),
    ),
    "es": Language(
        (
            ("Nº factura", "Número de factura"), ("Cliente", "Nombre del cliente"), ("Concepto", "Descripción"),
            ("Fecha de factura", "Fecha de emisión"), ("Vencimiento", "Fecha de vencimiento"),
            ("Importe total", "Total"), ("Saldo", "Saldo pendiente"), ("Estado",),
        ),
        _words("Pendiente", "parcialmente pagada", "Pagada", "Borrador", "Anulada", "Incobrable", "Reembolsada"),
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
         "noviembre", "diciembre"),
    ),
}  # fmt: skip
# A strftime pattern, where %B is the month's name in the table's language.
DAYS = (
    "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%y", "%m/%d/%y", "%B %d, %Y", "%d %B %Y", "%Y/%m/%d",
    "%Y-%m-%dT10:30:00Z", "%m/%d/%Y 4:05 PM", "%Y%m%d",
)  # fmt: skip
CODECS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16-le-sig", "utf-16-be-sig", "cp1252")
CONTAINERS = ("text", "xlsx", "ods", "xls")
SIGNS = ("", "$", "€", "USD ", " EUR", "CHF ")
# Thousands mark and decimal sign.
MARKS = ((",", "."), ("", "."), (".", ","), ("", ","), (" ", ","), ("'", "."))
NEGATIVES = ("before", "behind", "parentheses")


@dataclass(frozen=True, slots=True)
class Dialect:
    """``order`` are the roles from left to right. ``breaks`` puts a line break and the delimiter into a cell."""

    language: str = "en"
    names: int = 0
    order: tuple[str, ...] = ROLES
    delimiter: str = ","
    quote_all: bool = False
    end: str = "\r\n"
    codec: str = "utf-8"
    stated: bool = False
    titles: int = 0
    blanks: bool = False
    total: bool = False
    stamp: bool = False
    day: str = "%Y-%m-%d"
    marks: tuple[str, str] = ("", ".")
    sign: str = ""
    negative: str = "before"
    breaks: bool = False
    container: str = "text"


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of a file without their ends; ``documents`` maps the place of a line to the invoice on it."""

    lines: tuple[bytes, ...]
    end: bytes
    mark: bytes
    documents: Mapping[int, Invoice]
    header: int
    dialect: Dialect

    @property
    def data(self) -> bytes:
        return self.mark + b"".join(line + self.end for line in self.lines)


def amount(cents: int, dialect: Dialect) -> str:
    """ "-$1,204.50", "1.204,50- EUR" and the like."""
    thousands, decimal = dialect.marks
    text = money(abs(cents), thousands=thousands, decimal=decimal)
    text = text + dialect.sign if dialect.sign.startswith(" ") else dialect.sign + text
    if cents >= 0:
        return text
    return {"before": f"-{text}", "behind": f"{text}-", "parentheses": f"({text})"}[dialect.negative]


def day_text(day: date, dialect: Dialect) -> str:
    name = LANGUAGES[dialect.language].months[day.month - 1]
    return day.strftime(dialect.day.replace("%B", name))


def signed(invoice: Invoice, cents: int) -> int:
    return -cents if invoice.kind == "credit_note" else cents


def number(invoice: Invoice) -> str:
    return f"R-{invoice.serial}"


def _cells(invoice: Invoice, dialect: Dialect) -> dict[str, str]:
    work = f'{invoice.work}{dialect.delimiter} see "note"{dialect.end}second visit' if dialect.breaks else invoice.work
    return {
        "number": number(invoice),
        "customer": invoice.customer.name,
        "work": work,
        "issued": day_text(invoice.issued, dialect),
        "due": day_text(invoice.due, dialect),
        "total": amount(signed(invoice, invoice.total), dialect),
        "balance": amount(signed(invoice, invoice.balance), dialect),
        "status": LANGUAGES[dialect.language].words[invoice.state],
    }


def header(dialect: Dialect) -> list[str]:
    names = LANGUAGES[dialect.language].headers
    return [(words := names[ROLES.index(role)])[dialect.names % len(words)] for role in dialect.order]


def _table(invoices: Sequence[Invoice], dialect: Dialect) -> tuple[list[list[str]], dict[int, Invoice], int]:
    rows = [[f"Title {n} of Hexamore & Daughters"] for n in range(dialect.titles)] + [[]] * bool(dialect.titles)
    top = len(rows)
    rows.append(header(dialect))
    places: dict[int, Invoice] = {}
    for place, invoice in enumerate(invoices):
        cells = _cells(invoice, dialect)
        places[len(rows)] = invoice
        rows.append([cells[role] for role in dialect.order])
        if dialect.blanks and place % 7 == 3:
            rows.append([])
    if dialect.total:
        rows.append(_footer(invoices, dialect))
    if dialect.stamp:
        rows += [[], [f"Friday, October 3, 2025 07:31 AM - {len(invoices)} rows"]]
    return rows, places, top


def _footer(invoices: Sequence[Invoice], dialect: Dialect) -> list[str]:
    """The word stands in the first column that holds no amount."""
    total = amount(sum(signed(one, one.total) for one in invoices), dialect)
    free = next(role for role in dialect.order if role not in ("total", "balance", "issued", "due"))
    return [{free: "Total", "total": total}.get(role, "") for role in dialect.order]


def write(invoices: Sequence[Invoice], dialect: Dialect) -> Written:
    """The text file; the first line states the delimiter where the dialect says so."""
    rows, places, top = _table(invoices, dialect)
    shift = int(dialect.stated)
    codec = dialect.codec.removesuffix("-sig")
    lines = [f"sep={dialect.delimiter}"] * shift + [_line(row, dialect) for row in rows]
    return Written(
        tuple(line.encode(codec, errors="replace") for line in lines),
        dialect.end.encode(codec),
        "\ufeff".encode(codec) if dialect.codec.endswith("-sig") else b"",
        {place + shift: invoice for place, invoice in places.items()},
        top + shift,
        dialect,
    )


def _line(row: Sequence[str], dialect: Dialect) -> str:
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if dialect.quote_all else csv.QUOTE_MINIMAL
    # A cell with a line end of its own is quoted whatever that is.
    csv.writer(text, delimiter=dialect.delimiter, quoting=quoting, lineterminator="\r\n").writerow(row)
    return text.getvalue().removesuffix("\r\n")


_WORKBOOKS: Mapping[str, Callable[[Mapping[str, sheets.Rows]], bytes]] = {
    "xlsx": sheets.xlsx, "ods": sheets.ods, "xls": sheets.xls,
}  # fmt: skip


def workbook(invoices: Sequence[Invoice], dialect: Dialect) -> bytes:
    """The same table with typed cells: days are days and amounts numbers."""
    rows, places, _ = _table(invoices, dialect)
    typed = [
        list(map(_text, row)) if at not in places else _typed(places[at], row, dialect) for at, row in enumerate(rows)
    ]
    return _WORKBOOKS[dialect.container]({"Sheet": typed})


def _text(cell: str) -> object:
    return cell or None


def _typed(invoice: Invoice, row: Sequence[str], dialect: Dialect) -> list[object]:
    values: dict[str, object] = {
        "issued": invoice.issued,
        "due": invoice.due,
        "total": signed(invoice, invoice.total) / 100,
        "balance": signed(invoice, invoice.balance) / 100,
    }
    return [values.get(role, cell) for role, cell in zip(dialect.order, row, strict=True)]


def content(invoices: Sequence[Invoice], dialect: Dialect) -> bytes:
    """The file in the dialect's container."""
    return write(invoices, dialect).data if dialect.container == "text" else workbook(invoices, dialect)
