"""The watch list: two to four plain topics that fit the time of year, for every industry and on every day."""

import re
from datetime import date, timedelta

import pytest

from snapshot.pipeline.documents.predictive import PredictiveContext
from snapshot.pipeline.documents.profile import BusinessProfile, Industry
from snapshot.pipeline.predictive import build_predictive_context
from snapshot.pipeline.predictive.industry_library import industry_library

EVERY_DAY = [date(2028, 1, 1) + timedelta(days=day) for day in range(366)]
PREDICTIVE = re.compile(
    r"\b(will|won't|shall|forecasts?|expect(s|ed|ing)?|likely|going to|predict\w*|projected|anticipate\w*|outlook|"
    r"about to|set to|trend\w*|bound to|probabl[ey])\b",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(
    r"\b(dashboards?|KPIs?|analytics|BI|business intelligence|monitor(s|ed|ing)?|performance tracking|reporting|"
    r"optimize performance)\b",
    re.IGNORECASE,
)


def context(industry: Industry, day: date) -> PredictiveContext:
    return build_predictive_context(BusinessProfile(industry=industry), day)


def topics(industry: Industry, day: date) -> list[str]:
    return [item.topic for item in context(industry, day).items]


@pytest.mark.parametrize("industry", Industry)
def test_every_day_of_the_year_has_two_to_four_items(industry: Industry) -> None:
    for day in EVERY_DAY:
        chosen = topics(industry, day)
        assert 2 <= len(chosen) <= 4, day
        assert len(set(chosen)) == len(chosen), day


@pytest.mark.parametrize("day", [date(2021, 2, 28), date(2024, 2, 29), date(2026, 11, 22), date(2035, 12, 31)])
@pytest.mark.parametrize("industry", Industry)
def test_no_year_is_left_without_items(industry: Industry, day: date) -> None:
    assert 2 <= len(topics(industry, day)) <= 4


@pytest.mark.parametrize("industry", Industry)
def test_the_same_day_gives_the_same_list_in_the_same_order(industry: Industry) -> None:
    assert context(industry, date(2026, 5, 1)) == context(industry, date(2026, 5, 1))


@pytest.mark.parametrize("industry", Industry)
def test_watch_items_make_no_predictions(industry: Industry) -> None:
    for day in EVERY_DAY[::7]:
        for item in context(industry, day).items:
            text = " ".join([item.topic, item.why_it_matters, item.what_to_watch, item.time_horizon])
            assert not PREDICTIVE.search(text), text
            assert not FORBIDDEN.search(text), text


def test_the_search_for_predictive_words_finds_them() -> None:
    assert PREDICTIVE.search("Prices will rise")
    assert PREDICTIVE.search("a price that is likely to fall")
    assert not PREDICTIVE.search("goodwill and the unlikeliest of winters")


def test_the_disclaimer_is_said_in_these_words() -> None:
    assert context(Industry.HVAC, date(2026, 3, 1)).disclaimer == "This is a watch list, not a forecast."


def test_the_list_names_the_industry_it_was_made_for() -> None:
    assert context(Industry.PLUMBING, date(2026, 3, 1)).industry is Industry.PLUMBING


@pytest.mark.parametrize("industry", Industry)
def test_the_horizon_lies_within_thirty_to_ninety_days(industry: Industry) -> None:
    for item in context(industry, date(2026, 3, 1)).items:
        days = [int(number) for number in re.findall(r"\d+", item.time_horizon)]
        assert item.time_horizon.startswith("next ")
        assert 30 <= days[0] < days[1] <= 90


def test_the_end_of_the_cooling_season_is_not_shown_in_winter_or_spring() -> None:
    for day in EVERY_DAY:
        ends = any("Cooling season ends" in topic for topic in topics(Industry.HVAC, day))
        assert not (ends and day.month in (1, 2, 3, 4, 5, 11, 12)), day
    assert any("Cooling season ends" in topic for topic in topics(Industry.HVAC, date(2026, 8, 1)))


@pytest.mark.parametrize(
    ("industry", "word", "inside", "outside"),
    [
        (Industry.HVAC, "Spring cooling", date(2026, 2, 15), date(2026, 8, 15)),
        (Industry.PLUMBING, "Frozen", date(2026, 11, 15), date(2026, 5, 15)),
        (Industry.LANDSCAPING, "Leaf removal", date(2026, 8, 15), date(2026, 1, 15)),
        (Industry.BBQ_RESTAURANT, "Holiday parties", date(2026, 10, 1), date(2026, 4, 1)),
        (Industry.CONTRACTOR, "Closing in", date(2026, 8, 1), date(2026, 2, 1)),
    ],
)
def test_a_seasonal_topic_shows_in_its_season_only(industry: Industry, word: str, inside: date, outside: date) -> None:
    assert any(word in topic for topic in topics(industry, inside))
    assert not any(word in topic for topic in topics(industry, outside))


def test_a_few_days_at_the_edge_of_the_window_are_no_season() -> None:
    assert "Football and fall gatherings" not in topics(Industry.BBQ_RESTAURANT, date(2026, 6, 11))
    assert "Football and fall gatherings" in topics(Industry.BBQ_RESTAURANT, date(2026, 6, 17))


def test_the_season_that_fills_more_of_the_window_comes_first() -> None:
    assert topics(Industry.HVAC, date(2026, 3, 25))[:2] == ["Spring cooling check-ups", "Hot-weather call load"]
    assert topics(Industry.HVAC, date(2026, 4, 10))[:2] == ["Hot-weather call load", "Spring cooling check-ups"]


def test_topics_of_the_whole_year_keep_their_places_beside_three_seasonal_ones() -> None:
    chosen = topics(Industry.GENERAL, date(2026, 11, 1))
    assert chosen[2:] == ["Fuel price", "Renewals of insurance, licenses and agreements"]


def test_a_fact_is_not_shown_before_it_holds() -> None:
    assert not any("R-410A" in topic for topic in topics(Industry.HVAC, date(2026, 7, 26)))
    assert any("R-410A" in topic for topic in topics(Industry.HVAC, date(2026, 7, 27)))


def test_a_fact_is_not_shown_once_it_ends_before_the_window_opens() -> None:
    assert any("energy credit" in topic for topic in topics(Industry.HVAC, date(2027, 3, 31)))
    assert not any("energy credit" in topic for topic in topics(Industry.HVAC, date(2027, 4, 1)))


@pytest.mark.parametrize("industry", Industry)
def test_every_item_has_days_on_which_it_is_shown(industry: Industry) -> None:
    days = [date(2026, 9, 1) + timedelta(days=3 * step) for step in range(300)]
    shown = {topic for day in days for topic in topics(industry, day)}
    assert shown == {item.topic for item in industry_library()[industry]}
