"""Tools whose headers are German, French, Spanish or Dutch, with the numbers and files of those countries."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, eu, money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth


def _de(cents: int) -> str:
    return money(cents, thousands=".", decimal=",")


def _fr(cents: int) -> str:
    return money(cents, thousands="\u202f", decimal=",")


@layout
def sevdesk_rechnungen(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    words = {"draft": "Entwurf", "void": "Storniert", "open": "Offen", "partial": "Teilbezahlt", "paid": "Bezahlt"}
    rows: list[list[object]] = [
        ["Rechnungsnummer", "Rechnungstyp", "Rechnungsdatum", "Kunde", "Betreff", "Zahlungsziel", "Fällig am", "Status",
         "Währung", "Nettobetrag", "USt.", "Bruttobetrag", "Offener Betrag", "Bezahlt am"]
    ]  # fmt: skip
    rows += [
        [
            f"{'GS' if one.kind == 'credit_note' else 'RE'}-{one.serial}",
            "Gutschrift" if one.kind == "credit_note" else "Rechnung", eu(one.issued), who(one.customer), one.work,
            "30", eu(one.due), words[one.state], "EUR", _de(signed(one, one.net)), _de(signed(one, one.tax)),
            _de(signed(one, one.total)), _de(one.balance), eu(one.paid_on) if one.state == "paid" else "",
        ]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="utf-8-sig", quote_all=True)
    return one_file("Rechnungen.csv", data, "invoices", truth(listed, currency="EUR"))


@layout
def billomat_angebote(business: Business) -> Sample:
    listed = offered(business.quotes, expired="sent")
    words = {
        "draft": "Entwurf", "sent": "Offen", "approved": "Gewonnen", "declined": "Verloren", "void": "Storniert",
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Angebotsnummer", "Kundennummer", "Kunde", "Datum", "Gültig bis", "Status", "Gesamt netto", "Gesamt brutto",
         "Währung"]
    ]  # fmt: skip
    rows += [
        [f"AN{one.serial}", f"KD{one.serial % 14}", who(one.customer), eu(one.created),
         eu(one.created + timedelta(30)), "Abgerechnet" if one.invoice_serial else words[one.state],
         f"{_de(one.net)} €", f"{_de(one.total)} €", "EUR"]
        for one in listed
    ]  # fmt: skip
    data = b"sep=;\r\n" + csv_bytes(rows, delimiter=";", encoding="cp1252")
    return one_file("Angebote.csv", data, "quotes", truth(quotes=listed, currency="EUR"))


@layout
def evoliz_factures(business: Business) -> Sample:
    """A title above, a row of totals below, "Réglée" or not."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    words = {"open": "Non réglée", "partial": "Partiellement réglée", "paid": "Réglée"}
    rows: list[list[object]] = [
        ["Liste des factures", "", "", "", "", "", "", "", ""], ["Du 01/01/2025 au 31/10/2025", *[""] * 8], [],
        ["N° facture", "Date", "Échéance", "Client", "Total HT", "TVA", "Total TTC", "Réglé", "État"],
    ]  # fmt: skip
    rows += [
        [f"F{one.serial}", eu(one.issued, "/"), eu(one.due, "/"), who(one.customer), _fr(one.net), _fr(one.tax),
         _fr(one.total), _fr(one.received), words[one.state]]
        for one in listed
    ]  # fmt: skip
    sums = [sum(one.net for one in listed), sum(one.tax for one in listed), sum(one.total for one in listed)]
    rows.append(["Total", "", "", "", *map(_fr, sums), _fr(sum(one.received for one in listed)), ""])
    return one_file("evoliz.csv", csv_bytes(rows, delimiter=";", encoding="utf-8-sig"), "invoices", truth(listed))


@layout
def holded_facturas(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off", "refunded"))
    words = {
        "draft": "Borrador", "void": "Anulada", "open": "Vencida", "partial": "Parcialmente pagada", "paid": "Pagada",
    }  # fmt: skip
    rows: list[list[object]] = [
        ["Fecha", "Num", "Cliente", "Descripción", "Vencimiento", "Subtotal", "IVA", "Total", "Cobrado", "Pendiente",
         "Moneda", "Estado"]
    ]  # fmt: skip
    rows += [
        [one.issued, "" if one.state == "draft" else f"F25{one.serial}", who(one.customer), one.work, one.due,
         one.net / 100, one.tax / 100, one.total / 100, one.received / 100, one.balance / 100, "EUR", words[one.state]]
        for one in listed
    ]  # fmt: skip
    data = xlsx_bytes({"Facturas": rows})
    return one_file("Facturas.xlsx", data, "invoices", truth(listed, currency="EUR"))
