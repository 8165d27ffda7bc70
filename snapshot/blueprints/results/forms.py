"""The buttons of a result page."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import AnyOf, InputRequired

from snapshot.blueprints.inputs import submission_id
from snapshot.wording import pages as wording
from snapshot.wording import sharing


class RerunForm(FlaskForm):
    """``submission_id`` names one press of the button: a second one finds the run that the first one started."""

    submission_id = HiddenField()

    def __init__(self) -> None:
        super().__init__()
        self.submission_id.data = submission_id(self.submission_id.data)


class DeleteForm(FlaskForm):
    """Deleting is at once and for good, so it is confirmed by one tick."""

    confirm = BooleanField(validators=[InputRequired(wording.CONFIRM_DELETE)])


class ShareForm(FlaskForm):
    """``days``: how long the link works."""

    days = StringField(default=sharing.USUAL, validators=[AnyOf(tuple(sharing.LASTS), sharing.CHOOSE_DAYS)])

    @property
    def chosen_days(self) -> int:
        """Of a form that was checked."""
        return int(self.days.data or sharing.USUAL)
