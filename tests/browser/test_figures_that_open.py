"""Figures open by keyboard, and on paper all of them stand open on one page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import sideways, upload

pytestmark = pytest.mark.browser


def pages_on_paper(page: Page) -> int:
    return page.pdf(format="Letter").count(b"/Type /Page\n")


def test_figures_open_by_keyboard_and_fit_one_page_on_paper(page: Page, pair: list[Path]) -> None:
    upload(page, *pair)
    expect(page.locator(".evidence summary").first).not_to_be_visible()
    page.locator(".takeaway summary").press("Enter")
    expect(page.locator(".takeaway dd").first).to_be_visible()
    page.locator("summary", has_text="Show the evidence").press("Enter")
    line = page.locator(".evidence summary").first
    line.press("Enter")
    expect(page.locator(".evidence__body").first).to_be_visible()
    expect(page.locator(".evidence__body").nth(1)).not_to_be_visible()
    assert not sideways(page)
    assert pages_on_paper(page) == 1
    page.get_by_role("link", name="Print").click()
    assert pages_on_paper(page) == 1
