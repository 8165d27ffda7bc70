"""The walk through the six rooms: each exactly once, in order, on an upload as on the stored pack of a rerun."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from snapshot.pipeline.decision import AgentBrief
from snapshot.pipeline.documents.conclusion import Decision
from snapshot.pipeline.documents.manifest import StepName
from snapshot.services.context import RunContext
from snapshot.services.rerun import rerun
from snapshot.services.runs import find_run
from snapshot.services.start_upload import UploadRequest
from snapshot.store.engine import open_engine
from snapshot.store.migrations import upgrade
from snapshot.store.sql.store import SqlStore
from tests.support.context import run_context
from tests.support.exports import invoice_rows, plain_pair, quote_rows
from tests.support.frozen_run import ROOMS
from tests.support.start import start_run


@pytest.fixture
def context(tmp_path: Path) -> Iterator[RunContext]:
    engine = open_engine(f"sqlite:///{tmp_path / 'store.db'}")
    upgrade(engine)
    yield run_context(SqlStore(engine))
    engine.dispose()


@pytest.fixture
def entered() -> Iterator[list[StepName]]:
    """The rooms in the order in which they were entered, by any run of the test."""
    order: list[StepName] = []

    def noting(step: StepName, work: Any) -> Any:
        def room(*args: Any, **keywords: Any) -> Any:
            order.append(step)
            return work(*args, **keywords)

        return room

    with ExitStack() as patches:
        for step, (module, name) in ROOMS.items():
            patches.enter_context(patch.object(module, name, noting(step, getattr(module, name))))
        yield order


def test_an_upload_runs_each_step_once_in_order(context: RunContext, entered: list[StepName]) -> None:
    start_run(context, context.store.ensure_workspace("guest:one"), UploadRequest(files=plain_pair()))
    assert entered == list(StepName)


def test_a_rerun_uses_the_stored_pack_instead_of_reading(context: RunContext, entered: list[StepName]) -> None:
    workspace = context.store.ensure_workspace("guest:one")
    first = start_run(context, workspace, UploadRequest(files=plain_pair()))
    entered.clear()
    rerun(context, workspace, first)
    assert entered == list(StepName)[1:]


def test_the_agent_is_asked_exactly_once(context: RunContext) -> None:
    asked = []

    def counting(brief: AgentBrief) -> Decision:
        asked.append(brief)
        return context.agent(brief)

    workspace = context.store.ensure_workspace("guest:one")
    start_run(replace(context, agent=counting), workspace, UploadRequest(files=plain_pair()))
    assert len(asked) == 1


def test_the_agent_sees_no_number_of_a_document_and_no_customer(context: RunContext) -> None:
    """The list of documents that the owner gets is made beside it, from the pack."""
    briefs = []

    def spying(brief: AgentBrief) -> Decision:
        briefs.append(brief.model_dump_json())
        return context.agent(brief)

    workspace = context.store.ensure_workspace("guest:one")
    run_id = start_run(replace(context, agent=spying), workspace, UploadRequest(files=plain_pair()))
    short_list = find_run(context, workspace, run_id).results.short_list
    assert short_list is not None
    listed = {item.number for item in short_list.items}
    secret = {str(row[place]) for row in [*invoice_rows(), *quote_rows()] for place in (0, 1)}
    assert listed < secret
    assert len(briefs) == 1
    assert not [number for number in secret if number in briefs[0]]


def test_all_steps_prove_the_same_input_and_a_rerun_proves_it_again(context: RunContext) -> None:
    workspace = context.store.ensure_workspace("guest:one")
    first = start_run(context, workspace, UploadRequest(files=plain_pair()))
    runs = [find_run(context, workspace, run_id) for run_id in (first, rerun(context, workspace, first))]
    proofs = {step.input_fingerprint for run in runs for step in run.results.run_manifest.steps}
    assert len(proofs) == 1
    assert len(proofs.pop() or "") == 64


def test_another_upload_proves_another_input(context: RunContext) -> None:
    workspace = context.store.ensure_workspace("guest:one")
    both, alone = plain_pair(), plain_pair()[:1]
    ids = [start_run(context, workspace, UploadRequest(files=files)) for files in (both, alone)]
    receipts = [find_run(context, workspace, run_id).results.run_manifest for run_id in ids]
    assert receipts[0].steps[0].input_fingerprint != receipts[1].steps[0].input_fingerprint
