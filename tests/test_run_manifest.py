"""The manifest's state machine: what it allows, and that it refuses everything else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from snapshot.governance.receipt import receipt_line
from snapshot.governance.run_manifest import (
    IllegalTransition,
    create_input_fingerprint,
    create_manifest,
    finalize_manifest,
    mark_step_error,
    mark_step_skipped,
    mark_step_start,
    mark_step_success,
    running_step,
)
from snapshot.pipeline.documents.manifest import RunManifest, StepStatus

STEPS = [
    "parse_normalize_pack",
    "build_business_profile",
    "build_snapshot_v2",
    "predictive_context",
    "infer_decision_v2",
    "validate_conclusion_v2",
]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fresh() -> RunManifest:
    return create_manifest("run", "workspace", "upload", "abc123def", now=NOON)


def through(manifest: RunManifest, *names: str) -> RunManifest:
    for name in names:
        manifest = mark_step_success(mark_step_start(manifest, name, now=NOON), name, now=NOON)
    return manifest


def test_a_new_manifest_lists_all_six_steps_in_order_as_pending() -> None:
    assert [step.step_name for step in fresh().steps] == STEPS
    assert {step.status for step in fresh().steps} == {StepStatus.PENDING}


def test_a_whole_run_ends_in_the_published_line() -> None:
    manifest = finalize_manifest(through(fresh(), *STEPS), now=NOON)
    assert receipt_line(manifest) == "6 steps succeeded, 0 skipped, 0 failed (lock: abc123)"
    assert manifest.finalized_at == NOON


def test_a_step_carries_its_times_fingerprint_and_outputs() -> None:
    started = mark_step_start(fresh(), STEPS[0], input_fingerprint="f" * 64, now=NOON)
    later = NOON + timedelta(milliseconds=1234)
    step = mark_step_success(started, STEPS[0], output_refs=["pack"], notes=["2 files"], now=later).steps[0]
    assert (step.duration_ms, step.input_fingerprint) == (1234, "f" * 64)
    assert (step.output_refs, step.notes) == (("pack",), ("2 files",))


def test_a_clock_that_is_set_back_gives_no_negative_duration() -> None:
    started = mark_step_start(fresh(), STEPS[0], now=NOON)
    assert mark_step_success(started, STEPS[0], now=NOON - timedelta(hours=1)).steps[0].duration_ms == 0


def test_marking_leaves_the_old_manifest_as_it_was() -> None:
    before = fresh()
    mark_step_start(before, STEPS[0])
    assert before == fresh()


@pytest.mark.parametrize(
    "illegal",
    [
        lambda: mark_step_start(fresh(), "seventh_step"),
        lambda: mark_step_start(fresh(), STEPS[1]),
        lambda: mark_step_start(mark_step_start(fresh(), STEPS[0]), STEPS[0]),
        lambda: mark_step_start(mark_step_start(fresh(), STEPS[0]), STEPS[1]),
        lambda: mark_step_start(through(fresh(), STEPS[0]), STEPS[0]),
        lambda: mark_step_success(fresh(), STEPS[0]),
        lambda: mark_step_success(through(fresh(), STEPS[0]), STEPS[0]),
        lambda: mark_step_error(fresh(), STEPS[0], error_message="x"),
        lambda: mark_step_skipped(mark_step_start(fresh(), STEPS[0]), STEPS[0], reason_code="gate"),
        lambda: mark_step_skipped(fresh(), STEPS[1], reason_code="gate"),
        lambda: mark_step_skipped(fresh(), STEPS[0], reason_code=""),
        lambda: finalize_manifest(mark_step_start(fresh(), STEPS[0])),
        lambda: finalize_manifest(finalize_manifest(fresh())),
        lambda: mark_step_start(finalize_manifest(fresh()), STEPS[0]),
    ],
)
def test_an_illegal_transition_is_refused(illegal: object) -> None:
    assert callable(illegal)
    with pytest.raises(IllegalTransition):
        illegal()


def test_nothing_starts_after_a_failed_step_and_the_rest_is_listed_as_not_reached() -> None:
    failed = mark_step_error(mark_step_start(through(fresh(), STEPS[0]), STEPS[1]), STEPS[1], error_message="No.")
    with pytest.raises(IllegalTransition):
        mark_step_start(failed, STEPS[2])
    final = finalize_manifest(failed)
    assert [step.status for step in final.steps] == ["succeeded", "failed", *["skipped"] * 4]
    assert {step.reason_code for step in final.steps[2:]} == {"not_reached"}


def test_a_skipped_step_lets_the_next_one_follow() -> None:
    manifest = mark_step_skipped(through(fresh(), *STEPS[:4]), STEPS[4], reason_code="input_gate")
    manifest = mark_step_skipped(manifest, STEPS[5], reason_code="input_gate")
    assert receipt_line(finalize_manifest(manifest)) == "4 steps succeeded, 2 skipped, 0 failed (lock: abc123)"


def test_the_step_that_a_run_died_in_can_be_named() -> None:
    died = mark_step_start(through(fresh(), *STEPS[:2]), STEPS[2])
    step = running_step(died)
    assert step is not None
    assert step.step_name == STEPS[2]


class AnyOrder(RuleBasedStateMachine):
    """Whatever is called in whatever order: an accepted history is always a prefix of six steps in order."""

    def __init__(self) -> None:
        super().__init__()
        self.manifest = fresh()

    @rule(name=st.sampled_from([*STEPS, "no_such_step"]), mark=st.sampled_from(["start", "ok", "skip", "error"]))
    def mark(self, name: str, mark: str) -> None:
        marks = {
            "start": lambda: mark_step_start(self.manifest, name),
            "ok": lambda: mark_step_success(self.manifest, name),
            "skip": lambda: mark_step_skipped(self.manifest, name, reason_code="why"),
            "error": lambda: mark_step_error(self.manifest, name, error_message="No."),
        }
        try:
            self.manifest = marks[mark]()
        except IllegalTransition:
            return

    @rule()
    def finalize(self) -> None:
        try:
            self.manifest = finalize_manifest(self.manifest)
        except IllegalTransition:
            return

    @invariant()
    def six_steps_in_order(self) -> None:
        assert [step.step_name for step in self.manifest.steps] == STEPS

    @invariant()
    def at_most_one_runs_and_only_pending_ones_follow_it(self) -> None:
        states = [step.status for step in self.manifest.steps]
        assert states.count(StepStatus.RUNNING) <= 1
        open_ones = [i for i, state in enumerate(states) if state in {"pending", "running", "failed"}]
        if open_ones and self.manifest.finalized_at is None:
            assert set(states[open_ones[0] + 1 :]) <= {StepStatus.PENDING}

    @invariant()
    def a_final_manifest_has_no_open_step(self) -> None:
        if self.manifest.finalized_at is not None:
            assert not {step.status for step in self.manifest.steps} & {"pending", "running"}


TestAnyOrder = AnyOrder.TestCase


@given(st.lists(st.text(), max_size=4), st.dictionaries(st.text(), st.integers(0, 10**6), max_size=4))
def test_the_fingerprint_is_a_full_sha256_that_ignores_order(names: list[str], counts: dict[str, int]) -> None:
    days = (date(2025, 1, 1), None)
    one = create_input_fingerprint(names, counts, days)
    other = create_input_fingerprint(reversed(names), dict(reversed(counts.items())), days)
    assert one == other
    assert len(bytes.fromhex(one)) == 32


def test_the_fingerprint_changes_with_each_part() -> None:
    day = date(2025, 1, 1)
    prints = {
        create_input_fingerprint(["a.csv"], {"a": 1}, (day, day)),
        create_input_fingerprint(["b.csv"], {"a": 1}, (day, day)),
        create_input_fingerprint(["a.csv"], {"a": 2}, (day, day)),
        create_input_fingerprint(["a.csv"], {"a": 1}, (None, day)),
    }
    assert len(prints) == 4
