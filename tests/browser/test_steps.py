"""The journeys would notice: whatever goes wrong unseen, fails them."""

import pytest
from playwright.sync_api import Browser

from tests.browser.steps import DESK, visiting

pytestmark = pytest.mark.browser

# What goes wrong, and the event by which the browser tells.
STYLE = "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">red</p>')"
UNSEEN = {
    "a script fails": ("weberror", "setTimeout(() => { throw new Error('oops'); })"),
    "the policy refuses a style": ("console", STYLE),
    "a picture is missing": ("response", "new Image().src = '/static/missing.png'"),
    "an answer is a fault": ("response", "fetch('/fault').catch(() => 0)"),
    "nobody answers": ("requestfailed", "new Image().src = '/nobody.png'"),
}


@pytest.mark.parametrize(("told_by", "script"), UNSEEN.values(), ids=UNSEEN)
def test_a_hidden_browser_error_fails_a_journey(browser: Browser, server: str, told_by: str, script: str) -> None:
    journey = visiting(browser, server, DESK, script=True)
    page = journey.__enter__()
    page.route("**/fault", lambda route: route.fulfill(status=500))
    page.route("**/nobody.png", lambda route: route.abort("connectionrefused"))
    page.goto("/app/upload")  # its policy lets it ask
    with page.context.expect_event(told_by, lambda seen: told_by != "response" or seen.status >= 400):
        page.evaluate(f"() => {{ {script} }}")
    with pytest.raises(AssertionError):
        journey.__exit__(None, None, None)
