"""Over snapshots at random: the rules always answer, the answer always holds, and it is always the same."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snapshot.pipeline.decision import THEMES, RuleAgent, infer_decision, safe_conclusion, validate_conclusion
from snapshot.pipeline.decision.choose.confidence import confidence_label
from snapshot.pipeline.decision.validate.validator import run_checks
from snapshot.pipeline.decision.write.metric_paths import leaves_of
from snapshot.pipeline.documents.conclusion import Decision
from snapshot.pipeline.documents.snapshot import Snapshot
from tests.pipeline.decision.deciding import PROFILE
from tests.pipeline.decision.random_snapshots import snapshots


@settings(max_examples=300)
@given(snapshots())
def test_rule_decisions_always_validate(snapshot: Snapshot) -> None:
    decision = infer_decision(snapshot, PROFILE, RuleAgent())
    validated = validate_conclusion(decision, snapshot)
    assert decision.agent_outcome == "answered"
    assert [entry for entry in validated.validation.checks if not entry.passed] == []
    assert validated.validation.outcome == "held"
    assert decision.conclusion.confidence == confidence_label(decision.probability)
    assert decision.runner_up is not decision.conclusion.pattern_id


@settings(max_examples=100)
@given(snapshots())
def test_zeros_of_unknown_figures_are_not_evidence(snapshot: Snapshot) -> None:
    leaves = leaves_of(snapshot)
    evidence = infer_decision(snapshot, PROFILE, RuleAgent()).conclusion.evidence_signals
    parts = {line.removeprefix("signals.").split(".")[0] for line in evidence}
    assert not [part for part in parts if leaves.get(f"{part}.known") is False]


@settings(max_examples=100)
@given(snapshots())
def test_the_same_snapshot_gives_the_same_decision(snapshot: Snapshot) -> None:
    read_back = Snapshot.model_validate_json(snapshot.model_dump_json())
    assert infer_decision(snapshot, PROFILE, RuleAgent()) == infer_decision(read_back, PROFILE, RuleAgent())


@settings(max_examples=100)
@given(snapshots())
def test_the_safe_text_validates_for_every_snapshot(snapshot: Snapshot) -> None:
    safe = Decision(conclusion=safe_conclusion(snapshot, THEMES), probability=0.05)
    assert validate_conclusion(safe, snapshot).validation.outcome == "held"


@settings(max_examples=100)
@given(snapshots(), snapshots())
def test_output_always_validates_even_if_made_for_other_facts(made: Snapshot, shown: Snapshot) -> None:
    decision = infer_decision(made, PROFILE, RuleAgent())
    validated = validate_conclusion(decision, shown)
    out = Decision(conclusion=validated.conclusion, probability=validated.probability or 0.0)
    assert all(entry.passed for entry in run_checks(out, shown, leaves_of(shown)))


@settings(max_examples=40, suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large))
@given(st.from_type(Snapshot))
def test_impossible_facts_still_give_a_conclusion(snapshot: Snapshot) -> None:
    """Negative counts, numbers that are none, amounts beyond measure: never an exception."""
    decision = infer_decision(snapshot, PROFILE, RuleAgent())
    assert validate_conclusion(decision, snapshot).conclusion.conclusion_version == "conclusion_v2"
