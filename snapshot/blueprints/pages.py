"""The front page and the host's health checks."""

from flask import Blueprint, Response, jsonify, render_template

from snapshot.blueprints.visitor import remember_visitor, run_context
from snapshot.errors import StoreOutdated, StoreUnavailable
from snapshot.services.runs import ready
from snapshot.wording import samples

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def home() -> str:
    """The front page: five lines and one button, and the sample businesses."""
    remember_visitor()
    return render_template("pages/home.html", settings=run_context().settings, samples=samples.BUTTONS)


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process answers. Asks no database: a host that restarts what is not well would only make it worse."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> Response | tuple[Response, int]:
    """The process can do its work: the store answers, too, and its tables are current."""
    try:
        ready(run_context())
    except StoreUnavailable as refusal:
        reason = "database_outdated" if isinstance(refusal, StoreOutdated) else "database_away"
        return jsonify(status="not ready", reason=reason, message=refusal.message), 503
    return jsonify(status="ready")
