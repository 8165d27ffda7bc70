"""Lists written from programming interfaces, and those of tools that keep contacts and deals."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, iso, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, who
from tests.corpus.truth import truth


@layout
def invoice_objects_of_an_online_book(business: Business) -> Sample:
    """Short names in camel case; voided is written in the private note; paid is a balance of nothing."""
    listed = shown(business.invoices, without=("draft", "written_off", "refunded", "void"))
    rows: list[list[object]] = [
        columns("Id,SyncToken,DocNumber,TxnDate,DueDate,CustomerRef.value,CustomerRef.name,CurrencyRef.value,"
                "TxnTaxDetail.TotalTax,TotalAmt,Balance,EmailStatus,PrintStatus,PrivateNote,MetaData.CreateTime,"
                "MetaData.LastUpdatedTime")
    ]  # fmt: skip
    rows += [
        [one.serial * 3, 0, one.serial, iso(one.issued), iso(one.due), one.serial % 14, who(one.customer), "USD",
         plain(one.tax), plain(one.total), plain(one.balance), "EmailSent", "NeedToPrint", "",
         f"{one.issued}T09:00:00-08:00", f"{one.due}T10:11:12-08:00"]
        for one in listed
    ]  # fmt: skip
    return one_file("query_invoice.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))


@layout
def quotes_of_a_card_processor(business: Business) -> Sample:
    listed = offered(business.quotes, without=("expired",), declined="void")
    words = {"draft": "draft", "sent": "open", "approved": "accepted", "void": "canceled"}
    rows: list[list[object]] = [
        columns("id,Number,Customer ID,Customer Email,Created (UTC),Expires At (UTC),Currency,Amount Subtotal,"
                "Amount Total,Status,Accepted At (UTC)")
    ]  # fmt: skip
    rows += [
        [f"qt_1N{one.serial}xYz", f"QT-8C1F-{one.serial:04d}-1", f"cus_{one.serial % 14:04d}", one.customer.email,
         f"{one.created} 10:15", f"{one.created + timedelta(30)} 10:15", "usd", plain(one.net), plain(one.total),
         words[one.state], f"{one.answered} 12:00" if one.state == "approved" else ""]
        for one in listed
    ]  # fmt: skip
    # Canceled is a quote taken back, which counts no longer.
    return one_file("quotes.csv", csv_bytes(rows), "quotes", truth(quotes=listed, currency="USD"))
