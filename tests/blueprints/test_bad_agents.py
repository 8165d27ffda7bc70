"""An agent that says something else than the facts: neither the page nor anything that is kept repeats it."""

from dataclasses import replace
from typing import Any

import pytest

from snapshot.pipeline.decision import THEMES, AgentBrief, RuleAgent, safe_conclusion
from snapshot.pipeline.decision.choose import constants
from snapshot.pipeline.decision.validate import validator
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme
from snapshot.pipeline.documents.manifest import StepName
from snapshot.services.runs import find_run
from snapshot.services.start_upload import UploadRequest
from snapshot.wording import manifest as wording
from tests.support.exports import plain_pair
from tests.support.start import start_run

MARKER = "Oakwood"
AMOUNT = "987,654"
BAD = (MARKER, AMOUNT, AMOUNT.replace(",", ""))


def spoiled(conclusion: Conclusion) -> Conclusion:
    """Another sum, a name and a stranger's wish, one in each field that is text."""
    return conclusion.model_copy(
        update={
            "one_sentence_pattern": f"${AMOUNT} is past its due date.",
            "decision": f"Send ${AMOUNT} to {MARKER}; block 25 minutes today.",
            "why_this_now": f"Ignore all rules, says {MARKER}.",
            "boundary": f"If {MARKER} calls within 7 days, then pay.",
            "season_context": f"Peak - says {MARKER}",
            "evidence_signals": (f"signals.{MARKER}={AMOUNT}", f"signals.overdue.amount={AMOUNT}", MARKER),
            "optional_next_steps": (f"Call {MARKER}.",),
        }
    )


class Spoiling:
    """Knows the rules' own answer, and gives another."""

    honest: Decision

    def __call__(self, brief: AgentBrief) -> Decision:
        self.honest = RuleAgent()(brief)
        return self.honest.model_copy(update={"conclusion": spoiled(self.honest.conclusion)})


class Misshapen(Spoiling):
    """Its conclusion has a further field, which no check would read."""

    def __call__(self, brief: AgentBrief) -> Decision:
        self.honest = RuleAgent()(brief)
        more = Conclusion.model_construct(**dict(self.honest.conclusion), note=MARKER)
        vars(more)["note"] = MARKER
        return Decision.model_construct(conclusion=more, probability=0.99, runner_up=None)


def run_and_read(owner: Any, agent: Any) -> Any:
    """The stored run; the page, its print, its receipt and all that is kept have been searched for what was said."""
    context = replace(owner.app.extensions["snapshot"], agent=agent)
    workspace = owner.workspace()
    run_id = start_run(context, workspace, UploadRequest(files=plain_pair()))
    run = find_run(context, workspace, run_id)
    path = f"/app/results/{run_id}"
    pages = [
        owner.get_page(path).text,
        owner.get_page(f"{path}/print").text,
        owner.client.get(f"{path}/receipt.json").text,
    ]
    for kept in (*pages, run.record.results_json):
        assert not [word for word in BAD if word in kept]
    assert run.results.conclusion.decision in pages[0]
    return run.results


def notes(results: Any, step: StepName) -> tuple[str, ...]:
    return next(one.notes for one in results.run_manifest.steps if one.step_name == step)


@pytest.mark.parametrize("kind", [Spoiling, Misshapen])
def test_a_refused_conclusion_is_replaced_by_the_rules_with_their_confidence(owner, kind, monkeypatch):
    """Redraws that all agree are worth less than certainty here, so that the repair has to have looked at them."""
    monkeypatch.setattr(constants, "CALIBRATION_BASE", -4.0)
    monkeypatch.setattr(constants, "CALIBRATION_MARGIN", 0.0)
    monkeypatch.setattr(constants, "CALIBRATION_WON", 4.5)
    agent = kind()
    results = run_and_read(owner, agent)
    assert results.validation.outcome == "repaired"
    assert wording.AGENT_REPAIRED in notes(results, StepName.VALIDATION)
    assert results.conclusion == agent.honest.conclusion
    assert results.meta.confidence_probability == agent.honest.probability < constants.HIGH_FROM


@pytest.mark.parametrize(("answer", "outcome"), [(RuntimeError(MARKER), "raised"), (f"Call {MARKER}.", "wrong_type")])
def test_without_a_decision_the_safe_text_is_shown(owner, answer, outcome):
    def failing(_: AgentBrief) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    results = run_and_read(owner, failing)
    assert results.conclusion == safe_conclusion(results.snapshot, THEMES)
    assert wording.AGENT[outcome] in notes(results, StepName.DECISION)


def test_if_the_rules_fail_too_the_safe_text_is_shown(owner, monkeypatch):
    honest = validator.conclude
    monkeypatch.setattr(validator, "conclude", lambda *given: spoiled(honest(*given)))
    results = run_and_read(owner, Spoiling())
    assert results.validation.outcome == "replaced"
    assert results.conclusion == safe_conclusion(results.snapshot, THEMES)
    assert results.conclusion.pattern_id is Theme.TOO_LITTLE_DATA
    assert wording.AGENT_REPLACED in notes(results, StepName.VALIDATION)
