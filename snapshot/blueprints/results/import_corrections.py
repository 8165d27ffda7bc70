"""Corrections of how the files of a run were read, saved for the next import; and the rejected rows as a CSV."""

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.overrides_form import overrides_form
from snapshot.blueprints.results.page import file_name, result_page
from snapshot.blueprints.results.views import blueprint
from snapshot.blueprints.visitor import own_run, own_workspace, run_context
from snapshot.errors import UploadRefused
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.presentation.files import one_per_layout
from snapshot.presentation.rejected_rows import set_aside_csv
from snapshot.services import saved_overrides
from snapshot.services.runs import StoredRun
from snapshot.wording import questions as wording


@blueprint.get("/<run_id>/set-aside.csv")
def set_aside(run_id: str) -> Response:
    """Every row that was set aside, of all files. Sent as it is written: there may be very many."""
    run = own_run(run_id)
    is_sample = run.results.run_manifest.is_sample
    content = set_aside_csv(_recognition(run), is_sample=is_sample)
    return as_file(content, file_name(run, "set-aside", "csv"), "text/csv")


@blueprint.post("/<run_id>/reading")
def remember(run_id: str) -> BaseResponse | tuple[str, int]:
    """Remember how one file is to be read. Its rows are gone, so it takes effect when the file is sent again."""
    run = own_run(run_id)
    form = overrides_form(_recognition(run).files, ask=False, only=_place(run))
    if not form.validate():
        return result_page(run, faulty_reading=form), 400
    choices = form.choices()
    if not choices:
        flash(wording.NOTHING_CHANGED)
        return redirect(url_for("results.show", run_id=run_id), 303)
    saved_overrides.remember(run_context(), own_workspace(), choices)
    flash(wording.REMEMBERED)
    return redirect(url_for("upload.show"), 303)


@blueprint.post("/<run_id>/reading/forget")
def forget(run_id: str) -> BaseResponse:
    """Forget what was chosen for one file's columns."""
    run = own_run(run_id)
    layout = _recognition(run).files[_place(run)].layout or ""
    forgotten = saved_overrides.forget(run_context(), own_workspace(), layout)
    flash(wording.FORGOTTEN if forgotten else wording.NOTHING_TO_FORGET)
    return redirect(url_for("results.show", run_id=run_id), 303)


def _recognition(run: StoredRun) -> InputRecognition:
    return run.results.input_recognition or InputRecognition()


def _place(run: StoredRun) -> int:
    """Which file the form is about. Raises ``UploadRefused`` for a layout that is not in this run."""
    place = one_per_layout(_recognition(run).files).get(request.form.get("layout", ""))
    if place is None:
        raise UploadRefused(wording.UNKNOWN_LAYOUT)
    return place
