"""The stylesheet has no rule for what no template has, and no variable that is not used."""

import re
from pathlib import Path

import snapshot

HOME = Path(snapshot.__file__).parent
CSS = re.sub(r"/\*.*?\*/", "", (HOME / "static" / "snapshot.css").read_text("utf-8"), flags=re.DOTALL)
SELECTORS = re.sub(r"\{[^{}]*\}|\[[^\]]*\]", " ", CSS)
STYLED = set(re.findall(r"\.([a-z][a-z_-]*)", SELECTORS))
TEMPLATES = "".join(path.read_text("utf-8") for path in (HOME / "templates").rglob("*.html"))


def named() -> tuple[set[str], set[str]]:
    """The classes that templates name, and the beginnings of those that they put together."""
    whole, begun = set(), set()
    for value in re.findall(r'class="([^"]*)"', TEMPLATES):
        for word in re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{ '( [\w-]+)'[^}]*\}\}", r"\1", value)).split():
            (begun if "{" in word else whole).add(word.split("{")[0])
    return whole, begun - {""}


def test_every_class_that_is_styled_is_in_a_template():
    whole, begun = named()
    unknown = {name for name in STYLED - whole if not name.startswith(tuple(begun))}
    assert not unknown, f"styled, and in no template: {sorted(unknown)}"


def test_every_variable_is_set_and_used():
    assert set(re.findall(r"var\((--[\w-]+)\)", CSS)) == set(re.findall(r"(?<=[{;\s])(--[\w-]+):", CSS))
