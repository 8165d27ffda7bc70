"""Every page by keyboard alone, and for readers who want no motion."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.showcase import Showcase
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Stage

pytestmark = pytest.mark.browser

FOCUSABLE = "a[href], button, summary, input:not([type=hidden]), select, textarea"
# Each is focused in turn, as after a press of Tab: it takes the focus, shows it by a line around it, and is in sight.
FOCUS = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).filter(one => {
  one.focus();
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return document.activeElement !== one || !outlined || box.right <= 0 || box.bottom <= 0;
}).map(one => one.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return style.animationName !== 'none' || style.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
}).map(one => one.outerHTML.slice(0, 120))"""
HERE = """selector => {
  const all = [...document.querySelectorAll(selector)].filter(one => one.checkVisibility() && !one.disabled);
  const groups = new Set();
  const stops = all.filter(one => one.type !== 'radio' || !groups.has(one.name) && groups.add(one.name));
  const here = document.activeElement;
  const at = here.type === 'radio' ? stops.findIndex(one => one.name === here.name) : stops.indexOf(here);
  return [at, stops.length];
}"""
WALKED = (
    "home", "upload, refused for every field", "upload, with kept files", "question", "remote assist",
    "result, slow_payers", "result, gated for an export of a named tool", "result, failed", "list, empty",
    "your data, with snapshots and choices", "sign in", "error 404, no such address",
)  # fmt: skip
REFUSED = [name for name in EVERY_PAGE if "refused for" in name or "without confirming" in name]
REFUSED += ["remote assist, refused", "sign in, not together", "sign up, too weak", "question, a column chosen twice"]


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_focus_is_seen_everywhere_and_nothing_moves(name: str, stage: Stage, showcase: Showcase) -> None:
    page = showcase.lay(stage.show(name), 320)
    page.keyboard.press("Tab")
    assert not page.evaluate(FOCUS, FOCUSABLE)
    assert not page.evaluate(MOVING)
    assert page.evaluate("() => document.getAnimations().length") == 0


@pytest.mark.parametrize("name", WALKED)
def test_tab_goes_through_the_page_in_its_order_and_out(name: str, stage: Stage, showcase: Showcase) -> None:
    page = showcase.lay(stage.show(name), 1280)
    page.locator(".skip-link").focus()
    stops = walk(page)
    assert stops == list(range(len(stops))), "in the order of the page, none twice, none left out"


def walk(page: Page) -> list[int]:
    """The places in the page's own order where Tab stops, until it leaves the page."""
    first: list[int] = page.evaluate(HERE, FOCUSABLE)
    place, total = first
    stops = []
    while place >= 0 and len(stops) <= total:
        stops.append(place)
        page.keyboard.press("Tab")
        place = page.evaluate(HERE, FOCUSABLE)[0]
        if place == 0:
            break
    assert len(stops) == total
    return stops


def test_the_skip_link_leads_to_the_content(stage: Stage, showcase: Showcase) -> None:
    page = showcase.show(stage.show("remote assist"), 320)
    page.keyboard.press("Tab")
    link = page.locator(".skip-link")
    assert link.evaluate("one => one === document.activeElement && one.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.locator("#tool").evaluate("one => one === document.activeElement")


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_form_moves_focus_to_the_summary(name: str, stage: Stage, showcase: Showcase) -> None:
    """Without script: the summary has the focus, and each of its links leads to a field in sight."""
    page = showcase.show(stage.show(name), 320)
    assert page.title().startswith("Error: ")
    summary = page.locator(".banner--alert[role=alert]")
    assert summary.evaluate("one => one === document.activeElement")
    for link in summary.get_by_role("link").all():
        link.press("Enter")
        target: Any = page.locator(str(link.get_attribute("href")))
        assert target.evaluate("one => one === document.activeElement && one.checkVisibility()")


def test_a_planted_focus_fault_is_found(stage: Stage, showcase: Showcase) -> None:
    page = showcase.show(stage.show("home"), 320)
    page.keyboard.press("Tab")
    page.evaluate("() => { document.querySelector('.brand').style = 'outline: none; transition: color 1s'; }")
    assert len(page.evaluate(FOCUS, FOCUSABLE)) == 1
    assert len(page.evaluate(MOVING)) == 1
