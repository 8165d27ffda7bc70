"""How people note that an invoice was paid: ticks, a day, what is left, words; and what they call a quote's answer."""

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice, Quote
from tests.corpus.tables import Columns, invoices, paid_on, quotes, single, table, text_file
from tests.corpus.truth import truth


def _us2(day: object) -> str:
    return f"{day:%m/%d/%y}" if day else ""


@layout
def paid_yes_or_no(business: Business) -> Sample:
    """A stray x beside yes and no: people tick as they like."""
    shown = invoices(business, "open", "paid")
    yes = ("yes", "Y", "x", "Yes")
    columns: Columns[Invoice] = (
        ("INVOICE #", lambda one: one.serial),
        ("CUSTOMER", lambda one: one.customer.name),
        ("DATE SENT", lambda one: us(one.issued)),
        ("AMOUNT", lambda one: plain(one.total)),
        ("PAID", lambda one: yes[one.serial % 4] if one.state == "paid" else ("no", "N", "")[one.serial % 3]),
        ("NOTES", lambda one: "left vm" if one.serial % 9 == 0 else ""),
    )
    return single(text_file("2025 invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def what_is_still_owed_is_the_only_sign(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Name", lambda one: one.customer.name),
        ("Billed", lambda one: plain(one.total)),
        ("Still owes", lambda one: plain(one.balance) if one.balance else "-"),
    )
    return single(text_file("who owes.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def deposits_and_the_rest(business: Business) -> Sample:
    """A deposit before the work, the rest later; both are payments of one invoice."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Invoice date", lambda one: us(one.issued)),
        ("Client", lambda one: one.customer.name),
        ("Contract", lambda one: one.work),
        ("Total", lambda one: money(one.total)),
        ("Deposit", lambda one: money(one.received // 2) if one.received else ""),
        ("Paid to date", lambda one: money(one.received) if one.received else ""),
        ("Balance", lambda one: money(one.balance)),
    )
    return single(text_file("deposits.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def invoice_status_in_free_words(business: Business) -> Sample:
    words = {
        "paid": ("PAID ck 1042 3/4", "paid cash", "pd 4/12 thx", "Paid - Venmo", "paid in full!"),
        "partial": ("half pd", "partial - 500 down", "part paid, rest Fri"),
        "open": ("sent 3x!!", "sent", "reminder sent 5/2", "not paid", "unpaid, call Kit", "overdue!!"),
        "void": ("VOID - duplicate", "cancelled, dont use"),
        "draft": ("draft", "not sent yet"),
        "written_off": ("wrote off", "bad debt"),
    }
    shown = invoices(business, "paid", "partial", "open", "void", "draft", "written_off")
    columns: Columns[Invoice] = (
        ("#", lambda one: one.serial),
        ("date", lambda one: _us2(one.issued)),
        ("customer", lambda one: one.customer.name.lower()),
        ("job", lambda one: one.work.lower()),
        ("invoice amt", lambda one: plain(one.total)),
        ("status", lambda one: words[one.state][one.serial % len(words[one.state])]),
    )
    rows = [*table(columns, shown), [], ["ck = check, thx = done. ask Ada before changing anything"]]
    return single(text_file("jobs billed.csv", rows), "invoices", truth(shown))


@layout
def quote_outcome_in_free_words(business: Business) -> Sample:
    words = {
        "approved": ("won!! :)", "YES - start in May", "got the job", "accepted 3/14", "WON", "signed, dep paid"),
        "declined": ("lost :(", "went w/ someone else", "no - too high", "NO", "not interested"),
        "sent": ("waiting", "sent, f/u next wk", "no answer yet", "thinking about it", "emailed 2x"),
        "expired": ("expired", "expired - no reply"),
    }
    shown = quotes(business, "approved", "declined", "sent", "expired")
    columns: Columns[Quote] = (
        ("quote #", lambda one: one.serial),
        ("date", lambda one: _us2(one.created)),
        ("name", lambda one: one.customer.name),
        ("phone", lambda one: one.customer.phone),
        ("what they want", lambda one: one.work),
        ("price", lambda one: money(one.total, sign="$")),
        ("outcome", lambda one: words[one.state][one.serial % len(words[one.state])]),
    )
    return single(text_file("bids.csv", table(columns, shown)), "quotes", truth(quotes=shown))


@layout
def invoices_without_numbers(business: Business) -> Sample:
    """No numbers at all: the day, the customer and the amount are the document."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Date invoiced", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Work done", lambda one: one.work),
        ("Invoice amount", lambda one: plain(one.total)),
        ("Date paid", lambda one: us(paid_on(one))),
        ("Check #", lambda one: 2000 + one.serial if one.state == "paid" else ""),
    )
    return single(text_file("billing.csv", table(columns, shown)), "invoices", truth(shown))
