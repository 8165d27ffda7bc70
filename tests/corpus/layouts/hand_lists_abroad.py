"""Lists of quotes that people keep in French, Spanish and German, and what they call a yes."""

from datetime import date

from tests.corpus.formats import eu, money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Quote
from tests.corpus.tables import Columns, quotes, single, table, text_file
from tests.corpus.truth import truth


def _comma(cents: int) -> str:
    return money(cents, thousands=" ", decimal=",")


@layout
def french_quotes(business: Business) -> Sample:
    words = {
        "draft": "Brouillon", "sent": "En attente", "approved": "Signé", "declined": "Refusé", "expired": "Expiré",
    }  # fmt: skip
    shown = quotes(business, "draft", "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("N° devis", lambda one: f"D-{one.serial}"),
        ("Date", lambda one: eu(one.created, "/")),
        ("Client", lambda one: one.customer.name),
        ("Objet", lambda one: one.work),
        ("Montant HT", lambda one: _comma(one.net)),
        ("Montant TTC", lambda one: _comma(one.total)),
        ("Statut", lambda one: words[one.state]),
        ("Date de signature", lambda one: eu(one.answered if one.state == "approved" else None, "/")),
    )
    return single(
        text_file("devis 2025.csv", table(columns, shown), delimiter=";", encoding="cp1252"),
        "quotes", truth(quotes=shown),
    )  # fmt: skip


@layout
def spanish_quotes(business: Business) -> Sample:
    """The month as a word in full, headers typed without accents."""
    months = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre")
    words = {"sent": "Enviado", "approved": "Aceptado", "declined": "Rechazado", "expired": "Caducado"}
    shown = quotes(business, "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Presupuesto num.", lambda one: f"P{one.serial}"),
        ("Fecha", lambda one: f"{one.created.day} de {months[one.created.month - 1]} de {one.created.year}"),
        ("Cliente", lambda one: one.customer.name),
        ("Trabajo", lambda one: one.work),
        ("Importe total", lambda one: money(one.total, thousands=".", decimal=",") + " €"),
        ("Respuesta", lambda one: words[one.state]),
    )
    return single(text_file("presupuestos.csv", table(columns, shown), delimiter=";"), "quotes", truth(quotes=shown))


@layout
def german_quotes_with_a_yes_or_no(business: Business) -> Sample:
    """A column that only asks whether the job was given; a blank is no answer yet."""
    months = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober")

    def day(value: date) -> str:
        return f"{value.day}. {months[value.month - 1]} {value.year}"

    words = {"sent": "", "approved": "ja", "declined": "nein"}
    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Angebots-Nr.", lambda one: f"{one.serial}/25"),
        ("vom", lambda one: day(one.created)),
        ("Kunde", lambda one: one.customer.name),
        ("Leistung", lambda one: one.work),
        ("Summe brutto", lambda one: money(one.total, thousands=".", decimal=",")),
        ("Auftrag erteilt?", lambda one: words[one.state]),
    )
    return single(text_file("Angebote.csv", table(columns, shown), delimiter=";"), "quotes", truth(quotes=shown))


@layout
def accepted_yes_or_no(business: Business) -> Sample:
    words = {"sent": "", "approved": "Y", "declined": "N"}
    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Estimate #", lambda one: one.serial),
        ("Estimate date", lambda one: f"{one.created.month}/{one.created.day}/{one.created:%y}"),
        ("Customer", lambda one: one.customer.name),
        ("Job description", lambda one: one.work),
        ("Estimate total", lambda one: money(one.total, sign="$")),
        ("Accepted?", lambda one: words[one.state]),
    )
    return single(text_file("estimates.csv", table(columns, shown)), "quotes", truth(quotes=shown))
