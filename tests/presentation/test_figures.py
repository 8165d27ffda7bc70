"""Every number of the sentences leads to the evidence that it comes from."""

import pytest

from snapshot.pipeline.decision.validate.numbers_in_text import measurements, quantities, takeaway_quantities
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.presentation.evidence import action_figures, takeaway_figures, why_figures
from snapshot.presentation.view_models import SentenceFigures
from tests.pipeline.decision.deciding import conclusion_of, decide
from tests.pipeline.decision.planted import PLANTED
from tests.pipeline.decision.random_snapshots import RandomBusiness


def told(found: SentenceFigures) -> dict[str, str]:
    return {figure.text: figure.label for figure in found.figures}


def test_the_numbers_of_an_action_in_their_order_with_what_they_are() -> None:
    conclusion, snapshot = conclusion_of(Theme.SLOW_PAYERS), PLANTED[Theme.SLOW_PAYERS]
    assert told(takeaway_figures(conclusion, snapshot)) == {"three weeks": "Past due, in weeks of typical billing"}
    found = action_figures(conclusion, snapshot)
    assert list(told(found).items())[:3] == [
        ("6", "Invoices 1-30 days past due"),
        ("$9,412", "Money 1-30 days past due"),
        ("$14,150", "Money past its due date"),
    ]
    assert found.lines == (2, 3, 4)
    assert "added up" in found.figures[1].explanation.how


def test_equal_numbers_open_different_figures() -> None:
    conclusion = conclusion_of(Theme.LOW_CONVERSION).model_copy(
        update={
            "decision": "Ask why (60 of the 60 quotes, 60% of all); block 25 minutes tomorrow morning.",
            "evidence_signals": (
                "signals.conversion.approved_count=60",
                "signals.conversion.approval_rate.value=0.6",
                "signals.conversion.matured_count=60",
            ),
        }
    )
    found = action_figures(conclusion, PLANTED[Theme.LOW_CONVERSION])
    assert told(found)["60"] == "Approved among the quotes old enough to judge"
    assert told(found)["60%"] == "Quotes approved, of those old enough to judge"
    assert 2 in found.lines


@pytest.mark.parametrize("theme", list(Theme))
def test_every_measured_number_of_a_theme_is_explained(theme: Theme) -> None:
    assert_explained(PLANTED[theme])


def test_every_measured_number_of_random_businesses_is_explained() -> None:
    for seed in range(40):
        assert_explained(RandomBusiness(seed).snapshot())


def assert_explained(snapshot) -> None:
    conclusion = decide(snapshot).conclusion
    takeaway, action = takeaway_figures(conclusion, snapshot), action_figures(conclusion, snapshot)
    for found, numbers in (
        (takeaway, takeaway_quantities(conclusion.one_sentence_pattern)),
        (action, quantities(conclusion.decision)),
    ):
        measured = {one.text for one in measurements(numbers) if one.kind not in {"minutes", "date"}}
        assert measured <= {figure.text for figure in found.figures if figure.label}
        assert {one.text for one in numbers if one.kind != "article"} == {figure.text for figure in found.figures}
        assert all(figure.explanation.how.endswith(".") for figure in found.figures)
    assert all(1 <= line <= len(conclusion.evidence_signals) for line in (*takeaway.lines, *action.lines))


def test_minutes_are_not_measurements() -> None:
    figures = action_figures(conclusion_of(Theme.HEALTHY), PLANTED[Theme.HEALTHY]).figures
    assert [(figure.text, figure.label) for figure in figures] == [("10 minutes", "")]


def test_further_sentences_only_open_where_they_tell_something_new() -> None:
    snapshot, conclusion = PLANTED[Theme.SLOW_PAYERS], conclusion_of(Theme.SLOW_PAYERS)
    assert why_figures(conclusion, snapshot) == SentenceFigures()
    lines = (*conclusion.evidence_signals, "signals.overdue.oldest_days=97")
    changed = conclusion.model_copy(update={"why_this_now": "The oldest is 97 days late.", "evidence_signals": lines})
    assert told(why_figures(changed, snapshot))["97 days"] == "Oldest invoice past due"


def test_a_number_that_nothing_stored_bears_out_stays_closed() -> None:
    changed = conclusion_of(Theme.SLOW_PAYERS).model_copy(update={"decision": "Call about the 5 invoices today."})
    assert action_figures(changed, None).figures == ()


def test_evidence_that_is_a_sentence_is_passed_over() -> None:
    changed = conclusion_of(Theme.SLOW_PAYERS).model_copy(
        update={"evidence_signals": ("Four rows were set aside.", "signals.volatility_band=steady")}
    )
    assert takeaway_figures(changed, PLANTED[Theme.SLOW_PAYERS]).figures == ()
