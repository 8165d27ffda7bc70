"""A payment that names no invoice, or several, settles invoices of its own customer, in full and the oldest first."""

from collections.abc import Callable

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import INVOICE_COLUMNS, PAYMENT_COLUMNS, Pack, conform
from snapshot.pipeline.pack.extract.account_payments import allocate, split_by_invoice

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Type", "Date", "Num", "Name", "Amount"]
JANUARY, MARCH = pd.Timestamp("2025-01-10"), pd.Timestamp("2025-03-10")


def invoices(*totals: int, customer: str = "ann") -> pd.DataFrame:
    rows = [
        {"number": f"{at}", "issued": JANUARY + pd.Timedelta(days=at), "total_cents": total, "balance_cents": total}
        for at, total in enumerate(totals)
    ]
    return conform(
        pd.DataFrame(rows).assign(kind="invoice", state="open", customer=customer, file=0, row=1), INVOICE_COLUMNS
    )


def payments(*amounts: int, link: str | None = None, customer: str = "ann", file: int = 0) -> pd.DataFrame:
    frame = pd.DataFrame({"amount_cents": amounts})
    return conform(frame.assign(invoice_number=link, customer=customer, paid=MARCH, file=file, row=1), PAYMENT_COLUMNS)


def settled(parts: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(parts["at"], parts["amount_cents"], strict=True))


def test_what_fits_an_invoice_to_the_cent_settles_that_one() -> None:
    assert settled(allocate(invoices(5000, 7000), payments(7000), {0})) == [(1, 7000)]


def test_the_rest_goes_to_the_oldest_first() -> None:
    assert settled(allocate(invoices(5000, 7000), payments(6000), {0})) == [(0, 5000), (1, 1000)]


def test_only_the_customer_s_own_invoices_of_the_same_list_are_settled() -> None:
    assert settled(allocate(invoices(5000), payments(5000, customer="bo"), {0})) == []
    assert settled(allocate(invoices(5000), payments(5000, file=1), {0, 1})) == []
    assert settled(allocate(invoices(5000), payments(5000), set())) == [], "where the file says itself what was paid"


def test_no_payment_settles_an_invoice_that_came_later() -> None:
    later = invoices(5000).assign(issued=MARCH + pd.Timedelta(days=1))
    assert settled(allocate(later, payments(5000), {0})) == []


def test_a_payment_that_names_several_invoices_pays_each_its_total() -> None:
    split = split_by_invoice(invoices(5000, 7000, 900), payments(12000, link="0,1"))
    assert list(zip(split["invoice_number"], split["amount_cents"], strict=True)) == [("0", 5000), ("1", 7000)]


@settings(deadline=None)
@given(
    totals=st.lists(st.integers(1, 10_000), max_size=6),
    amounts=st.lists(st.integers(1, 20_000), max_size=6),
    link=st.sampled_from([None, "0", "0,1", "1;0", "9,0", ","]),
)
def test_no_money_is_made_and_no_invoice_gets_more_than_its_total(
    totals: list[int], amounts: list[int], link: str | None
) -> None:
    billed, came = invoices(*totals or [1]), payments(*amounts, link=link) if amounts else payments(1).head(0)
    assert split_by_invoice(billed, came)["amount_cents"].sum() == sum(amounts)
    parts = allocate(billed, came, {0})
    assert parts["amount_cents"].sum() <= sum(amounts)
    got = parts.groupby("at")["amount_cents"].sum()
    assert (got <= billed.loc[got.index, "total_cents"]).all()


def account(*, balance: bool) -> list[list[str]]:
    rows = [
        ["Invoice", "2025-01-05", "815", "Ann", "100.00"],
        ["Invoice", "2025-01-09", "816", "Ann", "50.00"],
        ["Payment", "2025-01-20", "4471", "Ann", "-50.00"],
        ["Invoice", "2025-02-01", "817", "Bo", "70.00"],
        ["Payment", "2025-02-09", "12", "Bo", "-70.00"],
        ["Invoice", "2025-02-11", "818", "Bo", "30.00"],
    ]
    running = ["100.00", "150.00", "100.00", "70.00", "0.00", "30.00"]
    if balance:
        return [[*HEADER, "Balance"], *([*row, left] for row, left in zip(rows, running, strict=True))]
    return [HEADER, *rows]


def test_payments_among_the_invoices_tell_what_was_paid(read: Read, to_csv: Make) -> None:
    for balance in (True, False):
        found = read(to_csv(account(balance=balance))).invoices
        assert dict(zip(found["number"], found["state"], strict=True)) == {
            "815": "open",
            "816": "paid",
            "817": "paid",
            "818": "open",
        }


def test_where_the_list_says_itself_what_was_paid_its_payments_are_left_out(read: Read, to_csv: Make) -> None:
    words = ["Paid", "Open", "Closed", "Open", "Closed", "Paid"]
    rows = [[*row, word] for row, word in zip(account(balance=False)[1:], words, strict=True)]
    pack = read(to_csv([[*HEADER, "Status"], *rows]))
    assert list(pack.invoices["state"]) == ["paid", "open", "open", "paid"]
    assert not len(pack.payments)


def test_a_balance_that_runs_from_line_to_line_says_nothing_of_one_invoice(read: Read, to_csv: Make) -> None:
    """Also below zero, after a credit: that is no overpaid invoice."""
    header = ["Type", "Date", "Num", "Name", "Item", "Qty", "Sales Price", "Amount", "Balance"]
    lines = [("1004", 300), ("1004", 200), ("1005", 100), ("1006", 450), ("1007", 70)]
    rows, balance = [], -2000
    for at, (number, amount) in enumerate(lines, 1):
        balance += amount
        rows.append(
            ["Invoice", f"2025-01-0{at}", number, "Ann", "Service", 1, f"{amount}.00", f"{amount}.00", f"{balance}.00"]
        )
    found = read(to_csv([header, *rows])).invoices
    assert list(found["balance_cents"]) == list(found["total_cents"]) == [50000, 10000, 45000, 7000]
