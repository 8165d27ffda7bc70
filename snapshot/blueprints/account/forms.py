"""Deleting everything."""

from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.validators import InputRequired

from snapshot.wording import pages as wording


class DeleteEverythingForm(FlaskForm):
    """At once and for good, so it is confirmed by one tick."""

    confirm = BooleanField(validators=[InputRequired(wording.CONFIRM_DELETE)])
