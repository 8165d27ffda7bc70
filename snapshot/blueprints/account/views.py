"""What is kept for this browser, and deleting all of it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField
from wtforms.validators import InputRequired

from snapshot.blueprints.auth_session import current_visit
from snapshot.blueprints.deletions import lead_to_receipt
from snapshot.blueprints.visitor import forget_visitor, known_workspace, run_context
from snapshot.presentation.saved_overrides import present_remembered
from snapshot.services import saved_overrides
from snapshot.services.retention import delete_everything
from snapshot.services.runs import count_runs
from snapshot.wording import pages as wording
from snapshot.wording import questions


class DeleteEverythingForm(FlaskForm):
    """At once and for good, so it is confirmed by one tick."""

    confirm = BooleanField(validators=[InputRequired(wording.CONFIRM_DELETE)])


blueprint = Blueprint("account", __name__, url_prefix="/app/account")


@blueprint.get("")
def show() -> str:
    """What is kept, and until when."""
    return _page(DeleteEverythingForm(formdata=None))


@blueprint.post("/delete-everything")
def delete_all() -> Response | tuple[str, int]:
    """Delete the whole workspace once it is confirmed, and begin anew as a stranger."""
    form = DeleteEverythingForm()
    if not form.validate():
        return _page(form), 400
    workspace_id = known_workspace()
    if workspace_id is None:
        flash(wording.NOTHING_TO_DELETE)
        return redirect(url_for("account.show"), 303)
    receipt = delete_everything(run_context(), workspace_id)
    forget_visitor()
    return lead_to_receipt(receipt)


@blueprint.post("/forget-reading")
def forget_reading() -> Response:
    """Forget one choice, for each layout that it was made for."""
    context, workspace_id = run_context(), known_workspace()
    known = saved_overrides.recall(context, workspace_id) if workspace_id else {}
    told = known.keys() & set(request.form.getlist("layout"))
    for layout in told:
        saved_overrides.forget(context, workspace_id or "", layout)
    flash(questions.FORGOTTEN if told else questions.NOTHING_TO_FORGET)
    return redirect(url_for("account.show"), 303)


def _page(form: DeleteEverythingForm) -> str:
    context = run_context()
    workspace_id = known_workspace()
    snapshots = count_runs(context, workspace_id) if workspace_id else 0
    chosen = saved_overrides.recall(context, workspace_id) if workspace_id else {}
    return render_template(
        "account/account.html",
        form=form,
        snapshots=snapshots,
        remembered=present_remembered(chosen),
        settings=context.settings,
        visit=current_visit(),
    )
