"""Results of another version, or damaged in the store: what can be read is shown, the rest is left out."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from snapshot.pipeline.documents.glance import Glance
from snapshot.pipeline.documents.manifest import StepStatus
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.stored_results import glance_at, read_results
from snapshot.store.protocol import RunRecord
from snapshot.wording import refusals
from tests import sample_results

GOOD = json.loads(sample_results.ready("r1").model_dump_json())


def record(text: str) -> RunRecord:
    created = datetime(2025, 10, 1, 14, 3, tzinfo=UTC)
    return RunRecord("r1", "w1", "succeeded", "upload", created, created, text, None)


def damaged(**parts: Any) -> RunResults:
    return read_results(record(json.dumps(GOOD | parts)))


def test_whole_results_come_back_unchanged() -> None:
    assert read_results(record(json.dumps(GOOD))) == sample_results.ready("r1")


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "{", '"x"', "\x00", '{"run_id": 1}', '{"a":' * 5000])
def test_an_unreadable_document_leaves_the_stored_facts(text: str) -> None:
    results = read_results(record(text))
    assert (results.run_id, results.run_manifest.run_id, results.conclusion) == ("r1", "r1", None)
    assert [step.status for step in results.run_manifest.steps] == [StepStatus.PENDING] * 6
    assert results.meta.created_at == datetime(2025, 10, 1, 14, 3, tzinfo=UTC)
    assert results.data_warnings == (refusals.PARTS_UNREADABLE,)


@pytest.mark.parametrize("part", [name for name in GOOD if GOOD[name] and name not in {"run_id", "data_warnings"}])
def test_one_damaged_part_costs_only_itself(part: str) -> None:
    results = damaged(**{part: ["made by another version"]})
    untouched = set(GOOD) - {part, "data_warnings"}
    good = sample_results.ready("r1")
    assert {name: getattr(results, name) for name in untouched} == {name: getattr(good, name) for name in untouched}
    assert results.data_warnings == (*good.data_warnings, refusals.PARTS_UNREADABLE)


@pytest.mark.parametrize("steps", [[], GOOD["run_manifest"]["steps"][:5], GOOD["run_manifest"]["steps"][::-1]])
def test_a_receipt_without_the_six_steps_in_order_is_no_receipt(steps: list[object]) -> None:
    results = damaged(run_manifest=GOOD["run_manifest"] | {"steps": steps})
    assert len(results.run_manifest.steps) == 6
    assert results.run_manifest.lock_id == ""


def test_the_id_is_the_stores_own() -> None:
    assert damaged(run_id="../elsewhere").run_id == "r1"
    assert damaged(run_id=None).run_id == "r1"


@pytest.mark.parametrize(
    "grown",
    [
        {"decision": "1 " * 100_000},
        {"optional_next_steps": ["2 " * 100_000]},
        {"evidence_signals": ["signals.overdue.count=11"] * 9_000},
    ],
    ids=lambda grown: next(iter(grown)),
)
def test_a_conclusion_longer_than_any_of_ours_is_no_conclusion(grown: dict[str, Any]) -> None:
    """Each number of its sentences is looked for in each line of its evidence, whenever the page is opened."""
    results = damaged(conclusion=GOOD["conclusion"] | grown)
    assert results.conclusion is None
    assert results.data_warnings[-1] == refusals.PARTS_UNREADABLE


def test_what_a_newer_version_adds_is_passed_over() -> None:
    assert damaged(mood="calm") == sample_results.ready("r1")


@pytest.mark.parametrize("results", [sample_results.ready, sample_results.gated, sample_results.failed])
def test_a_glance_says_what_the_whole_document_says(results: Callable[[str], RunResults]) -> None:
    whole = results("r1")
    assert glance_at(record(whole.model_dump_json())) == Glance.model_validate(whole, from_attributes=True)


@pytest.mark.parametrize("text", ["", "null", '{"meta": 7, "conclusion": []}', '{"a":' * 5000])
def test_a_glance_at_what_is_no_document_says_when_it_was_made(text: str) -> None:
    glance = glance_at(record(text))
    assert (glance.conclusion, glance.meta.created_at) == (None, datetime(2025, 10, 1, 14, 3, tzinfo=UTC))


def test_a_glance_leaves_out_a_damaged_conclusion_only() -> None:
    glance = glance_at(record(json.dumps(GOOD | {"conclusion": {"pattern_id": "gone"}})))
    assert (glance.conclusion, glance.readiness_level) == (None, "ready")
