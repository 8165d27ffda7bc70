"""What the owner handed in: files, and what was said beside them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """``name`` is only a label as the browser sent it: never build a path from it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """The optional facts of the upload form; ``industry`` is the value of an ``Industry``."""

    tool: str | None = None
    website: str | None = None
    industry: str | None = None


NO_FACTS = OwnerFacts()
