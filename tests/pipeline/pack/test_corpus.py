"""Files of many tools and quirks, written from invented records, are read back to exactly those records."""

import os
from datetime import date

import pytest

from snapshot.offline import summary
from snapshot.pipeline.pack import read_files
from tests.corpus import layouts  # noqa: F401 - registers them
from tests.corpus.business import invent
from tests.corpus.layout import LAYOUTS

# One business per shape in the everyday run; more with CORPUS_SEEDS="2 3 4".
SEEDS = [int(seed) for seed in os.environ.get("CORPUS_SEEDS", "1").split()]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_layout_is_read_to_its_own_records(name: str, seed: int) -> None:
    sample = LAYOUTS[name](invent(seed))
    recognition = read_files(sample.files, workspace_key=b"key", today=date(2025, 12, 1)).recognition
    assert summary(recognition) == dict(sample.expected)
    for file, right in zip(recognition.files, sample.categories, strict=True):
        assert file.category in right, file.name
    assert [file.name for file in recognition.files if file.disagreements] == []
    # An owner who is asked needlessly goes away; one whose upload would say nothing is asked what the list is.
    asked = {doubt.code for file in recognition.files for doubt in file.doubts}
    assert asked <= ({"mapping"} if sample.expected["gated"] else set())
