"""The registry of layouts: each writes files of one tool or quirk, and says what they hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.records import Business


@dataclass(frozen=True, slots=True)
class Sample:
    """``categories`` are the right answers per file, in the order of the files."""

    files: tuple[UploadedFile, ...]
    categories: tuple[tuple[str, ...], ...]
    expected: Mapping[str, Any] = field(default_factory=dict)


Writer = Callable[[Business], Sample]
LAYOUTS: dict[str, Writer] = {}


def layout(writer: Writer) -> Writer:
    """Register ``writer`` under its own name."""
    register(writer.__name__, writer)
    return writer


def register(name: str, writer: Writer) -> None:
    if name in LAYOUTS:
        raise ValueError(f"two layouts are called {name}")
    LAYOUTS[name] = writer
