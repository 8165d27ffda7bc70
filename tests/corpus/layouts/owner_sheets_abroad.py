"""Lists of craftsmen in German, French and Spanish: retention, cash discount, way of payment, rows of the year."""

from datetime import date

from tests.corpus.formats import Row, eu, money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


def _comma(cents: int) -> str:
    return money(cents, thousands=".", decimal=",")


@layout
def german_craftsman_with_incoming_payment(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("lfd. Nr.", lambda one: one.serial - 1000),
        ("RE-Nr.", lambda one: f"25-{one.serial}"),
        ("RE-Datum", lambda one: eu(one.issued)),
        ("Auftraggeber", lambda one: one.customer.name),
        ("Bauvorhaben", lambda one: one.customer.street),
        ("netto", lambda one: _comma(one.net)),
        ("8% USt", lambda one: _comma(one.tax)),
        ("RE-Betrag", lambda one: _comma(one.total)),
        ("Zahlungsziel", lambda one: eu(one.due)),
        ("Zahlungseingang", lambda one: eu(paid_on(one))),
        ("Mahnung", lambda one: "1. Mahnung" if one.state == "open" and one.serial % 3 == 0 else ""),
    )
    rows: list[Row] = [["Malerbetrieb - Ausgangsrechnungen 2025"], [], *table(columns, shown)]
    rows += [["", "", "", "", "Summe", _comma(sum(one.net for one in shown)), _comma(sum(one.tax for one in shown)),
              _comma(sum(one.total for one in shown))]]  # fmt: skip
    return single(text_file("RA-Buch 2025.csv", rows, delimiter=";", encoding="cp1252"), "invoices", truth(shown))


@layout
def french_craftsman_with_way_of_payment(business: Business) -> Sample:
    def day(value: date | None) -> str:
        return eu(value, "/")

    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("N° fact.", lambda one: f"FA{one.serial}"),
        ("Date fact.", lambda one: day(one.issued)),
        ("Chantier", lambda one: one.customer.street),
        ("Nom du client", lambda one: one.customer.name),
        ("HT", lambda one: _comma(one.net)),
        ("TVA 8 %", lambda one: _comma(one.tax)),
        ("TTC", lambda one: _comma(one.total)),
        ("Acompte / réglé", lambda one: _comma(one.received) if one.received else ""),
        ("Reste dû", lambda one: _comma(one.balance)),
        ("Mode", lambda one: "CHQ" if one.received else ""),
    )
    return single(
        text_file("Suivi factures.csv", table(columns, shown), delimiter=";", encoding="cp1252"),
        "invoices",
        truth(shown),
    )


@layout
def spanish_sole_trader_with_retention(business: Business) -> Sample:
    shown = invoices(business, "open", "paid", "void")
    words = {"open": "NO", "paid": "SÍ", "void": "ANULADA"}
    columns: Columns[Invoice] = (
        ("Núm.", lambda one: f"{one.serial}/25"),
        ("Fecha", lambda one: eu(one.issued, "-")),
        ("Cliente", lambda one: one.customer.name),
        ("NIF", lambda one: f"{40_000_000 + one.serial}X"),
        ("Concepto", lambda one: one.work),
        ("Base", lambda one: _comma(one.net)),
        ("IVA %", lambda one: "8"),
        ("Cuota IVA", lambda one: _comma(one.tax)),
        ("Total fra.", lambda one: _comma(one.total)),
        ("Cobrada", lambda one: words[one.state]),
    )
    return single(text_file("facturas emitidas.csv", table(columns, shown), delimiter=";"), "invoices", truth(shown))


@layout
def german_offers_with_order_given(business: Business) -> Sample:
    words = {"sent": "", "approved": "Auftrag", "declined": "abgelehnt", "expired": "keine Rückmeldung"}
    shown = quotes(business, "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Angebot Nr.", lambda one: f"A{one.serial}"),
        ("vom", lambda one: eu(one.created)),
        ("Interessent", lambda one: one.customer.name),
        ("Arbeiten", lambda one: one.work),
        ("Angebotssumme brutto", lambda one: f"{_comma(one.total)} €"),
        ("Ergebnis", lambda one: words[one.state]),
    )
    return single(text_file("Angebote.csv", table(columns, shown), delimiter=";"), "quotes", truth((), shown))
