"""What the owner said about how a list is to be read. Names of columns only, never a value."""

from collections.abc import Mapping
from typing import Literal

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.recognition import Category

ChosenOrder = Literal["day_first", "month_first"]


class ReadingChoices(Document):
    """The owner's word for one header layout; ``None`` (or a role that is not named) leaves it to the reader.

    ``columns`` maps a role (``issued``, ``total``, ...) to the header that plays it, or to ``None``: no column does.
    """

    category: Category | None = None
    date_order: ChosenOrder | None = None
    columns: Mapping[str, str | None] = {}


# By the fingerprint of the header layout (``FileRecognition.layout``).
ChoicesByLayout = Mapping[str, ReadingChoices]
