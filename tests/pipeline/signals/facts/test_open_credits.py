"""Open credits lower what the same customer owes, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import PAYMENT_COLUMNS, Pack, conform
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.open_items import read_open_items
from tests.pipeline.signals.factory import TODAY, ago, anchored, invoice, make_pack, quote

Row = dict[str, Any]


def credit(issued: int, total: float, **changes: Any) -> Row:
    return invoice(issued, -total, kind="credit_note", number="C1", due=None, **changes)


def measure(*rows: Row, payments: list[Row] | None = None) -> Snapshot:
    return build_snapshot(with_payments(anchored(invoices=rows), payments or []), today=TODAY)


def with_payments(pack: Pack, payments: list[Row]) -> Pack:
    return replace(pack, payments=conform(pd.DataFrame(payments, columns=list(PAYMENT_COLUMNS)), PAYMENT_COLUMNS))


def payment(paid: int, amount: float, invoice_number: str | None = None, customer: str | None = "c1") -> Row:
    return {
        "invoice_number": invoice_number, "customer": customer, "paid": ago(paid),
        "amount_cents": round(amount * 100), "file": 1, "row": 2,
    }  # fmt: skip


def debts(pack: Pack) -> "pd.Series[int]":
    """Cents owed by customer."""
    invoices = read_open_items(pack, today=TODAY).invoices
    return pd.Series(invoices.owed).groupby(pack.invoices.loc[pack.invoices["kind"] == "invoice", "customer"]).sum()


def test_a_credit_note_lowers_what_its_customer_owes() -> None:
    late = measure(invoice(60, 100), credit(50, 30), invoice(60, 80, customer="c2"))
    assert (late.overdue.count, late.overdue.amount, late.numbers.open_balance) == (2, 150, 150)
    assert late.activity_signals.invoices.credits_set_off == 30


def test_the_bill_due_first_is_taken_first() -> None:
    late = measure(invoice(130, 100), invoice(60, 100), credit(50, 130))
    assert (late.overdue.count, late.overdue.days_over_90.amount, late.overdue.days_1_30.amount) == (1, 0, 70)


def test_what_is_left_over_lowers_nothing_else() -> None:
    late = measure(invoice(60, 100), credit(50, 500), invoice(60, 80, customer="c2"))
    assert (late.overdue.count, late.overdue.amount, late.top_debtor.amount) == (1, 80, 80)


@pytest.mark.parametrize(
    "unusable",
    [
        {"state": "draft"},
        {"state": "void"},
        {"state": "written_off"},
        {"state": "refunded"},
        {"owed": 0},
        {"customer": None},
        {"customer": "c2"},
        {"issued": ago(-1)},
    ],
)
def test_a_credit_that_nobody_can_set_off_lowers_nothing(unusable: Row) -> None:
    owed = unusable.pop("owed", -30)
    assert measure(invoice(60, 100), credit(50, 30, owed=owed) | unusable).overdue.amount == 100


def test_what_was_paid_too_much_is_a_credit() -> None:
    assert measure(invoice(60, 100), invoice(50, 80, paid=40, owed=-20)).overdue.amount == 80


def test_an_invoice_that_a_credit_covers_still_waits_for_its_payment() -> None:
    rows = [invoice(60 + day, 100, paid=30, customer="c9") for day in range(25)]
    with_credit = measure(*rows, invoice(60, 100), credit(50, 100))
    assert with_credit.pay_time == measure(*rows, invoice(60, 100)).pay_time


NAMED = [payment(70, 50, "I2"), payment(69, 50, "I3")]
PAID = [invoice(90, 50, paid=70), invoice(90, 50, paid=69)]


def owed_after(*payments: Row, rows: tuple[Row, ...] = ()) -> float:
    return measure(invoice(80, 100), *PAID, *rows, payments=[*NAMED, *payments]).overdue.amount


def test_a_payment_that_no_invoice_took_is_a_credit() -> None:
    assert owed_after(payment(40, 30)) == 70
    assert owed_after(payment(40, 30, customer="c2")) == 100
    assert owed_after(payment(40, 30, customer=None)) == 100
    assert owed_after(payment(40, 30), payment(30, -30)) == 100


def test_a_payment_whose_invoice_is_not_in_the_files_is_no_credit() -> None:
    assert owed_after(payment(40, 30, "from an older file")) == 100


def test_a_payment_that_the_invoices_show_as_paid_is_no_credit() -> None:
    assert owed_after(payment(40, 30), rows=(invoice(75, 30, paid=40),)) == 100
    assert owed_after(payment(40, 30), rows=(invoice(75, 20, paid=40),)) == 90


def test_a_list_of_deposits_tells_of_no_unused_payment() -> None:
    listed = [payment(70, 50), payment(69, 50), payment(40, 30)]
    assert measure(invoice(80, 100), *PAID, payments=listed).overdue.amount == 100


who = st.sampled_from(["c1", "c2", "c3", None])
bills = st.builds(
    lambda issued, total, open_part, customer, due: invoice(
        issued, total, owed=round(total * open_part, 2), customer=customer, due=due
    ),
    st.integers(0, 500), st.integers(0, 5_000), st.floats(0, 1), who, st.integers(-30, 470),
)  # fmt: skip
notes = st.builds(lambda issued, total, customer: credit(issued, total, customer=customer),
                  st.integers(-5, 500), st.integers(1, 20_000), who)  # fmt: skip


@settings(max_examples=12)
@given(st.lists(bills, max_size=12), st.lists(notes, max_size=4), notes)
def test_one_more_credit_never_raises_a_debt(some_bills: list[Row], some_notes: list[Row], one_more: Row) -> None:
    before, after = (make_pack([*some_bills, *rows]) for rows in (some_notes, [*some_notes, one_more]))
    here, there = debts(before), debts(after)
    assert (there >= 0).all()
    assert (there <= here).all()
    others = here.index[here.index != one_more["customer"]]
    assert (there[others] == here[others]).all()
    late, later = (build_snapshot(pack, today=TODAY) for pack in (before, after))
    for path in ("count", "amount", "customers"):
        assert getattr(later.overdue, path) <= getattr(late.overdue, path)
    for band in ("days_1_30", "days_31_60", "days_61_90", "days_over_90"):
        assert getattr(later.overdue, band).amount <= getattr(late.overdue, band).amount
        assert getattr(later.overdue, band).count <= getattr(late.overdue, band).count
    assert later.top_debtor.amount <= late.top_debtor.amount
    assert (later.overdue.oldest_days or 0) <= (late.overdue.oldest_days or 0)
    assert (later.numbers.overdue_30plus_amount or 0) <= (late.numbers.overdue_30plus_amount or 0)


@settings(max_examples=20)
@given(st.lists(bills, max_size=12), st.lists(notes, max_size=4))
def test_credits_lower_a_debt_by_what_they_are_worth(some_bills: list[Row], some_notes: list[Row]) -> None:
    """To the cent, and to nothing at most."""
    without, after = debts(make_pack(some_bills)), debts(make_pack([*some_bills, *some_notes]))
    held = pd.Series(dtype="int64")
    for note in some_notes:
        if note["customer"] and note["issued"].date() <= TODAY:
            held[note["customer"]] = held.get(note["customer"], 0) - note["balance_cents"]
    assert (after == (without - held.reindex(without.index, fill_value=0)).clip(lower=0)).all()


def test_a_waiting_credit_moves_no_date() -> None:
    rows, offers = [invoice(60, 100, due=31)], [quote(30)]
    late = build_snapshot(make_pack([*rows, credit(2, 30, customer="c2")], offers), today=TODAY)
    assert late.window.report_date == TODAY - timedelta(days=30)
    assert late == build_snapshot(make_pack(rows, offers), today=TODAY).model_copy(
        update={"exclusions": late.exclusions}
    )
