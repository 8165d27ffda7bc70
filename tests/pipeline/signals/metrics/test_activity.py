"""How much there is: the typical week, and invoices by their size."""

from datetime import timedelta

import numpy as np
import pytest

from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.open_items import read_open_items
from snapshot.pipeline.signals.facts.subsets import NO_WEEK, Subsets
from snapshot.pipeline.signals.facts.weeks import EPOCH_MONDAY, week_of
from snapshot.pipeline.signals.metrics.activity import typical_week_of
from tests.pipeline.signals.factory import TODAY, invoice, make_pack
from tests.pipeline.signals.lively import lively_business


@pytest.mark.parametrize("seed", range(3))
def test_a_week_left_out_takes_just_its_days_out_of_the_typical_week(seed: int) -> None:
    """Also where the window of half a year or the report date cut through it."""
    stands = read_open_items(lively_business(seed), today=TODAY)
    assert stands.report_date is not None
    last = int(week_of(np.array([(stands.report_date - EPOCH_MONDAY).days - 3]))[0])
    weeks = np.array([NO_WEEK, *range(last - 30, last + 2)])
    rows = len(weeks)
    table = Subsets(stands, np.ones((rows, len(stands.invoices))), np.ones((rows, len(stands.quotes))), weeks)
    window = [stands.report_date - timedelta(days=age) for age in range(min(182, int(stands.invoices.age.max()) + 1))]
    billed = int(stands.invoices.total[stands.invoices.age < 182].sum())
    for week, told in zip(weeks.tolist(), typical_week_of(table), strict=True):
        monday = EPOCH_MONDAY + timedelta(weeks=week)
        left = sum(week == NO_WEEK or not monday <= day < monday + timedelta(days=7) for day in window)
        assert told.value == round(billed * 7 / left / 100, 2)


def test_invoices_are_counted_by_size_up_to_but_not_at_the_next_edge() -> None:
    totals = [99.99, 100, 249.99, 250, 499.99, 500, 999.99, 1_000, 2_499.99, 2_500, 4_999.99, 5_000, 80_000]
    snapshot = build_snapshot(make_pack([invoice(n, total) for n, total in enumerate(totals, 1)]), today=TODAY)
    assert [(bucket.label, bucket.count) for bucket in snapshot.invoice_size_buckets] == [
        ("under 100", 1),
        ("100 to under 250", 2),
        ("250 to under 500", 2),
        ("500 to under 1,000", 2),
        ("1,000 to under 2,500", 2),
        ("2,500 to under 5,000", 2),
        ("5,000 and more", 2),
    ]
