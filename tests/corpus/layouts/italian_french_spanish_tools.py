"""Italian, French and Spanish tools: series beside numbers, months by name, yes and no."""

from tests.corpus.formats import csv_bytes, eu, money
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, nothing, offered, one_file, shown, signed, who, xlsx_bytes
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")
_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def _comma(cents: int) -> str:
    return money(cents, thousands=".", decimal=",")


@layout
def fatture_in_cloud(business: Business) -> Sample:
    listed = shown(business.invoices, without=(*_ISSUED, "partial"), notes=True)
    rows: list[list[object]] = [
        columns("Data,Prossima scadenza,Numero,Documento,Cliente,Oggetto,Imponibile,IVA,Totale,Valuta,Stato,Data saldo")
    ]
    rows += [
        [one.issued, one.due, one.serial, "Nota di credito" if one.kind == "credit_note" else "Fattura",
         who(one.customer), one.work, signed(one, one.net) / 100, signed(one, one.tax) / 100,
         signed(one, one.total) / 100, "EUR", "Saldata" if one.state == "paid" else "Non saldata",
         one.paid_on if one.state == "paid" else None]
        for one in listed
    ]  # fmt: skip
    data = xlsx_bytes({"Fatture": rows})
    return one_file("fatture.xlsx", data, "invoices", truth(listed, currency="EUR"))


@layout
def axonaut_factures(business: Business) -> Sample:
    listed = shown(business.invoices, without=_ISSUED, partial="open")
    rows: list[list[object]] = [
        columns("Numéro;Date;Client;Objet;Montant HT;Montant TVA;Montant TTC;Payée;Date de paiement", ";")
    ]
    rows += [
        [f"FA{one.serial}", f"{one.issued.day} {_MONTHS[one.issued.month - 1]} {one.issued.year}", who(one.customer),
         one.work, f"{money(one.net, thousands=' ', decimal=',')} €", f"{money(one.tax, thousands=' ', decimal=',')} €",
         f"{money(one.total, thousands=' ', decimal=',')} €", "Oui" if one.state == "paid" else "Non",
         eu(one.paid_on, "/") if one.state == "paid" else ""]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, delimiter=";", encoding="cp1252")
    return one_file("factures.csv", data, "invoices", truth(listed, currency="EUR"))


@layout
def german_offers_in_a_workbook(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void", "expired"))
    words = {"draft": "in Bearbeitung", "sent": "versendet", "approved": "Auftrag erteilt", "declined": "abgelehnt"}
    listed = [one for one in listed if one.state != "draft"]
    rows: list[list[object]] = [
        ["Angebotsübersicht 2025"], [],
        columns("Angebots-Nr.,Angebotsdatum,Auftraggeber,Betreff,Angebotssumme netto,Angebotssumme brutto,Stand"),
    ]  # fmt: skip
    rows += [
        [f"A-25-{one.serial}", one.created, who(one.customer), one.work, one.net / 100, one.total / 100,
         words[one.state]]
        for one in listed
    ]  # fmt: skip
    data = xlsx_bytes({"Angebote": rows})
    return one_file("Angebote 2025.xlsx", data, "quotes", truth(quotes=listed))


@layout
def french_bank_statement(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Compte courant n° 00000000000"], ["Solde au 04/10/2025", "12.480,22 €"], [],
        columns("Date;Date de valeur;Libellé;Débit euros;Crédit euros", ";"),
    ]  # fmt: skip
    rows += [
        [eu(pay.day, "/"), eu(pay.day, "/"), f"VIR FACTURE {pay.invoice.serial}", "", _comma(pay.amount)]
        for pay in business.payments
    ]
    return nothing("releve.csv", csv_bytes(rows, delimiter=";", encoding="cp1252"), "unknown", "payments")


@layout
def supplier_bills_in_a_list_view(business: Business) -> Sample:
    """The columns of a list of invoices; the numbers alone say BILL."""
    rows: list[list[object]] = [
        columns("Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Reference,Untaxed Amount Signed,"
                "Total Signed,Amount Due Signed,Payment Status,Status")
    ]  # fmt: skip
    rows += [
        [f"BILL/2025/{one.issued:%m}/{one.serial}", f"{one.customer.last} Supply Co.", one.issued, one.due,
         f"RE-{one.serial}", -one.net / 100, -one.total / 100, -one.balance / 100,
         "Paid" if one.state == "paid" else "Not Paid", "Posted"]
        for one in shown(business.invoices)
    ]  # fmt: skip
    return nothing("Bills (account.move).xlsx", xlsx_bytes({"Sheet1": rows}))


@layout
def revolut_statement(business: Business) -> Sample:
    rows: list[list[object]] = [
        columns("Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance")
    ]
    balance = 100_000
    for at, pay in enumerate(business.payments):
        cents = pay.amount if at % 2 else -pay.amount
        balance += cents
        rows.append(["TRANSFER" if at % 2 else "CARD_PAYMENT", "Current", f"{pay.day} 09:12:44", f"{pay.day} 10:00:01",
                     f"Payment from {pay.invoice.customer.name}", money(cents, thousands=""), "0.00", "GBP",
                     "COMPLETED", money(balance, thousands="")])  # fmt: skip
    return one_file("account-statement.csv", csv_bytes(rows), ("unknown", "payments"), truth(gated=True))


@layout
def receivables_by_age(business: Business) -> Sample:
    """One row per customer: how much is due since when, and no invoice."""
    names = sorted({who(one.customer) for one in business.invoices})
    rows: list[list[object]] = [
        ["Aged Receivables Summary"], ["Fernhill Ltd"], ["As at 4 October 2025"], [],
        columns("Contact,Current,< 1 Month,1 Month,2 Months,3 Months,Older,Total"),
    ]  # fmt: skip
    rows += [[name, 0, 120.5, 0, 0, 88, 0, 208.5] for name in names]
    rows.append(["Total", *[0] * 6, 208.5 * len(names)])
    return nothing("aged_receivables.xlsx", xlsx_bytes({"Aged Receivables": rows}), "unknown", "customers")
