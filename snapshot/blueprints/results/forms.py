"""The buttons of a result page."""

import re
from uuid import uuid4

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired

from snapshot.wording import pages as wording

SUBMISSION_ID = re.compile(r"[0-9a-f]{32}")


class RerunForm(FlaskForm):
    """``submission_id`` names one press of the button: a second one finds the run that the first one started."""

    submission_id = HiddenField()

    def __init__(self) -> None:
        super().__init__()
        if not SUBMISSION_ID.fullmatch(self.submission_id.data or ""):
            self.submission_id.data = uuid4().hex


class DeleteForm(FlaskForm):
    """Deleting is at once and for good, so it is confirmed by one tick."""

    confirm = BooleanField(validators=[InputRequired(wording.CONFIRM_DELETE)])
