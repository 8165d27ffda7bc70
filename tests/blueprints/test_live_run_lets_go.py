"""What a run was given is let go with the request: files are large, and whoever is refused may send them again."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from snapshot.blueprints import live_run
from snapshot.blueprints.upload import views
from snapshot.errors import DailyLimitReached, LockLost
from snapshot.services.context import RunContext
from tests.blueprints.conftest import BROWSER, Visitor
from tests.support.exports import as_parts, plain_pair


class Held:
    """Stands for the files in memory."""


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[weakref.ref[Held]]:
    """What the runs of a test had in hand; every run waits for nobody."""
    monkeypatch.setattr(live_run, "PATIENCE_SECONDS", 0)
    return []


def stopping(held: list[weakref.ref[Held]], error: type[Exception], *, begun: bool) -> Callable[..., Any]:
    start_upload = views.start_upload

    def stop(context: RunContext, *given: Any) -> None:
        files = Held()
        held.append(weakref.ref(files))
        if begun:
            start_upload(context, *given)
        raise error

    return stop


@pytest.mark.parametrize(
    ("error", "begun", "status"),
    [(DailyLimitReached, False, 429), (LockLost, True, 200)],
    ids=["refused", "stopped"],
)
def test_a_refused_or_stopped_run_frees_its_lock_before_it_answers(
    owner: Visitor,
    held: list[weakref.ref[Held]],
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
    begun: bool,
    status: int,
) -> None:
    monkeypatch.setattr(views, "start_upload", stopping(held, error, begun=begun))
    data = {"csrf_token": owner.token(), "files": as_parts(plain_pair())}
    gc.disable()
    try:
        response = owner.client.post("/app/upload", data=data, headers=BROWSER)
        assert response.status_code == status
        assert response.text
        response.close()
        assert [one() for one in held] == [None]
    finally:
        gc.enable()
