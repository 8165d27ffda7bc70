"""What an owner does in a browser, from the first page to deleting everything."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.exports import either_way

pytestmark = pytest.mark.browser


def upload(page: Page, *files: Path) -> None:
    page.goto("/app/upload")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Make").click()


def sideways(page: Page) -> bool:
    """Whether anything sticks out at the right of the page."""
    beyond = "[...document.querySelectorAll('main *')].some(e => e.getBoundingClientRect().right > innerWidth + 1)"
    return bool(page.evaluate(beyond))


def test_from_the_first_page_to_a_snapshot_and_back_to_nothing(page: Page, pair: list[Path]) -> None:
    page.goto("/")
    page.get_by_role("link", name="Make").first.click()
    page.locator("input[type=file]").set_input_files(pair)
    page.get_by_role("button", name="Make").click()
    expect(page.locator("h1")).to_be_visible()
    assert "/app/results/" in page.url
    expect(page.locator("details[open]")).to_have_count(0)
    page.get_by_text("Show technical details").click()
    expect(page.get_by_text("6 steps succeeded, 0 skipped, 0 failed (lock: ")).to_be_visible()
    first = page.url
    page.get_by_role("button", name="Run again").click()
    assert page.url != first
    page.goto("/app/results")
    expect(page.locator("main a[href*='/app/results/']")).to_have_count(2)
    page.goto("/app/account")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Delete").click()
    assert page.goto(first).status == 404  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        (("jobber_invoices.csv", "jobber_quotes_report.csv"), (126, 68)),
        (("qbo_invoice_list_by_date.csv",), (145, 0)),
        (("square_invoices_export_20250701.csv",), (67, 0)),
    ],
)
def test_real_exports_become_a_snapshot_with_the_right_counts(
    page: Page, examples: Path, names: tuple[str, ...], counts: tuple[int, int]
) -> None:
    upload(page, *(examples / name for name in names))
    page.goto(page.url + "/receipt.json")
    receipt = page.locator("body").inner_text()
    assert '"succeeded"' in receipt
    page.go_back()
    page.locator("summary", has_text="How we read").click()
    text = page.locator("main").inner_text()
    for count in counts:
        assert not count or str(count) in text


def test_nothing_sticks_out_sideways(page: Page, pair: list[Path]) -> None:
    for path in ("/", "/app/upload", "/app/results", "/app/remote-assist", "/app/account", "/app/results/none"):
        page.goto(path)
        assert not sideways(page), path
    upload(page, *pair)
    for fold in page.locator("summary").all():
        fold.click()
    assert not sideways(page)


def test_a_question_is_answered_and_a_column_corrected_and_forgotten(page: Page, tmp_path: Path) -> None:
    either = tmp_path / "invoices.csv"
    either.write_bytes(either_way().content)
    upload(page, either)
    expect(page.locator("h1")).to_have_text("One question before we start")
    page.get_by_text("How we read your files").click()
    page.get_by_text("Correct how this file is read").click()
    assert not sideways(page)
    page.get_by_label("(day first)").check()
    page.get_by_role("button", name="Go on").click()
    assert "/app/results/" in page.url
    result = page.url
    page.get_by_text("How we read your files").click()
    expect(page.get_by_text("Read the way you chose.")).to_be_visible()
    expect(page.get_by_text("day first (31/12/2025)")).to_be_visible()
    page.get_by_text("Correct how this file is read").click()
    assert not sideways(page)
    page.get_by_label("Date paid").select_option("Date")
    page.get_by_role("button", name="Remember this").click()
    expect(page.get_by_text("Send this file once more")).to_be_visible()
    page.goto(result)
    page.get_by_text("How we read your files").click()
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_text("Forgotten.")).to_be_visible()
    upload(page, either)
    assert "/app/upload/questions/" in page.url, "what was forgotten is asked again"
    page.get_by_role("button", name="Delete these files now").click()
    expect(page.get_by_text("Your files were deleted.")).to_be_visible()


def test_a_wrong_upload_says_what_to_do(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "invoice.csv"
    wrong.write_bytes(b"%PDF-1.4 nothing to read here")
    upload(page, wrong)
    expect(page.get_by_text("We're missing some inputs, so this snapshot is less reliable.")).to_be_visible()
    expect(page.get_by_text("PDF").first).to_be_visible()


def test_a_form_without_files_says_so(page: Page) -> None:
    page.goto("/app/upload")
    page.get_by_role("button", name="Make").click()
    assert page.title().startswith("Error: ")


def test_help_can_be_asked_for(page: Page) -> None:
    page.goto("/app/upload")
    page.get_by_role("link", name="Request remote assist").click()
    page.get_by_label("tool").first.fill("Jobber")
    page.get_by_label("help with").fill("I cannot find where the export is.")
    page.get_by_label("reach you").fill("owner@example.com")
    page.get_by_role("button").last.click()
    expect(page.locator("h1")).to_be_visible()
    assert not page.title().startswith("Error")
