"""Exports with the field names of the tool's own tables and interfaces: underscores, dots, codes for states."""

from tests.corpus.formats import csv_bytes, iso, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.showing import columns, nothing, offered, one_file, shown, who
from tests.corpus.truth import truth


@layout
def odoo_technical_names(business: Business) -> Sample:
    """Two states and a kind in codes; a refund's total has no sign; the currency is a column."""
    listed = shown(business.invoices, without=("written_off",), notes=True)
    paid = {"paid": "paid", "partial": "partial", "open": "not_paid", "refunded": "reversed"}
    rows: list[list[object]] = [
        columns(
            "name,partner_id,invoice_date,invoice_date_due,move_type,amount_untaxed,amount_total,amount_residual,"
            "currency_id,payment_state,state"
        )
    ]
    rows += [
        [
            f"{'RINV' if one.kind == 'credit_note' else 'INV'}/2025/{one.serial:05d}", who(one.customer),
            iso(one.issued), iso(one.due), "out_refund" if one.kind == "credit_note" else "out_invoice",
            plain(one.net), plain(one.total), plain(one.balance), "USD", paid.get(one.state, "not_paid"),
            {"draft": "draft", "void": "cancel"}.get(one.state, "posted"),
        ]
        for one in listed
    ]  # fmt: skip
    data = csv_bytes(rows, quote_all=True, end="\n")
    return one_file("account.move.csv", data, "invoices", truth(listed, currency="USD"))


@layout
def odoo_sale_orders_technical(business: Business) -> Sample:
    listed = offered(business.quotes, without=("draft",), declined="void", expired="sent")
    words = {"approved": "sale", "sent": "sent", "void": "cancel"}
    rows: list[list[object]] = [
        columns("name,date_order,partner_id,user_id,validity_date,amount_untaxed,amount_total,invoice_status,state")
    ]
    rows += [
        [f"S{one.serial:05d}", f"{iso(one.created)} 08:15:09", who(one.customer), "Rae Ostervane", "", plain(one.net),
         plain(one.total), "invoiced" if one.invoice_serial else "no", words[one.state]]
        for one in listed
    ]  # fmt: skip
    return one_file("Quotation (sale.order).csv", csv_bytes(rows), "quotes", truth(quotes=listed))


@layout
def erpnext_accounts_receivable(business: Business) -> Sample:
    """A report of what is still owed, with ages and a last row of sums."""
    listed = shown(business.invoices, without=("draft", "void", "paid", "written_off", "refunded"))
    rows: list[list[object]] = [
        columns(
            "Posting Date,Customer,Receivable Account,Voucher Type,Voucher No,Due Date,Invoiced Amount,Paid Amount,"
            "Credit Note,Outstanding Amount,Age (Days),0-30,31-60,61-90,91-Above,Currency,Territory"
        )
    ]
    rows += [
        [iso(one.issued), who(one.customer), "Debtors - F", "Sales Invoice", f"SINV-25-{one.serial}", iso(one.due),
         plain(one.total), plain(one.received), "0.00", plain(one.balance), 40, "0.00", plain(one.balance), "0.00",
         "0.00", "EUR", "All Territories"]
        for one in listed
    ]  # fmt: skip
    rows.append(["Total", *[""] * 5, plain(sum(one.total for one in listed)), plain(sum(o.received for o in listed)),
                 "0.00", plain(sum(one.balance for one in listed)), *[""] * 7])  # fmt: skip
    return one_file("Accounts Receivable.csv", csv_bytes(rows), "invoices", truth(listed, currency="EUR"))


@layout
def akaunting_documents(business: Business) -> Sample:
    """One list for what was sent and what came in: the type tells them apart, and only invoices count."""
    listed = shown(business.invoices, without=("written_off", "refunded"))
    words = {"draft": "draft", "void": "cancelled", "open": "viewed", "partial": "partial", "paid": "paid"}
    rows: list[list[object]] = [
        columns("type,document_number,order_number,status,issued_at,due_at,amount,currency_code,contact_name,notes")
    ]
    for at, one in enumerate(listed):
        rows.append(["invoice", f"INV-{one.serial:05d}", "", words[one.state], f"{one.issued} 00:00:00",
                     f"{one.due} 00:00:00", plain(one.total), "USD", who(one.customer), ""])  # fmt: skip
        if at % 4 == 0:
            rows.append(["bill", f"BILL-{at:05d}", "", "received", f"{one.issued} 00:00:00", f"{one.due} 00:00:00",
                         "88.50", "USD", "Pipe Depot", ""])  # fmt: skip
    return one_file("documents.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))


@layout
def stripe_invoices_of_the_interface(business: Business) -> Sample:
    listed = shown(business.invoices, without=("draft",), refunded="paid")[::-1]
    words = {"void": "void", "open": "open", "partial": "open", "paid": "paid", "written_off": "uncollectible"}
    rows: list[list[object]] = [
        columns(
            "id,number,customer_name,customer_email,currency,created,due_date,subtotal,tax,total,amount_due,amount_paid,"
            "amount_remaining,status,paid,collection_method,hosted_invoice_url"
        )
    ]
    rows += [
        [f"in_1Q{one.serial}", f"F1A2-{one.serial}", who(one.customer), one.customer.email, "usd",
         f"{one.issued}T14:32:11Z", f"{one.due}T14:32:11Z", plain(one.net), plain(one.tax), plain(one.total),
         plain(one.total), plain(one.received), plain(one.total - one.received), words[one.state],
         str(one.state == "paid").lower(), "send_invoice", "https://example.com/i/1"]
        for one in listed
    ]  # fmt: skip
    return one_file("invoices.csv", csv_bytes(rows), "invoices", truth(listed, currency="USD"))


@layout
def ledger_of_a_cloud_book(business: Business) -> Sample:
    """A journal: each document twice, on debit and credit, with its number and its customer."""
    rows: list[list[object]] = [["Fernhill Electric"], ["Journal"], ["January - October, 2025"], []]
    rows.append(columns("Date,Transaction type,Num,Name,Memo/Description,Account,Debit,Credit"))
    for one in shown(business.invoices, without=("draft", "void")):
        rows.append([iso(one.issued), "Invoice", one.serial, who(one.customer), one.work, "Accounts Receivable",
                     plain(one.total), ""])  # fmt: skip
        rows += [["", "", "", who(one.customer), line.text, "Services", "", plain(line.gross)] for line in one.lines]
        rows.append(["", "", "", "", "", "", plain(one.total), plain(one.total)])
    return nothing("Journal.csv", csv_bytes(rows))
