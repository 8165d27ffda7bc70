"""Tools whose headers are German, French, Spanish or Dutch, with the numbers and files of those countries."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, eu, iso, money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth


def _de(cents: int) -> str:
    return money(cents, thousands=".", decimal=",")


def _nl(cents: int) -> str:
    return money(cents, thousands="", decimal=",")


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
def lexoffice_belege(business: Business) -> Sample:
    """Sales vouchers in Windows-1252; a correction is told by its kind and has no minus."""
    listed = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    words = {"draft": "Entwurf", "void": "storniert", "open": "überfällig", "partial": "offen", "paid": "bezahlt"}
    rows: list[list[object]] = [
        ["Belegart", "Belegnummer", "Belegdatum", "Fälligkeitsdatum", "Kontakt", "Gesamtbetrag brutto",
         "Offener Betrag", "Währung", "Belegstatus"]
    ]  # fmt: skip
    rows += [
        [
            "Rechnungskorrektur" if one.kind == "credit_note" else "Rechnung", f"RE{one.serial}", eu(one.issued),
            eu(one.due), who(one.customer), _de(one.total), _de(one.balance), "EUR", words[one.state],
        ]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="cp1252")
    return one_file("belege.csv", data, "invoices", truth(listed, currency="EUR"))


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
def fastbill_rechnungen(business: Business) -> Sample:
    """No status: a day of payment, or none; years with two digits."""
    listed = shown(business.invoices, without=("draft", "void", "partial", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Rechnungs-Nr.", "Kunden-Nr.", "Firma", "Vorname", "Nachname", "Rechnungsdatum", "Fälligkeit", "Netto",
         "MwSt.", "Brutto", "Bezahlt am"]
    ]  # fmt: skip
    rows += [
        [one.serial, one.serial % 14, one.customer.company, one.customer.first, one.customer.last,
         f"{one.issued:%d.%m.%y}", f"{one.due:%d.%m.%y}", _de(one.net), _de(one.tax), _de(one.total),
         f"{one.paid_on:%d.%m.%y}" if one.paid_on else ""]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="cp1252")
    return one_file("rechnungen_2025.csv", data, "invoices", truth(listed))


@layout
def pennylane_factures(business: Business) -> Sample:
    """French: credit notes are "avoirs" with a minus; thousands stand apart by a narrow space."""
    listed = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    words = {"draft": "Brouillon", "void": "Annulée", "open": "En retard", "paid": "Payée"}
    words["partial"] = "Partiellement payée"
    rows: list[list[object]] = [
        ["Type", "Numéro de facture", "Date d'émission", "Date d'échéance", "Client", "Libellé", "Montant HT", "TVA",
         "Montant TTC", "Reste à payer", "Devise", "Statut"]
    ]  # fmt: skip
    rows += [
        [
            "Avoir" if one.kind == "credit_note" else "Facture", f"F-2025-{one.serial}", eu(one.issued, "/"),
            eu(one.due, "/"), who(one.customer), one.work, _fr(signed(one, one.net)), _fr(signed(one, one.tax)),
            _fr(signed(one, one.total)), _fr(one.balance), "EUR", words[one.state],
        ]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="utf-8-sig")
    return one_file("factures-clients.csv", data, "invoices", truth(listed, currency="EUR"))


@layout
def henrri_devis(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void",))
    words = {"draft": "Brouillon", "sent": "En attente", "approved": "Accepté", "declined": "Refusé"}
    words["expired"] = "Expiré"
    rows: list[list[object]] = [
        ["N° devis", "Date du devis", "Date de validité", "Client", "Objet", "Total HT", "Total TVA", "Total TTC",
         "État", "Date d'acceptation"]
    ]  # fmt: skip
    rows += [
        [
            f"D{one.serial}", eu(one.created, "/"), eu(one.created + timedelta(30), "/"), who(one.customer), one.work,
            f"{_fr(one.net)} €", f"{_fr(one.tax)} €", f"{_fr(one.total)} €",
            "Facturé" if one.invoice_serial else words[one.state],
            eu(one.answered, "/") if one.state == "approved" else "",
        ]
        for one in listed
    ]  # fmt: skip
    return one_file("devis.csv", csv_bytes(rows, delimiter=";", encoding="utf-8-sig"), "quotes", truth(quotes=listed))


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


@layout
def contasimple_presupuestos(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void",), expired="declined")
    words = {"draft": "Borrador", "sent": "Pendiente", "approved": "Aceptado", "declined": "Rechazado"}
    rows: list[list[object]] = [
        ["Número", "Fecha", "Fecha de validez", "Cliente", "NIF", "Concepto", "Base imponible", "IVA",
         "Total presupuesto", "Estado"]
    ]  # fmt: skip
    rows += [
        [f"PRE-2025/{one.serial}", eu(one.created, "/"), eu(one.created + timedelta(15), "/"), who(one.customer),
         "B00000000", one.work, _de(one.net), _de(one.tax), _de(one.total),
         "Facturado" if one.invoice_serial else words[one.state]]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="cp1252")
    return one_file("presupuestos.csv", data, "quotes", truth(quotes=listed))


@layout
def moneybird_invoices(business: Business) -> Sample:
    """English words, Dutch numbers; a column "State" that is no region."""
    listed = shown(business.invoices, without=("void", "refunded"))
    words = {"draft": "draft", "open": "late", "partial": "reminded", "paid": "paid", "written_off": "uncollectible"}
    rows: list[list[object]] = [
        ["Invoice ID", "Contact", "Reference", "Invoice date", "Due date", "State", "Currency", "Total price excl. tax",
         "Total price incl. tax", "Total paid", "Total unpaid", "Paid at"]
    ]  # fmt: skip
    rows += [
        [f"2025-{one.serial}", who(one.customer), "", eu(one.issued, "-"), eu(one.due, "-"), words[one.state], "EUR",
         _de(one.net), _de(one.total), _de(one.received), _de(one.balance), iso(one.paid_on)]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";")
    return one_file("sales_invoices.csv", data, "invoices", truth(listed, currency="EUR"))


@layout
def eboekhouden_facturen(business: Business) -> Sample:
    """Dutch headers: what is still open is a column, no status."""
    listed = shown(business.invoices, without=("draft", "void", "written_off", "refunded"))
    rows: list[list[object]] = [
        ["Factuurnummer", "Factuurdatum", "Vervaldatum", "Klant", "Omschrijving", "Bedrag excl. btw", "Btw",
         "Bedrag incl. btw", "Openstaand bedrag"]
    ]  # fmt: skip
    rows += [
        [f"2025{one.serial}", eu(one.issued, "-"), eu(one.due, "-"), who(one.customer), one.work, _nl(one.net),
         _nl(one.tax), _nl(one.total), _nl(one.balance)]
        for one in listed
    ]  # fmt: skip
    return one_file("facturen.csv", csv_bytes(rows, delimiter=";", quote_all=True), "invoices", truth(listed))
