"""Which values of a snapshot a choice reads."""

from typing import Any

from pydantic import BaseModel

from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.documents.snapshot import Snapshot


class _Noting:
    """A document that notes the dotted path of every value that is asked of it."""

    def __init__(self, document: BaseModel, path: str, noted: set[str]) -> None:
        self._about = document, path, noted

    def __getattr__(self, name: str) -> Any:
        document, path, noted = self._about
        value, here = getattr(document, name), f"{path}.{name}" if path else name
        if isinstance(value, BaseModel):
            return _Noting(value, here, noted)
        noted.add(here)
        return value


def read_by_choice(snapshot: Snapshot) -> dict[str, Any]:
    """Path to value of everything that choosing the theme reads."""
    noted: set[str] = set()
    choose(_Noting(snapshot, "", noted), THEMES)  # type: ignore[arg-type] - it answers as a snapshot does
    return {path: value_at(snapshot, path) for path in sorted(noted)}


def same(value: Any, other: Any) -> bool:
    """Equal, or numbers that differ by the last digit they are rounded to."""
    if isinstance(value, float) and isinstance(other, float | int):
        return abs(value - other) <= max(2e-4, 1e-5 * abs(value))
    return bool(value == other)


def value_at(snapshot: Snapshot, path: str) -> Any:
    found: Any = snapshot
    for name in path.split("."):
        found = getattr(found, name)
    return found
