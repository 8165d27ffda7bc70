"""Lists written from programming interfaces, and those of tools that keep contacts and deals."""

from datetime import timedelta

from tests.corpus.formats import csv_bytes, iso, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, offered, one_file, shown, who
from tests.corpus.truth import truth


@layout
def flattened_invoices_of_a_cloud_book(business: Business) -> Sample:
    """Three columns of states that agree, and amounts with their currency beside them."""
    listed = shown(business.invoices, without=("written_off", "refunded", "void"))
    words = {"draft": "draft", "open": "viewed", "partial": "partial", "paid": "paid"}
    paid = {"draft": "unpaid", "open": "unpaid", "partial": "partial", "paid": "paid"}
    rows: list[list[object]] = [
        columns("id,invoiceid,invoice_number,customerid,current_organization,fname,lname,"
                "create_date,due_date,date_paid,"
                "amount.amount,amount.code,paid.amount,paid.code,outstanding.amount,outstanding.code,discount_value,"
                "v3_status,display_status,payment_status,vis_state,updated,created_at")
    ]  # fmt: skip
    rows += [
        [one.serial + 88000, one.serial + 88000, f"{one.serial:07d}", 4400 + one.serial % 14, one.customer.company,
         one.customer.first, one.customer.last, iso(one.issued), iso(one.due),
         iso(one.paid_on) if one.state == "paid" else "", plain(one.total), "CAD", plain(one.received), "CAD",
         plain(one.total - one.received), "CAD", "0", words[one.state], words[one.state], paid[one.state], 0,
         f"{one.due} 11:02:33", f"{one.issued} 11:02:33"]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices_api.csv", csv_bytes(rows, end="\n"), "invoices", truth(listed, currency="CAD"))


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


@layout
def quotes_with_stages(business: Business) -> Sample:
    listed = offered(business.quotes, without=("void", "expired"))
    words = {"draft": "Draft", "sent": "Delivered", "approved": "Closed Won", "declined": "Closed Lost"}
    rows: list[list[object]] = [
        columns("Record Id,Quote Owner,Subject,Quote Number,Deal Name,Quote Stage,Valid Until,"
                "Account Name,Contact Name,"
                "Sub Total,Discount,Tax,Adjustment,Grand Total,Created By,Created Time,Modified Time,Billing City")
    ]  # fmt: skip
    rows += [
        [f"zcrm_5584{one.serial}", "Rae Ostervane", one.work, f"558400000{one.serial}", "", words[one.state],
         iso(one.created + timedelta(30)), who(one.customer), one.customer.name, plain(one.net), "0", plain(one.tax),
         "0", plain(one.total), "Rae Ostervane", f"{one.created} 10:30:00", f"{one.created + timedelta(9)} 10:30:00",
         "Springfield"]
        for one in listed
    ]  # fmt: skip
    return one_file("Quotes_2025_10_04.csv", csv_bytes(rows, quote_all=True), "quotes", truth(quotes=listed))


@layout
def invoices_of_a_contact_keeper(business: Business) -> Sample:
    listed = shown(business.invoices, without=("written_off", "refunded"))
    words = {"draft": "Draft", "void": "Voided", "open": "Open", "partial": "Open", "paid": "Paid"}
    rows: list[list[object]] = [
        columns("Record ID,Number,Title,Invoice status,Invoice date,Due date,Amount billed,Balance due,Currency,"
                "Days overdue,Associated Contact,Associated Company,Create date,Last modified date,Recipient emails")
    ]  # fmt: skip
    rows += [
        [f"4411{one.serial}", f"INV-{one.serial}", one.work, words[one.state], iso(one.issued), iso(one.due),
         plain(one.total), plain(one.balance), "USD", "", f"{one.customer.name} ({one.customer.email})",
         one.customer.company, f"{one.issued} 14:22", f"{one.due} 08:00", one.customer.email]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, quote_all=True, end="\n")
    return one_file("hubspot-crm-exports-all-invoices-2025-10-04.csv", data, "invoices", truth(listed, currency="USD"))
