"""What the owner handed in: files, facts about them, and import choices (column names, never a value)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.recognition import Category


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """``name`` is only a label as the browser sent it: never build a path from it.

    ``from_last_try``: not sent with this upload, but kept from an earlier one and included on the owner's request.
    """

    name: str
    content: bytes
    from_last_try: bool = False


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """The optional facts of the upload form; ``industry`` is the value of an ``Industry``."""

    tool: str | None = None
    website: str | None = None
    industry: str | None = None


NO_FACTS = OwnerFacts()

ChosenOrder = Literal["day_first", "month_first"]


class ReadingChoices(Document):
    """The owner's word for one header layout; ``None`` (or a role that is not named) leaves it to the reader.

    ``columns`` maps a role (``issued``, ``total``, ...) to the header that plays it, or to ``None``: no column does.
    ``words`` says, by header, what words of that column mean: ``{"Paid?": {"bez": "paid"}}``. A word is kept without
    numbers; an empty one stands for all other words of its column. ``currency`` is the one to measure where files hold
    several; an empty one is that of amounts whose currency is named nowhere.
    ``once``: it holds for one run and is never remembered.
    """

    category: Category | None = None
    date_order: ChosenOrder | None = None
    columns: Mapping[str, str | None] = {}
    words: Mapping[str, Mapping[str, str]] = {}
    currency: str | None = None
    once: bool = False


# By the fingerprint of the header layout (``FileRecognition.layout``).
ChoicesByLayout = Mapping[str, ReadingChoices]
