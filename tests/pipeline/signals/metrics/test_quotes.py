"""Conversion, the time to a yes, stale quotes and the open pile."""

import pytest

from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.signals.factory import TODAY, anchored, invoice, make_pack, quote


def measure(quotes: list, **more: object) -> Snapshot:
    return build_snapshot(anchored(quotes=quotes, **more), today=TODAY)


@pytest.mark.parametrize(("age", "counts"), [(29, 0), (30, 1), (365, 1), (366, 0)])
def test_a_quote_has_matured_from_30_to_365_days(age: int, counts: int) -> None:
    assert measure([quote(age)]).numbers.matured_quote_count == counts


def test_conversion_divides_by_all_matured_quotes_answered_or_not() -> None:
    quotes = (
        [quote(60, approved=50)] * 10
        + [quote(60, declined=50)] * 5
        + [quote(60, state="expired")] * 3
        + [quote(60)] * 7
        + [quote(20, approved=10)] * 40
    )
    conversion = measure(quotes).conversion
    assert (conversion.approval_rate.value, conversion.approval_rate.n) == (0.4, 25)
    assert (conversion.approved_count, conversion.declined_count) == (10, 5)
    assert conversion.approval_rate.low == pytest.approx(0.2340, abs=1e-4)


def test_a_rate_is_published_from_twenty_quotes_and_hinted_at_from_ten() -> None:
    nine, ten, twenty = (measure([quote(60, approved=50)] * n) for n in (9, 10, 20))
    assert [s.numbers.approval_rate_matured for s in (nine, ten, twenty)] == [None, None, 1.0]
    assert [s.conversion.approval_rate.value for s in (nine, ten, twenty)] == [None, 1.0, 1.0]


def test_late_approvals_are_counted_among_quotes_without_an_answer_by_day_14() -> None:
    quotes = (
        [quote(60, approved=60 - 14)] * 5  # too early
        + [quote(60, declined=60 - 14)] * 5  # too early
        + [quote(60, approved=60 - 15)] * 3
        + [quote(60, declined=60 - 15)] * 2
        + [quote(60)] * 5
        + [quote(60, state="approved")] * 9  # on an unknown day
    )
    late = measure(quotes).conversion.late_approval_share
    assert (late.value, late.n) == (0.3, 10)


def test_recent_approvals_are_set_against_earlier_ones_by_approval_day() -> None:
    earlier = [quote(57 + 4, approved=57)] * 8
    recent = [quote(56 + 12, approved=56)] * 8
    time = measure(earlier + recent).decision_time
    assert (time.recent_median_days.value, time.earlier_median_days.value, time.ratio.value) == (12, 4, 3)
    assert time.p_value < 0.001


def test_decision_time_needs_eight_approvals_on_each_side() -> None:
    time = measure([quote(70, approved=60)] * 8 + [quote(40, approved=30)] * 7).decision_time
    assert (time.earlier_median_days.value, time.recent_median_days.value, time.ratio.value) == (10, None, None)
    assert time.p_value is None


@pytest.mark.parametrize(("age", "place"), [(13, "fresh"), (14, "stale"), (90, "stale"), (91, "cold")])
def test_undecided_quotes_are_fresh_stale_or_cold(age: int, place: str) -> None:
    stale = measure([quote(age, 50)]).stale_quotes
    assert {"fresh": stale.fresh_count, "stale": stale.count, "cold": stale.cold_count}[place] == 1
    assert stale.fresh_count + stale.count + stale.cold_count == 1
    assert stale.amount == (50 if place == "stale" else 0)
    assert stale.cold_amount == (50 if place == "cold" else 0)


def test_quotes_without_an_amount_count_and_add_no_money() -> None:
    numbers = measure([quote(20, 70), quote(20, None)]).numbers
    assert (numbers.stale_quote_count, numbers.stale_quote_value, numbers.open_quote_count) == (2, 70, 2)


def test_the_few_largest_quotes_are_counted() -> None:
    stale = measure([quote(20, amount) for amount in (600, 250, 50, 50, 50)]).stale_quotes
    assert (stale.top_count, stale.top_amount) == (2, 850)
    alike = measure([quote(20, 10)] * 30).stale_quotes
    assert (alike.top_count, alike.top_amount) == (5, 50)


