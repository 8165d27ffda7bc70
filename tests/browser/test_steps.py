"""The journeys would notice: whatever goes wrong unseen, fails them."""

import pytest
from playwright.sync_api import Browser

from tests.browser.steps import DESK, visiting

pytestmark = pytest.mark.browser

UNSEEN = {
    "a script fails": "setTimeout(() => { throw new Error('oops'); })",
    "the policy refuses a style": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">red</p>')",
    "a picture is missing": "new Image().src = '/static/missing.png'",
    "an answer is a fault": "fetch('/fault').catch(() => 0)",
    "nobody answers": "new Image().src = '/nobody.png'",
}


@pytest.mark.parametrize("script", UNSEEN.values(), ids=UNSEEN)
def test_what_goes_wrong_unseen_fails_a_journey(browser: Browser, server: str, script: str) -> None:
    journey = visiting(browser, server, DESK, script=True)
    page = journey.__enter__()
    page.route("**/fault", lambda route: route.fulfill(status=500))
    page.route("**/nobody.png", lambda route: route.abort("connectionrefused"))
    page.goto("/app/upload")  # its policy lets it ask
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(100)
    with pytest.raises(AssertionError):
        journey.__exit__(None, None, None)
