"""Make a link to a result for somebody else, and take it back."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from snapshot.blueprints.inputs import checked_run_id
from snapshot.blueprints.results.forms import ShareForm
from snapshot.blueprints.results.page import result_page
from snapshot.blueprints.results.share_panel import keep_for_next_page
from snapshot.blueprints.results.views import blueprint
from snapshot.blueprints.visitor import own_run, own_workspace, run_context
from snapshot.errors import TooManyLinks
from snapshot.services.share import revoke, share_run
from snapshot.wording import sharing as wording


@blueprint.post("/<run_id>/share")
def share(run_id: str) -> Response | tuple[str, int]:
    """A new link. It is shown once, on the page that this leads to."""
    run, form = own_run(run_id), ShareForm()
    if not form.validate():
        return result_page(run, share_form=form), 400
    try:
        keep_for_next_page(share_run(run_context(), run.record.workspace_id, run_id, form.chosen_days))
    except TooManyLinks as refusal:
        form.days.errors = [refusal.message]
        return result_page(run, share_form=form), 409
    return redirect(url_for("results.show", run_id=run_id, _anchor="share"), 303)


@blueprint.post("/<run_id>/share/<link_id>/revoke")
def take_back(run_id: str, link_id: str) -> Response:
    """Whoever opens the link from now on is told that it no longer works."""
    checked_run_id(link_id)
    gone = revoke(run_context(), own_workspace(), link_id)
    flash(wording.TAKEN_BACK if gone else wording.ALREADY_OVER)
    return redirect(url_for("results.show", run_id=checked_run_id(run_id)), 303)
