"""An owner tries it before there is anything to upload: one press on the front page, without script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import delete_shown, downloaded, fold, result_of, sideways, status_of

pytestmark = pytest.mark.browser

NOTE = "This is a sample: an invented business."


def test_a_sample_is_tried_printed_run_again_and_deleted(page: Page) -> None:
    first = tries_one_from_the_upload_page(page)
    looks_at_its_files(page)
    sees_the_mark_on_paper(page)
    runs_it_again(page, first)
    is_led_to_the_first_one_by_a_second_press(page, first)
    goes_on_to_an_own_one(page)
    page.goto(first)
    delete_shown(page)
    assert status_of(page, first) == 404


def tries_one_from_the_upload_page(page: Page) -> str:
    page.goto("/app/upload")
    page.get_by_role("link", name="Try it with a sample business").click()
    assert page.url.endswith("/#samples")
    assert not sideways(page)
    page.get_by_role("button", name="Contractor sample").click()
    result = result_of(page)
    assert page.title().startswith("SAMPLE: ")
    bears_the_mark(page)
    assert not sideways(page)
    return result


def bears_the_mark(page: Page) -> None:
    expect(page.locator("h1")).to_contain_text("SAMPLE")
    expect(page.get_by_text(NOTE)).to_be_visible()


def looks_at_its_files(page: Page) -> None:
    fold(page, "How we read your files").click()
    assert downloaded(page, "sample-my-quotes.csv").read_text("utf-8").startswith("Quote #,Date sent,")


def sees_the_mark_on_paper(page: Page) -> None:
    page.get_by_role("link", name="Print").click()
    page.emulate_media(media="print")
    bears_the_mark(page)
    page.emulate_media(media="screen")


def runs_it_again(page: Page, first: str) -> None:
    page.goto(first)
    page.get_by_role("button", name="Run again").click()
    page.wait_for_url(lambda address: "/app/results/" in address and address != first)
    bears_the_mark(page)
    page.goto("/app/results")
    expect(page.locator("main li", has_text="SAMPLE")).to_have_count(2)


def is_led_to_the_first_one_by_a_second_press(page: Page, first: str) -> None:
    page.goto("/")
    page.get_by_role("button", name="Contractor sample").click()
    page.wait_for_url(first)


def goes_on_to_an_own_one(page: Page) -> None:
    page.get_by_role("link", name="Make your own snapshot").click()
    assert page.url.endswith("/app/upload")
