"""A run's result. Everything is read in the visitor's own workspace: a foreign run is as unknown as a missing one."""

from flask import Blueprint, Response, abort, make_response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.deleted.in_browser import lead_to_receipt
from snapshot.blueprints.fields import checked_run_id
from snapshot.blueprints.making import make, to_result
from snapshot.blueprints.reading_form import ReadingForm, reading_form
from snapshot.blueprints.results.forms import DeleteForm, RerunForm, ShareForm
from snapshot.blueprints.results.share_panel import share_panel
from snapshot.blueprints.visitor import known_workspace, own_workspace, run_context
from snapshot.presentation.keeping import present_keeping
from snapshot.presentation.listed import present_listed
from snapshot.presentation.present import present_artifact
from snapshot.presentation.receipt import present_receipt
from snapshot.presentation.refusal import Refusal, present_refusal
from snapshot.presentation.short_list import short_list_csv
from snapshot.services.kept_files import kept_files
from snapshot.services.reading_choices import recall
from snapshot.services.rerun import rerun
from snapshot.services.retention import delete_run
from snapshot.services.runs import StoredRun, find_run, list_runs
from snapshot.wording import samples

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
    """The snapshot; or how far it has come, and then the page looks again by itself.

    ``?correct=0`` opens what can be chosen about the first file.
    """
    run = _own(run_id)
    response = make_response(result_page(run, correcting=request.args.get("correct", type=int)))
    if run.record.status == "running":
        response.headers["Refresh"] = LOOKS_AGAIN_SECONDS
    return response


@blueprint.get("/<run_id>/print")
def print_view(run_id: str) -> str:
    """The same page with its folds open and without buttons."""
    return result_page(_own(run_id), printed=True)


@blueprint.get("/<run_id>/receipt.json")
def receipt(run_id: str) -> Response:
    """The receipt, as a file to keep."""
    run = _own(run_id)
    response = make_response(present_receipt(run.results, run.record.status))
    response.mimetype = "application/json"
    response.headers["Content-Disposition"] = f'inline; filename="{file_name(run, "receipt", "json")}"'
    return response


@blueprint.get("/<run_id>/short-list.csv")
def short_list(run_id: str) -> Response:
    """The documents behind the action, as a file for a spreadsheet."""
    run = _own(run_id)
    listed, snapshot = run.results.short_list, run.results.snapshot
    if listed is None:
        abort(404)
    currency, is_sample = snapshot.currency if snapshot else None, run.results.run_manifest.is_sample
    response = Response(short_list_csv(listed, currency, is_sample=is_sample), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(run, "short-list", "csv")}"'
    return response


@blueprint.post("/<run_id>/rerun")
def run_again(run_id: str) -> BaseResponse:
    """A new run over the documents of this one."""
    earlier, press = _own(run_id), RerunForm().submission_id.data
    workspace_id, is_sample = earlier.record.workspace_id, earlier.results.run_manifest.is_sample
    return make(lambda watched: to_result(rerun(watched, workspace_id, run_id, press)), is_sample=is_sample)


@blueprint.post("/<run_id>/delete")
def delete(run_id: str) -> BaseResponse | tuple[str, int]:
    """Delete this snapshot and the documents behind it, once it is confirmed."""
    form = DeleteForm()
    if not form.validate():
        return result_page(_own(run_id), form), 400
    return lead_to_receipt(delete_run(run_context(), own_workspace(), checked_run_id(run_id)))


def file_name(run: StoredRun, what: str, ending: str) -> str:
    """What a browser calls a file of this run."""
    mark = samples.FILE_NAME if run.results.run_manifest.is_sample else ""
    return f"{mark}{what}-{run.record.run_id}.{ending}"


def result_page(
    run: StoredRun,
    delete_form: DeleteForm | None = None,
    *,
    faulty_reading: ReadingForm | None = None,
    correcting: int | None = None,
    share_form: ShareForm | None = None,
    printed: bool = False,
) -> str:
    """The page of one run; a form that was sent with a fault is shown with its messages."""
    context = run_context()
    artifact = present_artifact(run.results, run.record.status)
    template = "results/artifact.html" if artifact.progress is None else "results/unfinished.html"
    refusal = _refusal(run) if artifact.state == "gated" else None
    recognition = run.results.input_recognition
    # Nobody sends the files of a sample again, and lists of one's own with the same columns are not to learn from it.
    correctable = recognition.files if recognition and not artifact.sample else ()
    return render_template(
        template,
        artifact=artifact,
        refusal=refusal,
        keeping=present_keeping(run, context.settings, context.clock(), refusal.kept_until if refusal else ""),
        printed=printed,
        correcting=correcting,
        rerun_form=RerunForm(),
        delete_form=delete_form or DeleteForm(formdata=None),
        share=None if printed else share_panel(run, share_form),
        reading_form=faulty_reading or reading_form(correctable, ask=False, formdata=None),
        chosen_layouts=frozenset(recall(context, run.record.workspace_id)),
    )


def _refusal(run: StoredRun) -> Refusal:
    """What to send instead, and what of this run's files waits for it."""
    context = run_context()
    return present_refusal(run.results, kept_files(context, run.record.workspace_id), context.clock())


def _own(run_id: str) -> StoredRun:
    return find_run(run_context(), own_workspace(), checked_run_id(run_id))
