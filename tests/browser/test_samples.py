"""An owner tries it before there is anything to upload: one press on the front page, without script."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NOTE = "This is a sample: an invented business."


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_a_sample_is_tried_printed_run_again_and_deleted(page: Page) -> None:
    page.goto("/app/upload")
    page.get_by_role("link", name="Try it with a sample business").click()
    assert page.url.endswith("/#samples")
    assert not sideways(page)
    page.get_by_role("button", name="Contractor sample").click()
    page.wait_for_url("**/app/results/*")  # where it takes longer than a moment, by the page of the six steps
    first = page.url
    assert page.title().startswith("SAMPLE: ")
    expect(page.locator("h1")).to_contain_text("SAMPLE")
    expect(page.get_by_text(NOTE)).to_be_visible()
    assert not sideways(page)

    page.get_by_text("How we read your files").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="sample-my-quotes.csv").click()
    assert download.value.suggested_filename == "sample-my-quotes.csv"
    page.get_by_role("link", name="Print").click()
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_contain_text("SAMPLE")
    expect(page.get_by_text(NOTE)).to_be_visible()
    page.emulate_media(media="screen")

    page.goto(first)
    page.get_by_role("button", name="Run again").click()
    page.wait_for_url(lambda url: "/app/results/" in url and url != first)
    expect(page.get_by_text(NOTE)).to_be_visible()
    page.goto("/app/results")
    expect(page.locator("main li", has_text="SAMPLE")).to_have_count(2)
    page.goto("/")
    page.get_by_role("button", name="Contractor sample").click()
    page.wait_for_url(first)  # the second press of a day opens the first one

    page.get_by_role("link", name="Make your own snapshot").click()
    assert page.url.endswith("/app/upload")
    page.goto(first)
    page.get_by_text("Delete this snapshot").first.click()
    page.get_by_role("checkbox", name="Yes, delete").check()
    page.get_by_role("button", name="Delete this snapshot").click()
    assert page.goto(first).status == 404  # type: ignore[union-attr]
