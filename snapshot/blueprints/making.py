"""A run that a browser can watch: whoever waits longer than a moment is shown the six steps as they begin and end.

There are no jobs behind this: the run happens inside its request. It works in a thread of its own only so that the
request can write meanwhile, and the request never ends before the run has: a browser that goes away changes nothing.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextvars import copy_context
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread

from flask import Response, redirect, request, stream_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.errors import Told, told_fault, told_refusal
from snapshot.blueprints.visitor import run_context
from snapshot.errors import Refusal
from snapshot.pipeline.documents.manifest import RunManifest
from snapshot.presentation.making import StepNews, ended_early, step_news
from snapshot.services.context import RunContext
from snapshot.wording import making as wording

PATIENCE_SECONDS = 1.0  # a run that ends sooner is answered by a plain redirect
SIGN_OF_LIFE_SECONDS = 10.0  # proxies hang up on an answer that stands still

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """Where the work leads: a sentence, the words of its link, the address; ``run_id`` where that is a run."""

    sentence: str
    label: str
    address: str
    run_id: str | None = None


class WatchedRun(Response):
    """The streamed page of a run. Its ``run_id`` is known when it is closed."""

    run_id: str | None = None


def to_result(run_id: str) -> Way:
    return Way(*wording.SNAPSHOT_MADE, url_for("results.show", run_id=run_id), run_id)


def to_question(upload_id: str) -> Way:
    return Way(*wording.QUESTION_FIRST, url_for("upload.question", upload_id=upload_id))


def make(work: Callable[[RunContext], Way], *, is_sample: bool = False) -> BaseResponse:
    """Do ``work`` in this request and lead to what came of it; what it raises at once is raised here.

    A browser that opens a page and waits longer than ``PATIENCE_SECONDS`` is shown the steps until then. ``work`` must
    leave the session alone: cookies are written before the first line of the page. ``is_sample``: it is about an
    invented business, and says so.
    """
    if request.headers.get("Sec-Fetch-Dest") != "document":
        return redirect(work(run_context()).address, 303)
    making = Making(work)
    if making.has_ended(within=PATIENCE_SECONDS):
        return redirect(making.way().address, 303)
    return _watched(making, is_sample)


class Making:
    """Work in a thread, and what is known of it so far. The thread asks in the name of the same visitor."""

    def __init__(self, work: Callable[[RunContext], Way]) -> None:
        self.run_id: str | None = None
        self._manifest: RunManifest | None = None
        self._news: SimpleQueue[RunManifest | None] = SimpleQueue()
        self._outcome: Future[Way] = Future()
        context = replace(run_context(), observe=self._observe)
        Thread(target=copy_context().run, args=(self._work, work, context), name="run").start()

    def has_ended(self, within: float | None) -> bool:
        return bool(wait([self._outcome], within).done)

    def way(self) -> Way:
        """Where the ended work leads. Raises what it raised."""
        return self._outcome.result()

    def news(self) -> Iterator[StepNews | None]:
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

    def ending(self) -> Way | Told:
        """What the page says last: where to go, or what happened instead."""
        try:
            way = self.way()
        except Refusal as refusal:
            return told_refusal(refusal)
        except Exception:
            log.exception("a run stopped while it was watched")
            return told_fault()
        if ended_early(self._manifest):
            return Way(*wording.ENDED_EARLY, way.address, way.run_id)
        return way

    def _observe(self, manifest: RunManifest) -> None:
        self.run_id = manifest.run_id
        self._news.put(manifest)

    def _work(self, work: Callable[[RunContext], Way], context: RunContext) -> None:
        try:
            way = work(context)
            self.run_id = way.run_id
            self._outcome.set_result(way)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the request says it
            self._outcome.set_exception(error)
        finally:
            self._news.put(None)


def _watched(making: Making, is_sample: bool) -> WatchedRun:
    response = WatchedRun(
        stream_template("results/making.html", making=making, is_sample=is_sample), mimetype="text/html"
    )
    response.headers["X-Accel-Buffering"] = "no"  # a proxy passes each line on as it comes

    @response.call_on_close
    def wait_for_the_run() -> None:
        making.has_ended(within=None)
        response.run_id = making.run_id

    return response
