"""Dependence on one customer; small jobs; odd amounts."""

import pytest

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import TODAY, anchored, invoice


def measure(invoices: list) -> Snapshot:
    return build_snapshot(anchored(invoices=invoices), today=TODAY)


def test_the_top_customer_is_the_largest_share_of_billed_money() -> None:
    big = [invoice(100, 300, customer="big")]
    share = measure(big + [invoice(50, 100, customer=f"c{i % 7}") for i in range(21)]).customer_share
    assert (share.top_share.value, share.top_share.n, share.top_amount) == (0.125, 22, 300)
    assert share.customers == 8
    assert share.effective_customers == 8


def test_billing_of_more_than_a_year_ago_does_not_make_dependence() -> None:
    recent = [invoice(100, 100, customer=f"c{i}") for i in range(20)]
    assert measure([*recent, invoice(366, 9000, customer="old")]).numbers.top_customer_share == 0.05
    assert measure([*recent, invoice(365, 9000, customer="old")]).numbers.top_customer_share > 0.8


@pytest.mark.parametrize(("count", "oldest", "known"), [(20, 90, True), (19, 90, False), (20, 89, False)])
def test_twenty_invoices_and_ninety_days_are_needed(count: int, oldest: int, known: bool) -> None:
    rows = [invoice(oldest, customer=f"c{i}") for i in range(count)]
    assert (measure(rows).numbers.top_customer_share is not None) is known


def test_too_many_nameless_invoices_make_it_unknown() -> None:
    named = [invoice(100, customer=f"c{i}") for i in range(15)]
    assert measure(named + [invoice(100, customer=None)] * 5).customer_share.top_share.value is None


def test_small_jobs_lie_below_a_fifth_of_the_eightieth_percentile() -> None:
    jobs = [invoice(10, 20)] * 3 + [invoice(10, 19.99)] * 12 + [invoice(10, 100)] * 20
    size = measure(jobs).job_size
    assert (size.threshold, size.small_count, size.count_share.n) == (20, 12, 35)
    assert size.count_share.value == pytest.approx(12 / 35, abs=1e-4)
    assert size.amount_share.value == pytest.approx(12 * 19.99 / (60 + 12 * 19.99 + 2000), abs=1e-4)


def test_the_percentile_interpolates_linearly() -> None:
    jobs = [invoice(10, 10 * (place + 1)) for place in range(30)]
    assert measure(jobs).job_size.threshold == pytest.approx((240 + 0.2 * 10) / 5)


def test_small_jobs_need_thirty_invoices_of_the_last_180_days() -> None:
    assert measure([invoice(180)] * 30).numbers.small_job_count_share == 0
    assert measure([invoice(181)] * 9 + [invoice(180)] * 29).numbers.small_job_count_share is None


def test_an_amount_far_outside_the_usual_is_odd() -> None:
    usual = [invoice(50, 90 + place) for place in range(30)]
    assert measure(usual).odd_invoices.count.value == 0
    assert measure([*usual, invoice(50, 9000), invoice(50, 1)]).odd_invoices.count.value == 2


def test_amounts_all_alike_cannot_tell_odd_ones() -> None:
    assert measure([invoice(50, 100)] * 40).odd_invoices.count.value is None


def test_size_buckets_hold_every_invoice_of_the_year_once() -> None:
    buckets = measure([invoice(5, amount) for amount in (1, 99.99, 100, 4999, 5000, 70000)]).invoice_size_buckets
    assert [bucket.count for bucket in buckets] == [2, 1, 0, 0, 0, 1, 2]
    assert buckets[0].amount == 100.99
