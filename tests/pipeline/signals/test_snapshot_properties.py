"""What holds for every pack: no exception, finite leaves, and a result that depends on the facts alone."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Signal, Snapshot
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import ROLES, TODAY, ago, anchored, invoice, make_pack, mapped, quote

A_YEAR_OF_WEEKS = timedelta(days=364)


def business(seed: int, size: int = 300) -> Pack:
    """A lively business with every kind of document, drawn by a seeded generator."""
    draw = np.random.default_rng(seed)
    invoices, quotes = [], []
    for place in range(size):
        created = int(draw.integers(0, 700))
        total = float(draw.integers(20, 2000))
        approved = created - int(draw.integers(0, 40))
        quotes.append(
            quote(
                created,
                total,
                approved=approved if approved >= 0 and draw.random() < 0.6 else None,
                customer=f"c{place % 23}",
            )
        )
        issued = int(draw.integers(0, 700))
        paid = issued - int(draw.integers(0, 80))
        changes: dict[str, Any] = {"quote_number": f"Q{place + 1}"} if draw.random() < 0.5 else {}
        if paid >= 0 and draw.random() < 0.8:
            changes["paid"] = paid
        state = draw.choice(["draft", "void", "written_off", "as it is"], p=[0.03, 0.03, 0.02, 0.92])
        row = invoice(issued, total, customer=f"c{int(draw.integers(0, 23))}", **changes)
        invoices.append(row if state == "as it is" else row | {"state": state})
        if draw.random() < 0.03:
            invoices.append(row | {"number": f"copy{place}"})
    return make_pack(invoices, quotes)


def shuffled(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sample(frac=1, random_state=7).reset_index(drop=True)


def renamed(frame: pd.DataFrame) -> pd.DataFrame:
    """Other hashes, in another alphabetical order."""
    return frame.assign(
        customer=frame["customer"].map(lambda name: f"{hash(name[::-1]) % 10**9:09d}{name}").astype("str")
    )


def later(frame: pd.DataFrame) -> pd.DataFrame:
    days = [name for name in frame.columns if str(frame[name].dtype).startswith("datetime64")]
    return frame.assign(**{name: frame[name] + pd.Timedelta(A_YEAR_OF_WEEKS) for name in days})


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_rows_give_the_identical_snapshot(seed: int) -> None:
    pack = business(seed)
    assert build_snapshot(mapped(pack, shuffled), today=TODAY) == build_snapshot(pack, today=TODAY)


@pytest.mark.parametrize("seed", range(3))
def test_renamed_customers_change_nothing(seed: int) -> None:
    pack = business(seed)
    assert build_snapshot(mapped(pack, renamed), today=TODAY) == build_snapshot(pack, today=TODAY)


def test_equal_debtors_are_told_apart_by_facts_not_by_their_hash() -> None:
    rows = [invoice(50, 100, customer="a"), invoice(60, 100, customer="b"), invoice(70, 50, customer="c")]
    for order in (rows, rows[::-1]):
        top = build_snapshot(anchored(invoices=order), today=TODAY).top_debtor
        assert (top.count, top.amount, top.oldest_days) == (1, 100, 30)


@pytest.mark.parametrize("seed", range(3))
def test_a_shift_by_whole_weeks_shifts_the_dates_alone(seed: int) -> None:
    pack = business(seed)
    here = build_snapshot(pack, today=TODAY)
    there = build_snapshot(mapped(pack, later), today=TODAY + A_YEAR_OF_WEEKS)
    assert there.window.report_date == here.window.report_date + A_YEAR_OF_WEEKS
    assert there.weekly_volume_series[0].week == here.weekly_volume_series[0].week + A_YEAR_OF_WEEKS
    dated = {"window": {"report_date", "first_date"}, "weekly_volume_series": {"__all__": {"week"}}}
    assert there.model_dump(exclude=dated) == here.model_dump(exclude=dated)


def test_on_a_later_day_of_the_run_only_the_files_are_older() -> None:
    pack = business(1)
    here, there = build_snapshot(pack, today=TODAY), build_snapshot(pack, today=TODAY + A_YEAR_OF_WEEKS)
    age = {"window": {"days_before_run"}}
    assert there.model_dump(exclude=age) == here.model_dump(exclude=age)
    assert (here.window.days_before_run, there.window.days_before_run) == (0, A_YEAR_OF_WEEKS.days)


def test_a_lively_business_knows_every_published_number() -> None:
    numbers = build_snapshot(business(0), today=TODAY).numbers
    assert [name for name, value in numbers.model_dump().items() if value is None] == []


def test_an_empty_pack_knows_nothing() -> None:
    snapshot = build_snapshot(Pack(), today=TODAY)
    check(snapshot)
    numbers = snapshot.numbers.model_dump()
    assert numbers.pop("invoice_count") == numbers.pop("quote_count") == 0
    assert set(numbers.values()) == {None}


@pytest.mark.parametrize("days", [0, 1, 13, 14, 29, 30, 365, 366, 5000])
@pytest.mark.parametrize("outcome", [{}, {"paid": 0}, {"approved": 0}])
def test_one_row_alone_is_enough_to_run(days: int, outcome: dict[str, int]) -> None:
    for_invoice = {name: day for name, day in outcome.items() if name == "paid"}
    for_quote = {name: day for name, day in outcome.items() if name == "approved"}
    check(build_snapshot(make_pack([invoice(days, **for_invoice)]), today=TODAY))
    check(build_snapshot(make_pack(quotes=[quote(days, **for_quote)]), today=TODAY))


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def signals(document: Any) -> Iterator[Signal]:
    for name in type(document).model_fields:
        inner = getattr(document, name)
        if isinstance(inner, Signal):
            yield inner
        elif hasattr(type(inner), "model_fields"):
            yield from signals(inner)


def check(snapshot: Snapshot) -> None:
    """Finite leaves, a lossless JSON round trip, and signals that say what they are, and why where they are unknown."""
    assert all(math.isfinite(leaf) for leaf in leaves(snapshot.model_dump()) if isinstance(leaf, float))
    assert Snapshot.model_validate_json(snapshot.model_dump_json()) == snapshot
    for signal in signals(snapshot):
        assert (signal.value is None) == (signal.basis == "unknown") == (signal.reason is not None)
        low, high = signal.low, signal.high
        assert low is None or low <= signal.value
        assert high is None or signal.value <= high
    for name, value in snapshot.numbers.model_dump().items():
        assert value is None or value >= 0 or name.endswith("_value"), name  # a quote may be a discount
        assert not name.endswith(("share", "rate_matured")) or value is None or value <= 1, name


days_ago = st.none() | st.integers(-40, 900)
begun = st.integers(-40, 900)
names = st.sampled_from(["1", "2", "3", "4", None])
cents = st.integers(-(10**7), 10**10)

invoices = st.builds(
    lambda issued, days, text, amounts: invoice(issued, due=days[0]) | {"paid": ago(days[1])} | text | amounts,
    begun,
    st.tuples(days_ago, days_ago),
    st.fixed_dictionaries(
        {
            "number": names,
            "customer": names,
            "quote_number": names,
            "kind": st.sampled_from(["invoice", "invoice", "credit_note"]),
            "state": st.sampled_from(["draft", "void", "open", "open", "paid", "written_off", "refunded"]),
        }
    ),
    st.fixed_dictionaries({"total_cents": cents, "balance_cents": cents}),
)
quotes = st.builds(
    lambda created, days, text: quote(created) | {"approved": ago(days[0]), "declined": ago(days[1])} | text,
    begun,
    st.tuples(days_ago, days_ago),
    st.fixed_dictionaries(
        {
            "number": names,
            "customer": names,
            "state": st.sampled_from(["draft", "sent", "sent", "approved", "declined", "expired", "void"]),
            "total_cents": st.none() | cents,
        }
    ),
)
roles = st.fixed_dictionaries({frame: st.frozensets(st.sampled_from(sorted(found))) for frame, found in ROLES.items()})


any_pack = st.tuples(
    st.lists(invoices, max_size=25),
    st.lists(quotes, max_size=25),
    st.integers(1, 3),
    roles,
    st.sampled_from([TODAY, date(2024, 2, 29)]),
)


@settings(max_examples=5)
@given(any_pack)
def test_a_few_packs_give_sound_snapshots(pack: tuple) -> None:
    is_sound(*pack)


@pytest.mark.slow
@settings(max_examples=60)
@given(any_pack)
def test_many_packs_give_sound_snapshots(pack: tuple) -> None:
    is_sound(*pack)


def is_sound(some_invoices: list, some_quotes: list, times: int, found: dict[str, frozenset[str]], today: date) -> None:
    pack = replace(make_pack(some_invoices * times, some_quotes * times, number_them=False), roles_found=found)
    snapshot = build_snapshot(pack, today=today)
    check(snapshot)
    assert build_snapshot(mapped(pack, shuffled), today=today) == snapshot
