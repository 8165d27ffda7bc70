"""An answer that hangs on a few documents is less likely to be right."""

import pytest

from snapshot.pipeline.decision import THEMES, RuleAgent, infer_decision
from snapshot.pipeline.decision.choose.calibration import calibrated, stability_of
from snapshot.pipeline.decision.choose.constants import CEILING, FLOOR
from snapshot.pipeline.documents.conclusion import Decision, Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from tests.pipeline.decision.deciding import PROFILE
from tests.pipeline.decision.planted import PLANTED

SLOW, UNBILLED = PLANTED[Theme.SLOW_PAYERS], PLANTED[Theme.UNBILLED_WORK]


def decided(*redraws: Snapshot) -> Decision:
    return infer_decision(SLOW, PROFILE, RuleAgent(), redraws)


def test_stability_is_the_share_of_redraws_that_each_theme_won() -> None:
    assert stability_of([SLOW, SLOW, SLOW, UNBILLED], THEMES) == {Theme.SLOW_PAYERS: 0.75, Theme.UNBILLED_WORK: 0.25}
    assert stability_of([], THEMES) == {}


def test_the_more_redraws_agree_the_more_likely_the_answer() -> None:
    agreeing = [decided(*[SLOW] * won, *[UNBILLED] * (10 - won)).probability for won in (0, 5, 10)]
    assert agreeing == sorted(set(agreeing))


def test_redraws_change_how_sure_the_answer_is_not_which_it_is() -> None:
    assert decided(*[UNBILLED] * 10).conclusion.pattern_id is Theme.SLOW_PAYERS


@pytest.mark.parametrize("margin", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("won", [0.0, 0.5, 1.0])
def test_a_probability_is_never_zero_or_one(margin: float, won: float) -> None:
    assert FLOOR <= calibrated(margin, won) <= CEILING
