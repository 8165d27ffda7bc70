"""axe finds nothing on any page in any state: light and dark, on a phone and on a desk, folds closed and open.

All rules look at the page on a phone, light, with its folds open, and at a desk, dark, with its folds closed. Contrast
is the slow one: it is looked at once in each scheme, with the folds open, as what is closed shows nothing else.
"""

from typing import Any

import pytest

from tests.browser.showcase import Showcase
from tests.conftest import npm_part
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Stage

pytestmark = pytest.mark.browser

PHONE, DESK = 320, 1280
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CONTRAST, SIZE = "color-contrast", "target-size"  # the second is asked for by name: axe leaves it out by default
RUN = """async options => {
  const found = await axe.run(document, {...options, resultTypes: ['violations', 'incomplete']});
  const told = results => results.map(rule => [rule.id, rule.help, ...rule.nodes.slice(0, 3).map(node =>
    node.target.join(' ') + ': ' + [...node.any, ...node.all, ...node.none].map(check => check.message).join(' '))]);
  return {
    violations: told(found.violations), unsure: told(found.incomplete), held: found.passes.map(rule => rule.id),
  };
}"""
ALL = {"runOnly": {"type": "tag", "values": STANDARDS}, "rules": {SIZE: {"enabled": True}}}
ALL_BUT_CONTRAST = {**ALL, "rules": {SIZE: {"enabled": True}, CONTRAST: {"enabled": False}}}
CONTRAST_AND_SIZE = {"runOnly": {"type": "rule", "values": [CONTRAST, SIZE]}}


@pytest.fixture
def axe(showcase: Showcase) -> Showcase:
    """The showcase with axe in its page."""
    source = npm_part("axe-core", "axe.min.js")
    if not showcase.page.evaluate("() => typeof axe === 'object'"):
        showcase.page.evaluate(source.read_text("utf-8"))
    return showcase


def look(showcase: Showcase, rules: dict[str, Any]) -> list[str]:
    """Which rules held. What axe finds, and what it leaves to a person, must be nothing."""
    found: dict[str, Any] = showcase.page.evaluate(RUN, rules)
    assert not found["violations"]
    assert not found["unsure"]
    held: list[str] = found["held"]
    return held


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_axe_finds_nothing(name: str, stage: Stage, axe: Showcase) -> None:
    axe.lay(stage.show(name), PHONE)
    assert CONTRAST in look(axe, ALL), "axe has looked"
    axe.render(DESK, dark=True)
    look(axe, CONTRAST_AND_SIZE)
    axe.fold(folds_open=False)
    look(axe, ALL_BUT_CONTRAST)


def test_axe_would_find_it(stage: Stage, axe: Showcase) -> None:
    """A control without a name, and text that cannot be read in the dark."""
    page = axe.lay(stage.show("upload"), PHONE, dark=True)
    page.evaluate("""() => {
      document.querySelector('label[for=tool]').remove();
      document.querySelector('h1').style.color = 'rgb(60, 60, 60)';
    }""")
    found = page.evaluate(RUN, ALL)
    assert {rule for rule, *_ in found["violations"]} >= {"label", CONTRAST}
