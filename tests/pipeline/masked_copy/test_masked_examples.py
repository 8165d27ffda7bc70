"""Every example export and every known layout is read from its masked copy as from the file itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy import Unreadable, compare_readings, mask_file
from tests.corpus import layouts  # noqa: F401 - registers them
from tests.corpus.business import invent
from tests.corpus.layout import LAYOUTS
from tests.support.masked import TODAY, kept_words

_EVERYDAY = 8  # one layout of so many in the everyday run, the others among the slow ones
_NAMES = [
    pytest.param(name, marks=[pytest.mark.slow] if at % _EVERYDAY else []) for at, name in enumerate(sorted(LAYOUTS))
]


def _files(folder: Path) -> Iterator[UploadedFile]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in ("expected.json", "README.md"):
            yield UploadedFile(path.name, path.read_bytes())


def _masked(file: UploadedFile, today: date) -> tuple[UploadedFile, tuple[str, ...]] | None:
    """The copy, with what is read in another way; ``None`` for what is no list."""
    try:
        copy = mask_file(file, today=today)
    except Unreadable:
        return None
    return copy, compare_readings(file, copy, today=today)


@pytest.mark.parametrize("folder", ["exports", "exports2", "exports3", "cases"])
def test_every_example_keeps_its_reading_and_no_word_of_its_owner(examples: Path, folder: str) -> None:
    place = examples if folder == "exports" else examples.parent / folder
    masked = [(file, found) for file in _files(place) if (found := _masked(file, TODAY)) is not None]
    assert len(masked) > 15
    assert {file.name: differences for file, (_, differences) in masked if differences} == {}
    kept = {file.name: kept_words(file, copy) for file, (copy, _) in masked}
    assert {name: words for name, words in kept.items() if words} == {}


@pytest.mark.parametrize("name", _NAMES)
def test_every_layout_keeps_its_reading(name: str) -> None:
    today = date(2025, 12, 1)
    for file in LAYOUTS[name](invent(1)).files:
        found = _masked(file, today)
        assert found is None or found[1] == (), file.name
