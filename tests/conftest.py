"""What every test may ask for."""

import os
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent


def skip_or_fail(reason: str) -> None:
    """A part that cannot be had here skips its tests; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (CI must have it)")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example exports: SNAPSHOT_EXAMPLES, or ../shared/exports beside this repository."""
    folder = Path(os.environ.get("SNAPSHOT_EXAMPLES", REPO.parent / "shared" / "exports"))
    if not (folder / "expected.json").is_file():
        skip_or_fail(f"no example exports at {folder}; set SNAPSHOT_EXAMPLES to their folder")
    return folder