OLDER = [
    *[quote(200, approved=190)] * 8,
    *[quote(200, approved=170)] * 4,
    *[quote(200, declined=140)] * 4,
    *[quote(200)] * 3,
    *[quote(200, state="expired")] * 1,
    *[quote(200, state="approved")] * 5,  # nobody knows when: no witness
]


@pytest.mark.parametrize(("age", "late"), [(14, 40), (29, 40), (30, 20), (59, 20), (60, 0), (90, 0)])
def test_the_older_quotes_say_what_would_still_be_answered_after_so_many_days(age: int, late: float) -> None:
    """Of twenty, four were answered on day 30, four on day 60, three never."""
    stale = measure([*OLDER, quote(age, 100)]).stale_quotes
    assert (stale.amount, stale.sent_amount, stale.usual_late_amount) == (100, 100, late)
    assert (stale.silent_share.value, stale.silent_share.n) == (0.15, 20)


def test_answered_quotes_of_the_same_weeks_belong_to_what_was_sent() -> None:
    stale = measure([*OLDER, quote(40, 100), quote(40, 60, declined=20), quote(13, 500)]).stale_quotes
    assert (stale.amount, stale.sent_amount, stale.usual_late_amount) == (100, 160, 32)


def test_twenty_older_quotes_are_needed_to_know_the_usual_wait() -> None:
    stale = measure([*OLDER[1:], quote(40, 100)]).stale_quotes
    assert (stale.usual_late_amount, stale.silent_share.value, stale.silent_share.n) == (None, None, 19)


def test_the_open_pile_is_measured_in_weeks_of_intake() -> None:
    intake = [quote(7 * week + 1, approved=7 * week) for week in range(12) for _ in range(2)]
    old = [quote(7 * 13, approved=7 * 13), quote(91)]
    pile = measure([*intake, *old, *[quote(80)] * 8]).open_pile
    assert (pile.value, pile.n) == (3.0, 32)
    assert pile.low < 3 < pile.high


def test_the_running_week_is_no_intake() -> None:
    mondays = [quote(days) for days in (34, 27, 20, 13)]
    thursday = [quote(3)] * 5
    pile = build_snapshot(make_pack(quotes=mondays + thursday), today=TODAY).open_pile
    assert (pile.value, pile.n) == (9, 4)


def test_four_complete_weeks_are_needed_for_the_pile() -> None:
    assert measure([quote(27)]).numbers.undecided_weeks == 4
    assert measure([quote(26)]).numbers.undecided_weeks is None


def test_no_quotes_in_the_last_twelve_weeks_leaves_nothing_to_compare_with() -> None:
    assert measure([quote(85), quote(84)]).numbers.undecided_weeks is None


def test_without_outcomes_nothing_is_said_about_waiting() -> None:
    snapshot = measure([quote(60)] * 30, without={"quotes": {"state", "approved", "declined"}})
    numbers = snapshot.numbers
    assert numbers.matured_quote_count == 30
    assert numbers.approval_rate_matured is None
    assert numbers.open_quote_count is None
    assert numbers.stale_quote_count is None
    assert numbers.stale_quote_value is None
    assert numbers.undecided_weeks is None
    assert not snapshot.stale_quotes.known
    assert snapshot.quote_age_buckets == ()


def test_without_a_quotes_file_quote_figures_are_unknown_not_zero() -> None:
    numbers = build_snapshot(anchored(invoices=[invoice(60)] * 30), today=TODAY).numbers
    assert (numbers.matured_quote_count, numbers.open_quote_count, numbers.stale_quote_value) == (None, None, None)
    assert (numbers.unbilled_approved_count, numbers.price_realisation_90d) == (None, None)


def test_age_buckets_hold_every_undecided_quote_once() -> None:
    ages = (0, 13, 14, 30, 31, 60, 61, 90, 91, 800)
    buckets = measure([quote(age, 10) for age in ages]).quote_age_buckets
    assert [bucket.count for bucket in buckets] == [2] * 5
    assert [bucket.amount for bucket in buckets] == [20] * 5
