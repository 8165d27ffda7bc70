"""A run's result. Everything is read in the visitor's own workspace: a foreign run is as unknown as a missing one."""

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.deletions import lead_to_receipt
from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.inputs import checked_run_id
from snapshot.blueprints.live_run import make, to_result
from snapshot.blueprints.results.forms import DeleteForm, RerunForm
from snapshot.blueprints.results.page import file_name, result_page
from snapshot.blueprints.results.settled import settled_in
from snapshot.blueprints.visitor import known_workspace, own_run, own_workspace, run_context
from snapshot.presentation.receipt import present_receipt
from snapshot.presentation.run_list import present_listed
from snapshot.presentation.short_list_csv import short_list_csv
from snapshot.services.rerun import rerun
from snapshot.services.retention import delete_run
from snapshot.services.runs import list_runs

LOOKS_AGAIN_SECONDS = "3"

blueprint = Blueprint("results", __name__, url_prefix="/app/results")


@blueprint.get("")
def index() -> str:
    """The visitor's own snapshots, newest first."""
    workspace_id = known_workspace()
    runs = list_runs(run_context(), workspace_id) if workspace_id else []
    return render_template("results/list.html", snapshots=[present_listed(run) for run in runs])


@blueprint.get("/<run_id>")
def show(run_id: str) -> Response:
    """The snapshot; or how far it has come, and then the page looks again by itself."""
    run = own_run(run_id)
    response = make_response(result_page(run))
    if run.record.status == "running":
        response.headers["Refresh"] = LOOKS_AGAIN_SECONDS
    return response


@blueprint.get("/<run_id>/print")
def print_view(run_id: str) -> str:
    """The same page with its folds open and without buttons."""
    return result_page(own_run(run_id), printed=True)


@blueprint.get("/<run_id>/receipt.json")
def receipt(run_id: str) -> Response:
    """The receipt, as a file to keep."""
    run = own_run(run_id)
    content = present_receipt(run.results, run.record.status)
    return as_file(content, file_name(run, "receipt", "json"), "application/json", "inline")


@blueprint.get("/<run_id>/short-list.csv")
def short_list(run_id: str) -> Response:
    """The documents behind the action, as a file for a spreadsheet."""
    run = own_run(run_id)
    listed, snapshot = run.results.short_list, run.results.snapshot
    if listed is None:
        abort(404)
    currency, is_sample = snapshot.currency if snapshot else None, run.results.run_manifest.is_sample
    content = short_list_csv(listed, currency, is_sample=is_sample)
    return as_file(content, file_name(run, "short-list", "csv"), "text/csv")


@blueprint.post("/<run_id>/settled")
def cross_out(run_id: str) -> BaseResponse:
    """The same page with what was checked crossed out: in its address, so that it stays when it is loaded again."""
    run, places = own_run(run_id), sorted(settled_in(request.form))
    return redirect(url_for("results.show", run_id=run.record.run_id, settled=places, _anchor="short-list"), 303)


@blueprint.post("/<run_id>/rerun")
def run_again(run_id: str) -> BaseResponse:
    """A new run over the documents of this one."""
    earlier, press = own_run(run_id), RerunForm().submission_id.data
    workspace_id, is_sample = earlier.record.workspace_id, earlier.results.run_manifest.is_sample
    return make(lambda watched: to_result(rerun(watched, workspace_id, run_id, press)), is_sample=is_sample)


@blueprint.post("/<run_id>/delete")
def delete(run_id: str) -> BaseResponse | tuple[str, int]:
    """Delete this snapshot and the documents behind it, once it is confirmed."""
    form = DeleteForm()
    if not form.validate():
        return result_page(own_run(run_id), form), 400
    return lead_to_receipt(delete_run(run_context(), own_workspace(), checked_run_id(run_id)))
