"""Asking a person for help with exporting."""

from flask import Blueprint, flash, get_flashed_messages, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from snapshot.blueprints.remote_assist.forms import RemoteAssistForm
from snapshot.blueprints.visitor import current_workspace, own_run, remember_visitor, run_context
from snapshot.services.remote_assist import create_remote_assist_request
from snapshot.services.runs import StoredRun
from snapshot.wording import pages as wording
from snapshot.wording.export_steps import tool_names

blueprint = Blueprint("remote_assist", __name__, url_prefix="/app")


@blueprint.get("/remote-assist")
def show() -> str:
    """The form and what to have ready; right after a request, its confirmation."""
    if get_flashed_messages(category_filter=[wording.ASSIST_SENT]):
        return render_template("remote_assist/sent.html")
    remember_visitor()
    return _page(RemoteAssistForm(formdata=None), _own_run())


@blueprint.post("/remote-assist")
def send() -> Response | tuple[str, int]:
    """Store the request and confirm it."""
    form = RemoteAssistForm()
    run = _own_run()
    if not form.validate():
        return _page(form, run), 400
    create_remote_assist_request(
        run_context(),
        current_workspace(),
        tool=form.tool.data or "",
        notes=form.notes.data or "",
        website=form.website.data or "",
        contact=form.contact.data or "",
        run_id=run.record.run_id if run else None,
    )
    flash("", wording.ASSIST_SENT)
    return redirect(url_for("remote_assist.show"), 303)


def _own_run() -> StoredRun | None:
    """The run that the request is about, if it names one. Raises ``RunNotFound`` for any but the visitor's own."""
    run_id = request.args.get("run")
    return own_run(run_id) if run_id else None


def _page(form: RemoteAssistForm, run: StoredRun | None) -> str:
    return render_template(
        "remote_assist/form.html",
        form=form,
        run_id=run.record.run_id if run else None,
        is_sample=run is not None and run.results.run_manifest.is_sample,
        tools=tool_names(),
    )
