"""A run that is watched in a browser: how its page ends."""

from functools import partial
from typing import Any

from werkzeug.test import TestResponse

from snapshot.blueprints import live_run
from snapshot.errors import LockLost, Refusal, StoreUnavailable
from snapshot.pipeline import run_analysis
from snapshot.store.sql.store import SqlStore
from tests.blueprints.conftest import BROWSER
from tests.pages.stage import Stage, scene
from tests.pages.upload_scenes import Part, invoices, no_quotes


def press(stage: Stage, *files: Part) -> TestResponse:
    return watching(stage, "/app/upload", files=list(files))


def watching(stage: Stage, path: str, **fields: Any) -> TestResponse:
    """Send a form as a browser does that waits for no moment."""
    stage.patch.setattr(live_run, "PATIENCE_SECONDS", 0)
    return stage.visitor().post(path, headers=BROWSER, **fields)


@scene("making, to the result")
def to_the_result(stage: Stage) -> TestResponse:
    return press(stage, invoices())


@scene("making, steps left out")
def steps_left_out(stage: Stage) -> TestResponse:
    return press(stage, no_quotes())


def raising(error: Exception, *_: object, **__: object) -> None:
    raise error


@scene("making, a step fails")
def a_step_fails(stage: Stage) -> TestResponse:
    stage.patch.setattr(run_analysis, "measure", partial(raising, ValueError()))
    return press(stage, invoices())


def stopped(error: Refusal, stage: Stage) -> TestResponse:
    stage.patch.setattr(run_analysis, "measure", partial(raising, error))
    return press(stage, invoices())


scene("making, the lock is lost")(partial(stopped, LockLost()))
scene("making, the storage goes away")(partial(stopped, StoreUnavailable()))


@scene("making, a fault")
def a_fault(stage: Stage) -> TestResponse:
    stage.patch.setattr(SqlStore, "finish_run", partial(raising, ValueError()))
    return press(stage, invoices())
