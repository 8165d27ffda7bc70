"""The curated library keeps its own rules."""

from datetime import date

import pytest
from pydantic import ValidationError

from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.predictive.industry_library import LibraryItem, industry_library

ALL_ITEMS = [pytest.param(item, id=f"{name}: {item.topic}") for name in Industry for item in industry_library()[name]]


def item(**changes: object) -> LibraryItem:
    plain = {"topic": "t", "why_it_matters": "w", "what_to_watch": "x", "time_horizon": "next 30–60 days"}
    return LibraryItem.model_validate(plain | changes)


def test_the_library_has_exactly_the_seven_industries() -> None:
    assert set(industry_library()) == set(Industry)


@pytest.mark.parametrize("industry", Industry)
def test_each_industry_has_four_to_eight_items_with_different_topics(industry: Industry) -> None:
    items = industry_library()[industry]
    assert 4 <= len(items) <= 8
    assert len({each.topic for each in items}) == len(items)


@pytest.mark.parametrize("industry", Industry)
def test_each_industry_has_two_items_that_hold_at_any_time(industry: Industry) -> None:
    timeless = [i for i in industry_library()[industry] if not (i.months or i.first_day or i.last_day)]
    assert len(timeless) >= 2


@pytest.mark.parametrize("each", ALL_ITEMS)
def test_a_source_stands_with_the_day_it_was_reviewed(each: LibraryItem) -> None:
    assert (each.source is None) == (each.reviewed is None)


@pytest.mark.parametrize("each", ALL_ITEMS)
def test_numbers_years_and_rules_have_a_source(each: LibraryItem) -> None:
    text = each.why_it_matters + each.what_to_watch
    states_a_fact = any(character.isdigit() for character in text) or "ederal" in text or "state adopts" in text
    assert each.source or not states_a_fact


@pytest.mark.parametrize("each", ALL_ITEMS)
def test_sentences_are_whole_and_short(each: LibraryItem) -> None:
    assert each.why_it_matters.endswith(".")
    assert each.what_to_watch.endswith(".")
    assert not each.topic.endswith(".")
    assert len(each.topic) <= 60
    assert len(each.why_it_matters) <= 240
    assert len(each.what_to_watch) <= 160


def test_a_watch_item_has_no_internal_field() -> None:
    assert not hasattr(item(months=(3,)).as_watch_item(), "months")


@pytest.mark.parametrize("months", [(0,), (13,), (3, 3)])
def test_invalid_months_are_refused(months: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError):
        item(months=months)


@pytest.mark.parametrize("horizon", ["next week", "next 10–20 days", "next 30-60 days", "in 90 days"])
def test_other_horizons_are_refused(horizon: str) -> None:
    with pytest.raises(ValidationError):
        item(time_horizon=horizon)


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        item(month=(3,), reviewed=date(2026, 11, 22))
