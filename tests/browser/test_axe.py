"""axe finds nothing on any page in any state: light and dark, on a phone and on a desk, folds closed and open.

Contrast is what a rule may see differently in another scheme, and it is the slow one. So it is looked at once in each
scheme, with the folds open: what is closed shows nothing else.
"""

from functools import cache
from typing import Any

import pytest

from tests.browser.showcase import Showcase
from tests.conftest import npm_part
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Stage

pytestmark = pytest.mark.browser

PHONE, DESK = 320, 1280
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# target-size of WCAG 2.2 is asked for by name: axe leaves it out of its defaults.
RUN = """async ([standards, contrast]) => {
  const rules = {'target-size': {enabled: true}, 'color-contrast': {enabled: contrast}};
  const runOnly = {type: 'tag', values: standards};
  const found = await axe.run(document, {runOnly, rules, resultTypes: ['violations', 'incomplete', 'passes']});
  const told = results => results.map(rule => [rule.id, rule.help, ...rule.nodes.slice(0, 3).map(node =>
    node.target.join(' ') + ': ' + [...node.any, ...node.all, ...node.none].map(check => check.message).join(' '))]);
  return {
    violations: told(found.violations), unsure: told(found.incomplete), held: found.passes.map(rule => rule.id),
  };
}"""


@cache
def axe() -> str:
    return npm_part("axe-core", "axe.min.js").read_text("utf-8")


def look(showcase: Showcase, *, contrast: bool) -> list[str]:
    """What axe finds, and what it leaves to a person; both must be nothing. Also returns which rules held."""
    found: dict[str, Any] = showcase.page.evaluate(RUN, [STANDARDS, contrast])
    assert not found["violations"]
    assert not found["unsure"]
    held: list[str] = found["held"]
    return held


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_axe_finds_nothing(name: str, stage: Stage, showcase: Showcase) -> None:
    page = showcase.show(stage.show(name), PHONE, folds_open=True)
    page.evaluate(axe())
    assert "color-contrast" in look(showcase, contrast=True), "axe has looked"
    showcase.fold(folds_open=False)
    look(showcase, contrast=False)
    showcase.render(DESK, dark=True)
    look(showcase, contrast=False)
    showcase.fold(folds_open=True)
    look(showcase, contrast=True)


def test_axe_would_find_it(stage: Stage, showcase: Showcase) -> None:
    """A control without a name, and text that cannot be read in the dark."""
    page = showcase.show(stage.show("upload"), PHONE, dark=True)
    page.evaluate(axe())
    page.evaluate("""() => {
      document.querySelector('label[for=tool]').remove();
      document.querySelector('h1').style.color = 'rgb(60, 60, 60)';
    }""")
    found = page.evaluate(RUN, [STANDARDS, True])
    assert {rule for rule, *_ in found["violations"]} >= {"label", "color-contrast"}
