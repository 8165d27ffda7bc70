"""The buttons of a result page."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired

from snapshot.blueprints.fields import submission_id
from snapshot.wording import pages as wording


class RerunForm(FlaskForm):
    """``submission_id`` names one press of the button: a second one finds the run that the first one started."""

    submission_id = HiddenField()

    def __init__(self) -> None:
        super().__init__()
        self.submission_id.data = submission_id(self.submission_id.data)


class DeleteForm(FlaskForm):
    """Deleting is at once and for good, so it is confirmed by one tick."""

    confirm = BooleanField(validators=[InputRequired(wording.CONFIRM_DELETE)])
