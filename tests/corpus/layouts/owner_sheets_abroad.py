"""Lists of craftsmen in German, French and Spanish: retention, cash discount, way of payment, rows of the year."""

from tests.corpus.formats import Row, eu, money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, invoices, paid_on, single, table, text_file
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
