"""The upload form. A good one ends in a redirect to its result, so that reloading and going back are harmless."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from snapshot.blueprints.upload.forms import UploadForm
from snapshot.blueprints.visitor import current_workspace, remember_visitor, run_context
from snapshot.errors import RunAlreadyActive, UploadRefused
from snapshot.services.start_run import start_run
from snapshot.wording import pages as wording

blueprint = Blueprint("upload", __name__, url_prefix="/app")


@blueprint.get("/upload")
def show() -> str:
    """The empty form."""
    remember_visitor()
    return _page(UploadForm(run_context().settings))


@blueprint.post("/upload")
def start() -> Response | tuple[str, int]:
    """Check the form, run once, go to the result. A refusal shows the form again with its sentence."""
    context = run_context()
    form = UploadForm(context.settings)
    if not form.validate():
        return _page(form), 400
    try:
        run_id = start_run(context, current_workspace(), form.to_request())
    except UploadRefused as refusal:
        form.files.errors = [refusal.message]
        return _page(form), 400
    except RunAlreadyActive as refusal:
        return _page(form, notice=refusal.message), 409
    return redirect(url_for("results.show", run_id=run_id), 303)


@blueprint.teardown_app_request
def close_files(_error: BaseException | None) -> None:
    """Let go of the uploaded files at once, on whichever page they were sent to: large ones lie on the disk."""
    request.close()


def _page(form: UploadForm, notice: str | None = None) -> str:
    industries = {"": wording.INDUSTRY_UNSET, **wording.INDUSTRIES}
    return render_template(
        "upload/upload.html",
        form=form,
        notice=notice,
        limits=form.limits,
        tools=wording.TOOLS,
        industries=industries,
    )
