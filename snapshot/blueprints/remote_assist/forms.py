"""A request for help with exporting."""

import re

from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from snapshot.blueprints.fields import clean_line, clean_text
from snapshot.blueprints.upload.forms import website_address
from snapshot.wording import pages as wording

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FEWEST_PHONE_DIGITS = 7


class RemoteAssistForm(FlaskForm):
    """Which tool, what is hard, and how to reach the owner; the website is optional."""

    tool = StringField(
        filters=[clean_line],
        validators=[DataRequired(wording.ASSIST_TOOL), Length(max=80, message=wording.TOOL_TOO_LONG)],
    )
    notes = TextAreaField(
        filters=[clean_text],
        validators=[DataRequired(wording.ASSIST_NOTES), Length(max=4000, message=wording.ASSIST_NOTES_LONG)],
    )
    website = StringField(
        filters=[clean_line],
        validators=[Length(max=300, message=wording.WEBSITE_LONG), website_address],
    )
    contact = StringField(
        filters=[clean_line],
        validators=[DataRequired(wording.ASSIST_CONTACT), Length(max=200, message=wording.ASSIST_CONTACT_LONG)],
    )

    def validate_contact(self, field: Field) -> None:
        """An email address or a phone number, loosely: a wrong refusal costs more than a typing slip."""
        digits = sum(char.isdigit() for char in field.data)
        if not EMAIL.search(field.data) and digits < FEWEST_PHONE_DIGITS:
            raise ValidationError(wording.ASSIST_CONTACT_FORM)
