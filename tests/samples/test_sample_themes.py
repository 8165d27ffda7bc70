"""What the pipeline finds in the samples: seven different answers, the same ones all year, and sure of them."""

from datetime import UTC, date, datetime

import pytest

from snapshot.pipeline.decision import RuleAgent
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.upload import OwnerFacts
from snapshot.pipeline.pack import read_files
from snapshot.pipeline.run_analysis import AnalysisRequest, Dependencies, run_analysis_from_pack
from snapshot.samples import sample_files
from tests.support.context import no_website

FOUND = {
    Industry.HVAC: Theme.STALE_QUOTES,
    Industry.BBQ_RESTAURANT: Theme.ONE_BIG_DEBTOR,
    Industry.CONTRACTOR: Theme.UNBILLED_WORK,
    Industry.LANDSCAPING: Theme.SLOW_PAYERS,
    Industry.PLUMBING: Theme.SMALL_JOB_DRAG,
    Industry.ELECTRICIAN: Theme.LOW_CONVERSION,
    Industry.GENERAL: Theme.HEALTHY,
}
# Each on two of seven days, one of each weekday, spread over the seasons: ends of months, a year's turn, a leap day.
DAYS = (
    date(2026, 11, 30), date(2027, 1, 1), date(2027, 3, 28), date(2027, 4, 15), date(2027, 7, 31), date(2027, 9, 8),
    date(2028, 2, 29),
)  # fmt: skip
ON_DAYS = [(industry, DAYS[(at + later) % len(DAYS)]) for at, industry in enumerate(Industry) for later in (0, 3)]


def results_of(industry: Industry, day: date) -> RunResults:
    now = datetime(day.year, day.month, day.day, tzinfo=UTC)
    request = AnalysisRequest(
        run_id="r", workspace_id="w", lock_id="l", mode="sample", run_day=day, facts=OwnerFacts(industry=industry)
    )
    outside = Dependencies(agent=RuleAgent(), fetch_text=no_website, clock=lambda: now)
    files = sample_files(industry, day)
    return run_analysis_from_pack(
        lambda: read_files(files, workspace_key=b"key", today=day), request, outside, lambda _results: None
    ).results


def test_the_tested_days_cover_every_weekday():
    assert {day.weekday() for day in DAYS} == set(range(7))
    assert len(set(FOUND.values())) == len(FOUND)


@pytest.mark.parametrize(("industry", "day"), ON_DAYS)
def test_each_sample_shows_its_theme_on_any_day(industry, day):
    results = results_of(industry, day)
    assert results.conclusion.pattern_id is FOUND[industry]
    assert results.conclusion.confidence == "high"
    assert results.validation.outcome == "held"
    assert results.data_warnings == ()
    assert results.readiness_level == "ready"
