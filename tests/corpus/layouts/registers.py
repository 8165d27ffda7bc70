"""Registers of invoices: codes or kinds for the types, and no state of payment beside what is owed."""

from tests.corpus.formats import csv_bytes, money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, one_file, shown, signed, who
from tests.corpus.truth import truth

_ISSUED = ("draft", "void", "written_off", "refunded")


@layout
def contractor_progress_invoices(business: Business) -> Sample:
    """Deposit, progress and final invoices of one contract: each is an invoice of its own."""
    listed = shown(business.invoices, without=_ISSUED, notes=True)
    kinds = ("Deposit Invoice", "Progress Invoice", "Final Invoice")
    rows: list[list[object]] = [
        columns("Doc Type,Invoice No.,Contract,Client,Invoice Date,Payment Due,Contract Value,Previously Billed,"
                "This Invoice,Paid to Date,Amount Outstanding")
    ]  # fmt: skip
    rows += [
        ["Credit Note" if one.kind == "credit_note" else kinds[one.serial % 3], f"{one.serial}-{one.serial % 3 + 1}",
         f"C-{one.serial % 14:03d}", who(one.customer), us(one.issued), us(one.due), money(one.total * 3, sign="$"),
         money(one.total, sign="$"), money(signed(one, one.total), sign="$"), money(one.received, sign="$"),
         money(one.balance, sign="$")]
        for one in listed
    ]  # fmt: skip
    return one_file("billing.csv", csv_bytes(rows), "invoices", truth(listed))


@layout
def sage_day_book(business: Business) -> Sample:
    """Codes for the types: SI an invoice, SC a credit note, whose amounts have no minus; days with two-digit years."""
    listed = shown(business.invoices, without=_ISSUED, notes=True)
    rows: list[list[object]] = [
        ["Date:", "04/10/2025", "Day Books: Customer Invoices (Summary)"], [],
        columns("Tran No.,Type,Tran Date,A/C Ref,Name,Inv Ref,Details,Net Amount,Tax Amount,Gross Amount,Outstanding"),
    ]  # fmt: skip
    rows += [
        [at, "SC" if one.kind == "credit_note" else "SI", f"{one.issued:%d/%m/%y}", f"ACC{one.serial % 14:03d}",
         who(one.customer), f"{one.serial}", one.work, money(one.net), money(one.tax), money(one.total),
         money(one.balance)]
        for at, one in enumerate(listed, 1)
    ]  # fmt: skip
    return one_file("daybook.csv", csv_bytes(rows, encoding="cp1252"), "invoices", truth(listed))


@layout
def tally_sales_register(business: Business) -> Sample:
    """The word invoice stands nowhere: particulars, a voucher's type and number, and a gross total."""
    listed = shown(business.invoices, without=(*_ISSUED, "paid", "partial"))
    rows: list[list[object]] = [
        ["Fernhill Traders"], ["Sales Register"], ["1-Jan-25 to 31-Oct-25"], [],
        ["Date", "Particulars", "Voucher Type", "Voucher No.", "Value", "Gross Total"],
    ]  # fmt: skip
    rows += [
        [f"{one.issued.day}-{one.issued:%b-%y}", who(one.customer), "Sales", one.serial, plain(one.net),
         plain(one.total)]
        for one in listed
    ]  # fmt: skip
    rows.append(["", "Grand Total", "", "", plain(sum(o.net for o in listed)), plain(sum(o.total for o in listed))])
    return one_file("SalesRegister.csv", csv_bytes(rows), "invoices", truth(listed))
