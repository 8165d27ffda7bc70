"""Chooses the two to four topics of the watch list that fit the next 30 to 90 days of the report date.

The calendar is that of the northern hemisphere: a spring item is shown for March to May. Businesses south of the
equator are outside the product's scope.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from snapshot.pipeline.documents.predictive import PredictiveContext
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.predictive.industry_library import LibraryItem, industry_library
from snapshot.wording.pages import WATCH_LIST_DISCLAIMER

FIRST_DAY_AHEAD, LAST_DAY_AHEAD = 30, 90
MIN_DAYS = 14  # a seasonal topic needs a good two weeks of the window; a stray day at its edge is no season
MAX_SEASONAL = 2
MAX_ITEMS = 4


def build_predictive_context(profile: BusinessProfile, report_date: date) -> PredictiveContext:
    """Two to four watch items of the profile's industry for the days 30 to 90 after ``report_date``.

    Seasonal topics come first, those that fill most of the window before others, then topics of the whole year in the
    library's order. The same input gives the same items in the same order. Nothing is raised.
    """
    ahead = [report_date + timedelta(days=day) for day in range(FIRST_DAY_AHEAD, LAST_DAY_AHEAD + 1)]
    valid = [item for item in industry_library()[profile.industry] if _holds(item, report_date)]
    seasonal = _in_season(valid, ahead)[:MAX_SEASONAL]
    all_year = [item for item in valid if not item.months]
    chosen = [*seasonal, *all_year][:MAX_ITEMS]
    return PredictiveContext(
        industry=profile.industry,
        items=tuple(item.as_watch_item() for item in chosen),
        disclaimer=WATCH_LIST_DISCLAIMER,
    )


def _holds(item: LibraryItem, report_date: date) -> bool:
    """Whether the fact behind ``item`` is already true, and still is when the window opens."""
    begun = item.first_day is None or item.first_day <= report_date
    window_opens = report_date + timedelta(days=FIRST_DAY_AHEAD)
    return begun and (item.last_day is None or window_opens <= item.last_day)


def _in_season(items: Iterable[LibraryItem], ahead: list[date]) -> list[LibraryItem]:
    days = {item: sum(day.month in item.months for day in ahead) for item in items if item.months}
    felt = [item for item in days if days[item] >= MIN_DAYS]
    return sorted(felt, key=lambda item: -days[item])
