"""One line per request: method, route, status, milliseconds, and the run that it was about. A page that shows a run
while it works leaves its line when the run has ended.
"""

import logging
import re
import time
from typing import Any

from flask import Flask, Response, g, request

from snapshot.blueprints.live_run import WatchedRun
from snapshot.logs import with_fields

log = logging.getLogger(__name__)

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
PROBES = frozenset({"pages.healthz", "pages.readyz"})
OWN_RUN_ID = re.compile(r"[0-9a-f]{32}")  # as ``new_id`` makes them; what else stands there is a visitor's invention
RESULT = re.compile(r"/app/results/([0-9a-f]{32})")


class QuietFlask(Flask):
    """Flask, but its line on a fault leaves out the path, which may be the key of a link: the route's line follows."""

    def log_exception(self, exc_info: Any) -> None:
        log.error("a request was stopped by a fault", exc_info=exc_info)


def register_request_log(app: Flask) -> None:
    """Log after every request, refusals and faults included."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.begun = time.perf_counter()


def _end(response: Response) -> Response:
    if request.endpoint in PROBES and response.status_code < 400:
        return response  # the host asks every few seconds
    begun = g.get("begun")
    fields = {
        "method": request.method if request.method in METHODS else "other",
        # The rule, not the path: what a visitor typed may say anything.
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
    }
    if isinstance(response, WatchedRun):
        response.call_on_close(lambda: _write(fields, begun, response.run_id))
    else:
        _write(fields, begun, _run_id(response))
    return response


def _write(fields: dict[str, str | int | None], begun: float | None, run_id: str | None) -> None:
    ms = None if begun is None else round((time.perf_counter() - begun) * 1000)
    log.info("request", extra=with_fields(**fields, ms=ms, run_id=run_id))


def _run_id(response: Response) -> str | None:
    """The run in the address, or the one that the answer leads to."""
    asked_for = str((request.view_args or {}).get("run_id", ""))
    if OWN_RUN_ID.fullmatch(asked_for):
        return asked_for
    leads_to = RESULT.search(response.location or "") if response.status_code == 303 else None
    return leads_to.group(1) if leads_to else None
