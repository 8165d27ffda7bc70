"""axe in a page: which rules look, and what they find."""

from typing import Any

from playwright.sync_api import Page

from tests.conftest import npm_part

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


def load(page: Page) -> None:
    """Put axe into the page, where it is not there yet."""
    source = npm_part("axe-core", "axe.min.js")
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(source.read_text("utf-8"))


def look(page: Page, rules: dict[str, Any]) -> list[str]:
    """Which rules held. What axe finds, and what it leaves to a person, must be nothing."""
    found: dict[str, Any] = page.evaluate(RUN, rules)
    assert not found["violations"], found["violations"]
    assert not found["unsure"], found["unsure"]
    held: list[str] = found["held"]
    return held
