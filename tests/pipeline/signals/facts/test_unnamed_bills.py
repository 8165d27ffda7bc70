"""An invoice that names no quote may bill approved work all the same; one invoice bills one quote."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.open_items import OpenItems, read_open_items
from tests.pipeline.signals.factory import TODAY, anchored, invoice, mapped, quote

Row = dict[str, Any]
# One job that is linked: invoices do name quotes here.
LINKED = [invoice(100, 5_000, quote_number="linked", customer="c0")]
THEIRS = [quote(120, 5_000, approved=110, number="linked", customer="c0")]


def pack_of(bills: list[Row], quotes: list[Row]) -> Pack:
    return anchored(invoices=[*LINKED, *bills], quotes=[*THEIRS, *quotes])


def read(bills: list[Row], quotes: list[Row]) -> OpenItems:
    return read_open_items(pack_of(bills, quotes), today=TODAY)


def measure(bills: list[Row], quotes: list[Row]) -> Snapshot:
    return build_snapshot(pack_of(bills, quotes), today=TODAY)


def to_bill(bills: list[Row], quotes: list[Row]) -> list[str]:
    found = read(bills, quotes).quotes
    return sorted(found.number[found.to_bill])


def approved(number: str, ago: int, total: float, **changes: Any) -> Row:
    return quote(ago + 5, total, approved=ago, number=number, **changes)


# Links are kept: most of the work that was approved in that time is named.
KEPT = [invoice(50, 300 + place, quote_number=f"K{place}", customer=f"k{place}") for place in range(6)]
THEIR_QUOTES = [approved(f"K{place}", 60, 300 + place, customer=f"k{place}") for place in range(6)]


def kept(bills: list[Row], quotes: list[Row]) -> list[str]:
    return to_bill([*KEPT, *bills], [*THEIR_QUOTES, *quotes])


def test_one_invoice_bills_one_quote() -> None:
    quotes = [approved("A", 40, 100), approved("B", 30, 104)]
    assert kept([invoice(20, 102)], quotes) == ["A"]
    assert kept([invoice(20, 102), invoice(19, 99)], quotes) == []


def test_the_invoice_over_the_same_job_is_preferred() -> None:
    bills = [invoice(20, 100, job="leak repair"), invoice(15, 107, job="boiler service")]
    quotes = [approved("boiler", 40, 100, job="boiler service"), approved("leak", 25, 95, job="leak repair")]
    assert kept(bills, quotes) == []


def test_amounts_are_compared_without_tax_where_both_tell_it() -> None:
    taxed = invoice(20, 119) | {"net_cents": 10_000}
    assert kept([taxed], [approved("A", 40, 100)]) == ["A"]
    assert kept([taxed], [approved("A", 40, 100) | {"net_cents": 10_000}]) == []


def test_where_most_work_is_not_named_any_bill_of_the_customer_since_may_be_its() -> None:
    quotes = [approved("A", 40, 100), approved("B", 30, 900, customer="c2"), approved("C", 30, 900, customer="c3")]
    bills = [invoice(20, 300, customer="c2"), invoice(35, 300, customer="c3")]
    others = [approved(f"D{place}", 45, 700, customer=f"d{place}") for place in range(7)]
    their_bills = [invoice(30, 350, customer=row["customer"]) for row in others]
    assert to_bill([*bills, *their_bills], [*quotes, *others]) == ["A", "C"]
    assert to_bill(bills, quotes) == kept(bills, quotes) == ["A", "B", "C"]


def partly_linked(count: int, unbilled: int = 0) -> tuple[list[Row], list[Row]]:
    """So many jobs billed without a name near their quote, and some not billed at all."""
    bills = [invoice(40, 105 + 20 * place, customer=f"c{place}") for place in range(count)]
    jobs = [approved(f"J{place}", 50, 100 + 20 * place, customer=f"c{place}") for place in range(count)]
    return bills, jobs + [approved(f"U{place}", 50, 100, customer=f"u{place}") for place in range(unbilled)]


@pytest.mark.parametrize(("matched", "unbilled", "published"), [(10, 9, 9), (9, 0, 9), (10, 10, 20), (12, 0, 0)])
def test_what_is_published_counts_them_until_they_are_the_rule(matched: int, unbilled: int, published: int) -> None:
    found = measure(*partly_linked(matched, unbilled))
    assert found.numbers.unbilled_approved_count == published
    assert found.unbilled_work.count == unbilled
    assert found.unbilled_work.billed_unnamed.count == matched


amounts = st.floats(20, 5_000).map(lambda value: round(value, 2))
lone_jobs = st.tuples(amounts, st.floats(-0.099, 0.099), st.integers(14, 80), st.floats(0, 1))


@settings(max_examples=20)
@given(st.lists(lone_jobs, min_size=1, max_size=10))
def test_no_approved_work_with_a_bill_of_its_own_is_accused(jobs: list[tuple]) -> None:
    """Each customer has one job, billed near its quote on some day since the approval."""
    quotes = [approved(f"J{at}", ago, total, customer=f"c{at + 1}") for at, (total, _, ago, _) in enumerate(jobs)]
    bills = [
        invoice(int(ago * when), round(total * (1 + off), 2), customer=f"c{at + 1}")
        for at, (total, off, ago, when) in enumerate(jobs)
    ]
    assert to_bill(bills, quotes) == []


bills = st.builds(
    lambda issued, total, who, job: invoice(issued, total, customer=who, job=job),
    st.integers(0, 90), amounts, st.sampled_from(["c1", "c2"]), st.sampled_from(["leak repair", "boiler", None]),
)  # fmt: skip
offers = st.builds(
    lambda ago, total, who, job: approved("?", ago, total, customer=who, job=job),
    st.integers(14, 80), amounts, st.sampled_from(["c1", "c2"]), st.sampled_from(["leak repair", "boiler", None]),
)  # fmt: skip


def numbered(quotes: list[Row]) -> list[Row]:
    return [row | {"number": f"N{at}"} for at, row in enumerate(quotes)]


@settings(max_examples=20)
@given(st.lists(bills, max_size=8), st.lists(offers, max_size=8), st.randoms(use_true_random=False))
def test_neither_order_nor_names_decide_which_are_billed(some: list[Row], quotes: list[Row], dice: Any) -> None:
    quotes = numbered(quotes)
    here = to_bill(some, quotes)
    for rows in (some, quotes):
        dice.shuffle(rows)
    assert to_bill(some, quotes) == here
    assert (
        to_bill(*([row | {"customer": f"x{row['customer'][::-1]}"} for row in rows] for rows in (some, quotes))) == here
    )


@settings(max_examples=20)
@given(st.lists(bills, max_size=8), st.lists(offers, max_size=8), bills)
def test_one_more_bill_accuses_nobody(some: list[Row], quotes: list[Row], one_more: Row) -> None:
    here, there = (read(rows, numbered(quotes)).quotes for rows in (some, [*some, one_more]))
    assert int(there.to_bill.sum()) <= int(here.to_bill.sum())


@settings(max_examples=15)
@given(st.lists(bills, max_size=8), st.lists(offers, min_size=1, max_size=8))
def test_doubling_all_money_changes_the_money_alone(some: list[Row], quotes: list[Row]) -> None:
    pack = pack_of(some, numbered(quotes))

    def doubled(frame: Any) -> Any:
        return frame.assign(**{name: frame[name] * 2 for name in frame.columns if name.endswith("_cents")})

    here, there = (read_open_items(one, today=TODAY) for one in (pack, mapped(pack, doubled)))
    for name in ("to_bill", "before_invoices", "within_lead", "billed_unnamed", "settled_elsewhere"):
        assert np.array_equal(getattr(here.quotes, name), getattr(there.quotes, name)), name
    assert np.array_equal(here.invoices.owed * 2, there.invoices.owed)
