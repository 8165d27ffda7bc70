"""The stylesheet and the templates know the same classes, and nothing in it is measured apart from its scale."""

import re
from pathlib import Path

import snapshot

HOME = Path(snapshot.__file__).parent
CSS = re.sub(r"/\*.*?\*/", "", (HOME / "static" / "snapshot.css").read_text("utf-8"), flags=re.DOTALL)
STYLED = set(re.findall(r"\.([a-z][a-z_-]*)", re.sub(r"\{[^{}]*\}", "{}", CSS)))
TEMPLATES = "".join(path.read_text("utf-8") for path in (HOME / "templates").rglob("*.html"))
# Only there to tell one list of buttons from another; what they look like, others say.
UNSTYLED = {"form", "steps", "form__end"}


def named() -> tuple[set[str], set[str]]:
    """The classes that templates name, and the beginnings of those that they put together."""
    whole, begun = set(), set()
    for value in re.findall(r'class="([^"]*)"', TEMPLATES):
        for word in re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{ '( [\w-]+)'[^}]*\}\}", r"\1", value)).split():
            (begun if "{" in word else whole).add(word.split("{")[0])
    return whole, begun - {""}


def test_every_class_is_one_of_the_templates():
    whole, begun = named()
    unknown = {name for name in STYLED - whole if not name.startswith(tuple(begun))}
    assert not unknown, f"styled, and in no template: {sorted(unknown)}"


def test_every_variable_that_is_used_is_set():
    assert set(re.findall(r"var\((--[\w-]+)\)", CSS)) == set(re.findall(r"(?<=[{;\s])(--[\w-]+):", CSS))
