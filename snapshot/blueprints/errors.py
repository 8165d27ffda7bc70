"""Error pages: what happened, and one next step."""

import errno

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from jinja2 import Template
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from snapshot import errors
from snapshot.blueprints import next_step
from snapshot.blueprints.refusal_pages import ErrorView, answered, told_refusal
from snapshot.blueprints.visitor import run_context
from snapshot.wording import pages as wording

DRAINED_BYTES = 200_000_000
CHUNK_BYTES = 64 * 1024
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
ErrorAnswer = Response | tuple[str, int]
STEPS_BY_STATUS: dict[int, next_step.Step] = {
    400: next_step.page_again,
    409: next_step.snapshots,
    429: next_step.snapshots,
    500: next_step.snapshots,
    503: next_step.try_again,
}


def register_error_pages(app: Flask) -> None:
    """One handler per family. The page for faults is made now, so that nothing can fail while it is shown."""
    fault_page = _fault_page(app.jinja_env.get_template("errors/500.html"), app.config["APPLICATION_ROOT"])

    def show_fault(_error: Exception) -> ErrorAnswer:
        return fault_page, 500

    app.register_error_handler(errors.Refusal, show_refusal)
    app.register_error_handler(CSRFError, show_expired_form)
    app.register_error_handler(RequestEntityTooLarge, show_too_large)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(OSError, show_full_disk)
    app.register_error_handler(500, show_fault)


def show_refusal(refusal: errors.Refusal) -> ErrorAnswer:
    """A refusal in its own words. Unknown and foreign snapshots look the same."""
    return _answer(told_refusal(refusal))


def show_expired_form(_error: CSRFError) -> ErrorAnswer:
    """A forged form, or an honest one whose cookie is gone: kind in both cases."""
    return _answer(ErrorView(400, *wording.FORM_EXPIRED, next_step.page_again()))


def show_too_large(_error: RequestEntityTooLarge) -> ErrorAnswer:
    """An upload above the limits. The limits are said, so that the next one fits."""
    _drain()
    heading, text = wording.ERROR_PAGES[413]
    settings = run_context().settings
    return render_template("errors/too_large.html", heading=heading, text=text, settings=settings), 413


def show_full_disk(error: OSError) -> ErrorAnswer:
    """No room on the disk for an upload on its way in: as calm as a database without room. Others stay faults."""
    if error.errno not in NO_ROOM:
        raise error
    _drain()
    current_app.logger.error("no room for an upload: %s", error.strerror)
    return show_refusal(errors.StoreUnavailable())


def show_http_error(error: HTTPException) -> ErrorAnswer:
    """Any other status, with the headers that belong to it (``Allow``, ``Retry-After``)."""
    status = error.code or 500
    heading, text = wording.ERROR_PAGES.get(status, wording.ERROR_PAGES[400])
    response = make_response(error.get_response())
    step = STEPS_BY_STATUS.get(status, next_step.home)
    response.set_data(_page(ErrorView(status, heading, text, step())))
    response.content_type = "text/html; charset=utf-8"
    return response


def _answer(told: ErrorView) -> Response:
    return answered(_page(told), told)


def _page(told: ErrorView) -> str:
    return render_template("errors/error.html", told=told)


def _fault_page(template: Template, root: str) -> str:
    heading, text = wording.ERROR_PAGES[500]
    return template.render(heading=heading, text=text, root=root.rstrip("/"))


def _drain() -> None:
    """Read on, up to a bound: a browser that is still sending never sees an answer that came before its end."""
    stream = request.environ["wsgi.input"]
    # A body in chunks names no length, but the server ends its stream where the body ends.
    unbounded = DRAINED_BYTES if request.environ.get("wsgi.input_terminated") else 0
    left = min(unbounded if request.content_length is None else request.content_length, DRAINED_BYTES)
    try:
        while left > 0 and (chunk := stream.read(min(CHUNK_BYTES, left))):
            left -= len(chunk)
    except OSError:
        current_app.logger.info("the browser went away while its upload was refused")
