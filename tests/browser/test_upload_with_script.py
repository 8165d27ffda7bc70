"""The upload form in a browser with script: files are dropped, listed, taken away, and chosen only once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import ALL, load, look
from tests.browser.steps import DESK, PHONE

pytestmark = pytest.mark.browser
CHECK = "**/app/upload/check"
RESULT = "**/app/results/*"
DROP = """names => {
  const transfer = new DataTransfer();
  names.forEach(name => transfer.items.add(new File(['Invoice #,Date,Total'], name)));
  for (const type of ['dragover', 'drop']) {
    const event = new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true});
    document.querySelector('h1').dispatchEvent(event);
  }
}"""


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def form(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The upload page of a new visitor; nothing in it may raise or be refused by the policy."""
    context = browser.new_context(base_url=server, viewport=request.param)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto("/app/upload")
    yield page
    context.close()
    assert not faults


def sent(page: Page) -> list[str]:
    """The files that would go with the form."""
    names: list[str] = page.evaluate("[...document.querySelector('#files').files].map(file => file.name)")
    return names


def listed(page: Page) -> list[str]:
    return page.locator(".chosen__name").all_inner_texts()


def press(page: Page) -> None:
    page.get_by_role("button", name="Make").click()


def test_names_of_javascript_properties_are_not_file_types(form: Page) -> None:
    form.evaluate(DROP, ["notes.constructor"])
    assert form.locator(".chosen__what").all_inner_texts() == ["20 bytes"]


def test_a_huge_name_takes_two_lines_and_is_there_in_full(form: Page) -> None:
    name = "Exported by the office computer on the last day of the month " * 4 + ".csv"
    form.evaluate(DROP, [name, "June.csv"])
    assert [one.strip() for one in listed(form)] == [name, "June.csv"]
    huge, small = form.locator(".chosen__name").evaluate_all("lines => lines.map(line => line.offsetHeight)")
    assert small < huge <= 2 * small + 1
    assert form.get_by_role("button", name=f"Remove {name}").count() == 1


def test_files_are_chosen_and_dropped_and_taken_away_by_keyboard(form: Page, pair: list[Path]) -> None:
    form.locator("#files").set_input_files(pair[:1])
    form.evaluate(DROP, ["June.xlsx", "old.pdf"])
    form.locator("#files").set_input_files(pair)
    names = ["invoices.csv", "June.xlsx", "old.pdf", "quotes.csv"]
    assert listed(form) == sent(form) == names, "what was chosen stays, and nothing stands there twice"
    assert "20 bytes, PDF: we cannot read these" in form.locator(".chosen").inner_text()
    form.get_by_role("button", name="Remove old.pdf").press("Enter")
    said = form.locator(".drop [role=status]")
    expect(said).to_have_text("old.pdf was removed. Chosen: invoices.csv, June.xlsx, quotes.csv.")
    expect(form.get_by_role("button", name="Remove quotes.csv")).to_be_focused()
    for _ in range(3):
        form.keyboard.press("Enter")
    assert listed(form) == sent(form) == []
    expect(form.locator("#files")).to_be_focused()
    expect(said).to_have_text("invoices.csv was removed. No file is chosen.")
    expect(form.locator(".chosen")).to_be_hidden()


def test_errors_are_shown_before_uploading_and_files_stay_chosen(form: Page, pair: list[Path]) -> None:
    form.get_by_label("Which tool").fill("Jobber")
    form.get_by_label("Your website").fill("not a website")
    press(form)
    summary = form.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    assert form.title().startswith("Error: ")
    assert form.locator("#files").get_attribute("aria-invalid") == "true"
    form.locator("#files").set_input_files(pair)
    press(form)
    expect(form.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert listed(form) == sent(form) == ["invoices.csv", "quotes.csv"]
    assert form.locator("#files").get_attribute("aria-invalid") is None
    assert "choose your files again" not in form.locator("main").inner_text()
    load(form)
    look(form, ALL)
    form.get_by_label("Your website").fill("")
    press(form)
    form.wait_for_url(RESULT)
    form.get_by_text("How we read your files").first.click()
    expect(form.locator(".file h3")).to_have_text(["invoices.csv", "quotes.csv"])


def test_the_button_says_that_it_was_pressed_and_is_there_again_later(form: Page, pair: list[Path]) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    form.route(CHECK, hold)
    form.locator("#files").set_input_files(pair)
    press(form)
    button = form.locator(".form__end button")
    expect(button).to_have_text("Making your snapshot…")
    expect(button).to_be_disabled()
    held[0].continue_()
    form.wait_for_url(RESULT)
    form.go_back()
    expect(button).to_be_enabled()
    expect(button).to_have_text("Make my snapshot")


@pytest.mark.parametrize("form", [DESK], indirect=True, ids=["desk"])
@pytest.mark.parametrize("status", [None, 503, 404])
def test_if_the_check_fails_the_form_is_sent_anyway(form: Page, pair: list[Path], status: int | None) -> None:
    form.route(CHECK, lambda route: route.abort() if status is None else route.fulfill(status=status, body="?"))
    form.locator("#files").set_input_files(pair)
    press(form)
    form.wait_for_url(RESULT)


def test_without_script_a_refused_form_has_the_focus_on_what_is_wrong(page: Page) -> None:
    page.goto("/app/upload")
    press(page)
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    assert "Please choose your files again" in page.locator("main").inner_text()
    assert page.locator(".drop, .chosen").count() == 0
