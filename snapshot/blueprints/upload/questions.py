"""The page before the run, where only the owner can tell how a file is to be read."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from snapshot.blueprints.inputs import checked_upload_id
from snapshot.blueprints.live_run import make, to_result
from snapshot.blueprints.overrides_form import OverridesForm, overrides_form
from snapshot.blueprints.refusal_pages import refused
from snapshot.blueprints.upload import mapping
from snapshot.blueprints.upload.views import blueprint
from snapshot.blueprints.visitor import known_workspace, run_context
from snapshot.errors import QuestionClosed, RunAlreadyActive
from snapshot.pipeline.documents.upload import ChoicesByLayout
from snapshot.presentation import formats
from snapshot.presentation.questions import present_questions
from snapshot.services.context import RunContext
from snapshot.services.questions import OpenQuestion, answer_question, discard_question, open_question
from snapshot.services.start_upload import NO_CHOICES
from snapshot.wording import mapping as mapping_words
from snapshot.wording import masked_copy
from snapshot.wording import questions as wording


@blueprint.get("/upload/questions/<upload_id>")
def question(upload_id: str) -> Response | str:
    """The questions, with the best reading chosen; once they are answered, the way to the result."""
    try:
        opened = _opened(upload_id)
    except QuestionClosed as closed:
        return _result_of(closed)
    if mapping.is_mapping(opened):
        return mapping.mapping_page(mapping.filled_mapping(_workspace(), opened))
    return _page(opened, overrides_form(opened.recognition.files, formdata=None))


@blueprint.post("/upload/questions/<upload_id>")
def answer(upload_id: str) -> Response | tuple[str, int]:
    """Run over the held files as the owner chose. A second press finds the run of the first."""
    try:
        opened = _opened(upload_id)
        if mapping.is_mapping(opened):
            return _mapped(opened)
        form = overrides_form(opened.recognition.files)
        if not form.validate():
            return _page(opened, form), 400
        return _run(opened, form.choices())
    except QuestionClosed as closed:
        return _result_of(closed)
    except RunAlreadyActive as refusal:
        return refused(_page(opened, form, notice=refusal.message), refusal)


def _mapped(opened: OpenQuestion) -> Response | tuple[str, int]:
    """Run as the mapping page says, or without its lists; or show what that would count."""
    filled, pressed = mapping.filled_mapping(_workspace(), opened), request.form.get("do")
    valid = filled.form.validate()
    try:
        if pressed == mapping.WITHOUT and not mapping.has_other_faults(filled):
            return _run(opened, filled.other_choices, filled.left_out)
        if not valid:
            return mapping.mapping_page(filled), 400
        if pressed == mapping.CHECK or filled.other_kind:
            notice = None if pressed == mapping.CHECK else mapping_words.OTHER_COLUMNS
            return mapping.mapping_page(filled, notice), 200
        return _run(opened, filled.choices)
    except RunAlreadyActive as refusal:
        return refused(mapping.mapping_page(filled, refusal.message), refusal)


def _run(opened: OpenQuestion, choices: ChoicesByLayout, once: ChoicesByLayout = NO_CHOICES) -> Response:
    workspace_id = _workspace()
    return make(lambda watched: _answered(watched, workspace_id, opened.upload_id, choices, once))


@blueprint.post("/upload/questions/<upload_id>/discard")
def discard(upload_id: str) -> Response:
    """Delete the held files at once; to the result, where they were answered for in another tab."""
    run_id = discard_question(run_context(), _workspace(), checked_upload_id(upload_id))
    if run_id:
        return redirect(url_for("results.show", run_id=run_id), 303)
    flash(wording.DISCARDED)
    return redirect(url_for("upload.show"), 303)


def _opened(upload_id: str) -> OpenQuestion:
    return open_question(run_context(), _workspace(), checked_upload_id(upload_id))


def _answered(
    context: RunContext, workspace_id: str, upload_id: str, choices: ChoicesByLayout, once: ChoicesByLayout
) -> str:
    try:
        return to_result(answer_question(context, workspace_id, upload_id, choices, once=once))
    except QuestionClosed as closed:
        if closed.run_id is None:
            raise
        return to_result(closed.run_id)


def _workspace() -> str:
    """The visitor's own. Raises ``QuestionClosed`` for a stranger: nothing is asked of them."""
    workspace_id = known_workspace()
    if workspace_id is None:
        raise QuestionClosed
    return workspace_id


def _result_of(closed: QuestionClosed) -> Response:
    """The result that the answer led to. Raises ``closed`` again where there is none."""
    if closed.run_id is None:
        raise closed
    return redirect(url_for("results.show", run_id=closed.run_id), 303)


def _page(opened: OpenQuestion, form: OverridesForm, notice: str | None = None) -> str:
    return render_template(
        "upload/questions.html",
        page=present_questions(opened.recognition, opened.until),
        upload_id=opened.upload_id,
        form=form,
        notice=notice,
        masked=masked_copy,
        masked_files=[formats.shorten(file.name, 40) for file in opened.recognition.files],
    )
