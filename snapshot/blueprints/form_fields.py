"""Fields of forms that people type into."""

from typing import Any

from wtforms import StringField
from wtforms.validators import StopValidation
from wtforms.widgets import TextArea

from snapshot.blueprints.inputs import clean_line, clean_text


class TextLine(StringField):
    """One line of text. One that is longer than ``longest`` characters is refused before any other check sees it.

    ``data`` is the cleaned text: no control characters, single spaces. ``too_long`` is the sentence of the refusal.
    """

    clean = staticmethod(clean_line)

    def __init__(self, *, longest: int, too_long: str, **options: Any) -> None:
        super().__init__(**options)
        self.longest = longest
        self.too_long = too_long

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = self.clean(valuelist[0]) if valuelist else self.data

    def pre_validate(self, _form: object) -> None:
        """Stop all other checks of text that is too long."""
        if len(self.data or "") > self.longest:
            raise StopValidation(self.too_long)


class TextLines(TextLine):
    """The same for several lines."""

    clean = staticmethod(clean_text)
    widget = TextArea()
