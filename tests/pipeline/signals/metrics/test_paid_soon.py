"""The share of late money that is paid within a week, against plain loops over the invoices."""

from math import exp

import pytest

from snapshot.pipeline.signals.facts.document_arrays import Invoices
from snapshot.pipeline.signals.facts.open_items import read_open_items
from snapshot.pipeline.signals.facts.subsets import Subsets
from snapshot.pipeline.signals.metrics.receivables import late_record, overdue_of
from tests.pipeline.signals.factory import TODAY, invoice, make_pack
from tests.pipeline.signals.lively import lively_business

BANDS = ((1, 31), (31, 61), (61, 91), (91, 10**6))


def lateness(invoices: Invoices) -> list[tuple[float, bool]]:
    """Days late, and whether payment ended them, of every invoice that was ever late."""
    paid = [
        (days, True)
        for days, settled in zip(invoices.days_paid_late, invoices.settled, strict=True)
        if settled and days > 0
    ]
    still = [(float(days), False) for days, late in zip(invoices.days_past_due, invoices.overdue, strict=True) if late]
    return paid + still


def in_band(record: list[tuple[float, bool]], start: int, end: int) -> tuple[int, float, int]:
    """Payments, days spent, and invoices that ever got there."""
    payments = sum(paid and start <= days < end for days, paid in record)
    spent = sum(max(0.0, min(days, end - 1) - (start - 1)) for days, _ in record)
    return payments, spent, sum(days >= start for days, _ in record)


@pytest.mark.parametrize("seed", range(4))
def test_the_record_of_lateness_is_that_of_each_invoice(seed: int) -> None:
    stands = read_open_items(lively_business(seed), today=TODAY)
    record, own = late_record(Subsets.whole(stands)), lateness(stands.invoices)
    expected = [in_band(own, start, end) for start, end in BANDS]
    assert record.invoices.tolist() == [len(own)]
    assert record.payments[0].tolist() == [payments for payments, _, _ in expected]
    assert record.days_spent[0].tolist() == [spent for _, spent, _ in expected]
    assert record.reached[0].tolist() == [reached for _, _, reached in expected]


@pytest.mark.parametrize("seed", range(4))
def test_each_band_counts_by_the_money_that_is_overdue_in_it(seed: int) -> None:
    stands = read_open_items(lively_business(seed), today=TODAY)
    (pile,) = overdue_of(Subsets.whole(stands))
    own, cents = lateness(stands.invoices), [round(getattr(pile, name).amount * 100) for name in
                                             ("days_1_30", "days_31_60", "days_61_90", "days_over_90")]  # fmt: skip
    bands = [in_band(own, start, end) for start, end in BANDS]
    chances = [1 - exp(-7 * payments / spent) if spent else 0.0 for payments, spent, _ in bands]
    expected = sum(weight * chance for weight, chance in zip(cents, chances, strict=True)) / sum(cents)
    sample = sum(weight * reached for weight, (_, _, reached) in zip(cents, bands, strict=True)) / sum(cents)
    assert pile.paid_soon_share.value == pytest.approx(expected, abs=5e-5)
    assert pile.paid_soon_share.n == round(sample)


def test_an_invoice_paid_on_the_first_day_of_a_band_got_there() -> None:
    stands = read_open_items(make_pack([invoice(200, due=100, paid=69), invoice(200, due=100, paid=70)]), today=TODAY)
    assert late_record(Subsets.whole(stands)).reached[0].tolist() == [2, 1, 0, 0]


def test_a_file_without_invoices_says_so_and_not_that_nothing_is_overdue() -> None:
    (pile,) = overdue_of(Subsets.whole(read_open_items(make_pack([]), today=TODAY)))
    assert (pile.known, pile.paid_soon_share.reason) == (False, "The files hold no issued invoices.")
