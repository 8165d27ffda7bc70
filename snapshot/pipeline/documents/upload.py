"""What the owner handed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """``name`` is only a label as the browser sent it: never build a path from it."""

    name: str
    content: bytes
