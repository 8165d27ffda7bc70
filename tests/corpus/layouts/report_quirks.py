"""Quirks of reports: empty columns between the columns, two currencies of one total, states of an interface."""

from datetime import datetime, time

from tests.corpus.formats import Row, csv_bytes, eu, iso, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, who, xlsx_bytes
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")


def _spaced(cells: Row) -> list[object]:
    """A printed report in a workbook: an empty column before each column."""
    return [cell for pair in ((None, cell) for cell in cells) for cell in pair]


@layout
def desktop_invoices_with_spacers(business: Business) -> Sample:
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [_spaced(columns("Type,Date,Num,Name,Memo,Due Date,Amount,Open Balance"))]
    rows += [
        _spaced(["Invoice", one.issued, str(one.serial), who(one.customer), one.work, one.due, one.total / 100,
                 one.balance / 100])
        for one in listed
    ]  # fmt: skip
    rows.append(
        _spaced(["Total", *[None] * 5, sum(o.total for o in listed) / 100, sum(o.balance for o in listed) / 100])
    )
    return one_file("invoices.xlsx", xlsx_bytes({"Sheet1": rows}), "invoices", truth(listed))


@layout
def desktop_estimates_with_spacers(business: Business) -> Sample:
    """Each customer's name alone above its estimates; whether they became an invoice is a column of its own."""
    listed = offered(business.quotes, without=("draft", "void", "declined", "expired"))
    rows: list[list[object]] = [_spaced(["", *columns("Type,Date,Num,Memo,Estimate Status,Amount")])]
    for name in sorted({who(one.customer) for one in listed}):
        own = [one for one in listed if who(one.customer) == name]
        rows.append(_spaced([name]))
        rows += [
            _spaced(["", "Estimate", one.created, one.serial, one.work,
                     "Invoiced" if one.invoice_serial else "Accepted" if one.state == "approved" else "Open",
                     one.total / 100])
            for one in own
        ]  # fmt: skip
        rows.append(_spaced([f"Total {name}", *[None] * 5, sum(one.total for one in own) / 100]))
    return one_file("estimates.xlsx", xlsx_bytes({"Sheet1": rows}), "quotes", truth(quotes=listed))


@layout
def xero_interface_states(business: Business) -> Sample:
    """ACCREC and ACCRECCREDIT, AUTHORISED and PAID: credit notes have no minus."""
    listed = shown(business.invoices, without=("written_off", "refunded"), notes=True)
    words = {"draft": "DRAFT", "void": "VOIDED", "open": "AUTHORISED", "partial": "AUTHORISED", "paid": "PAID"}
    rows: list[list[object]] = [
        columns("InvoiceID,InvoiceNumber,Type,ContactName,Date,DueDate,Status,SubTotal,TotalTax,Total,AmountDue,"
                "AmountPaid,CurrencyCode,FullyPaidOnDate")
    ]  # fmt: skip
    rows += [
        [f"7f3c{one.serial}-aa01", f"{'CN' if one.kind == 'credit_note' else 'INV'}-{one.serial}",
         "ACCRECCREDIT" if one.kind == "credit_note" else "ACCREC", who(one.customer), f"{one.issued}T00:00:00",
         f"{one.due}T00:00:00", words[one.state], plain(one.net), plain(one.tax), plain(one.total),
         plain(one.total if one.state == "draft" else one.balance), plain(one.received), "NZD",
         f"{one.paid_on}T00:00:00" if one.state == "paid" and one.paid_on else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="NZD"))


@layout
def total_in_two_currencies(business: Business) -> Sample:
    """The customer's currency and the firm's own: what the customer was asked to pay is the invoice's total."""
    listed = shown(business.invoices, without=_ISSUED)
    rows: list[list[object]] = [
        columns("Invoice No,Invoice Date,Due Date,Customer,Currency,Rate,Total,Balance,Total (Home Currency),Status")
    ]
    rows += [
        [one.serial, iso(one.issued), iso(one.due), who(one.customer), "EUR", "1.10", plain(one.total),
         plain(one.balance), plain(one.total * 11 // 10), "Paid" if one.state == "paid" else "Unpaid"]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="EUR"))


@layout
def typed_cells_and_ticks(business: Business) -> Sample:
    """Days with a time of midnight, real ticks, amounts as text here and there."""
    listed = shown(business.invoices, without=_ISSUED, partial="open")
    rows: list[list[object]] = [columns("Invoice,Client,Date,Due,Amount,Paid?,Notes")]
    rows += [
        [one.serial, who(one.customer), datetime.combine(one.issued, time()), datetime.combine(one.due, time()),
         one.total / 100 if at % 5 else plain(one.total), one.state == "paid", None]
        for at, one in enumerate(listed)
    ]  # fmt: skip
    return one_file("2025.xlsx", xlsx_bytes({"2025": rows}), "invoices", truth(listed))


@layout
def one_day_of_many_and_us_dates_with_time(business: Business) -> Sample:
    """Three days in a row: sent, due, paid; with the time of day in the American manner."""
    listed = shown(business.invoices, without=("written_off", "refunded", "partial"))
    words = {"draft": "Not sent", "void": "Voided", "open": "Sent", "paid": "Paid online"}
    rows: list[list[object]] = [
        columns("Invoice name,Invoice number,Client,Sent at,Due on,Paid at,Invoice status,Invoice total,Tip,Card fee")
    ]
    rows += [
        [one.work, f"{one.serial}", who(one.customer), "" if one.state == "draft" else f"{us(one.issued)} 4:15 PM",
         us(one.due), f"{us(one.paid_on)} 11:02 AM" if one.state == "paid" else "", words[one.state],
         money(one.total, sign="$"), "$0.00", money(one.total // 40 if one.state == "paid" else 0, sign="$")]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows, quote_all=True), "invoices", truth(listed))


@layout
def day_of_cancellation(business: Business) -> Sample:
    """No state: a day on which it was paid, or one on which it was cancelled."""
    listed = shown(business.invoices, without=("draft", "written_off", "refunded", "partial"))
    rows: list[list[object]] = [columns("Rechnungsnr.;Rechnungsdatum;Kunde;Brutto;Bezahlt am;Storniert am", ";")]
    rows += [
        [one.serial, eu(one.issued), who(one.customer), money(one.total, thousands=".", decimal=","),
         eu(one.paid_on) if one.state == "paid" else "", eu(one.due) if one.state == "void" else ""]
        for one in listed
    ]  # fmt: skip
    return one_file("rechnungen.csv", csv_bytes(rows, delimiter=";"), "invoices", truth(listed))
