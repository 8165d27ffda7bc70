"""The form for asking a person for help with exporting."""

import re

from flask import Blueprint, flash, get_flashed_messages, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import Field
from wtforms.validators import DataRequired, ValidationError

from snapshot.blueprints.form_fields import TextLine, TextLines
from snapshot.blueprints.upload.forms import website_address
from snapshot.blueprints.visitor import current_workspace, own_run, remember_visitor, run_context
from snapshot.services.remote_assist import create_remote_assist_request
from snapshot.services.runs import StoredRun
from snapshot.wording import pages as wording
from snapshot.wording.export_steps import tool_names

EMAIL = re.compile(r"[^@\s]@[^@\s.]+\.[^@\s]")  # each part has one way to match, so the search is linear
FEWEST_PHONE_DIGITS = 7


class RemoteAssistForm(FlaskForm):
    """Which tool, what is hard, and how to reach the owner; the website is optional."""

    tool = TextLine(longest=80, too_long=wording.TOOL_TOO_LONG, validators=[DataRequired(wording.ASSIST_TOOL)])
    notes = TextLines(longest=4000, too_long=wording.ASSIST_NOTES_LONG, validators=[DataRequired(wording.ASSIST_NOTES)])
    website = TextLine(longest=300, too_long=wording.WEBSITE_LONG, validators=[website_address])
    contact = TextLine(
        longest=200, too_long=wording.ASSIST_CONTACT_LONG, validators=[DataRequired(wording.ASSIST_CONTACT)]
    )

    def validate_contact(self, field: Field) -> None:
        """An email address or a phone number, loosely: a wrong refusal costs more than a typing slip."""
        digits = sum(char.isdigit() for char in field.data)
        if not EMAIL.search(field.data) and digits < FEWEST_PHONE_DIGITS:
            raise ValidationError(wording.ASSIST_CONTACT_FORM)


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
