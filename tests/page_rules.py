"""Rules that hold on every page. ``check_page`` reads the HTML and fails with a sentence on how to fix it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise

from werkzeug.test import TestResponse

from tests.page_semantics import SEMANTIC_RULES

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
BLOCKS = {"div", "p", "ul", "ol", "dl", "table", "section", "form", "h1", "h2", "h3", "details", "article"}
CONTROLS = {"input", "select", "textarea"}
POINTING = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-details", "list", "for", "form", "headers")
FORBIDDEN_WORDS = re.compile(
    r"\b(dashboards?|KPIs?|analytics|BI|business intelligence|monitor(ing|s|ed)?|performance tracking|reporting"
    r"|optimi[sz]e performance|None|Undefined)\b"
)
FAULTS = re.compile(r"\b[A-Z]\w*(Error|Exception)\b|Traceback|\b(RunNotFound|StoreUnavailable|RunAlreadyActive)\b")


EXPECTED_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OWN_SCRIPT = "; script-src 'self'; connect-src 'self'"


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass
class Page:
    """A parsed page: its elements in order, and its text."""

    html: str
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    title: str = ""
    folds: list[str] = field(default_factory=list)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        found = (one for one in self.elements if one.tag == tag)
        return [one for one in found if all(one[name] == value for name, value in attributes.items())]

    def field_value(self, name: str) -> str:
        return next(one["value"] for one in self.all("input", name=name))

    def links(self) -> set[str]:
        return {one["href"] for one in self.all("a")}


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page("")
        self.open: list[str] = []
        self.around: list[Element] = []
        self.faults: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        if tag in BLOCKS and "p" in self.open:
            self.faults.append(f"<{tag}> stands inside <p>: close the paragraph first")
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.page.elements.append(element)
        if tag == "summary":
            self.page.folds.append("")
        if tag not in VOID:
            self.open.append(tag)
            self.around.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes nothing; open are {self.open}")
        else:
            self.open.pop()
            self.around.pop()

    def handle_data(self, data: str) -> None:
        if "title" in self.open and "svg" not in self.open:  # a drawing has a title of its own
            self.page.title += data
        if "summary" in self.open:
            self.page.folds[-1] += data
        self.words.append(data)
        for element in self.around:
            element.text += data


def read_page(html: str) -> Page:
    """The page without judging it, but for tags that do not fit."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert not parser.open, f"never closed: {parser.open}"
    assert not parser.faults, "\n".join(parser.faults)
    parser.page.html = html
    parser.page.text = " ".join(" ".join(parser.words).split())
    return parser.page


@lru_cache(maxsize=4)  # a test that looks at the page reads what the client has just checked
def check_page(html: str) -> Page:
    """The page, after every rule held."""
    page = read_page(html)
    for rule in (_frame, _headings, _ids, _labels, _folds, _forms, _next_step, _tables, _safe, _words, *SEMANTIC_RULES):
        rule(page)
    return page


def _frame(page: Page) -> None:
    assert page.html.startswith("<!doctype html>"), "begin with the doctype"
    assert page.all("html")[0]["lang"] == "en", "say the language of the page"
    assert page.title.strip().endswith("- Snapshot"), f"end the title with the product's name: {page.title!r}"
    assert len(page.all("main")) == 1, "a page has one <main>"
    assert page.all("meta", name="viewport"), "phones need the viewport"


def _headings(page: Page) -> None:
    levels = [int(one.tag[1]) for one in page.elements if re.fullmatch(r"h[1-6]", one.tag)]
    assert levels.count(1) == 1, f"a page has exactly one h1, this one has {levels.count(1)}"
    # A summary of faults may stand before the h1; from there on no level is left out.
    for before, after in pairwise(levels):
        assert after <= before + 1, f"heading levels jump from h{before} to h{after}"


def _ids(page: Page) -> None:
    ids = [one["id"] for one in page.elements if "id" in one.attributes]
    assert all(ids), "an id is empty"
    assert len(ids) == len(set(ids)), f"ids stand twice: {sorted({one for one in ids if ids.count(one) > 1})}"
    for one in page.elements:
        named = [name for attribute in POINTING for name in one[attribute].split()]
        named += [one["href"][1:]] if one["href"].startswith("#") else []
        assert set(named) <= set(ids), f"<{one.tag}> points to {set(named) - set(ids)}, which is not on the page"


def _labels(page: Page) -> None:
    labelled = {one["for"] for one in page.all("label")}
    for one in page.elements:
        if one.tag in CONTROLS and one["type"] not in {"hidden", "submit"}:
            assert one["id"] in labelled, f"<{one.tag} name={one['name']!r}> has no label"


def _folds(page: Page) -> None:
    names = [" ".join(name.split()) for name in page.folds]
    assert all(names), "a fold has no name"
    twice = sorted({name for name in names if names.count(name) > 1})
    assert not twice, f"who hears the page cannot tell these folds apart: {twice}"


def _forms(page: Page) -> None:
    forms = page.all("form")
    for one in forms:
        assert one["action"].startswith("/"), "a form names its own address"
        assert one["method"] == "post", "a form says its method"
        assert "form" not in one.inside, "forms do not nest"
    tokens = page.all("input", name="csrf_token")
    assert len(tokens) == len(forms), "every form carries one csrf_token"
    assert all("form" in one.inside and one["value"] for one in tokens), "a csrf_token stands outside a form"


def _next_step(page: Page) -> None:
    loud = [one["href"] or one.tag for one in page.elements if "button" in one["class"].split()]
    quiet = [one for one in page.elements if "button--quiet" in one["class"].split()]
    assert len(loud) - len(quiet) <= 1, f"a page has one next step, the other buttons are quiet: {loud}"


def _tables(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table")), "every table has a caption (it may be hidden)"
    assert all(one["scope"] for one in page.all("th")), "every th says its scope"


def _safe(page: Page) -> None:
    for one in page.all("script"):
        assert one["src"].startswith("/static/"), "a script is a file of ours: the policy forbids others"
        assert "defer" in one.attributes, "a page is there before its script"
    assert not page.all("style"), "styles stand in the stylesheet: the policy forbids others"
    inline = [
        one.tag for one in page.elements if "style" in one.attributes or any(k[:2] == "on" for k in one.attributes)
    ]
    assert not inline, f"inline style or handler on {inline}"
    for one in page.elements:
        for address in (one["href"], one["src"]):
            assert not re.match(r"(javascript|data):", address), f"unsafe address {address}"


def _words(page: Page) -> None:
    found = FORBIDDEN_WORDS.search(page.title + " " + page.text)
    assert not found, f"this product does not say {found.group()!r}"
    fault = FAULTS.search(page.text)
    assert not fault, f"the name of a fault is shown: {fault.group()!r}"


def assert_headers(response: TestResponse, **otherwise: str) -> None:
    """Exactly these security headers, each once; ``otherwise`` are those that differ here.

    A script may run exactly where the page has one.
    """
    expected = EXPECTED_HEADERS | otherwise
    if response.mimetype == "text/html" and "<script" in response.text:
        expected["Content-Security-Policy"] += OWN_SCRIPT
    for name, value in expected.items():
        assert response.headers.getlist(name) == [value]
    assert "Strict-Transport-Security" not in response.headers
