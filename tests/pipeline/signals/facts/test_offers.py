"""Open quotes that need no answer: beside one that was taken, and earlier versions."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.open_items import read_open_items
from tests.pipeline.decision.deciding import decide
from tests.pipeline.signals.factory import TODAY, anchored, invoice, quote

Row = dict[str, Any]


def waiting(*quotes: dict[str, Any]) -> tuple[int, int, int | None]:
    """Quotes to call about, those beside one that was taken, and both as published."""
    measured = build_snapshot(anchored(quotes=quotes), today=TODAY)
    stale = measured.stale_quotes
    return stale.count, stale.settled_elsewhere.count, measured.numbers.stale_quote_count


@pytest.mark.parametrize(
    ("taken", "settled"),
    [({}, 1), ({"created": 43}, 1), ({"created": 37}, 1), ({"created": 36}, 0), ({"customer": "c2"}, 0)],
)
def test_an_offer_beside_one_that_was_taken_needs_no_call(taken: dict[str, Any], settled: int) -> None:
    yes = quote(**({"created": 40, "approved": 20} | taken))
    assert waiting(quote(40), yes, quote(44, customer="c9")) == (2 - settled, settled, 2)


def test_offers_of_which_none_was_taken_wait() -> None:
    assert waiting(quote(40), quote(40), quote(40, declined=20)) == (2, 0, 2)


def test_nobody_knows_whose_offers_without_a_customer_are() -> None:
    assert waiting(quote(40, customer=None), quote(40, approved=30, customer=None)) == (1, 0, 1)


def test_of_offers_to_choose_from_one_request_is_judged() -> None:
    choice = [quote(60, approved=50), quote(60), quote(61, declined=50)]
    requests = [row | {"customer": f"c{place}"} for place in range(10) for row in choice]
    conversion = build_snapshot(anchored(quotes=requests), today=TODAY).conversion
    assert conversion.approval_rate.value == pytest.approx(1 / 3, abs=1e-4)
    assert (conversion.per_request.value, conversion.per_request.n) == (1, 10)


@pytest.mark.parametrize(
    ("total", "job", "settled"),
    [
        (125, None, 1),
        (75, None, 1),
        (126, None, 0),
        (74, None, 0),
        (None, None, 0),
        (300, "water heater standard", 1),
        (300, "heater water", 1),
        (300, "leak repair", 0),
        (None, "water heater premium", 1),
        (110, "leak repair", 1),
    ],
)
def test_it_is_the_same_work_by_its_words_or_about_its_amount(total: Any, job: Any, settled: int) -> None:
    yes = quote(40, 100, approved=20, job="heater premium water")
    assert waiting(quote(39, total, job=job), yes)[:2] == (1 - settled, settled)


def measure(quotes: list[Row]) -> Snapshot:
    return build_snapshot(anchored(invoices=[invoice(60, paid=30)] * 3, quotes=quotes), today=TODAY)


@pytest.mark.parametrize(("others", "said"), [(8, True), (9, False)])
def test_more_than_a_tenth_is_never_excused_in_silence(others: int, said: bool) -> None:
    """Whatever the answer is, its evidence says how many."""
    taken = [quote(40, approved=20), quote(40)]
    open_ones = [quote(20 + place, customer=f"d{place}") for place in range(others)]
    ended = [quote(200 + place, approved=190 + place, customer=f"e{place}") for place in range(25)]
    conclusion = decide(measure([*taken, *open_ones, *ended])).conclusion
    assert ("signals.stale_quotes.settled_elsewhere.count=1" in conclusion.evidence_signals) is said


def open_numbers(*quotes: Row) -> list[str]:
    found = read_open_items(anchored(quotes=quotes), today=TODAY).quotes
    return sorted(found.number[found.undecided])


def version(number: str, created: int, **changes: Any) -> Row:
    return quote(created, number=number, **changes)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Q-501-1", "Q-501-2"),
        ("Q-501", "Q-501-1"),
        ("Q-501-1", "Q-501"),
        ("501V1", "501V2"),
        ("501REV1", "501REV2"),
        ("501", "501R1"),
    ],
)
def test_of_several_versions_the_last_one_waits(earlier: str, later: str) -> None:
    first = [version("Q-501", 50)] if later == "Q-501-2" else []
    assert open_numbers(*first, version(earlier, 40, total=120), version(later, 30)) == [later]


@pytest.mark.parametrize("answer", [{"approved": 5}, {"declined": 5}])
def test_an_answer_to_the_last_version_ends_the_earlier_ones(answer: Row) -> None:
    assert open_numbers(version("7-1", 40), version("7", 30, **answer)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"number": "2025-11"}, {"number": "2025-12"}),
        ({"number": "Q-501"}, {"number": "Q-502"}),
        ({"number": "7-1"}, {"number": "7", "customer": "c2"}),
        ({"number": "7-1", "job": "leak repair"}, {"number": "7", "job": "boiler service"}),
        ({"number": "7-1", "customer": None}, {"number": "7", "customer": None}),
    ],
)
def test_another_number_customer_or_job_is_another_quote(one: Row, other: Row) -> None:
    assert len(open_numbers(quote(40) | one, quote(30) | other)) == 2


def test_an_earlier_version_is_counted_once_and_apart() -> None:
    found = measure([version("7-1", 45), version("7-2", 44), version("7", 40), version("8", 50)])
    assert (found.numbers.quote_count, found.numbers.open_quote_count, found.numbers.stale_quote_count) == (4, 2, 2)
    assert (found.activity_signals.quotes.replaced_count, found.conversion.matured_count) == (2, 2)


answers = st.sampled_from([{}, {"approved": 3}, {"declined": 3}, {"state": "expired"}])
made = st.tuples(
    st.sampled_from(["1", "1-1", "1-2", "1V2", "2", "2-1", None]), st.integers(4, 80), answers,
    st.sampled_from(["c1", "c2", None]), st.sampled_from(["leak repair", "boiler", None]), st.integers(50, 200),
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(made, max_size=9, unique_by=lambda one: one[0]), st.randoms(use_true_random=False))
def test_versions_hide_no_answer_and_leave_the_last(rows: list[tuple], dice: Any) -> None:
    quotes = [
        quote(age, total, number=number, customer=who, job=job, **answer)
        for number, age, answer, who, job, total in rows
    ]
    found = read_open_items(anchored(quotes=quotes), today=TODAY).quotes
    assert not (found.replaced & (found.approved | found.declined | found.undecided | found.stale)).any()
    assert found.replaced.sum() < max(1, len(quotes))
    dice.shuffle(quotes)
    again = read_open_items(anchored(quotes=quotes), today=TODAY).quotes
    assert sorted(found.number[found.replaced]) == sorted(again.number[again.replaced])
    assert sorted(map(str, found.number[found.settled_elsewhere])) == sorted(
        map(str, again.number[again.settled_elsewhere])
    )
