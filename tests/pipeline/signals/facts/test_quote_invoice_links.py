"""What a file can say of approved work that no invoice names, and of what an invoice bills of its quote."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.snapshot import PriceHeld, UnbilledWork
from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.open_items import read_open_items
from tests.pipeline.signals.factory import TODAY, anchored, invoice, quote


def unbilled(invoices: list[dict[str, Any]], quotes: list[dict[str, Any]]) -> UnbilledWork:
    """The pile; what is published counts all of it, whatever explains it."""
    measured = build_snapshot(anchored(invoices=invoices, quotes=quotes), today=TODAY)
    work, numbers = measured.unbilled_work, measured.numbers
    explained = (work.before_invoices, work.within_lead, work.billed_unnamed)
    assert work.count is not None
    assert work.amount is not None
    counts, amounts = [pile.count for pile in explained], [pile.amount for pile in explained]
    assert numbers.unbilled_approved_count == work.count + sum(counts) - work.surely_billed.count
    assert numbers.unbilled_approved_value == work.amount + sum(amounts) - work.surely_billed.amount
    return work


def billed(count: int, approved: int, lead: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Jobs approved that many days ago and billed ``lead`` days later."""
    numbers = [f"L{place}" for place in range(count)]
    return (
        [invoice(approved - lead, quote_number=number, customer="c9") for number in numbers],
        [quote(approved + 5, approved=approved, number=number, customer="c9") for number in numbers],
    )


@pytest.mark.parametrize(("approved", "pile", "within"), [(30, 0, 1), (31, 1, 0), (14, 0, 1)])
def test_approved_work_waits_as_long_as_it_usually_does_here(approved: int, pile: int, within: int) -> None:
    invoices, quotes = billed(10, 100, 30)
    work = unbilled(invoices, [*quotes, quote(60, 70, approved=approved)])
    assert (work.count, work.within_lead.count) == (pile, within)


def test_a_usual_lead_needs_ten_jobs() -> None:
    invoices, quotes = billed(9, 100, 30)
    assert unbilled(invoices, [*quotes, quote(60, approved=20)]).count == 1


def test_the_usual_lead_is_not_that_of_the_slowest_tenth() -> None:
    quick, quick_quotes = billed(19, 100, 3)
    slow = invoice(20, quote_number="S")
    quotes = [*quick_quotes, quote(105, approved=100, number="S"), quote(60, approved=20)]
    assert unbilled([*quick, slow], quotes).count == 1


def test_a_trade_of_long_jobs_waits_for_months() -> None:
    invoices, quotes = billed(10, 500, 200)
    late = [quote(220, approved=age, number=f"late {age}") for age in (91, 200, 201)]
    work = unbilled(invoices, [*quotes, *late])
    assert (work.count, work.within_lead.count) == (1, 2)


def test_no_trade_waits_longer_than_a_year() -> None:
    invoices, quotes = billed(10, 800, 400)
    assert unbilled(invoices, [*quotes, quote(380, approved=366)]).count == 1


@settings(max_examples=25)
@given(st.lists(st.integers(0, 150), min_size=10, max_size=40), st.integers(14, 200))
def test_an_age_counts_where_at_most_one_job_in_ten_took_longer(leads: list[int], age: int) -> None:
    jobs = [
        (invoice(200 - lead, quote_number=f"L{place}"), quote(205, approved=200, number=f"L{place}"))
        for place, lead in enumerate(leads)
    ]
    items = read_open_items(
        anchored(invoices=[bill for bill, _ in jobs], quotes=[*(offer for _, offer in jobs), quote(210, approved=age)]),
        today=TODAY,
    )
    beyond = sum(lead > age for lead in leads) / len(leads)
    (waits,) = items.quotes.within_lead[items.quotes.unbilled]
    assert waits or beyond <= 0.1
    assert not waits or sum(lead >= age for lead in leads) / len(leads) >= 0.1 - 1 / len(leads)


def test_approvals_from_before_bills_named_their_quote_are_no_pile_to_act_on() -> None:
    bills = [invoice(200, 50, customer="c2"), invoice(60, quote_number="Q1"), invoice(59, 33)]
    quotes = [quote(70, approved=65), quote(90, 70, approved=60), quote(90, 30, approved=61)]
    work = unbilled(bills, quotes)
    assert (work.count, work.amount) == (1, 70)
    assert (work.before_invoices.count, work.before_invoices.amount) == (1, 30)


@pytest.mark.parametrize(("bill", "pile"), [({}, 0), ({"issued": 62}, 1), ({"customer": "c2"}, 1)])
def test_old_approvals_count_if_the_customer_got_no_invoice_since(bill: dict[str, Any], pile: int) -> None:
    other = invoice(**({"issued": 40, "total": 33} | bill))
    bills = [invoice(200, 50, customer="c2"), invoice(60, quote_number="Q1", customer="c3"), other]
    assert unbilled(bills, [quote(70, approved=65, customer="c3"), quote(90, 30, approved=61)]).count == pile


@pytest.mark.parametrize(
    ("bill", "pile"),
    [
        ({}, 0),
        ({"issued": 30}, 0),
        ({"issued": 31}, 1),
        ({"total": 72}, 0),
        ({"total": 88}, 0),
        ({"total": 71.99}, 1),
        ({"total": 88.01}, 1),
        ({"customer": "c2"}, 1),
        ({"customer": None}, 1),
        ({"quote_number": "elsewhere"}, 1),
    ],
)
def test_a_bill_of_the_same_customer_near_the_sum_that_names_no_quote_is_its_bill(
    bill: dict[str, Any], pile: int
) -> None:
    unnamed = invoice(**({"issued": 20, "total": 80} | bill))
    linked = invoice(60, 500, quote_number="Q1")
    work = unbilled([linked, unnamed], [quote(70, 500, approved=65), quote(40, 80, approved=30)])
    assert (work.count, work.billed_unnamed.count) == (pile, 1 - pile)


def held(invoices: list[dict[str, Any]], quotes: list[dict[str, Any]]) -> PriceHeld:
    return build_snapshot(anchored(invoices=invoices, quotes=quotes), today=TODAY).price_held


def jobs(count: int, invoiced: float, quoted: float, start: int = 1, issued: int = 20) -> tuple[list, list]:
    numbers = [f"P{start + place}" for place in range(count)]
    return (
        [invoice(issued, invoiced, quote_number=number) for number in numbers],
        [quote(issued + 20, quoted, approved=issued + 10, number=number) for number in numbers],
    )


def test_deposits_and_stages_say_nothing_of_the_price() -> None:
    whole, quotes = jobs(10, 90, 100)
    deposits, their_quotes = jobs(10, 59, 100, start=50)
    halves, other_quotes = jobs(10, 70, 100, start=80)
    second = [row | {"number": f"second {place}"} for place, row in enumerate(halves)]
    found = held(whole + deposits + halves + second, quotes + their_quotes + other_quotes)
    assert (found.whole_jobs.value, found.whole_jobs.n) == (0.9, 10)
    assert found.recent.value == pytest.approx((900 + 590 + 700) / 3000, abs=1e-4)


def test_ten_jobs_billed_whole_are_needed() -> None:
    found = held(*jobs(9, 90, 100)).whole_jobs
    assert (found.value, found.n, found.basis) == (None, 9, "unknown")
    assert found.reason
