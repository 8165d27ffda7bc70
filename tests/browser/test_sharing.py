"""An owner shares a result and takes it back, on a phone and without script; somebody else reads it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_figures_that_open import pages_on_paper
from tests.browser.test_owner_journey import sideways, upload

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["phone"])
def test_a_link_is_made_opened_by_somebody_else_and_taken_back(page: Page, browser: Browser, pair: list[Path]) -> None:
    upload(page, *pair)
    page.wait_for_url("**/app/results/*")
    result = page.url
    expect(page.get_by_label("The link works for")).not_to_be_visible()
    page.get_by_text("Share with your accountant").click()
    page.get_by_label("The link works for").select_option("7 days")
    page.get_by_role("button", name="Make a link").click()
    shown = page.get_by_label("Copy this link now")
    expect(shown).to_be_in_viewport()
    assert not sideways(page)
    link = shown.input_value()

    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    reader = context.new_page()
    reader.goto(link)
    expect(reader.get_by_text("Shared with you, read only, until")).to_be_visible()
    expect(reader.get_by_role("heading", name="Takeaway")).to_be_visible()
    expect(reader.locator("nav, form, a[href^='/app']")).to_have_count(0)
    for fold in reader.locator("summary").all():
        fold.click()
    assert not sideways(reader)
    assert "INV-" not in reader.locator("main").inner_text()
    assert pages_on_paper(reader) == 1
    assert context.cookies() == []

    page.goto(result)
    expect(page.get_by_label("Copy this link now")).to_have_count(0)
    page.get_by_text("Share with your accountant").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("The link was taken back.")).to_be_visible()
    answer = reader.goto(link)
    assert answer is not None
    assert answer.status == 404
    expect(reader.locator("h1")).to_have_text("This link does not work")
    context.close()
