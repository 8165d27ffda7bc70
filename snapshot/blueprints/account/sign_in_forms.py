"""An address and a password, or an address alone."""

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, StringField
from wtforms.validators import DataRequired, Regexp, StopValidation, ValidationError

from snapshot.blueprints.form_fields import TextLine
from snapshot.wording import sign_in as wording

EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
FEWEST, MAX_BYTES = 8, 72  # the project's hash reads no more than 72 bytes


def password_length(_form: FlaskForm, field: Field) -> None:
    """Bytes, not characters: what is beyond the last one would not count."""
    if len((field.data or "").encode()) > MAX_BYTES:
        raise StopValidation(wording.PASSWORD_LONG)


class SignInForm(FlaskForm):
    """``way`` is "link" for a link by email; then the password may be empty."""

    email = TextLine(
        longest=254,
        too_long=wording.EMAIL_LONG,
        validators=[DataRequired(wording.EMAIL_MISSING), Regexp(rf"^{EMAIL}$", message=wording.EMAIL_FORM)],
    )
    password = PasswordField(validators=[password_length])
    way = StringField()

    @property
    def filled(self) -> tuple[str, str]:
        """Address and password."""
        return self.email.data or "", self.password.data or ""

    @property
    def by_link(self) -> bool:
        return self.way.data == "link"

    def validate_password(self, field: Field) -> None:
        """Left to the project whether it is the right one."""
        if not field.data and not self.by_link:
            raise ValidationError(wording.PASSWORD_MISSING)


class SignUpForm(SignInForm):
    """A new account, or a lasting one for a guest."""

    def validate_password(self, field: Field) -> None:
        if len(field.data or "") < FEWEST:
            raise ValidationError(wording.PASSWORD_SHORT)
