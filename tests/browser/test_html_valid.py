"""Every page in every state is valid HTML, and the stylesheet valid CSS, in the eyes of the Nu checker (W3C's own)."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.browser.showcase import STATIC
from tests.conftest import npm_part, skip_or_fail
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Stage

pytestmark = pytest.mark.browser

# The checker does not know two properties. ``field-sizing`` is newer than it: browsers that do not know it either give
# a box the height that its rows say. ``vector-effect`` belongs to drawings (SVG 2), and every browser has it.
UNKNOWN_TO_IT = tuple(f"CSS: “{name}”: Property “{name}” doesn't exist." for name in ("field-sizing", "vector-effect"))


def complaints(folder: Path) -> list[str]:
    """Errors and warnings about the files of ``folder``, in one go: the checker takes seconds to start."""
    java = shutil.which("java")
    if java is None:
        skip_or_fail("no Java here; on Debian: apt-get install default-jre-headless")
    checker = npm_part("vnu-jar", "build/dist/vnu.jar")
    command = [str(java), "-jar", str(checker), "--format", "json", "--stdout", "--also-check-css", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return list(told(json.loads(said)["messages"]))


def told(messages: Iterable[dict[str, str]]) -> Iterable[str]:
    for one in messages:
        if one["message"] not in UNKNOWN_TO_IT:
            yield f"{Path(one['url']).name}: {one['message']} {one.get('extract', '')}"


def test_every_page_and_the_stylesheet_are_valid(stage: Stage, tmp_path: Path) -> None:
    for name in EVERY_PAGE:
        file = tmp_path / f"{''.join(letter if letter.isalnum() else '-' for letter in name)}.html"
        file.write_text(stage.show(name).html, "utf-8")
    shutil.copy(STATIC / "snapshot.css", tmp_path)
    assert len(list(tmp_path.iterdir())) == len(EVERY_PAGE) + 1
    assert not complaints(tmp_path)


def test_the_checker_finds_planted_errors(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>a</title><p><div>b</div></p>")
    (tmp_path / "b.css").write_text("p { colour: red }")
    assert {one.split(":")[0] for one in complaints(tmp_path)} == {"a.html", "b.css"}
