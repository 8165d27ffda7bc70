"""The whole way of an owner: from the front page over a sample, a question and a correction to nothing being left."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from snapshot.wording.pages import STEPS
from tests.browser.steps import (
    PHONE,
    RESULT,
    confirm,
    delete_shown,
    downloaded,
    fold,
    pages_on_paper,
    result_of,
    send,
    sideways,
    snapshots,
    status_of,
    visiting,
)
from tests.support.exports import either_way

pytestmark = pytest.mark.browser


@pytest.fixture
def question(tmp_path: Path) -> Path:
    """Invoices whose dates can be read in two ways, with a column whose name says nothing to us."""
    header, *rows = either_way().content.decode().splitlines()
    file = tmp_path / "invoices.csv"
    file.write_text("\n".join([f"{header},Mary's note", *(f"{row},{row.split(',')[2]}" for row in rows)]))
    return file


@pytest.fixture
def stranger(browser: Browser, server: str) -> Iterator[Page]:
    """Somebody else, on a phone without script."""
    with visiting(browser, server, PHONE, script=False) as page:
        yield page


def test_an_owner_goes_from_the_front_page_to_deleting_everything(
    owner: Page, stranger: Page, question: Path, pair: list[Path]
) -> None:
    looks_at_a_sample_first(owner)
    answers_a_question(owner, question)
    first = result_of(owner)
    opens_the_folds_by_keyboard(owner)
    corrects_a_column(owner, question)
    second = runs_again(owner)
    reads_it_on_paper_and_keeps_the_receipt(owner)
    shares_it_and_takes_it_back(owner, stranger)
    deletes_one(owner, second)
    deletes_the_rest(owner, first)


def looks_at_a_sample_first(owner: Page) -> None:
    owner.goto("/")
    owner.get_by_role("button", name="Contractor sample").click()
    result_of(owner)
    assert owner.title().startswith("SAMPLE: ")
    owner.go_back()
    expect(owner.locator("h1")).to_contain_text("One clear next step")


def answers_a_question(owner: Page, file: Path) -> None:
    owner.get_by_role("link", name="Make a snapshot").click()
    owner.locator("input[type=file]").set_input_files(file)
    send(owner)
    expect(owner.locator("h1")).to_have_text("One question before we start")
    fold(owner, "How we read your files").click()
    fold(owner, "Correct how this file is read").click()
    assert not sideways(owner)
    owner.get_by_label("(day first)").check()
    owner.get_by_role("button", name="Go on").click()


def opens_the_folds_by_keyboard(owner: Page) -> None:
    expect(owner.locator("details[open]")).to_have_count(0)
    closed = owner.locator(".folds > details > summary, .after > details > summary")
    for summary in closed.all():
        summary.press("Enter")
    expect(owner.locator(".folds > details[open], .after > details[open]")).to_have_count(closed.count())
    assert not sideways(owner)
    expect(owner.get_by_text("6 steps succeeded, 0 skipped, 0 failed (lock: ")).to_be_visible()
    expect(owner.get_by_text("Read the way you chose.")).to_be_visible()
    expect(owner.get_by_text("day first (31/12/2025)")).to_be_visible()


def corrects_a_column(owner: Page, file: Path) -> None:
    owner.get_by_role("link", name="That’s not right").click()
    assert not sideways(owner)
    owner.locator("input[type=file]").set_input_files(file)
    owner.get_by_role("button", name="Show how you read them").click()
    assert not sideways(owner)
    fold(owner, "Change a column").click()
    owner.get_by_label("Date paid").select_option("Mary's note")
    owner.get_by_role("button", name="Check").click()
    owner.get_by_role("button", name="Make my snapshot").click()
    result_of(owner)
    fold(owner, "How we read your files").click()
    expect(owner.get_by_text("Read the way you chose.")).to_be_visible()
    expect(owner.get_by_role("row", name="Date paid").get_by_role("cell")).to_contain_text("Mary's note")


def runs_again(owner: Page) -> str:
    before = owner.url
    owner.get_by_role("button", name="Run again").click()
    owner.wait_for_url(lambda address: bool(RESULT.search(address)) and address != before)
    expect(owner.get_by_text(", run again")).to_be_visible()
    return result_of(owner)


def reads_it_on_paper_and_keeps_the_receipt(owner: Page) -> None:
    owner.get_by_role("link", name="Print").click()
    assert pages_on_paper(owner) == 1
    owner.get_by_role("link", name="back to the snapshot").click()
    receipt = json.loads(downloaded(owner, "Receipt").read_text("utf-8"))
    assert [step["status"] for step in receipt["run_manifest"]["steps"]] == ["succeeded"] * len(STEPS)


def shares_it_and_takes_it_back(owner: Page, stranger: Page) -> None:
    result = owner.url
    assert status_of(stranger, result) == 404
    fold(owner, "Share with your accountant").click()
    owner.get_by_label("The link works for").select_option("7 days")
    owner.get_by_role("button", name="Make a link").click()
    shown = owner.get_by_label("Copy this link now")
    expect(shown).to_be_in_viewport()
    assert not sideways(owner)
    link = shown.input_value()
    reads_what_was_shared(stranger, link)

    owner.goto(result)
    expect(owner.get_by_label("Copy this link now")).to_have_count(0)
    fold(owner, "Share with your accountant").click()
    owner.get_by_role("button", name="Take back").click()
    expect(owner.get_by_text("The link was taken back.")).to_be_visible()
    assert status_of(stranger, link) == 404
    expect(stranger.locator("h1")).to_have_text("This link does not work")


def reads_what_was_shared(stranger: Page, link: str) -> None:
    stranger.context.clear_cookies()
    assert status_of(stranger, link) == 200
    expect(stranger.get_by_text("Shared with you, read only, until")).to_be_visible()
    expect(stranger.locator("nav, form, a[href^='/app']")).to_have_count(0)
    for summary in stranger.locator("summary").all():
        summary.click()
    assert not sideways(stranger)
    assert "INV-" not in stranger.locator("main").inner_text()
    assert pages_on_paper(stranger) == 1
    assert stranger.context.cookies() == []


def deletes_one(owner: Page, result: str) -> None:
    owner.goto(result)
    delete_shown(owner)
    expect(owner.get_by_role("heading", name="Receipt of the deletion")).to_be_visible()
    expect(owner.get_by_text(result.rsplit("/", 1)[1])).to_be_visible()
    assert not sideways(owner)
    assert status_of(owner, result) == 404


def deletes_the_rest(owner: Page, result: str) -> None:
    expect(snapshots(owner)).to_have_count(3)
    addresses = [str(line.get_attribute("href")) for line in snapshots(owner).all()]
    owner.goto("/app/account")
    owner.get_by_role("button", name="Delete everything").click()
    assert owner.title().startswith("Error: "), "once, it asks whether it is meant"
    confirm(owner, "Delete everything")
    expect(owner.get_by_role("heading", name="Receipt of the deletion")).to_be_visible()
    assert "snapshots" in downloaded(owner, "Keep this receipt").read_text("utf-8").lower()
    for address in (*addresses, f"{result}/print", f"{result}/receipt.json"):
        assert status_of(owner, address) == 404
    expect(snapshots(owner)).to_have_count(0)
    expect(owner.get_by_text("Nothing here yet.")).to_be_visible()
