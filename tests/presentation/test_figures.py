"""Every number of the sentences leads to the evidence that it comes from."""

import pytest

from snapshot.pipeline.decision.validate.grounding import read_line
from snapshot.pipeline.decision.validate.numbers_in_text import measurements, quantities, takeaway_quantities
from snapshot.pipeline.documents.conclusion import Conclusion, Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation.sentence_figures import ConclusionFigures
from snapshot.presentation.view_models import SentenceFigures
from tests.pipeline.decision.deciding import conclusion_of, decide
from tests.pipeline.decision.planted import PLANTED, ordinary, overdue
from tests.pipeline.decision.random_snapshots import RandomBusiness


def figures_of(snapshot: Snapshot) -> tuple[Conclusion, ConclusionFigures]:
    conclusion = decide(snapshot).conclusion
    return conclusion, ConclusionFigures(conclusion, snapshot)


def told(found: SentenceFigures) -> dict[str, str]:
    return {figure.text: figure.label for figure in found.figures}


def test_the_numbers_of_an_action_in_their_order_with_what_they_are() -> None:
    _, figures = figures_of(PLANTED[Theme.SLOW_PAYERS])
    assert told(figures.of_takeaway()) == {
        "$14,150": "Money past its due date",
        "three weeks": "Past due, in weeks of typical billing",
    }
    found = figures.of_action()
    assert list(told(found).items())[:3] == [
        ("5", "Customers that the action names"),
        ("$8,960", "Money that the action names"),
        ("$14,150", "Money past its due date"),
    ]
    assert found.lines == (1, 3, 4, 5)
    assert "added up" in found.figures[1].explanation.how


def test_of_two_leaves_that_read_alike_the_one_named_first_is_explained() -> None:
    conversion = PLANTED[Theme.LOW_CONVERSION].conversion.model_copy(update={"approved_count": 118})
    _, figures = figures_of(PLANTED[Theme.LOW_CONVERSION].model_copy(update={"conversion": conversion}))
    assert told(figures.of_action())["118"] == "Approved among the quotes old enough to judge"


def test_a_number_inside_another_one_is_not_taken_for_it() -> None:
    """Fourteen invoices are cited; "14-90 days", "$1,140" and "14%" are other numbers."""
    _, figures = figures_of(ordinary(overdue=overdue(days_1_30=(14, 11_140.0))))
    assert told(figures.of_action())["14"] == "Invoices past due"
    assert "14" not in told(figures.of_takeaway())


def test_the_number_of_a_longer_one_is_not_explained_as_a_count() -> None:
    """Eighteen invoices are cited by the action; the takeaway speaks of 18 weeks."""
    conclusion, figures = figures_of(ordinary(overdue=overdue(days_1_30=(18, 84_600.0))))
    assert "about 18 weeks" in conclusion.one_sentence_pattern
    assert list(told(figures.of_takeaway())) == ["$84,600", "18 weeks"]
    assert told(figures.of_action())["18"] == "Invoices past due"


def test_a_number_whose_leaf_is_no_stored_evidence_stays_closed() -> None:
    """A hosted store takes any evidence from its owner, and the page must open all the same."""
    snapshot = PLANTED[Theme.SLOW_PAYERS]
    lines = ("signals.overdue.amount=14150.0", "Four rows were set aside.")
    changed = conclusion_of(Theme.SLOW_PAYERS).model_copy(update={"evidence_signals": lines})
    figures = ConclusionFigures(changed, snapshot)
    assert list(told(figures.of_takeaway())) == ["$14,150"]
    assert list(told(figures.of_action())) == ["$14,150", "20 minutes"]
    assert figures.of_action().lines == (1,)


@pytest.mark.parametrize("theme", list(Theme))
def test_every_measured_number_of_a_theme_is_explained(theme: Theme) -> None:
    assert_explained(PLANTED[theme])


def test_every_measured_number_of_random_businesses_is_explained() -> None:
    for seed in range(40):
        assert_explained(RandomBusiness(seed).snapshot())


