"""Books of contractors, roofers, caterers and cleaners: retainage, deposits, claims, sold or not, forms."""

from datetime import timedelta

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import Row, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Payment, Quote
from tests.corpus.showing import who
from tests.corpus.tables import Columns, body, header, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth
from tests.corpus.workbooks import Sheet, cents, xlsx_bytes


def _dollars(amount: int) -> str:
    return money(amount, sign="$")


@layout
def retainage_beside_the_invoice_amount(business: Business) -> Sample:
    """What was built, what the owner keeps back, and what was billed."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Job #", lambda one: f"25-{one.serial % 17:03d}"),
        ("Project", lambda one: one.customer.street),
        ("Draw", lambda one: one.serial % 4 + 1),
        ("Invoice #", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Contract sum", lambda one: plain(one.total * 4)),
        ("Change orders", lambda one: plain(12_500 if one.serial % 5 == 0 else 0)),
        ("Completed this period", lambda one: plain(one.total + one.total // 9)),
        ("Retainage held", lambda one: plain(one.total // 9)),
        ("Invoice amount", lambda one: plain(one.total)),
        ("Date paid", lambda one: us(paid_on(one))),
    )
    return single(text_file("draws.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def caterer_with_deposit_and_final_payment(business: Business) -> Sample:
    """The day of the event is not the day of the invoice, and a deposit is no invoice."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Event date", lambda one: us(one.due)),
        ("Client", lambda one: one.customer.name),
        ("Guests", lambda one: 20 + one.serial % 90),
        ("Invoice #", lambda one: one.serial),
        ("Invoiced", lambda one: us(one.issued)),
        ("Food", lambda one: plain(one.net - one.net // 4)),
        ("Staff & rentals", lambda one: plain(one.net // 4)),
        ("Tax", lambda one: plain(one.tax)),
        ("Total", lambda one: plain(one.total)),
        ("Deposit rec'd", lambda one: plain(one.received if one.state == "partial" else one.received // 2)),
        ("Final pmt", lambda one: plain(one.received - one.received // 2) if one.state == "paid" else ""),
        ("Owing", lambda one: plain(one.balance)),
    )
    return single(text_file("events.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def quote_and_invoice_of_a_job_in_one_row(business: Business) -> Sample:
    """The book of jobs of a small contractor: each row starts as a quote and may end as an invoice."""
    offered = quotes(business, "sent", "approved", "declined")
    billed = {one.quote_serial: one for one in invoices(business, "open", "paid") if one.quote_serial}
    yes = {"sent": "", "approved": "Y", "declined": "N"}

    def cell(one: Quote) -> list[object]:
        bill = billed.get(one.serial)
        money_part: list[object] = (
            [bill.serial, us(bill.issued), plain(bill.total), us(paid_on(bill))] if bill else ["", "", "", ""]
        )
        return [one.customer.name, one.work, one.serial, us(one.created), plain(one.total), yes[one.state], *money_part]

    top: list[object] = ["Customer", "Work", "Quote #", "Quote date", "Quote amount", "Accepted",
                         "Invoice #", "Invoice date", "Invoice amount", "Paid on"]  # fmt: skip
    file = text_file("jobs book.csv", [top, *[cell(one) for one in offered]])
    return Sample((file,), (("invoices", "quotes", "jobs"),), truth([*billed.values()], offered))


@layout
def roofer_sold_or_lost(business: Business) -> Sample:
    words = {"sent": "", "approved": "SOLD", "declined": "LOST", "expired": "?"}
    shown = quotes(business, "sent", "approved", "declined", "expired")
    columns: Columns[Quote] = (
        ("Est #", lambda one: one.serial),
        ("Date given", lambda one: us(one.created)),
        ("Homeowner", lambda one: one.customer.name),
        ("Address", lambda one: one.customer.street),
        ("Squares", lambda one: f"{12 + one.serial % 30}.5"),
        ("Price", lambda one: f"${one.total // 100:,}.{one.total % 100:02d}"),
        ("Sold?", lambda one: words[one.state]),
        ("Why lost", lambda one: "price" if one.state == "declined" else ""),
        ("Ins. claim #", lambda one: f"CL{one.serial * 7919}" if one.serial % 2 else ""),
        ("F/U 1", lambda one: us(one.created + timedelta(days=3))),
        ("F/U 2", lambda one: us(one.created + timedelta(days=10)) if one.state == "sent" else ""),
    )
    return single(text_file("Roof estimates.csv", table(columns, shown)), "quotes", truth((), shown))


@layout
def hot_warm_cold_won_dead(business: Business) -> Sample:
    def status(one: Quote) -> str:
        words = {"approved": "WON", "declined": "Dead"}
        return words.get(one.state, ("Hot", "Warm", "Cold")[one.serial % 3])

    shown = quotes(business, "sent", "approved", "declined")
    columns: Columns[Quote] = (
        ("Quote", lambda one: f"Q{one.serial}"),
        ("Quoted", lambda one: us(one.created)),
        ("Customer", lambda one: who(one.customer)),
        ("Scope", lambda one: one.work),
        ("Quote $", lambda one: _dollars(one.total)),
        ("Status", status),
    )
    return single(text_file("HVAC quotes.csv", table(columns, shown)), "quotes", truth((), shown))


@layout
def answers_of_a_form(business: Business) -> Sample:
    """The crew fills in a form after each house; the sheet grows by itself."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Timestamp", lambda one: f"{one.issued + timedelta(days=1):%-m/%-d/%Y} 18:22:0{one.serial % 10}"),
        ("Email Address", lambda one: "crew@example.com"),
        ("Customer name", lambda one: one.customer.name),
        ("Which service did you do?", lambda one: one.work),
        ("Invoice number", lambda one: one.serial),
        ("Invoice date", lambda one: f"{one.issued:%-m/%-d/%Y}"),
        ("How much did you charge?", lambda one: plain(one.total)),
        ("Did they pay?", lambda one: "Yes" if one.state == "paid" else "Not yet"),
        ("Anything else?", lambda one: "gate code 4411" if one.serial % 6 == 0 else ""),
    )
    return single(text_file("Form Responses 1.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def table_of_a_numbers_app_with_checkboxes(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Date", lambda one: f"{one.issued:%b %-d, %Y}"),
        ("Client", lambda one: one.customer.name),
        ("Sent", lambda one: "TRUE"),
        ("Paid", lambda one: str(one.state == "paid").upper()),
        ("Subtotal", lambda one: _dollars(one.net)),
        ("Tax", lambda one: _dollars(one.tax)),
        ("Total", lambda one: _dollars(one.total)),
    )
    total: Row = ["", "", "", "", "", "", "", _dollars(sum(one.total for one in shown))]
    return single(
        text_file("Invoices-Table 1.csv", [["Table 1"], *table(columns, shown), total]), "invoices", truth(shown)
    )


@layout
def payments_typed_beside_a_list_without_status(business: Business) -> Sample:
    """Two sheets saved one after the other, and the list of customers."""
    shown = invoices(business, "open", "partial", "paid")
    kept = {one.serial for one in shown}
    first: Columns[Invoice] = (
        ("Inv No", lambda one: one.serial),
        ("Inv Date", lambda one: iso(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Inv Total", lambda one: plain(one.total)),
    )
    second: Columns[Payment] = (
        ("Received", lambda one: iso(one.day)),
        ("From", lambda one: one.invoice.customer.name),
        ("For inv", lambda one: one.invoice.serial),
        ("Check", lambda one: 7000 + one.invoice.serial),
        ("Amount", lambda one: plain(one.amount)),
    )
    third: Columns[Invoice] = (
        ("Name", lambda one: one.customer.name),
        ("Street", lambda one: one.customer.street),
        ("Phone", lambda one: one.customer.phone),
        ("E-mail", lambda one: one.customer.email),
    )
    files = (
        text_file("invoices sheet.csv", table(first, shown)),
        text_file(
            "money received.csv", table(second, [one for one in business.payments if one.invoice.serial in kept])
        ),
        text_file("people.csv", table(third, shown[:12])),
    )
    return Sample(files, (("invoices",), ("payments",), ("customers",)), truth(shown))


@layout
def workbook_with_years_that_differ_and_a_price_sheet(business: Business) -> Sample:
    """The columns grew from one sheet to the next; a summary and a price list stand beside them."""
    shown = invoices(business, "open", "paid")
    old, new = shown[:25], shown[25:]
    first: Columns[Invoice] = (
        ("Inv #", lambda one: one.serial),
        ("Date", lambda one: one.issued),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: cents(one.total)),
        ("Paid", paid_on),
    )
    second: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Invoice Date", lambda one: one.issued),
        ("Due", lambda one: one.due),
        ("Customer", lambda one: one.customer.name),
        ("Subtotal", lambda one: cents(one.net)),
        ("Tax", lambda one: cents(one.tax)),
        ("Total", lambda one: cents(one.total)),
        ("Paid On", paid_on),
        ("Method", lambda one: "Check" if one.state == "paid" else ""),
    )
    months: list[Row] = [
        ["Month", "Billed", "Collected"],
        ["Jan", 12000.5, 9000],
        ["Feb", 8000, 7500.25],
        ["Total", 20000.5, 16500.25],
    ]
    prices: list[Row] = [["Item", "Our cost", "Price"], ["Capacitor", 12.5, 89], ["Thermostat", 60, 219]]
    book = xlsx_bytes(
        Sheet("Summary", months), Sheet("H1", table(first, old)), Sheet("H2", [header(second), *body(second, new)]),
        Sheet("Prices", prices),
    )  # fmt: skip
    return single(UploadedFile("Cooling Co.xlsx", book), "invoices", truth(shown))
