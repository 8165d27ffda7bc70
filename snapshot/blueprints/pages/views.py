"""What this is, and whether it is up."""

from flask import Blueprint, Response, render_template

from snapshot.blueprints.visitor import run_context
from snapshot.errors import StoreUnavailable
from snapshot.services.health import ready

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def home() -> str:
    """The front page: five lines and one button."""
    return render_template("pages/home.html", settings=run_context().settings)


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return _plain("ok", 200)


@blueprint.get("/readyz")
def readyz() -> Response:
    """The process can do its work: the store answers too."""
    try:
        ready(run_context())
    except StoreUnavailable:
        return _plain("storage does not answer", 503)
    return _plain("ok", 200)


def _plain(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, mimetype="text/plain")
