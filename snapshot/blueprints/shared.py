"""A shared result. The link is the only key: nobody signs in, and no cookie is read or set."""

from flask import Blueprint, Response, render_template

from snapshot.blueprints.refusal_pages import answered, told_refusal
from snapshot.blueprints.visitor import run_context
from snapshot.errors import Refusal
from snapshot.presentation.sharing import present_shared
from snapshot.services.share import open_link

blueprint = Blueprint("shared", __name__, url_prefix="/shared")


@blueprint.get("/<token>")
def show(token: str) -> str:
    """The page as it was when the link was made."""
    page = present_shared(open_link(run_context(), token))
    return render_template("shared/shared.html", artifact=page.artifact, notice=page.notice, printed=False)


@blueprint.errorhandler(Refusal)
def show_refused(refusal: Refusal) -> Response:
    """The same for every reason that a link may have; there is nothing of the reader's own to lead to."""
    told = told_refusal(refusal)
    return answered(render_template("shared/refused.html", heading=told.heading, text=told.text), told)
