"""The upload form. A good one ends in a redirect to its result, so that reloading and going back are harmless."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from snapshot.blueprints.headers import allow_own_script
from snapshot.blueprints.inputs import RUN_ID
from snapshot.blueprints.live_run import make, to_question, to_result
from snapshot.blueprints.refusal_pages import refused
from snapshot.blueprints.upload.forms import UploadCheck, UploadForm
from snapshot.blueprints.visitor import current_workspace, known_workspace, remember_visitor, run_context
from snapshot.errors import RunAlreadyActive, StoreUnavailable, UploadRefused
from snapshot.presentation.retention import present_kept
from snapshot.services.kept_files import KeptFiles, delete_kept_files, kept_files
from snapshot.services.start_upload import Asked, Started, is_busy, start_upload
from snapshot.wording import file_advice, refusals
from snapshot.wording import pages as wording
from snapshot.wording.export_steps import tool_names

blueprint = Blueprint("upload", __name__, url_prefix="/app")


@blueprint.get("/upload")
def show() -> str:
    """The empty form. ``?kept=`` comes from a result that waits for a missing file, and includes its good ones."""
    remember_visitor()
    return _page(UploadForm(run_context().settings))


@blueprint.post("/upload")
def start() -> Response | tuple[str, int]:
    """Check the form, run once, go to the result; or first to the question that only the owner can answer.

    A refusal shows the form again with its sentence.
    """
    form = UploadForm(run_context().settings)
    if not form.validate():
        return _page(form), 400
    try:
        filled, workspace_id = form.to_request(), current_workspace()
        return make(lambda watched: _address(start_upload(watched, workspace_id, filled)))
    except UploadRefused as refusal:
        form.files.errors = [refusal.message]
        return _page(form), 400
    except RunAlreadyActive as refusal:
        return refused(_page(form, notice=refusal.message), refusal)


@blueprint.post("/upload/check")
def check() -> Response | tuple[str, int]:
    """Say what would be refused before the files are sent, while the browser still has them. Nothing is started."""
    context, workspace_id = run_context(), known_workspace()
    form = UploadCheck(context.settings)
    if not form.validate():
        return _page(form), 400
    if workspace_id and is_busy(context, workspace_id, form.submission_id.data):
        return refused(_page(form, notice=RunAlreadyActive.message), RunAlreadyActive())
    return "", 204


@blueprint.post("/upload/kept/discard")
def discard_kept() -> Response:
    """Delete the good files of an earlier try at once."""
    workspace_id, upload_id = known_workspace(), request.form.get("kept", "")
    if workspace_id and RUN_ID.fullmatch(upload_id):
        delete_kept_files(run_context(), workspace_id, upload_id)
        flash(file_advice.KEPT_DELETED)
    return redirect(url_for("upload.show"), 303)


@blueprint.teardown_app_request
def close_files(_error: BaseException | None) -> None:
    """Let go of the uploaded files at once, on whichever page they were sent to: large ones lie on the disk."""
    request.close()


def _address(outcome: Started | Asked) -> str:
    return to_question(outcome.upload_id) if isinstance(outcome, Asked) else to_result(outcome.run_id)


def _page(form: UploadForm, notice: str | None = None) -> str:
    allow_own_script()
    context, kept, chosen = run_context(), _kept(), _chosen_kept(form)
    if chosen and not form.is_submitted():
        _follow_up(form, kept, chosen)
    industries = {"": wording.INDUSTRY_UNSET, **wording.INDUSTRIES}
    return render_template(
        "upload/upload.html",
        form=form,
        kept=present_kept(kept, context.clock(), chosen) if kept else None,
        notice=notice,
        limits=form.limits,
        held_hours=context.settings.held_hours,
        tools=tool_names(),
        industries=industries,
        files_gone=(form.errors or notice) and not isinstance(form, UploadCheck),
        file_kinds=wording.FILE_KINDS,
    )


def _chosen_kept(form: UploadForm) -> str | None:
    """The kept files to include: the owner's own tick; at first, those of the result that led here."""
    return form.kept.data if form.is_submitted() else request.args.get("kept")


def _follow_up(form: UploadForm, kept: KeptFiles | None, chosen: str) -> None:
    """Repeat what the owner said about the ``chosen`` files; if those are gone, say so."""
    if kept and kept.upload_id == chosen:
        form.fill_in(kept.facts)
    else:
        flash(refusals.KEPT_FILES_GONE)


def _kept() -> KeptFiles | None:
    """The files that wait for another one. A stranger has none, and no database is asked.

    The form is there without them, too: while it is filled, the store may come back.
    """
    context, workspace_id = run_context(), known_workspace()
    try:
        return kept_files(context, workspace_id) if workspace_id else None
    except StoreUnavailable:
        return None
