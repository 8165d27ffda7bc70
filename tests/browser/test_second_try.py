"""A closed gate in a browser: the page says what is missing, and the good file need not be chosen again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.support.exports import QUOTE_HEADER, as_csv

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["phone"])
def test_only_the_bad_file_is_sent_again(page: Page, pair: list[Path], tmp_path: Path) -> None:
    invoices, quotes = pair
    no_rows = tmp_path / "quotes.csv"
    no_rows.write_bytes(as_csv(QUOTE_HEADER, []))
    page.goto("/app/upload")
    page.locator("input[type=file]").set_input_files([invoices, no_rows])
    page.get_by_label("Which tool").fill("quick books")
    page.get_by_role("button", name="Make").click()

    expect(page.get_by_text("This one is fine. We keep it until")).to_be_visible()
    steps = page.get_by_role("list", name="How to export your quotes from QuickBooks Online")
    expect(steps.get_by_role("listitem").first).to_contain_text("Estimates by Customer")

    page.get_by_role("link", name="Upload the other file").click()
    expect(page.get_by_text("Kept from your last try: invoices.csv (60 invoices)")).to_be_visible()
    expect(page.get_by_label("Use it again")).to_be_checked()
    page.locator("input[type=file]").set_input_files(quotes)
    page.get_by_role("button", name="Make").click()
    expect(page.get_by_role("heading", name="Takeaway")).to_be_visible()
    expect(page.get_by_text("We're missing some inputs")).to_have_count(0)
    page.get_by_text("Show technical details").click()
    expect(page.get_by_text("6 steps succeeded, 0 skipped, 0 failed")).to_be_visible()

    page.goto("/app/upload")
    expect(page.get_by_label("Use it again")).to_have_count(0)
