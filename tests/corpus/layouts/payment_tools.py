"""Tools that take payments and write invoices beside them, and the shops' orders, which are no invoices."""

from datetime import date

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, eu, money, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Payment
from tests.corpus.showing import columns, nothing, one_file, shown, who
from tests.corpus.truth import truth

_STRIPE = columns(
    "id,Amount Due,Billing,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,Paid,Subscription,Subtotal,"
    "Total Discount Amount,Applied Coupons,Tax,Tax Percent,Total,Amount Paid,Status,Customer Name,Customer Email"
)
_STRIPE_STATUS = {
    "draft": "draft", "void": "void", "open": "open", "partial": "open", "paid": "paid", "written_off": "uncollectible",
}  # fmt: skip


def _utc(day: date | None, clock: str = "14:32") -> str:
    return f"{day.isoformat()} {clock}" if day else ""


def _stripe_invoice(one: Invoice) -> list[object]:
    closed = one.state in ("paid", "void", "written_off")
    return [
        f"in_1Q{one.serial}LkdIwHu", plain(one.total), "send_invoice", str(closed).upper(), "usd",
        f"cus_R{one.serial % 17}", _utc(one.issued), _utc(one.due, "23:59"),
        "" if one.state == "draft" else f"A1B2C3D4-{one.serial}", str(one.state == "paid").upper(), "",
        plain(one.net), "0.00", "", plain(one.tax), "", plain(one.total), plain(one.received),
        _STRIPE_STATUS[one.state], who(one.customer), one.customer.email,
    ]  # fmt: skip


@layout
def stripe_invoices(business: Business) -> Sample:
    """What was asked stays under Amount Due after it was paid; a draft has no number yet."""
    listed = shown(business.invoices, refunded="paid")[::-1]
    data = csv_bytes([_STRIPE, *map(_stripe_invoice, listed)], end="\n")
    return one_file("invoices.csv", data, "invoices", truth(listed, currency="USD"))


def _stripe_payment(at: int, one: Payment, status: str) -> list[object]:
    refunded = one.amount if status == "Refunded" else 0
    return [
        f"py_3P{at:05d}", _utc(one.day, "09:05:11"), plain(one.amount), plain(refunded), "usd", "true",
        plain(one.amount), plain(refunded), "usd", "0.30", "0.00", status, "Payment complete.",
        f"cus_R{one.invoice.serial % 17}", one.invoice.customer.email, f"in_1Q{one.invoice.serial}LkdIwHu",
        "Visa", "4242",
    ]  # fmt: skip


@layout
def stripe_invoices_and_payments(business: Business) -> Sample:
    """The payments repeat what the invoices say; a charge that failed says nothing."""
    listed = shown(business.invoices, refunded="paid")
    header = columns(
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,"
        "Converted Currency,Fee,Taxes On Fee,Status,Seller Message,Customer ID,Customer Email,Invoice ID,Card Brand,"
        "Card Last4"
    )
    paid = [_stripe_payment(at, one, "Paid") for at, one in enumerate(business.payments)]
    paid.insert(3, _stripe_payment(900, business.payments[0], "Failed"))
    files = (
        UploadedFile("unified_payments.csv", csv_bytes([header, *paid])),
        UploadedFile("invoices.csv", csv_bytes([_STRIPE, *map(_stripe_invoice, listed)])),
    )
    return Sample(files, (("payments",), ("invoices",)), truth(listed, currency="USD"))


@layout
def paypal_activity(business: Business) -> Sample:
    """Money that came and went, with the account's balance: an Invoice Number alone makes no invoice."""
    header = columns(
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,"
        "Reference Txn ID,Invoice Number,Quantity,Receipt ID,Balance,Subject"
    )
    balance, rows = 0, []
    for at, one in enumerate(business.payments):
        fee = one.amount * 29 // 1000 + 30
        balance += one.amount - fee
        rows.append([
            eu(one.day, "/"), "10:14:03", "America/New_York", one.invoice.customer.name, "Website Payment", "Completed",
            "USD", money(one.amount), money(-fee), money(one.amount - fee), one.invoice.customer.email,
            "shop@example.com", f"8XK{at:09d}", "", f"INV2-{one.invoice.serial}", "1", "", money(balance),
            one.invoice.work,
        ])  # fmt: skip
        if at % 9 == 8:
            rows.append([
                eu(one.day, "/"), "18:00:00", "America/New_York", "", "General Withdrawal - Bank Account", "Completed",
                "USD", money(-balance), "0.00", money(-balance), "shop@example.com", "", f"9WD{at:09d}", "", "", "", "",
                "0.00", "",
            ])  # fmt: skip
            balance = 0
    data = csv_bytes([header, *rows], encoding="utf-8-sig", quote_all=True)
    return one_file("Download.CSV", data, "payments", truth(gated=True))


@layout
def paypal_invoices(business: Business) -> Sample:
    listed = shown(business.invoices, written_off="void")
    words = {
        "draft": "Draft", "void": "Canceled", "open": "Unpaid (Sent)", "partial": "Partially paid", "paid": "Paid",
        "refunded": "Refunded",
    }  # fmt: skip
    rows: list[list[object]] = [
        columns(
            "Invoice number,Invoice date,Due date,Recipient,Recipient email,Invoice status,Invoice amount,"
            "Amount paid,Amount due,Currency,Payment date,Reference"
        )
    ]
    rows += [
        [
            f"#{one.serial:04d}", one.issued.strftime("%d %b %Y"), one.due.strftime("%d %b %Y"), who(one.customer),
            one.customer.email, words[one.state], money(one.total, sign="$"), money(one.received, sign="$"),
            money(one.balance, sign="$"), "USD", one.paid_on.strftime("%d %b %Y") if one.paid_on else "", "",
        ]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices_export.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))


@layout
def shop_orders_by_line(business: Business) -> Sample:
    """A web shop's orders: nobody was sent an invoice. The order's own columns stand on its first line only."""
    header = columns(
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,"
        "Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
        "Lineitem price,Lineitem sku,Billing Name,Billing City,Payment Method,Payment Reference,Vendor,Id"
    )
    rows: list[list[object]] = [header]
    for one in shown(business.invoices, without=("draft",)):
        stamp = f"{one.issued.isoformat()} 10:02:41 -0500"
        paid = "paid" if one.received else "pending"
        first = [
            f"#{one.serial}", one.customer.email, paid, stamp if one.received else "", "fulfilled", stamp, "no", "USD",
            plain(one.net), "0.00", plain(one.tax), plain(one.total), "", "0.00", "Standard", stamp,
        ]  # fmt: skip
        for at, line in enumerate(one.lines):
            head = first if not at else [f"#{one.serial}", one.customer.email, *[""] * 13, stamp]
            tail = [
                line.quantity,
                line.text,
                plain(line.unit_net),
                "",
                one.customer.name,
                "",
                "Cards",
                "c9",
                "Shop",
                "",
            ]
            rows.append([*head, *tail])
    return nothing("orders_export_1.csv", csv_bytes(rows, end="\n"))
