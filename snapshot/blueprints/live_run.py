"""Runs work inside its request, and shows the six steps as they happen if it takes longer than a moment.

There are no jobs: the run has its own thread only so that the request can write meanwhile, and the request never ends
before the run has. A browser that goes away changes nothing.
"""

import logging
from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event, Thread

from flask import Response, redirect, request, stream_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.visitor import run_context
from snapshot.errors import Refusal
from snapshot.pipeline.documents.manifest import RunManifest
from snapshot.presentation.progress import StepNews, ended_early, step_news
from snapshot.services.context import RunContext
from snapshot.wording import progress as wording

PATIENCE_SECONDS = 1.0  # a run that ends sooner is answered by a plain redirect
SIGN_OF_LIFE_SECONDS = 10.0  # proxies hang up on an answer that stands still

log = logging.getLogger(__name__)


class WatchedRun(Response):
    """The streamed page of a run."""

    run_id: str | None = None


def to_result(run_id: str) -> str:
    """The address that a finished run leads to."""
    return url_for("results.show", run_id=run_id)


def to_question(upload_id: str) -> str:
    """The address where an upload is asked about."""
    return url_for("upload.question", upload_id=upload_id)


def make(work: Callable[[RunContext], str], *, is_sample: bool = False) -> BaseResponse:
    """Do ``work`` in this request and go to the address that it gives.

    A browser that opens a page and waits longer than ``PATIENCE_SECONDS`` is shown the steps of the run, from the first
    one on. What is refused before that is raised here. ``work`` must leave the session alone: cookies are written
    before the first line of the page. ``is_sample``: the page says that the business is an invented one.
    """
    if request.headers.get("Sec-Fetch-Dest") != "document":
        return redirect(work(run_context()), 303)
    making = RunThread(work)
    run_id = None if making.ends_within(PATIENCE_SECONDS) else making.begun()
    return redirect(making.address(), 303) if run_id is None else _watched(making, run_id, is_sample)


class RunThread:
    """Work in a thread, and what is known of it so far. The thread asks in the name of the same visitor."""

    def __init__(self, work: Callable[[RunContext], str]) -> None:
        self._run_id: str | None = None
        self._manifest: RunManifest | None = None
        self._news: SimpleQueue[RunManifest | None] = SimpleQueue()
        self._address = ""
        self._error: BaseException | None = None
        self._moved, self._ended = Event(), Event()
        context = replace(run_context(), observe=self._observe)
        Thread(target=copy_context().run, args=(self._work, work, context), name="run").start()

    def ends_within(self, seconds: float) -> bool:
        """Wait so long; whether the work has ended by then, well or not."""
        return self._ended.wait(seconds)

    def begun(self) -> str | None:
        """The run whose first step has begun; ``None`` where the work has ended without one. Waits for either."""
        self._moved.wait()
        return self._run_id

    def address(self) -> str:
        """Where the ended work leads. Raises what it raised."""
        error = self._stopped_by()
        try:
            if error:
                raise error
        finally:
            del error
        return self._address

    def events(self) -> Iterator[StepNews | None]:
        """Each step as it begins and ends, until the work has ended; ``None`` while there is nothing to say."""
        while True:
            try:
                manifest = self._news.get(timeout=SIGN_OF_LIFE_SECONDS)
            except Empty:
                yield None
                continue
            if manifest is None:
                return
            yield from step_news(self._manifest, manifest)
            self._manifest = manifest

    def outcome(self) -> wording.Ending:
        """What is said of the work, once it has ended. Whatever stopped it, the run's own page says more."""
        error = self._stopped_by()
        if error and not isinstance(error, Refusal):
            log.error("a run was stopped by a fault while it was watched", exc_info=error)
        return wording.ENDED_EARLY if error or ended_early(self._manifest) else wording.MADE

    def _stopped_by(self) -> BaseException | None:
        """Handed out once: the error's traceback holds this object, and the two would keep the files in memory."""
        self._ended.wait()
        error, self._error = self._error, None
        return error

    def _observe(self, manifest: RunManifest) -> None:
        self._run_id = manifest.run_id
        self._news.put(manifest)
        self._moved.set()

    def _work(self, work: Callable[[RunContext], str], context: RunContext) -> None:
        try:
            self._address = work(context)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the request says it
            self._error = error
        finally:
            self._ended.set()
            self._news.put(None)
            self._moved.set()


def _watched(making: RunThread, run_id: str, is_sample: bool) -> WatchedRun:
    page = stream_template("results/making.html", making=making, result=to_result(run_id), is_sample=is_sample)
    response = WatchedRun(page, mimetype="text/html")
    response.run_id = run_id
    response.headers["X-Accel-Buffering"] = "no"  # a proxy passes each line on as it comes
    response.call_on_close(making.outcome)  # however early the browser goes away
    return response
