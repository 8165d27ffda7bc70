"""Overdue money, its ages, who owes it, and how such money moved before."""

import pytest

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import TODAY, anchored, invoice


def measure(invoices: list, **more: object) -> Snapshot:
    return build_snapshot(anchored(invoices=invoices, **more), today=TODAY)


def test_open_and_overdue_money_add_up() -> None:
    numbers = measure(
        [invoice(40, 100.10), invoice(40, 200, owed=50.05), invoice(10, 70), invoice(90, 30, paid=20)]
    ).numbers
    assert (numbers.open_balance, numbers.overdue_amount, numbers.overdue_count) == (220.15, 150.15, 2)


def test_money_is_summed_in_whole_cents() -> None:
    assert measure([invoice(40, 0.1) for _ in range(1000)]).numbers.overdue_amount == 100.0


@pytest.mark.parametrize(
    ("days", "band"),
    [(1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (900, 3)],
)
def test_ages_fall_into_four_bands(days: int, band: int) -> None:
    overdue = measure([invoice(days + 30, 12, due=days)]).overdue
    bands = [overdue.days_1_30, overdue.days_31_60, overdue.days_61_90, overdue.days_over_90]
    assert [pile.count for pile in bands] == [int(place == band) for place in range(4)]
    assert bands[band].amount == 12
    assert overdue.oldest_days == days


def test_of_each_age_the_six_largest_are_counted_and_added_up() -> None:
    young = [invoice(40, total, due=10) for total in (5, 70, 60, 50, 40, 30, 20, 10)]
    overdue = measure([*young, invoice(80, 9, due=50), invoice(80, 2, due=50)]).overdue
    assert (overdue.days_1_30.count, overdue.days_1_30.top_count, overdue.days_1_30.top_amount) == (8, 6, 270)
    assert (overdue.days_31_60.top_count, overdue.days_31_60.top_amount) == (2, 11)
    assert (overdue.days_61_90.top_count, overdue.days_61_90.top_amount) == (0, 0)


def test_more_than_thirty_days_begins_at_thirty_one() -> None:
    numbers = measure([invoice(60, 5, due=30), invoice(61, 7, due=31)]).numbers
    assert numbers.overdue_30plus_amount == 7


def test_an_overpaid_invoice_does_not_lower_what_others_owe() -> None:
    assert measure([invoice(40, 100), invoice(40, 50, owed=-20, customer="c2")]).numbers.open_balance == 100


def test_the_top_debtor_is_the_one_with_most_money_not_most_invoices() -> None:
    top = measure([invoice(50, 300, customer="c1")] + [invoice(40, 25, customer="c2")] * 4).top_debtor
    assert (top.share.value, top.count, top.amount, top.oldest_days) == (0.75, 1, 300, 20)


def test_the_top_debtor_looks_at_overdue_balances_only() -> None:
    top = measure([invoice(50, 60, customer="c1"), invoice(5, 900, customer="c2"), invoice(60, 40, customer="c3")])
    assert top.numbers.top_debtor_share == 0.6


def test_nothing_overdue_makes_the_share_unknown_and_the_amount_zero() -> None:
    numbers = measure([invoice(5, 100)]).numbers
    assert (numbers.overdue_amount, numbers.top_debtor_share) == (0, None)


def test_without_customers_the_share_is_unknown() -> None:
    share = measure([invoice(50, customer=None), invoice(50, customer="c1")]).top_debtor.share
    assert (share.value, share.basis) == (None, "unknown")


def test_without_outcomes_nothing_is_said_about_owed_money() -> None:
    snapshot = measure([invoice(50)], without={"invoices": {"paid", "state", "balance_cents"}})
    assert not snapshot.overdue.known
    assert snapshot.numbers.open_balance is None
    assert snapshot.numbers.overdue_count is None
    assert snapshot.numbers.overdue_amount is None
    assert snapshot.numbers.top_debtor_share is None
    assert not snapshot.activity_signals.invoices.outcome_known


def test_late_money_that_used_to_move_within_the_week_is_likely_to_move_again() -> None:
    now = [invoice(35, 100, customer="now")]
    quick = [invoice(200, paid=200 - 33) for _ in range(20)]
    slow = [invoice(200, paid=200 - 59) for _ in range(20)]
    soon, later = measure(now + quick).overdue.paid_soon_share, measure(now + slow).overdue.paid_soon_share
    assert soon.n == later.n == 21
    assert soon.value > 0.8
    assert 0.15 < later.value < 0.3
    assert later.low < later.value < later.high


def test_the_chance_comes_from_invoices_of_the_same_age() -> None:
    record = [invoice(300, paid=300 - 33) for _ in range(20)]
    assert measure([*record, invoice(250, 100)]).overdue.paid_soon_share.value == 0


def test_only_invoices_that_ever_got_as_late_are_the_record_of_an_old_debt() -> None:
    record = [invoice(300, paid=300 - 33) for _ in range(20)] + [invoice(300, paid=300 - 95) for _ in range(3)]
    assert measure([*record, invoice(95, 100)]).overdue.paid_soon_share.n == 4
    assert measure([*record, invoice(33, 100)]).overdue.paid_soon_share.n == 24


def test_the_chance_is_unknown_without_a_record_of_ten() -> None:
    assert measure([invoice(60)] * 9).overdue.paid_soon_share.value is None
    assert measure([invoice(60)] * 10).overdue.paid_soon_share.value == 0


def test_a_typical_week_is_the_money_of_twenty_six_weeks() -> None:
    billed = [invoice(days, 10) for days in range(181, -1, -7)] + [invoice(182, 1000)]
    assert measure(billed).activity_signals.invoices.typical_week.value == 10


def test_a_short_history_uses_what_there_is_and_four_weeks_are_needed() -> None:
    assert measure([invoice(27, 80)]).activity_signals.invoices.typical_week.value == 20
    week = measure([invoice(26, 80)]).activity_signals.invoices.typical_week
    assert (week.value, week.basis) == (None, "unknown")


def test_overdue_money_in_weeks_of_billing() -> None:
    overdue = measure([invoice(55, 80, due=1)]).overdue
    assert overdue.weeks_of_billing == 8
