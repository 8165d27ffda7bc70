"""Runs an upload, sample or rerun under the workspace's lock: lock, begin, steps, finish, release."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from snapshot.errors import AlreadySubmitted, DailyLimitReached, RunAlreadyActive, StoreLost, StoreUnavailable
from snapshot.governance.run_lock import run_lock
from snapshot.logs import with_fields
from snapshot.pipeline.documents.manifest import RunMode
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.upload import NO_FACTS, OwnerFacts
from snapshot.pipeline.pack import pack_to_bytes
from snapshot.pipeline.run_analysis import Analysis, AnalysisRequest, Dependencies, new_results, run_analysis_from_pack
from snapshot.services.context import RunContext
from snapshot.store.protocol import SAMPLE, SAMPLES_PER_DAY, Lease, NewRun

FIRST_PRESS_PAUSES = (0.0, 0.05, 0.1, 0.2)  # seconds; together far longer than a run needs to be recorded

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunOrder:
    """A run to be made. ``load_pack`` is the work of its first step."""

    workspace_id: str
    mode: RunMode
    load_pack: Callable[[], Pack]
    facts: OwnerFacts = NO_FACTS
    submission_id: str | None = None
    rerun_of: str | None = None


def execute_run(context: RunContext, order: RunOrder) -> str:
    """Run under the workspace's lock; the run's id, also where a step failed (the manifest says so).

    A form that was sent twice gives the first run's id and starts nothing. Raises ``RunAlreadyActive`` and
    ``DailyLimitReached`` before anything is started, ``LockLost`` and ``StoreUnavailable`` at any time.
    """
    first = _first_press(context, order)
    if first:
        return first
    try:
        return _run_under_lock(context, order)
    except RunAlreadyActive:
        # It may be this very form that holds the lock: then its run is the answer.
        first = _first_press_soon(context, order)
        if first is None:
            raise
        return first


def _run_under_lock(context: RunContext, order: RunOrder) -> str:
    run_id = context.new_id()
    with run_lock(context.store, order.workspace_id, run_id, context.settings.lock_ttl_seconds) as lease:
        request = _request(context, order, lease)
        run = _new_run(request, new_results(request, context.clock), order.submission_id)
        try:
            context.store.begin_run(
                run, lease.owner, context.settings.lock_ttl_seconds, context.settings.daily_run_limit
            )
        except AlreadySubmitted as already:
            return already.run_id
        except DailyLimitReached:
            raise DailyLimitReached(next_run_at(context, order.workspace_id, order.mode)) from None
        try:
            _run_and_finish(context, run, request, order.load_pack)
        except StoreUnavailable as away:
            if type(away) is StoreUnavailable:  # others say more than that nothing was started
                raise StoreLost from away
            raise
    return run_id


def _first_press(context: RunContext, order: RunOrder) -> str | None:
    """The run that this filled form has already started."""
    if order.submission_id is None:
        return None
    return context.store.find_submission(order.workspace_id, order.submission_id)


def _first_press_soon(context: RunContext, order: RunOrder) -> str | None:
    """The same, a few looks long: between its lock and its record a run is a moment without a name."""
    for pause in FIRST_PRESS_PAUSES:
        time.sleep(pause)
        if first := _first_press(context, order):
            return first
    return None


def _request(context: RunContext, order: RunOrder, lease: Lease) -> AnalysisRequest:
    return AnalysisRequest(
        run_id=lease.owner,
        workspace_id=order.workspace_id,
        lock_id=lease.lock_id,
        mode=order.mode,
        run_day=context.run_day(),
        facts=order.facts,
        rerun_of=order.rerun_of,
    )


def _new_run(request: AnalysisRequest, results: RunResults, submission_id: str | None) -> NewRun:
    return NewRun(
        run_id=request.run_id,
        workspace_id=request.workspace_id,
        lock_id=request.lock_id,
        mode=request.mode,
        results_json=results.model_dump_json(),
        submission_id=submission_id,
        rerun_of=request.rerun_of,
    )


def _run_and_finish(context: RunContext, run: NewRun, request: AnalysisRequest, load_pack: Callable[[], Pack]) -> None:
    def journal(results: RunResults) -> None:
        context.store.record_step(run, results.model_dump_json(), context.settings.lock_ttl_seconds)
        context.observe(results.run_manifest)

    dependencies = Dependencies(agent=context.agent, fetch_text=context.fetch_text, clock=context.clock)
    begun = time.monotonic()
    try:
        analysis = run_analysis_from_pack(load_pack, request, dependencies, journal)
        _finish(context, run, analysis)
    except BaseException as error:
        _log_end(run, begun, type(error).__name__)
        raise
    _log_end(run, begun, _outcome(analysis), analysis.results)


def _finish(context: RunContext, run: NewRun, analysis: Analysis) -> None:
    # A rerun's pack is the first run's: it is kept once.
    pack = pack_to_bytes(analysis.pack) if analysis.pack is not None and run.rerun_of is None else None
    results_json = analysis.results.model_dump_json()
    context.store.finish_run(run, _outcome(analysis), results_json, pack)


def _outcome(analysis: Analysis) -> Literal["succeeded", "failed"]:
    return "succeeded" if analysis.succeeded else "failed"


def _log_end(run: NewRun, begun: float, outcome: str, results: RunResults | None = None) -> None:
    """One line per run, also for one that is not stored: then ``outcome`` names what stopped it."""
    steps = {str(step.step_name): step.duration_ms for step in results.run_manifest.steps} if results else None
    fields = {
        "run_id": run.run_id,
        "mode": run.mode,
        "outcome": outcome,
        "ms": round((time.monotonic() - begun) * 1000),
        "lock": run.lock_id[:6],
        "step_ms": steps,
    }
    log.info("run", extra=with_fields(**fields))


DAY = timedelta(hours=24)
MAX_LOOKED_AT = 500  # runs; beyond that the answer is not worth the reading


def next_run_at(context: RunContext, workspace_id: str, mode: str) -> datetime | None:
    """When the oldest of the runs that fill the limit is a day old; ``None`` where that cannot be told.

    Samples are counted apart from an owner's own runs.
    """
    is_sample = mode == SAMPLE
    limit = SAMPLES_PER_DAY if is_sample else context.settings.daily_run_limit
    look_at = limit + context.settings.daily_run_limit if is_sample else limit + SAMPLES_PER_DAY
    if look_at > MAX_LOOKED_AT:
        return None
    try:
        newest = context.store.list_runs(workspace_id, look_at)
    except StoreUnavailable:
        return None
    counted = [run.created_at for run in newest if (run.mode == SAMPLE) is is_sample]
    return counted[limit - 1] + DAY if len(counted) >= limit else None
