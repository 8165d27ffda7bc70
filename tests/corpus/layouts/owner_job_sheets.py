"""Job sheets: what was bid, billed and collected, follow-ups in words, and lists beside that are none of these."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import Row, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


@layout
def billed_and_collected_per_job(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Job", lambda one: one.work),
        ("Customer", lambda one: one.customer.name),
        ("Invoice #", lambda one: one.serial),
        ("Billed on", lambda one: us(one.issued)),
        ("Billed", lambda one: money(one.total, sign="$")),
        ("Collected on", lambda one: us(one.paid_on)),
        ("Collected", lambda one: money(one.received, sign="$") if one.received else ""),
        ("A/R", lambda one: money(one.balance, sign="$") if one.balance else ""),
        ("Materials cost", lambda one: money(one.net // 3, sign="$")),
        ("Gross profit", lambda one: money(one.net - one.net // 3, sign="$")),
    )
    return single(text_file("Job costing.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def follow_ups_in_words(business: Business) -> Sample:
    def outcome(one: Quote) -> str:
        at = one.serial % 3
        said = {
            "sent": ("sent", "called 3/4, no answer", "left msg"),
            "approved": (f"ACCEPTED {us(one.answered)}", "yes - deposit recd", "Approved!"),
            "declined": ("went w/ other guy", "too high", "no - doing it himself"),
        }
        return said[one.state][at]

    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Date", lambda one: us(one.created)),
        ("Name", lambda one: one.customer.name),
        ("Phone", lambda one: one.customer.phone),
        ("Work to be done", lambda one: one.work),
        ("Estimate #", lambda one: f"E{one.serial}"),
        ("Estimate", lambda one: money(one.total, sign="$")),
        ("What happened", outcome),
    )
    return single(text_file("estimates 2025.csv", table(columns, shown)), "quotes", truth((), shown))


@layout
def french_book_of_quotes_and_invoices(business: Business) -> Sample:
    def euros(amount: int) -> str:
        return money(amount, thousands=" ", decimal=",")

    offered = quotes(business, "sent", "approved", "declined")
    billed = {one.quote_serial: one for one in invoices(business, "open", "paid") if one.quote_serial}
    yes = {"sent": "", "approved": "oui", "declined": "non"}

    def row(one: Quote) -> list[object]:
        bill = billed.get(one.serial)
        end = [f"F{bill.serial}", eu(bill.issued, "/"), euros(bill.total), eu(paid_on(bill), "/")] if bill else [""] * 4
        start = [one.customer.name, f"D{one.serial}", eu(one.created, "/"), euros(one.total), yes[one.state]]
        return [*start, *end]

    top = "Client;N° devis;Date devis;Montant devis TTC;Accepté;N° facture;Date facture;Montant facture TTC;Payée le"
    file = text_file("suivi.csv", [top.split(";"), *map(row, offered)], delimiter=";", encoding="cp1252")
    return Sample((file,), (("invoices", "quotes", "jobs"),), truth([*billed.values()], offered))


@layout
def lists_of_an_office_beside_invoices(business: Business) -> Sample:
    """Miles, tasks and tools are uploaded with the invoices: they add nothing."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: iso(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Total", lambda one: plain(one.total)),
        ("Status", lambda one: one.state),
    )
    miles: list[Row] = [["Date", "From", "To", "Customer", "Miles", "Rate", "Amount"]]
    miles += [
        [iso(one.issued), "Shop", one.customer.street, one.customer.name, 12, "0.70", "8.40"] for one in shown[:15]
    ]
    tasks: list[Row] = [["Task", "Who", "Due", "Done"]]
    tasks += [["Call back", "Sal", iso(one.due), "x" if one.received else ""] for one in shown[:9]]
    tools: list[Row] = [["Tool", "Bought", "Price", "Serial no.", "Truck"]]
    tools += [["Pipe wrench", iso(one.issued), "48.50", f"SN{one.serial}", 2] for one in shown[:8]]
    files: list[UploadedFile] = [text_file("invoices.csv", table(columns, shown))]
    files += [
        text_file(name, rows) for name, rows in (("mileage.csv", miles), ("todo.csv", tasks), ("tools.csv", tools))
    ]
    return Sample(tuple(files), (("invoices",), *[("unknown",)] * 3), truth(shown))
