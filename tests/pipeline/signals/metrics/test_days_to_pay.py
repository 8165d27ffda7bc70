"""Days to pay, with open invoices kept in."""

import pytest

from snapshot.pipeline.documents.snapshot import PayTime
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import TODAY, anchored, invoice


def measure(invoices: list, **more: object) -> PayTime:
    return build_snapshot(anchored(invoices=invoices, **more), today=TODAY).pay_time


def test_open_invoices_count_as_not_yet() -> None:
    paid = [invoice(100, paid=90) for _ in range(12)]
    waiting = [invoice(80) for _ in range(12)]
    more = [invoice(100, paid=60) for _ in range(6)]
    assert measure(paid).median_days.basis == "unknown"
    median = measure(paid + waiting + more).median_days
    assert (median.value, median.n) == (40, 30)


def test_the_median_is_unknown_while_most_is_unpaid() -> None:
    median = measure([invoice(100, paid=90)] * 12 + [invoice(80)] * 13).median_days
    assert (median.value, median.basis) == (None, "unknown")
    assert "still unpaid" in str(median.reason)


@pytest.mark.parametrize(("paid", "open_", "known"), [(10, 10, True), (9, 11, False), (19, 0, False)])
def test_twenty_invoices_and_ten_payments_are_needed(paid: int, open_: int, known: bool) -> None:
    shares = measure([invoice(100, paid=90)] * paid + [invoice(80)] * open_).share_unpaid_at_terms
    assert (shares.value is not None) is known


def test_invoices_older_than_a_year_stay_out() -> None:
    assert measure([invoice(365, paid=300)] * 20 + [invoice(366, paid=365)] * 40).median_days.value == 65


def test_payment_in_advance_takes_no_days() -> None:
    assert measure([invoice(100, paid=103)] * 20).median_days.value == 0


def test_a_part_payment_is_not_the_payment() -> None:
    part = [invoice(100, 100, paid=95, owed=40)] * 5
    assert measure([invoice(100, paid=90)] * 20 + part).median_days.n == 25
    assert measure([invoice(100, paid=90)] * 9 + part * 3).median_days.basis == "unknown"


def test_paid_without_a_day_stays_out_and_too_many_make_it_unknown() -> None:
    undated = invoice(100, owed=0, state="paid")
    few = measure([invoice(100, paid=90)] * 20 + [undated] * 5).median_days
    assert (few.value, few.n) == (10, 20)
    assert measure([invoice(100, paid=90)] * 20 + [undated] * 6).median_days.value is None


def test_written_off_invoices_stay_out() -> None:
    written_off = [invoice(100, state="written_off")] * 15 + [invoice(100, paid=60, state="written_off")] * 15
    assert measure([invoice(100, paid=90)] * 20 + written_off).median_days.n == 20


def test_without_paid_dates_it_is_unknown() -> None:
    pay = measure([invoice(100, owed=0, state="paid")] * 40, without={"invoices": {"paid"}})
    assert pay.median_days.reason == "The invoices carry no paid dates."


def test_the_share_unpaid_at_terms_reads_the_curve_there() -> None:
    pay = measure([invoice(100, paid=80)] * 15 + [invoice(100, paid=60)] * 5)
    assert (pay.terms_days, pay.share_unpaid_at_terms.value) == (30, 0.25)
    assert pay.share_unpaid_at_terms.low < 0.25 < pay.share_unpaid_at_terms.high
