"""Confidence is how likely the named theme is the right one; every doubt lowers it."""

import pytest

from snapshot.pipeline.decision.choose.confidence import (
    bounded,
    confidence_label,
    data_quality_factor,
    larger,
    sample_size_factor,
)
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Exclusions, TopDebtor, UnbilledWork
from tests.pipeline.decision.deciding import decide
from tests.pipeline.decision.planted import activity, exact, ordinary, overdue, unbilled

OWED = overdue(days_1_30=(9, 14_000.0))


@pytest.mark.parametrize(
    ("probability", "word"), [(0.8, "high"), (0.799, "medium"), (0.55, "medium"), (0.549, "low"), (0.0, "low")]
)
def test_the_words_begin_at_the_published_marks(probability: float, word: str) -> None:
    assert confidence_label(probability) == word


def test_two_equal_piles_give_even_odds() -> None:
    assert larger(2.0, 2.0) == pytest.approx(0.5)
    assert larger(6.0, 2.0) > 0.95
    assert larger(2.0, 6.0) < 0.05


def test_confidence_is_never_certain() -> None:
    assert bounded(1.0) < 1
    assert bounded(0.0) > 0


def test_a_close_runner_up_lowers_confidence() -> None:
    alone = decide(ordinary(overdue=OWED)).probability
    rival = decide(ordinary(overdue=OWED, unbilled_work=unbilled(3, 8_000.0))).probability
    assert rival < alone - 0.2


def test_a_pile_at_the_mark_of_what_matters_is_less_sure_than_a_large_one() -> None:
    at_the_mark = decide(ordinary(overdue=overdue(days_1_30=(5, 4_400.0))))
    assert at_the_mark.conclusion.pattern_id is Theme.SLOW_PAYERS
    assert at_the_mark.probability < 0.7 < decide(ordinary(overdue=OWED)).probability


def test_being_just_below_what_matters_makes_healthy_less_sure() -> None:
    below = decide(ordinary(overdue=overdue(days_1_30=(5, 3_000.0))))
    assert below.conclusion.pattern_id is Theme.HEALTHY
    assert below.runner_up is Theme.SLOW_PAYERS
    assert below.probability < 0.75 < decide(ordinary()).probability


def test_a_debtor_near_half_leaves_the_shape_in_doubt() -> None:
    near, clear = (
        decide(ordinary(overdue=OWED, top_debtor=TopDebtor(share=exact(share, 9), count=4, amount=7_000.0)))
        for share in (0.52, 0.9)
    )
    assert near.probability < clear.probability - 0.2
    assert near.runner_up is Theme.SLOW_PAYERS


def test_the_sample_counts_from_its_minimum_on() -> None:
    worths = [sample_size_factor(n, 20) for n in (0, 10, 20, 40, 80)]
    assert worths == sorted(worths)
    assert worths[0] == 0
    assert worths[2] == pytest.approx(0.6)
    assert worths[4] > 0.95


def test_rows_set_aside_lower_confidence() -> None:
    aside = ordinary(overdue=OWED, exclusions=Exclusions(rows_set_aside=150))
    assert decide(aside).probability < decide(ordinary(overdue=OWED)).probability - 0.2


def test_quotes_without_links_to_invoices_lower_confidence() -> None:
    unlinked = ordinary(overdue=OWED, unbilled_work=UnbilledWork())
    assert data_quality_factor(unlinked) < data_quality_factor(ordinary())
    assert (
        data_quality_factor(
            ordinary(unbilled_work=UnbilledWork(), activity_signals=activity(quotes={"approved_count": 0}))
        )
        == 1
    )


def test_low_confidence_softens_the_takeaway_and_keeps_the_action() -> None:
    near = TopDebtor(share=exact(0.51, 9), count=4, amount=7_140.0)
    conclusion = decide(ordinary(overdue=OWED, top_debtor=near)).conclusion
    assert conclusion.confidence == "low"
    assert conclusion.one_sentence_pattern.startswith("Worth checking: $7,140 is overdue with one customer")
    assert conclusion.decision.startswith("Call this customer about the 4 invoices")
