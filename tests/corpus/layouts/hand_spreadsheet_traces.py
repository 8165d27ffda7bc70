"""What a spreadsheet leaves in a text file: padded accounting cells, numbers as formulas, sections, letterheads."""

from datetime import date

from tests.corpus.formats import money, plain, us
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business, Invoice
from tests.corpus.tables import Columns, body, header, invoices, paid_on, single, table, text_file
from tests.corpus.truth import truth


def _short(day: date) -> str:
    return f"{day.month}/{day.day}/{day:%y}"


def _padded(cents: int) -> str:
    """The accounting format: blanks around, a dash for nothing."""
    return f" ${money(cents)} " if cents else " $-   "


@layout
def accounting_cells_saved_as_text(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: f" {one.serial} "),
        ("Date", lambda one: f"{one.issued.month}/{one.issued.day}/{one.issued.year}"),
        ("Customer", lambda one: f"{one.customer.name} "),
        (" Amount ", lambda one: _padded(one.total)),
        (" Paid ", lambda one: _padded(one.received)),
        (" Balance ", lambda one: _padded(one.balance)),
    )
    total: list[object] = ["", "", "Total", *[_padded(sum(getattr(one, name) for one in shown))
                                              for name in ("total", "received", "balance")]]  # fmt: skip
    return single(text_file("AR.csv", [*table(columns, shown), total]), "invoices", truth(shown))


@layout
def statuses_with_signs(business: Business) -> Sample:
    """Coloured signs before the words; days typed in two ways."""
    words = {"open": "🟡 Sent", "partial": "🟠 Partial", "paid": "✅ Paid", "void": "🚫 Void", "draft": "📝 Draft"}
    shown = invoices(business, "open", "partial", "paid", "void", "draft")
    columns: Columns[Invoice] = (
        ("🧾 Invoice", lambda one: f"#{one.serial}"),
        ("👤 Client", lambda one: one.customer.name),
        ("📅 Date", lambda one: _short(one.issued) if one.serial % 2 else us(one.issued)),
        ("💵 Amount", lambda one: money(one.total, sign="$")),
        ("Status", lambda one: words[one.state]),
    )  # fmt: skip
    return single(text_file("Tracker - Invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def letterhead_above_the_list(business: Business) -> Sample:
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("", lambda one: ""),
        ("Inv. No.", lambda one: one.serial),
        ("Inv. Date", lambda one: us(one.issued)),
        ("Bill To", lambda one: f"{one.customer.name}\n{one.customer.street}\nElmswick, NH 03999"),
        ("Terms", lambda one: "Net 30"),
        ("Inv. Total", lambda one: money(one.total, sign="$")),
        ("Date Paid", lambda one: us(paid_on(one))),
    )
    above: list[list[object]] = [
        ["", "Larkspur Plumbing & Heating"], ["", "12 Harbor Street"], ["", "Phone", "(555) 010-0001"],
        ["", "License #12345"], ["", "Invoices", "01/01/2025", "to", "10/31/2025"], [],
    ]  # fmt: skip
    return single(text_file("invoice list.csv", [*above, *table(columns, shown)]), "invoices", truth(shown))


@layout
def sections_of_unpaid_and_paid(business: Business) -> Sample:
    """Two blocks with the same header, each with a caption above and a total below."""
    unpaid, paid = invoices(business, "open", "partial"), invoices(business, "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Total", lambda one: plain(one.total)),
        ("Balance", lambda one: plain(one.balance)),
    )
    rows: list[list[object]] = []
    for caption, block in (("UNPAID", unpaid), ("PAID", paid)):
        total = plain(sum(one.total for one in block))
        rows += [
            [caption],
            header(columns),
            *body(columns, block),
            ["", "", f"{len(block)} invoices", total, ""],
            [],
            [],
        ]
    return single(text_file("two blocks.csv", rows), "invoices", truth([*unpaid, *paid]))


@layout
def labor_parts_tax_and_total(business: Business) -> Sample:
    """The parts of a total stand beside it: only the total is the total."""
    shown = invoices(business, "open", "paid")
    columns: Columns[Invoice] = (
        ("Invoice", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Labor", lambda one: plain(one.net - one.net // 3)),
        ("Parts", lambda one: plain(one.net // 3)),
        ("Trip charge", lambda one: "0.00"),
        ("Sales tax", lambda one: plain(one.tax)),
        ("Invoice total", lambda one: plain(one.total)),
        ("Paid Y/N", lambda one: "Y" if one.state == "paid" else "N"),
    )
    return single(text_file("service invoices.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def two_columns_of_payments(business: Business) -> Sample:
    """First and second payment with their days, and the rest."""
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice No", lambda one: one.serial),
        ("Invoice Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Invoice Amount", lambda one: plain(one.total)),
        ("1st payment", lambda one: plain(one.received // 2) if one.received else ""),
        ("1st payment date", lambda one: us(one.issued) if one.received else ""),
        ("2nd payment", lambda one: plain(one.received - one.received // 2) if one.received else ""),
        ("2nd payment date", lambda one: us(one.paid_on)),
        ("Balance", lambda one: plain(one.balance)),
    )
    return single(text_file("payments per invoice.csv", table(columns, shown)), "invoices", truth(shown))


@layout
def percent_paid_is_the_only_sign(business: Business) -> Sample:
    shown = invoices(business, "open", "partial", "paid")
    columns: Columns[Invoice] = (
        ("Invoice #", lambda one: one.serial),
        ("Date", lambda one: us(one.issued)),
        ("Customer", lambda one: one.customer.name),
        ("Amount", lambda one: plain(one.total)),
        ("% paid", lambda one: f"{min(99, 100 * one.received // one.total) if one.balance else 100}%"),
    )
    return single(text_file("percent.csv", table(columns, shown)), "invoices", truth(shown))