def assert_explained(snapshot: Snapshot) -> None:
    """What is looked up is just what a reader of the finished sentences finds."""
    conclusion, figures = figures_of(snapshot)
    takeaway, action = figures.of_takeaway(), figures.of_action()
    for found, numbers in (
        (takeaway, takeaway_quantities(conclusion.one_sentence_pattern)),
        (action, quantities(conclusion.decision)),
    ):
        measured = [one for one in measurements(numbers) if one.kind != "minutes"]
        assert {one.text for one in measured} == {figure.text for figure in found.figures if figure.label}
        fixed = {one.text for one in numbers if one.kind in {"minutes", "label"} and one not in measured}
        assert fixed == {figure.text for figure in found.figures if not figure.label}
        assert all(figure.explanation.how.endswith(".") for figure in found.figures)
    paths = [pair[0] for line in conclusion.evidence_signals if (pair := read_line(line))]
    assert all(1 <= line <= len(paths) for line in (*takeaway.lines, *action.lines))


def test_minutes_are_not_measurements() -> None:
    figures = ConclusionFigures(conclusion_of(Theme.HEALTHY), PLANTED[Theme.HEALTHY]).of_action().figures
    assert [(figure.text, figure.label) for figure in figures] == [("10 minutes", "")]


def test_further_sentences_only_open_where_they_tell_something_new() -> None:
    assert figures_of(PLANTED[Theme.SLOW_PAYERS])[1].of_the_rest() == SentenceFigures()
    backlog = figures_of(PLANTED[Theme.DECISION_BACKLOG])[1]
    assert next(iter(told(backlog.of_the_rest()).values())) == "Days to a yes, before that"


@pytest.mark.parametrize("snapshot", [None, PLANTED[Theme.SLOW_PAYERS]])
def test_the_numbers_of_other_words_than_our_own_stay_closed(snapshot: Snapshot | None) -> None:
    """Those of an older version; or no figures were stored."""
    changed = conclusion_of(Theme.SLOW_PAYERS).model_copy(update={"decision": "Call about the 5 invoices today."})
    assert ConclusionFigures(changed, snapshot).of_action() == SentenceFigures()


def test_a_stored_result_keeps_its_citations_when_our_words_change() -> None:
    conclusion, snapshot = conclusion_of(Theme.SLOW_PAYERS), PLANTED[Theme.SLOW_PAYERS]
    earlier = conclusion.model_copy(update={"decision": "Call the 6 customers first; block 25 minutes today."})
    band = ("signals.overdue.days_1_30.count=6", "signals.overdue.weeks_of_billing=3.0106382978723403")
    earlier = earlier.model_copy(update={"one_sentence_pattern": "About three weeks of billing is past its due date."})
    earlier = earlier.model_copy(update={"evidence_signals": band})
    kept = (("6", "overdue.days_1_30.count"), ("three weeks", "overdue.weeks_of_billing"))
    assert told(ConclusionFigures(earlier, snapshot, kept).of_action())["6"] == "Invoices 1-30 days past due"
    assert told(ConclusionFigures(earlier, None, kept).of_takeaway())["three weeks"].startswith("Past due")


def test_the_days_of_a_measurement_are_not_explained_as_the_week_of_this_page() -> None:
    time = PLANTED[Theme.DECISION_BACKLOG].decision_time
    recent = time.recent_median_days.model_copy(update={"value": 7.0})
    slower = time.model_copy(update={"recent_median_days": recent})
    _, figures = figures_of(PLANTED[Theme.DECISION_BACKLOG].model_copy(update={"decision_time": slower}))
    assert told(figures.of_takeaway()) == {"7 days": "Days to a yes, last eight weeks"}
    assert "7 days" not in told(figures.of_the_rest())


def test_letters_that_only_fold_to_ours_and_empty_citations_open_nothing() -> None:
    """A hosted store takes anything from its owner; the page must open all the same."""
    conclusion, snapshot = conclusion_of(Theme.SLOW_PAYERS), PLANTED[Theme.SLOW_PAYERS]
    strange = conclusion.model_copy(update={"decision": conclusion.decision.replace("minutes", "minute\u017f")})
    texts = told(ConclusionFigures(strange, snapshot, (("", "overdue.amount"), ("5", "overdue.amount"))).of_action())
    assert "5" in texts
    assert "" not in texts
