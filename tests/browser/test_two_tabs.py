"""Two tabs at once: whatever is pressed in them, one run works at a time, and what is gone in one is gone in both."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.steps import (
    DESK,
    PHONE,
    choose,
    confirm,
    delete_everything,
    delete_shown,
    fold,
    result_of,
    send,
    sideways,
    snapshots,
    visiting,
)
from tests.support.exports import either_way
from tests.support.server import HeldServer, serving_held

# These wait a lot, and a tab is a tab: each size and each kind once, not every pair of them.
WAYS = [pytest.param(PHONE, True, id="phone-script"), pytest.param(DESK, False, id="desk-no script")]
pytestmark = [pytest.mark.browser, pytest.mark.parametrize(("size", "script"), WAYS, indirect=True)]

BUSY = "A snapshot is already running for this workspace. Please wait a moment and refresh."


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HeldServer]:
    with serving_held(tmp_path_factory.mktemp("held") / "instance") as server:
        yield server


@pytest.fixture
def patient(browser: Browser, held: HeldServer, size: ViewportSize, script: bool) -> Iterator[Page]:
    """A page of a new visitor whose runs can be held."""
    with visiting(browser, held.address, size, script=script) as page:
        yield page


@pytest.fixture
def question(tmp_path: Path) -> Path:
    """Invoices whose dates can be read in two ways."""
    file = tmp_path / "invoices.csv"
    file.write_bytes(either_way().content)
    return file


# Two presses ---------------------------------------------------------------------------------------------------------


def test_one_form_makes_one_run_however_often_it_is_pressed(patient: Page, held: HeldServer, pair: list[Path]) -> None:
    other = opens_the_same_form_in_another_tab(patient, pair)
    with held.holding():
        patient.get_by_role("button", name="Make").dblclick(no_wait_after=True)
        is_under_way(patient)
        send(other)
        is_under_way(other)
    assert result_of(patient) == result_of(other)
    expect(snapshots(patient)).to_have_count(1)


def opens_the_same_form_in_another_tab(page: Page, pair: list[Path]) -> Page:
    """A tab that a browser has doubled carries the same form, with its hidden name."""
    other = page.context.new_page()
    choose(page, *pair)
    choose(other, *pair)
    name = page.locator("[name=submission_id]").input_value()
    other.locator("[name=submission_id]").evaluate("(field, name) => { field.value = name; }", name)
    return other


def is_under_way(page: Page) -> None:
    """Either page of a run that works: the one that tells its steps, or the one that looks again by itself."""
    expect(page.locator("h1")).to_have_text(re.compile("Making your snapshot|Your snapshot is being made"))
    expect(page.locator("main button")).to_have_count(0)
    assert not sideways(page)


def test_two_uploads_at_once_and_the_second_waits(
    patient: Page, held: HeldServer, pair: list[Path], script: bool
) -> None:
    other = patient.context.new_page()
    choose(other, pair[0])
    choose(patient, *pair)
    with held.holding():
        send(patient)
        is_under_way(patient)
        is_told_to_wait(other, script=script)
        goes_back_and_presses_again(patient, pair)
        finds_the_run_that_works(patient)
    result_of(patient)
    makes_the_second_one_now(other, pair[0])
    expect(snapshots(patient)).to_have_count(2)


def is_told_to_wait(page: Page, *, script: bool) -> None:
    send(page)
    expect(page).to_have_title("Please wait: Upload your exports - Snapshot")
    expect(page.get_by_role("alert")).to_have_text(BUSY)
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.locator("#files").evaluate("field => field.files.length") == (1 if script else 0)
    assert not sideways(page)


def goes_back_and_presses_again(page: Page, pair: list[Path]) -> None:
    """In the middle: the run goes on with nobody looking, and nothing is started beside it."""
    page.go_back()
    page.locator("input[type=file]").set_input_files(pair)
    send(page)
    expect(page.get_by_role("alert")).to_have_text(BUSY)


def finds_the_run_that_works(page: Page) -> None:
    expect(snapshots(page)).to_have_count(1)
    page.get_by_role("link", name="being made").click()
    expect(page.get_by_role("status")).to_contain_text("Under way: step 1 of 6")
    is_under_way(page)


def makes_the_second_one_now(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)
    send(page)
    result_of(page)
    fold(page, "How we read your files").click()
    expect(page.locator("section.file")).to_have_count(1)


# What is gone --------------------------------------------------------------------------------------------------------


def test_deleting_in_one_tab_is_final_in_all_tabs(owner: Page, pair: list[Path], question: Path) -> None:
    others = [owner.context.new_page(), owner.context.new_page()]
    deletes_what_the_others_show(owner, others, pair)
    deletes_everything_while_the_others_fill_in_forms(owner, others, pair, question)


def deletes_what_the_others_show(owner: Page, others: list[Page], pair: list[Path]) -> None:
    choose(owner, *pair)
    send(owner)
    result = result_of(owner)
    for other in others:
        other.goto(result)
    delete_shown(owner)
    expect(owner.get_by_role("heading", name="Receipt of the deletion")).to_be_visible()
    first, second = others
    first.get_by_role("button", name="Run again").click()
    is_told_that_it_is_gone(first)
    fold(second, "Delete this snapshot").click()
    confirm(second, "Delete this snapshot")
    is_told_that_it_is_gone(second)


def is_told_that_it_is_gone(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("No snapshot here")
    page.get_by_role("main").get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Your snapshots")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()


def deletes_everything_while_the_others_fill_in_forms(
    owner: Page, others: list[Page], pair: list[Path], question: Path
) -> None:
    asked, filling = others
    choose(asked, question)
    send(asked)
    expect(asked.locator("h1")).to_have_text("One question before we start")
    choose(filling, *pair)
    delete_everything(owner)
    expect(owner.get_by_role("heading", name="Receipt of the deletion")).to_be_visible()
    asked.get_by_role("button", name="Go on").click()
    expect(asked.locator("h1")).to_have_text("This question is closed")
    send(filling)
    result_of(filling)
    expect(snapshots(owner)).to_have_count(1)
