"""Every page fits: on the narrowest phone, at twice the size, with wider letters, on paper, and under a finger."""

import pytest
from playwright.sync_api import Page

from tests.browser.showcase import Showcase
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Stage

pytestmark = pytest.mark.browser

PHONE, DESK_AT_200 = 320, 640
PAPER = 718  # US Letter at 96 px per inch, without its margins
# The spacing that a reader may choose: WCAG 2.2, 1.4.12.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
UNSPACED = "() => { document.adoptedStyleSheets = []; }"
# Elements that stick out at the right, and those that cut off what is in them.
OUT = """() => {
  const name = one => one.tagName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 60);
  const inside = [...document.body.querySelectorAll('*')].filter(one => !one.closest('.hidden'));
  const wide = inside.filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  const cut = inside.filter(one => getComputedStyle(one).overflowX !== 'visible' && !one.matches('textarea, input')
    && one.scrollWidth > one.clientWidth + 1);
  const page = document.scrollingElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [];
  return [...page, ...wide.map(name), ...cut.map(one => 'cuts off ' + name(one))];
}"""
# Whatever is pressed is at least 24 by 24 px (WCAG 2.2, 2.5.8); links in a sentence are as high as its lines.
SMALL = """() => {
  const inSentence = one => one.matches('a') && [...one.parentElement.childNodes].some(node =>
    node.nodeType === Node.TEXT_NODE && node.textContent.trim().length > 1);
  return [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter(one => one.type !== 'hidden' && one.checkVisibility() && !inSentence(one) && !one.matches('.skip-link'))
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([one, box]) => `${one.outerHTML.slice(0, 120)}: ${box.width} x ${box.height}`);
}"""


def out(page: Page) -> list[str]:
    found: list[str] = page.evaluate(OUT)
    return found


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_nothing_overflows_or_is_cut_off(name: str, stage: Stage, showcase: Showcase) -> None:
    page = showcase.lay(stage.show(name), PHONE)
    assert not out(page)
    assert not page.evaluate(SMALL)
    page.evaluate(SPACED)
    assert not out(page)
    showcase.render(DESK_AT_200, dark=False)
    assert not out(page)
    page.evaluate(UNSPACED)
    assert not out(page)
    showcase.fold(folds_open=False)
    assert not page.evaluate(SMALL)
    showcase.print(PAPER)
    assert not out(page)


def test_title_words_are_one_space_apart(stage: Stage, showcase: Showcase) -> None:
    page = showcase.lay(stage.show("result of a real run"), PHONE)
    gaps: list[float] = page.locator(".as-title").evaluate_all("""titles => titles.map(one =>
      one.getBoundingClientRect().left - one.previousElementSibling.getBoundingClientRect().right)""")
    assert gaps
    assert max(gaps) < 1


def test_a_planted_overflow_is_found(stage: Stage, showcase: Showcase) -> None:
    page = showcase.lay(stage.show("home"), PHONE)
    page.evaluate("""() => {
      document.querySelector('h1').style.width = '400px';
      document.querySelector('.brand').style = 'display: block; height: 20px; padding: 0; line-height: 1';
    }""")
    assert [one for one in out(page) if one.startswith("H1")]
    assert page.evaluate(SMALL)
