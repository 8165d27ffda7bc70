"""A request for help with exporting."""

import re

from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import DataRequired, ValidationError

from snapshot.blueprints.form_fields import TextLine, TextLines
from snapshot.blueprints.upload.forms import website_address
from snapshot.wording import pages as wording

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
