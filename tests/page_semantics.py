"""Rules on what elements mean: to those who hear the page, to password managers, to where a link leads."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.page_rules import Page

TITLE = re.compile(r"(Error: )?(SAMPLE: )?[A-Z“0-9][^<>{}]* - Snapshot")
SAYING = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "th", "caption", "label", "legend", "a", "button", "summary"}
SCRATCH = re.compile(
    r"[{}]{2}|%\(|%s|\bTrue\b|\bFalse\b|\bnull\b|\bundefined\b|\bNaN\b|<[A-Z]\w+\.\w+|\b[A-Z]\w+\.[A-Z_]{3,}\b"
)
CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b(?!\.(?:csv|xlsx?|tsv|ods))")
COMPLETES = {
    "email": {"username", "email"},
    "password": {"current-password", "new-password"},
}


def _title(page: "Page") -> None:
    assert TITLE.fullmatch(page.title.strip()), f"a title says what the page is, and whose: {page.title!r}"
    faulty = any("field__error" in one["class"] for one in page.elements)
    assert page.title.startswith("Error: ") == faulty, (
        "the title begins with “Error: ” where a field has one, only there"
    )


def _nothing_empty(page: "Page") -> None:
    pictures = {"img", "svg", "progress", "input"}
    for one in page.elements:
        if one.tag in SAYING and not one.text.strip() and not one["aria-label"] and one["role"] != "status":
            holds = any(other.tag in pictures and one.tag in other.inside for other in page.elements)
            assert holds, f"<{one.tag} class={one['class']!r}> says nothing"


def _buttons(page: "Page") -> None:
    for one in page.all("button"):
        assert one["type"] in {"submit", "button"}, f"the button {one.text!r} says its type"
    for one in page.elements:
        assert int(one["tabindex"] or 0) <= 0, f"<{one.tag}> comes out of its turn: tabindex {one['tabindex']}"
        assert "accesskey" not in one.attributes, "access keys collide with those of screen readers"
    assert sum("autofocus" in one.attributes for one in page.elements) <= 1, "one place has the focus at first"


def _links(page: "Page") -> None:
    for one in page.all("a"):
        assert one["href"], f"the link {one.text!r} leads nowhere"
        assert not one["target"], "a link opens where the visitor is"
        if re.match(r"(https?:)?//", one["href"]):
            assert "noreferrer" in one["rel"].split(), f"{one['href']} need not learn where its visitor came from"


def _pictures(page: "Page") -> None:
    for one in page.all("img"):
        assert "alt" in one.attributes, f"the picture {one['src']} has no words"
    for one in page.all("svg"):
        named = one["role"] == "img" and (one["aria-label"] or one["aria-labelledby"])
        assert named or one["aria-hidden"] == "true", "a drawing has a name, or is hidden from those who hear the page"


def _completion(page: "Page") -> None:
    for one in page.all("input"):
        wanted = COMPLETES.get(one["type"])
        assert wanted is None or one["autocomplete"] in wanted, f"say what a browser may fill into {one['name']}"
        assert one["type"] != "password" or not one["value"], "a password never comes back"


def _times(page: "Page") -> None:
    for one in page.all("time"):
        written = one["datetime"]
        read = date.fromisoformat if len(written) == 10 else datetime.fromisoformat
        assert read(written), written
        assert not re.search(r"\.\d{4}", written), f"browsers know no more than milliseconds: {written}"
    for one in page.all("meta", **{"http-equiv": "refresh"}):
        assert re.fullmatch(r"\d+(; url=/\S+)?", one["content"]), f"not a way on: {one['content']}"


def _codes(page: "Page") -> None:
    """Names that only the program knows stand in <code>, or nowhere."""
    shown = page.text
    for one in page.all("code"):
        shown = shown.replace(" ".join(one.text.split()), " ")
    for found in (SCRATCH.search(shown), CODE.search(shown)):
        assert not found, f"not a word that an owner knows: {found.group()!r}"


SEMANTIC_RULES: tuple[Callable[["Page"], None], ...] = (
    _title, _nothing_empty, _buttons, _links, _pictures, _completion, _times, _codes,
)  # fmt: skip
