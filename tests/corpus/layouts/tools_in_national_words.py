"""Lists of tools as they are used in Spain, France, Germany, Austria, Switzerland and Mexico."""

from datetime import timedelta

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, iso, money, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, signed, who
from tests.corpus.truth import truth


@layout
def odoo_in_spanish(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off",), notes=True)
    paid = {"paid": "Pagado", "partial": "Pagado parcialmente", "refunded": "Revertido"}
    state = {"draft": "Borrador", "void": "Cancelado"}
    rows: list[list[object]] = [
        columns(
            "Número,Nombre del contacto a mostrar en la factura,Fecha de factura,Fecha de vencimiento,Referencia,"
            "Importe sin impuestos con signo,Total con signo,Importe adeudado con signo,Estado de pago,Estado"
        )
    ]
    rows += [
        ["/" if one.state == "draft" else f"{'R' if one.kind == 'credit_note' else ''}FAC/2025/{one.serial}",
         who(one.customer), iso(one.issued), iso(one.due), "", plain(signed(one, one.net)),
         plain(signed(one, one.total)), plain(signed(one, one.balance)), paid.get(one.state, "No pagadas"),
         state.get(one.state, "Publicado")]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, quote_all=True, end="\n")
    return one_file("Asiento contable (account.move).csv", data, "invoices", truth(listed))


@layout
def erpnext_in_german(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    words = {"draft": "Entwurf", "void": "Abgebrochen", "open": "Überfällig", "partial": "Teilweise bezahlt",
             "paid": "Bezahlt"}  # fmt: skip
    rows: list[list[object]] = [
        columns("Sr,ID,Kunde,Kundenname,Status,Buchungsdatum,Fälligkeitsdatum,Gesamtbetrag,Ausstehender Betrag,"
                "Ist Rückgabe (Gutschrift),Währung,Zuletzt geändert am")
    ]  # fmt: skip
    rows += [
        [at, f"ACC-SINV-2025-{one.serial:05d}", f"KD-{one.serial % 14:03d}", who(one.customer),
         "Zurück" if one.kind == "credit_note" else words[one.state], eu(one.issued), eu(one.due),
         plain(signed(one, one.total)), plain(one.balance), int(one.kind == "credit_note"), "EUR",
         f"{eu(one.issued + timedelta(60))} 10:14:22"]
        for at, one in enumerate(listed, 1)
    ]  # fmt: skip
    return one_file("Ausgangsrechnung.csv", csv_bytes(rows), "invoices", truth(listed, currency="EUR"))


@layout
def austrian_outgoing_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, without=("void", "written_off", "refunded", "draft"))
    rows: list[list[object]] = [
        columns("Re.-Nr.;Rechnungsdatum;Kunde;UID;Leistungszeitraum;Nettobetrag;USt 20%;Bruttobetrag;Zahlungsziel;"
                "Bezahlt am;Bezahlter Betrag;Restbetrag", ";")
    ]  # fmt: skip
    rows += [
        [f"AR-2025-{one.serial}", eu(one.issued), who(one.customer), "ATU12345678", f"{one.issued:%m/%Y}",
         f"€ {money(one.net, thousands='.', decimal=',')}", f"€ {money(one.tax, thousands='.', decimal=',')}",
         f"€ {money(one.total, thousands='.', decimal=',')}", eu(one.due),
         eu(one.paid_on) if one.state == "paid" else "",
         f"€ {money(one.received, thousands='.', decimal=',')}",
         f"€ {money(one.balance, thousands='.', decimal=',')}"]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="utf-8-sig", end="\n")
    # A sign is no code.
    return one_file("Ausgangsrechnungen 2025.csv", data, "invoices", truth(listed, currency="EUR"))


@layout
def swiss_invoices_and_offers(business: Business) -> Sample:
    invoices = shown(business.invoices, without=("written_off", "refunded"))
    quotes = offered(business.quotes, without=("void",))
    state = {"draft": "Entwurf", "void": "Storniert", "open": "Fällig", "partial": "Teilzahlung", "paid": "Beglichen"}
    answer = {"draft": "Entwurf", "sent": "Versendet", "approved": "Bestätigt", "declined": "Abgelehnt",
              "expired": "Abgelaufen"}  # fmt: skip
    bills: list[list[object]] = [
        columns("Nr.,Titel,Kontakt,Datum,Zahlbar bis,Total CHF,Saldo CHF,Status,Referenznummer")
    ]
    bills += [
        [f"RE-{one.serial:05d}", one.work, who(one.customer), eu(one.issued), eu(one.due),
         money(one.total, thousands="'"), money(one.balance, thousands="'"), state[one.state],
         f"21 00000 00003 13947 14300 {one.serial:05d}"]
        for one in invoices
    ]  # fmt: skip
    offers: list[list[object]] = [columns("Nr.,Titel,Kontakt,Datum,Gültig bis,Total CHF,Status")]
    offers += [
        [f"AN-{one.serial:05d}", one.work, who(one.customer), eu(one.created), eu(one.created + timedelta(30)),
         money(one.total, thousands="'"), answer[one.state]]
        for one in quotes
    ]  # fmt: skip
    files = UploadedFile("Rechnungen.csv", csv_bytes(bills)), UploadedFile("Offerten.csv", csv_bytes(offers))
    return Sample(files, (("invoices",), ("quotes",)), truth(invoices, quotes, currency="CHF"))


@layout
def french_builders_quotes_and_invoices(business: Business) -> Sample:
    invoices = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    quotes = offered(business.quotes, without=("void",))
    state = {"draft": "À finaliser", "void": "Annulée", "open": "En attente de règlement",
             "partial": "Partiellement réglée", "paid": "Réglée"}  # fmt: skip
    answer = {"draft": "Brouillon", "sent": "En attente de signature", "approved": "Signé", "declined": "Refusé",
              "expired": "Expiré"}  # fmt: skip

    def euros(cents: int) -> str:
        return money(cents, thousands="\u202f", decimal=",") + "\u00a0€"

    bills: list[list[object]] = [
        columns("Numéro de pièce;Client;Chantier;Date d'émission;Date limite de paiement;Montant HT;Montant TVA;"
                "Montant TTC;Reste à payer TTC;Statut", ";")
    ]  # fmt: skip
    bills += [
        [f"{'A' if one.kind == 'credit_note' else 'F'}2025-{one.serial}", who(one.customer), one.customer.street,
         eu(one.issued, "/"), eu(one.due, "/"), euros(signed(one, one.net)), euros(signed(one, one.tax)),
         euros(signed(one, one.total)), euros(one.balance),
         "Avoir" if one.kind == "credit_note" else state[one.state]]
        for one in invoices
    ]  # fmt: skip
    offers: list[list[object]] = [columns("N° devis;Client;Chantier;Créé le;Valable jusqu'au;Total HT;Total TTC;État;"
                                          "Date de signature", ";")]  # fmt: skip
    offers += [
        [f"D2025-{one.serial}", who(one.customer), one.customer.street, eu(one.created, "/"),
         eu(one.created + timedelta(30), "/"), euros(one.net), euros(one.total), answer[one.state],
         eu(one.answered, "/") if one.state == "approved" else ""]
        for one in quotes
    ]  # fmt: skip
    files = (
        UploadedFile("Export factures.csv", csv_bytes(bills, delimiter=";", encoding="utf-8-sig")),
        UploadedFile("Export devis.csv", csv_bytes(offers, delimiter=";", encoding="utf-8-sig")),
    )
    return Sample(files, (("invoices",), ("quotes",)), truth(invoices, quotes, currency="EUR"))


@layout
def mexican_tax_receipts(business: Business) -> Sample:
    """Receipts of the tax office: a kind in a letter, a payment receipt of nothing, in force or cancelled."""
    listed = shown(business.invoices, without=("draft", "partial", "written_off", "refunded"), notes=True)
    rows: list[list[object]] = [
        columns("Folio Fiscal (UUID),Serie,Folio,Tipo de Comprobante,Fecha de Emisión,RFC Receptor,"
                "Razón Social Receptor,Uso CFDI,Método de Pago,Forma de Pago,SubTotal,IVA Trasladado,Total,Moneda,"
                "Tipo de Cambio,Estatus,Estado de Pago")
    ]  # fmt: skip
    rows += [
        [f"5F{one.serial:06X}-77AA-4D1B-9C11-0A1B2C3D4E5F", "A", one.serial,
         "E - Egreso" if one.kind == "credit_note" else "I - Ingreso", f"{one.issued}T11:32:10", "XAXX010101000",
         who(one.customer), "G03", "PPD", "99 - Por definir", plain(one.net), plain(one.tax), plain(one.total), "MXN",
         "1", "Cancelado" if one.state == "void" else "Vigente", "Pagada" if one.state == "paid" else "Pendiente"]
        for one in listed
    ]  # fmt: skip
    return one_file("CFDI emitidos.csv", csv_bytes(rows), "invoices", truth(listed, currency="MXN"))
