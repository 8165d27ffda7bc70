"""The way of whoever sends the wrong thing: each page says what to do, and what was right is not sent again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from snapshot.config import Settings
from tests.browser.steps import choose, fold, result_of, send, sideways
from tests.support.exports import CUSTOMERS, QUOTE_HEADER, as_csv

pytestmark = pytest.mark.browser

LIMITS = Settings()
NO_ANSWER = "We're missing some inputs, so this snapshot is less reliable."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What lies on the owner's desk."""
    (tmp_path / "march.csv").write_bytes(b"%PDF-1.4 nothing to read here")
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200))
    people = [[name, "Elm Street 1", "555-0100"] for name in CUSTOMERS]
    (tmp_path / "customers.csv").write_bytes(as_csv(["Customer", "Address", "Phone"], people))
    (tmp_path / "quotes.csv").write_bytes(as_csv(QUOTE_HEADER, []))
    (tmp_path / "large.csv").write_bytes(bytes(LIMITS.max_file_bytes + 1))
    return tmp_path


def test_a_wrong_upload_can_be_corrected(owner: Page, folder: Path, pair: list[Path], script: bool) -> None:
    forgets_the_files(owner)
    chooses_too_many(owner, folder, pair[0], script=script)
    chooses_one_too_large(owner, folder, pair[0], script=script)
    sends_what_cannot_be_read(owner, folder)
    sends_only_customers(owner, folder)
    sends_one_good_file_and_a_bad_one(owner, folder, pair[0])
    sends_only_the_bad_one_again(owner, pair[1])
    asks_a_person_for_help(owner)


def forgets_the_files(owner: Page) -> None:
    owner.goto("/app/upload")
    send(owner)
    is_refused(owner, "Choose at least one file")


def chooses_too_many(owner: Page, folder: Path, file: Path, *, script: bool) -> None:
    many = [folder / f"invoices-{n}.csv" for n in range(LIMITS.max_files + 1)]
    for copy in many:
        copy.write_bytes(file.read_bytes())
    choose(owner, *many)
    owner.get_by_label("Which tool").fill("Jobber")
    send(owner)
    is_refused(owner, f"Choose {LIMITS.max_files} files or fewer. You chose {len(many)}.")
    expect(owner.get_by_label("Which tool")).to_have_value("Jobber")
    keeps_or_asks_for(owner, len(many), script=script)


def chooses_one_too_large(owner: Page, folder: Path, file: Path, *, script: bool) -> None:
    choose(owner, file, folder / "large.csv")
    send(owner)
    is_refused(owner, "Choose a smaller file than “large.csv”")
    keeps_or_asks_for(owner, 2, script=script)


def is_refused(owner: Page, sentence: str) -> None:
    """At the field, in the summary with the focus, and in the title."""
    expect(owner).to_have_title("Error: Upload your exports - Snapshot")
    expect(owner.get_by_role("alert")).to_contain_text(sentence)
    expect(owner.get_by_role("alert")).to_be_focused()
    expect(owner.locator("#files-error")).to_contain_text(sentence)
    assert not sideways(owner)


def keeps_or_asks_for(owner: Page, count: int, *, script: bool) -> None:
    """With script what was chosen stays so; without, the page says that it must be chosen again."""
    assert owner.locator("#files").evaluate("field => field.files.length") == (count if script else 0)
    expect(owner.get_by_text("Please choose your files again")).to_have_count(0 if script else 1)


def sends_what_cannot_be_read(owner: Page, folder: Path) -> None:
    choose(owner, *(folder / name for name in ("march.csv", "empty.csv", "photo.jpg")))
    send(owner)
    result_of(owner)
    expect(owner.get_by_text(NO_ANSWER)).to_be_visible()
    for name, sentence in (
        ("march.csv", "Please export the list as CSV or Excel instead."),
        ("empty.csv", "This file is empty. Please export it once more"),
        ("photo.jpg", "This is a picture. Please export the list itself"),
    ):
        verdict = owner.locator(".verdict", has=owner.get_by_role("heading", name=name))
        expect(verdict).to_contain_text(sentence)
    assert not sideways(owner)


def sends_only_customers(owner: Page, folder: Path) -> None:
    choose(owner, folder / "customers.csv")
    send(owner)
    result_of(owner)
    expect(owner.locator(".verdict")).to_contain_text("This is a list of customers.")
    expect(owner.locator(".verdict")).to_contain_text("says too little alone")
    assert "Quillfeather" not in owner.locator("main").inner_text()


def sends_one_good_file_and_a_bad_one(owner: Page, folder: Path, good: Path) -> None:
    choose(owner, good, folder / "quotes.csv")
    expect(owner.get_by_label("from your last try")).not_to_be_checked()
    owner.get_by_label("from your last try").check()
    owner.get_by_label("Which tool").fill("quick books")
    send(owner)
    result_of(owner)
    expect(owner.get_by_text("This one is fine. We keep it until")).to_be_visible()
    steps = owner.get_by_role("list", name="from QuickBooks Online").first
    expect(steps.get_by_role("listitem").first).to_be_visible()


def sends_only_the_bad_one_again(owner: Page, quotes: Path) -> None:
    owner.get_by_role("link", name="Upload the other file").click()
    expect(
        owner.get_by_text("Include customers.csv (5 customers) and invoices.csv (60 invoices) from your last try")
    ).to_be_visible()
    expect(owner.get_by_label("from your last try")).to_be_checked()
    expect(owner.get_by_label("Which tool")).to_have_value("quick books")
    owner.locator("input[type=file]").set_input_files(quotes)
    send(owner)
    result_of(owner)
    expect(owner.get_by_role("heading", name="Takeaway")).to_be_visible()
    expect(owner.get_by_text(NO_ANSWER)).to_have_count(0)
    fold(owner, "How we read your files").click()
    for name in ("invoices.csv", "quotes.csv", "customers.csv"):
        expect(owner.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(owner.get_by_text("Includes customers.csv and invoices.csv from your last try.")).to_be_visible()
    owner.goto("/app/upload")
    expect(owner.get_by_label("from your last try")).to_have_count(0)


def asks_a_person_for_help(owner: Page) -> None:
    owner.get_by_role("link", name="Request remote assist").click()
    owner.get_by_role("button", name="Send the request").click()
    expect(owner).to_have_title("Error: Request remote assist - Snapshot")
    owner.get_by_label("Which tool").fill("Jobber")
    owner.get_by_label("help with").fill("I cannot find where the export is.")
    owner.get_by_label("reach you").fill("owner@example.com")
    owner.get_by_role("button", name="Send the request").click()
    expect(owner.locator("h1")).to_have_text("Your request is with us")


def test_more_than_can_be_sent_at_once_is_answered_with_the_limits(page: Page, folder: Path) -> None:
    """Without script nobody can say so beforehand, and the whole is not even read."""
    huge = folder / "huge.csv"
    huge.write_bytes(bytes(LIMITS.max_upload_bytes + 5_000_000))
    choose(page, huge)
    send(page)
    expect(page.locator("h1")).to_have_text("That was too large to send")
    expect(page.locator("main")).to_contain_text("15 MB, all files together up to 30 MB")
    page.get_by_role("link", name="Upload your exports").click()
    expect(page.locator("input[type=file]")).to_be_visible()
