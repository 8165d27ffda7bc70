"""A whole run in a Supabase project, and one whose project goes away in the middle: never a lie in the manifest."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from sqlalchemy import Engine

from snapshot.errors import LockLost, RunAlreadyActive, StoreUnavailable
from snapshot.governance.run_manifest import running_step
from snapshot.pipeline import run_analysis
from snapshot.pipeline.documents.profile import Industry
from snapshot.services.context import RunContext
from snapshot.services.rerun import rerun
from snapshot.services.runs import find_run, list_runs
from snapshot.services.start_sample import start_sample
from snapshot.services.start_upload import UploadRequest
from snapshot.store.supabase.client import SupabaseProject
from snapshot.store.supabase.store import SupabaseStore
from tests.support.context import run_context
from tests.support.every_store import HOSTED, Members
from tests.support.exports import plain_pair
from tests.support.line import Line
from tests.support.runs import expire
from tests.support.start import start_run
from tests.support.supabase_stack import SupabaseStack

pytestmark = pytest.mark.parametrize("kept_by", [HOSTED], indirect=True)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def context(supabase_stack: SupabaseStack, members: Members, line: Line) -> Iterator[RunContext]:
    project = SupabaseProject(
        supabase_stack.url, supabase_stack.anon_key, lambda: httpx.Client(transport=line, trust_env=False)
    )
    yield run_context(SupabaseStore(lambda: project.client(members.token("mine"))))
    project.close()


def press(context: RunContext, workspace_id: str, form: str | None = None) -> str:
    return start_run(context, workspace_id, UploadRequest(files=plain_pair(), submission_id=form))


def cutting(line: Line, room: Callable[..., Any]) -> Callable[..., Any]:
    """``room``, but the line is cut while it works."""

    def enter(*given: Any, **named: Any) -> Any:
        line.cut = True
        return room(*given, **named)

    return enter


def test_a_run_and_its_rerun_are_made_and_shown(context: RunContext, mine: str) -> None:
    first = press(context, mine, "form")
    assert press(context, mine, "form") == first
    again = rerun(context, mine, first)
    shown = find_run(context, mine, again).record
    assert (shown.status, shown.rerun_of) == ("succeeded", first)
    assert len(list_runs(context, mine)) == 2
    manifest = json.loads(shown.results_json)["run_manifest"]
    assert [step["status"] for step in manifest["steps"]] == ["succeeded"] * 6


def test_a_sample_is_made_once_a_day_beside_the_own_runs(context: RunContext, mine: str) -> None:
    limited = replace(context, settings=replace(context.settings, daily_run_limit=1))
    sample = start_sample(limited, mine, Industry.CONTRACTOR)
    assert start_sample(limited, mine, Industry.CONTRACTOR) == sample
    press(limited, mine)
    again = find_run(limited, mine, rerun(limited, mine, sample))
    assert (again.record.mode, again.record.rerun_of) == ("sample", sample)


@pytest.mark.parametrize(
    ("room", "step"),
    [("build_business_profile", "build_business_profile"), ("infer_decision", "infer_decision_v2")],
)
def test_a_project_that_goes_away_in_the_middle_ends_the_run_and_the_step_it_stood_in_is_named(
    context: RunContext, line: Line, engine: Engine, mine: str, room: str, step: str
) -> None:
    with (
        patch.object(run_analysis, room, cutting(line, getattr(run_analysis, room))),
        pytest.raises(StoreUnavailable),
    ):
        press(context, mine)
    line.cut = False
    (left,) = list_runs(context, mine)
    assert left.record.status == "running", "its lease still lives"
    with pytest.raises(RunAlreadyActive):
        press(context, mine)
    expire(engine, mine)
    (left,) = list_runs(context, mine)
    assert left.record.status == "interrupted"
    assert running_step(find_run(context, mine, left.record.run_id).results.run_manifest).step_name == step
    assert find_run(context, mine, press(context, mine)).record.status == "succeeded"


@pytest.mark.parametrize("lost", ["acquire_run_lock", "begin_run", "record_step"])
def test_an_answer_that_is_lost_leaves_the_workspace_free(
    context: RunContext, line: Line, mine: str, lost: str
) -> None:
    line.loses = lost
    with pytest.raises(StoreUnavailable):
        press(context, mine)
    line.loses = ""
    assert {one.record.status for one in list_runs(context, mine)} <= {"interrupted"}
    assert find_run(context, mine, press(context, mine)).record.status == "succeeded"


def test_a_run_whose_last_answer_is_lost_is_found_by_the_next_press(context: RunContext, line: Line, mine: str) -> None:
    line.loses = "finish_run"
    with pytest.raises(StoreUnavailable):
        press(context, mine, "form")
    line.loses = ""
    (done,) = list_runs(context, mine)
    assert done.record.status == "succeeded"
    assert press(context, mine, "form") == done.record.run_id
    assert find_run(context, mine, rerun(context, mine, done.record.run_id)).record.status == "succeeded"


def test_a_run_whose_workspace_is_deleted_under_way_stores_nothing(context: RunContext, line: Line, mine: str) -> None:
    room = run_analysis.build_business_profile

    def deleting(*given: Any, **named: Any) -> Any:
        assert context.store.delete_workspace(mine).runs == 1
        return room(*given, **named)

    with patch.object(run_analysis, "build_business_profile", deleting), pytest.raises(LockLost):
        press(context, mine)
    assert line.cut is False
    assert list_runs(context, mine) == []
