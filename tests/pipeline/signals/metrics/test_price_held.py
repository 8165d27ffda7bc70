"""Prices given away are a fall against the year before, not a gap that was always there."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.decision.themes.price_slippage import price_slippage
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import PriceHeld, Snapshot
from snapshot.pipeline.signals.facts.open_items import read_open_items
from snapshot.pipeline.signals.facts.subsets import Subsets
from snapshot.pipeline.signals.metrics.revenue_leakage import price_held
from tests.pipeline.signals.factory import TODAY, anchored, invoice, mapped, quote

Row = dict[str, Any]
LATELY, EARLIER, LONG_AGO = 20, 200, 600


def jobs(shares: list[float], issued: int, quoted: float = 100) -> tuple[list[Row], list[Row]]:
    """Jobs billed whole at these shares of their quotes."""
    numbers = [f"{issued}-{place}" for place in range(len(shares))]
    bills = [
        invoice(issued, round(quoted * part, 2), quote_number=number, paid=1)
        for part, number in zip(shares, numbers, strict=True)
    ]
    return bills, [quote(issued + 9, quoted, approved=issued + 5, number=number) for number in numbers]


def pack_of(*sides: tuple[list[Row], list[Row]]) -> Pack:
    return anchored(
        invoices=[row for bills, _ in sides for row in bills], quotes=[row for _, offers in sides for row in offers]
    )


def measure(*sides: tuple[list[Row], list[Row]]) -> PriceHeld:
    return held(pack_of(*sides))


def held(pack: Pack) -> PriceHeld:
    return price_held(Subsets.whole(read_open_items(pack, today=TODAY)))


def slips(pack: Pack) -> bool:
    return price_slippage(Snapshot(price_held=held(pack))) is not None


def test_the_change_is_the_share_now_over_that_of_the_year_before() -> None:
    found = measure(jobs([0.8] * 12, LATELY), jobs([0.95] * 15, EARLIER), jobs([0.5] * 15, LONG_AGO))
    assert (found.whole_jobs.value, found.earlier_jobs.value, found.earlier_jobs.n) == (0.8, 0.95, 15)
    assert found.change.value == pytest.approx(0.8 / 0.95, abs=1e-4)
    assert (found.change.n, found.shortfall) == (12, 180)


@pytest.mark.parametrize(("issued", "compared"), [(91, True), (455, True), (456, False)])
def test_the_year_before_begins_where_the_last_ninety_days_end(issued: int, compared: bool) -> None:
    found = measure(jobs([0.8] * 10, 90), jobs([1.0] * 10, issued))
    assert (found.change.value is not None) is compared


def test_ten_jobs_are_needed_on_each_side() -> None:
    for now, then in ((9, 20), (20, 9), (20, 0)):
        found = measure(jobs([0.8] * now, LATELY), jobs([1.0] * then, EARLIER))
        assert (found.change.basis, found.change.n, found.shortfall) == ("unknown", min(now, then), None)
        assert found.change.reason


def test_without_a_time_before_a_gap_is_no_slippage() -> None:
    assert not slips(pack_of(jobs([0.8] * 40, LATELY)))
    assert slips(pack_of(jobs([0.8] * 40, LATELY), jobs([1.0] * 40, EARLIER)))


around = st.lists(st.floats(0.9, 1.1), min_size=12, max_size=25)


def times(pack: Pack, factor: float) -> Pack:
    """All quotes written with so much more on them."""

    def more(frame: pd.DataFrame) -> pd.DataFrame:
        if "quote_number" in frame:
            return frame
        return frame.assign(total_cents=(frame["total_cents"].astype(float) * factor).round().astype("Int64"))

    return mapped(pack, more)


@settings(max_examples=15)
@given(around, st.floats(0.8, 1.25))
def test_a_gap_that_was_always_there_is_no_slippage(shares: list[float], factor: float) -> None:
    pack = pack_of(jobs(shares, LATELY), jobs(shares, EARLIER))
    assert not slips(times(pack, factor))


@settings(max_examples=15)
@given(around, st.floats(0.8, 1.25))
def test_a_constant_gap_changes_no_change(shares: list[float], factor: float) -> None:
    pack = pack_of(jobs([part * 0.9 for part in shares], LATELY, 10_000), jobs(shares, EARLIER, 10_000))
    here, there = (held(one).change for one in (pack, times(pack, factor)))
    assert there.value == pytest.approx(here.value, abs=2e-4)
    assert there.high == pytest.approx(here.high, abs=2e-4)


@settings(max_examples=15)
@given(around, st.floats(0.7, 1.0), st.floats(0.7, 1.0))
def test_the_lower_the_prices_the_lower_the_change(shares: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    usual = jobs([1.0] * 12, EARLIER)
    fallen = [measure(jobs([part * factor for part in shares], LATELY), usual).change.value for factor in (low, high)]
    assert fallen[0] <= fallen[1] + 1e-4


def with_tax(rate: float, rows: list[Row]) -> list[Row]:
    """The same documents written with tax, and without it beside that."""
    return [row | {"net_cents": row["total_cents"], "total_cents": round(row["total_cents"] * rate)} for row in rows]


def net_only(rows: list[Row]) -> list[Row]:
    return [row | {"net_cents": row["total_cents"]} for row in rows]


SIDES: list[tuple[Callable[[list[Row]], list[Row]], Callable[[list[Row]], list[Row]]]] = [
    (net_only, net_only),
    (net_only, lambda rows: with_tax(1.19, rows)),
    (lambda rows: with_tax(1.19, rows), net_only),
    (lambda rows: with_tax(1.19, rows), lambda rows: with_tax(1.07, rows)),
]


@pytest.mark.parametrize(("bills_as", "quotes_as"), SIDES)
def test_both_are_compared_without_tax_where_the_files_tell_it(bills_as: Any, quotes_as: Any) -> None:
    bills, offers = jobs([0.9] * 10, LATELY)
    found = measure((bills_as(bills), quotes_as(offers)))
    assert found.whole_jobs.value == found.recent.value == pytest.approx(0.9, abs=1e-3)


def test_where_one_of_them_does_not_tell_it_the_totals_are_compared() -> None:
    bills, offers = jobs([1.0] * 10, LATELY)
    assert measure((with_tax(1.25, bills), offers)).whole_jobs.value == 1.25
