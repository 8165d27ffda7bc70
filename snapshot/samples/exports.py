"""Books as the files that common tools export: their headers, their ways to write days, amounts and states.

No column holds an email address, a phone number or a street: nobody lives there.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from snapshot.samples.books import Books, Invoice, Quote

Row = Sequence[object]
Export = Callable[[Books], bytes]


def jobber_invoices(books: Books) -> bytes:
    header = (
        "Invoice #,Client name,Client email,Client phone,Service street,Service city,Service province,Service ZIP,"
        "Issued date,Due date,Job #s,Status,Total ($),Balance ($)"
    )

    def row(one: Invoice) -> Row:
        status = _state(one, books.last_day, "Paid", "Past Due", "Awaiting Payment")
        days = (f"{one.issued:%b %d, %Y}", f"{one.due:%b %d, %Y}")
        sums = (_bare(one.cents), _bare(one.balance))
        return (one.number, one.customer, *[""] * 6, *days, one.number - 700, status, *sums)

    return _file(header, map(row, books.invoices), mark="\ufeff")


def jobber_quotes(books: Books) -> bytes:
    header = (
        "Quote #,Client name,Client email,Client phone,Property,Title,Status,Created date,Sent date,Approved date,"
        "Converted date,Total ($),Salesperson"
    )
    states = {"open": "Awaiting response", "won": "Converted", "lost": "Archived"}

    def row(one: Quote) -> Row:
        yes = one.answered if one.answer == "won" else ""
        sums = (one.created, one.created, yes, yes, _money(one.cents), "")
        return (one.number, one.customer, "", "", "", one.work, states[one.answer], *sums)

    total = ("Totals", *[""] * 10, _money(sum(one.cents for one in books.quotes)), "")
    above = (("Quotes Report",), ("Date range: Last 12 months",))
    return _file(header, (*map(row, books.quotes), total), above)


def quickbooks_invoices(books: Books) -> bytes:
    header = "Date,Transaction type,Num,Name,Memo,Due date,Amount,Open balance"

    def row(one: Invoice) -> Row:
        sums = (_money(one.cents), _money(one.balance))
        return (_slashed(one.issued), "Invoice", one.number, one.customer, one.work, _slashed(one.due), *sums)

    blank = [""] * 7
    owed = (sum(one.cents for one in books.invoices), sum(one.balance for one in books.invoices))
    total = ("TOTAL", *[""] * 5, *(_dollars(cents) for cents in owed))
    above = ((books.title, *blank), ("Invoice List by Date", *blank), ("Last 12 months", *blank), ("",))
    return _file(header, (*map(row, books.invoices), total), above, end="\r\n")


def housecall_estimates(books: Books) -> bytes:
    header = "Estimate #,Customer,Email,Description,Status,Outcome,Created date,Total"
    outcomes = {"open": "Open", "won": "Won", "lost": "Lost"}

    def row(one: Quote) -> Row:
        visit, day = "Completed", f"{one.created:%m/%d/%Y}"
        return (one.number, one.customer, "", one.work, visit, outcomes[one.answer], day, _dollars(one.cents))

    return _file(header, map(row, books.quotes))


def square_invoices(books: Books) -> bytes:
    header = (
        "Invoice Token,Invoice Date,Time Zone,Invoice ID,Customer Name,Customer Email,Customer Phone,Invoice Title,"
        "Status,Requested Amount,Due Date,Last Payment Date,Amount Paid,Recurring Series ID,Invoice Delivery Method,"
        "Number of Installments,Tip Amount,Automatic Payment Source,Service date"
    )

    def row(one: Invoice) -> Row:
        status = _state(one, books.last_day, "Paid", "Overdue", "Unpaid")
        name = (f"#{one.number - 1000:06}", one.customer, "", "", one.work, status)
        sums = (_bare(one.cents), one.due, one.paid or "", _bare(one.cents - one.balance))
        return (f"inv:sample-{one.number}", one.issued, "CST", *name, *sums, "", "Link", 1, "0.00", "None", one.issued)

    return _file(header, map(row, reversed(books.invoices)))


def freshbooks_lines(books: Books) -> bytes:
    header = (
        "Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,"
        "Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency"
    )

    def rows() -> Iterable[Row]:
        for one in books.invoices:
            state = _state(one, books.last_day, "paid", "overdue", "sent")
            document = (one.customer, f"{one.number:07}", one.issued, state, one.paid or "")
            for work, cents in one.lines:
                price = _bare(cents)
                yield *document, work, work, price, "1.00000000", "0.0000", price, "", "0.00", "", "0.00", price, "USD"

    return _file(header, rows())


def xero_invoices(books: Books) -> bytes:
    address = ",".join(f"{kind}{part}" for kind in ("PO", "SA") for part in _XERO_ADDRESS)
    header = (
        f"ContactName,EmailAddress,{address},InvoiceNumber,Reference,InvoiceDate,DueDate,PlannedDate,Total,TaxTotal,"
        "InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,Quantity,UnitAmount,Discount,LineAmount,"
        "AccountCode,TaxType,TaxAmount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2,Currency,Type,Sent,"
        "Status"
    )

    def row(one: Invoice) -> Row:
        total, paid, due = _bare(one.cents), _bare(one.cents - one.balance), _bare(one.balance)
        days = (f"{one.issued:%m/%d/%Y}", f"{one.due:%m/%d/%Y}", "")
        line = ("", one.work, "1.0000", total, "", total, 400, "Tax Exempt", "0.00")
        state = ("USD", "Sales invoice", "Sent", "Paid" if one.paid else "Awaiting Payment")
        who = (one.customer, *[""] * 17, f"INV-{one.number}", "")
        return (*who, *days, total, "0.00", paid, due, *line, *[""] * 4, *state)

    return _file(header, map(row, books.invoices))


def kept_by_hand_invoices(books: Books) -> bytes:
    def row(one: Invoice) -> Row:
        quote = f"Q-{one.quote.number}" if one.quote else ""
        paid = _slashed(one.paid) if one.paid else ""
        days, sums = (_slashed(one.issued), _slashed(one.due)), (_dollars(one.cents), paid, _dollars(one.balance))
        return (one.number, *days, one.customer, one.work, quote, *sums)

    return _file("Invoice #,Date,Due,Customer,Work,Quote #,Total,Date paid,Balance", map(row, books.invoices))


def kept_by_hand_quotes(books: Books) -> bytes:
    states = {"open": "Sent", "won": "Approved", "lost": "Declined"}

    def row(one: Quote) -> Row:
        answers = [_slashed(one.answered) if one.answered and one.answer == kind else "" for kind in ("won", "lost")]
        who = (f"Q-{one.number}", _slashed(one.created), one.customer, one.work)
        return (*who, states[one.answer], *answers, _dollars(one.cents))

    return _file("Quote #,Date sent,Customer,Work,Status,Date approved,Date declined,Total", map(row, books.quotes))


_XERO_ADDRESS = (
    "AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "City", "Region", "PostalCode", "Country",
)  # fmt: skip


def _file(header: str, rows: Iterable[Row], above: Iterable[Row] = (), *, mark: str = "", end: str = "\n") -> bytes:
    text = io.StringIO(mark, newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, lineterminator=end)
    writer.writerows(above)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue().encode()


def _state(one: Invoice, last_day: date, paid: str, late: str, waiting: str) -> str:
    """The tool's own word for how an invoice stands."""
    return paid if one.paid else late if one.due < last_day else waiting


def _bare(cents: int) -> str:
    return f"{cents / 100:.2f}"


def _money(cents: int) -> str:
    return f"{cents / 100:,.2f}"


def _dollars(cents: int) -> str:
    return f"${_money(cents)}"


def _slashed(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"
