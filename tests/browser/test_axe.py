"""axe finds nothing on any page in any state: light and dark, on a phone and on a desk, folds closed and open.

All rules look at the page on a phone, light, with its folds open, and at a desk, dark, with its folds closed. Contrast
is the slow one: it is looked at once in each scheme, with the folds open, as what is closed shows nothing else.
"""

import pytest

from tests.browser.axe import ALL, ALL_BUT_CONTRAST, CONTRAST, CONTRAST_AND_SIZE, RUN, load, look
from tests.browser.showcase import Showcase
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Stage

pytestmark = pytest.mark.browser

PHONE, DESK = 320, 1280


@pytest.fixture
def axe(showcase: Showcase) -> Showcase:
    """The showcase with axe in its page."""
    load(showcase.page)
    return showcase


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_pages_have_no_axe_violations(name: str, stage: Stage, axe: Showcase) -> None:
    axe.lay(stage.show(name), PHONE)
    assert CONTRAST in look(axe.page, ALL), "axe has looked"
    axe.render(DESK, dark=True)
    look(axe.page, CONTRAST_AND_SIZE)
    axe.fold(folds_open=False)
    look(axe.page, ALL_BUT_CONTRAST)


def test_axe_finds_a_planted_violation(stage: Stage, axe: Showcase) -> None:
    """A control without a name, and text that cannot be read in the dark."""
    page = axe.lay(stage.show("upload"), PHONE, dark=True)
    page.evaluate("""() => {
      document.querySelector('label[for=tool]').remove();
      document.querySelector('h1').style.color = 'rgb(60, 60, 60)';
    }""")
    found = page.evaluate(RUN, ALL)
    assert {rule for rule, *_ in found["violations"]} >= {"label", CONTRAST}
