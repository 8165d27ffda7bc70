"""The small picture: the bars are the snapshot's own amounts by age, and add up to the total that is said."""

import re

import pytest

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Bucket, Largest, Overdue, Pile, Snapshot, StaleQuotes
from snapshot.presentation.chart import present_chart
from snapshot.wording.ages import QUOTE_AGES
from tests.sample_results import slow_payers

AGES = ("days_1_30", "days_31_60", "days_61_90", "days_over_90")


def owed(*amounts, currency="USD", **more):
    piles = {age: Largest(count=1, amount=amount) for age, amount in zip(AGES, amounts, strict=True)}
    overdue = Overdue(known=True, amount=round(sum(amounts), 2), **piles)
    return Snapshot(currency=currency, overdue=overdue, **more)


def waiting(*amounts, settled=None):
    buckets = tuple(Bucket(label=age, count=1, amount=one) for age, one in zip(QUOTE_AGES, amounts, strict=True))
    return Snapshot(
        currency="USD", quote_age_buckets=buckets, stale_quotes=StaleQuotes(settled_elsewhere=settled or Pile())
    )


def about(theme, *evidence):
    return slow_payers().model_copy(update={"pattern_id": theme, "evidence_signals": evidence})


def shown(picture):
    return [(bar.label, bar.amount) for bar in picture.bars]


def test_what_is_owed_by_how_late_it_is():
    picture = present_chart(about(Theme.SLOW_PAYERS), owed(4930.47, 2136.47, 2208.54, 0.0))
    assert picture.caption == "Past due, by how late it is"
    assert picture.total == "$9,275"
    assert shown(picture) == [
        ("1–30 days", "$4,930"), ("31–60 days", "$2,136"), ("61–90 days", "$2,209"), ("over 90 days", "$0"),
    ]  # fmt: skip
    assert [round(bar.share, 3) for bar in picture.bars] == [1, 0.433, 0.448, 0]
    assert picture.name == "The amounts as bars. The longest is 1–30 days."


def test_amounts_are_written_to_the_cent_where_whole_ones_would_not_add_up():
    picture = present_chart(about(Theme.ONE_BIG_DEBTOR), owed(100.4, 100.4, 100.4, 0.0, currency="EUR"))
    assert (picture.total, picture.bars[0].amount) == ("€301.20", "€100.40")
    small = present_chart(about(Theme.ONE_BIG_DEBTOR), owed(0.4, 100.0, 0.0, 0.0))
    assert small.bars[0].amount == "$0.40", "little is not nothing"


@pytest.mark.parametrize(
    "cents", [(1, 2, 3, 4), (99_999, 50, 50, 0), (123_456_789, 1, 0, 987), (333_333, 333_333, 1, 0)]
)
def test_the_bars_add_up_to_the_total(cents):
    def number(text):
        return round(float(re.sub(r"[^\d.]", "", text)) * 100)

    picture = present_chart(about(Theme.SLOW_PAYERS), owed(*(one / 100 for one in cents)))
    assert sum(number(bar.amount) for bar in picture.bars) == number(picture.total)


def test_the_age_that_the_action_begins_with_stands_out():
    conclusion = about(Theme.SLOW_PAYERS, "signals.overdue.days_31_60.top_count=6", "signals.overdue.amount=9.0")
    picture = present_chart(conclusion, owed(4.0, 3.0, 2.0, 0.0))
    assert [bar.is_meant for bar in picture.bars] == [False, True, False, False]
    assert picture.notes == (
        "The action begins with what is 31–60 days late, in bold: by its sum and how often bills that late are paid.",
    )
    assert not present_chart(about(Theme.ONE_BIG_DEBTOR, "signals.overdue.amount=9.0"), owed(4.0, 3.0, 2.0, 0.0)).notes


def test_quotes_by_age_and_those_that_the_action_is_about():
    quotes = waiting(10.0, 20.0, 30.0, 0.0, 5.0, settled=Pile(count=2, amount=12.0))
    picture = present_chart(about(Theme.STALE_QUOTES, "signals.stale_quotes.amount=38.0"), quotes)
    assert (picture.caption, picture.total) == ("Quotes without an answer, by age", "$65")
    assert [bar.is_meant for bar in picture.bars] == [False, True, True, True, False]
    assert picture.notes == (
        "The sentences above count only what has waited 14 to 90 days, in bold.",
        "2 quotes in the bars ($12) stand beside another offer that the customer took; the evidence leaves that out.",
    )
    all_open = present_chart(about(Theme.DECISION_BACKLOG, "signals.numbers.open_quote_count=9"), quotes)
    assert not any(bar.is_meant for bar in all_open.bars)


@pytest.mark.parametrize("theme", list(Theme))
def test_only_themes_of_waiting_money_have_a_picture(theme):
    full = owed(4.0, 3.0, 2.0, 0.0, quote_age_buckets=waiting(1.0, 2.0, 3.0, 4.0, 5.0).quote_age_buckets)
    has_one = present_chart(about(theme), full) is not None
    assert has_one == (theme in {"slow_payers", "one_big_debtor", "stale_quotes", "decision_backlog"})


def test_no_picture_of_a_single_bar_or_of_nothing_measured():
    assert present_chart(about(Theme.SLOW_PAYERS), owed(4.0, 0.0, 0.0, 0.0)) is None
    assert present_chart(about(Theme.SLOW_PAYERS), Snapshot()) is None
    assert present_chart(about(Theme.STALE_QUOTES), Snapshot()) is None
    assert present_chart(about(Theme.SLOW_PAYERS), None) is None
