"""A finished result that is not right: its files are chosen again and read with their owner's help."""

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.live_run import to_question
from snapshot.blueprints.results.page import file_name
from snapshot.blueprints.results.views import blueprint
from snapshot.blueprints.upload.forms import UploadForm
from snapshot.blueprints.visitor import own_run, own_workspace, run_context
from snapshot.errors import RunNotFound, UploadRefused
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.presentation import formats
from snapshot.presentation.rejected_rows import set_aside_csv
from snapshot.services import saved_overrides
from snapshot.services.correction import hold_to_correct
from snapshot.services.runs import StoredRun
from snapshot.wording import mapping
from snapshot.wording import questions as wording


@blueprint.get("/<run_id>/set-aside.csv")
def set_aside(run_id: str) -> Response:
    """Every row that was set aside, of all files. Sent as it is written: there may be very many."""
    run = own_run(run_id)
    is_sample = run.results.run_manifest.is_sample
    content = set_aside_csv(_recognition(run), is_sample=is_sample)
    return as_file(content, file_name(run, "set-aside", "csv"), "text/csv")


@blueprint.get("/<run_id>/correct")
def correct(run_id: str) -> str:
    """Asks for the files once more: they are not kept."""
    run = _correctable(run_id)
    return _page(run, UploadForm(run_context().settings))


@blueprint.post("/<run_id>/correct")
def correct_again(run_id: str) -> BaseResponse | tuple[str, int]:
    """Hold the files and go to the page on which everything about them can be changed."""
    run, form = _correctable(run_id), UploadForm(run_context().settings)
    if not form.validate():
        return _page(run, form), 400
    filled = form.to_request()
    try:
        asked = hold_to_correct(run_context(), run, filled.files, filled.submission_id or run_context().new_id())
    except UploadRefused as refusal:
        form.files.errors = [refusal.message]
        return _page(run, form), 400
    return redirect(to_question(asked), 303)


@blueprint.post("/<run_id>/reading/forget")
def forget(run_id: str) -> BaseResponse:
    """Forget what was chosen for one file's columns. Raises ``UploadRefused`` for a layout that is not in this run."""
    run, layout = own_run(run_id), request.form.get("layout", "")
    if layout not in {file.layout for file in _recognition(run).files if file.layout}:
        raise UploadRefused(wording.UNKNOWN_LAYOUT)
    forgotten = saved_overrides.forget(run_context(), own_workspace(), layout)
    flash(wording.FORGOTTEN if forgotten else wording.NOTHING_TO_FORGET)
    return redirect(url_for("results.show", run_id=run_id), 303)


def _correctable(run_id: str) -> StoredRun:
    """Raises ``RunNotFound`` for a sample, whose files are ours, and for a run that is under way."""
    run = own_run(run_id)
    if run.results.run_manifest.is_sample or run.record.status == "running":
        raise RunNotFound
    return run


def _page(run: StoredRun, form: UploadForm) -> str:
    names = [formats.shorten(file.name, 40) for file in _recognition(run).files]
    return render_template(
        "results/correct.html",
        run_id=run.record.run_id,
        form=form,
        wording=mapping,
        hint=mapping.choose_again(names, run_context().settings.held_hours),
    )


def _recognition(run: StoredRun) -> InputRecognition:
    return run.results.input_recognition or InputRecognition()
