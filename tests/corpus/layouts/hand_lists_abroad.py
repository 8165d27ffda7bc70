"""Lists of quotes that people keep in French, Spanish and German, and what they call a yes."""

from datetime import date

from tests.corpus.formats import money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Quote
from tests.corpus.tables import Columns, quotes, single, table, text_file
from tests.corpus.truth import truth


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
    return single(
        text_file("presupuestos.csv", table(columns, shown), delimiter=";"),
        "quotes",
        truth(quotes=shown, currency="EUR"),
    )


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
