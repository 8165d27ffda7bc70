"""After files that could not be used only those are sent again: the good one waits on the upload page."""

from io import BytesIO
from uuid import uuid4

import pytest

from snapshot.errors import StoreUnavailable
from snapshot.services.held_uploads import HeldFile, HeldUpload, hold
from snapshot.wording import file_advice, refusals
from tests.support.exports import QUOTE_HEADER, another_business, as_csv, as_parts, plain_pair

INVOICES, QUOTES = plain_pair()
NO_ROWS = as_csv(QUOTE_HEADER, [])
PANEL = "Include invoices.csv (60 invoices) from your last try, kept until"


def part(name: str, content: bytes) -> tuple[BytesIO, str]:
    return BytesIO(content), name


def quotes() -> tuple[BytesIO, str]:
    return part("quotes.csv", QUOTES.content)


@pytest.fixture
def held(owner, app) -> str:
    """Good invoices of an earlier try, as a gated run leaves them; the id they wait under."""
    upload = HeldUpload(purpose="kept", files=(HeldFile(INVOICES, "invoices", 60),))
    upload_id = uuid4().hex
    assert hold(app.extensions["snapshot"], owner.workspace(), upload_id, upload)
    return upload_id


def kept_box(visitor, path="/app/upload"):
    return next(iter(visitor.get_page(path).all("input", type="checkbox", name="kept")), None)


def is_checked(visitor, path="/app/upload") -> bool:
    return "checked" in kept_box(visitor, path).attributes


def link_for_the_missing_file(visitor, path) -> str:
    """Where the button of the result leads."""
    (link,) = [one for one in visitor.get_page(path).all("a") if one["href"].startswith("/app/upload?")]
    return link["href"]


def test_one_more_file_turns_a_gated_run_into_a_snapshot(owner):
    files = [part("invoices.csv", INVOICES.content), part("quotes.csv", NO_ROWS)]
    path = owner.post("/app/upload", files=files, tool="QuickBooks", industry="plumbing").location
    gated = owner.get_page(path)
    assert "We're missing some inputs, so this snapshot is less reliable." in gated.text
    assert "invoices.csv This one is fine. We keep it until" in gated.text
    assert "so you only need to send the other one." in gated.text
    assert "quotes.csv We took this for a list of quotes. Found" in gated.text
    assert "How to export your quotes from" in gated.text
    assert "How to export your invoices from" not in gated.text
    assert "Upload the other file" in gated.text
    assert "the files themselves were not kept" not in gated.text
    assert "; the good files named above until " in gated.text

    page = owner.get_page(link_for_the_missing_file(owner, path))
    assert PANEL in page.text
    (box,) = page.all("input", type="checkbox", name="kept")
    assert "checked" in box.attributes, "the result asked for the missing file"
    assert page.field_value("tool") == "QuickBooks", "said once, it need not be said again"
    assert [one["value"] for one in page.all("option") if "selected" in one.attributes] == ["plumbing"]
    second = owner.post("/app/upload", files=quotes(), kept=box["value"])
    done = owner.get_page(second.location)
    assert "Includes invoices.csv from your last try." in done.text
    assert "6 steps succeeded, 0 skipped, 0 failed" in done.text
    assert "Invoices issued 60" in done.text
    assert "Quotes sent 60" in done.text
    assert kept_box(owner) is None, "they have done their work"


def test_a_file_that_was_not_recognized_is_sent_again_alone_too(owner):
    """No gate closes, and what the page asks for is quotes that can be read."""
    files = [part("invoices.csv", INVOICES.content), part("quotes.pdf.csv", b"%PDF-1.4 no table")]
    path = owner.post("/app/upload", files=files, tool="QuickBooks").location
    page = owner.get_page(path)
    assert "invoices.csv is fine. We keep it until" in page.text
    assert "so you only need to send the other one." in page.text
    assert "Upload the other file" in page.text
    assert "; the good files named above until " in page.text
    assert "Send the good ones again" not in page.text
    assert is_checked(owner, link_for_the_missing_file(owner, path))
    done = owner.get_page(owner.post("/app/upload", files=quotes(), kept=kept_box(owner)["value"]).location)
    assert "Quotes sent 60" in done.text
    assert "Send the good ones again, too" in owner.get_page(path).text, "they wait no longer"
    assert "the files themselves were not kept" in owner.get_page(path).text


def test_a_result_stops_offering_files_that_were_deleted(owner):
    files = [part("invoices.csv", INVOICES.content), part("quotes.csv", NO_ROWS)]
    path = owner.post("/app/upload", files=files).location
    owner.post("/app/upload/kept/discard", kept=kept_box(owner)["value"])
    text = owner.get_page(path).text
    assert "invoices.csv This one is fine as it is." in text
    assert "the files themselves were not kept" in text


def test_the_box_is_unchecked_at_first(owner, held):
    assert kept_box(owner)["value"] == held
    assert not is_checked(owner)


def test_the_box_has_a_label_and_a_hint(owner, held):
    page = owner.get_page("/app/upload")
    (label,) = page.all("label", **{"for": "kept"})
    assert label.text.startswith(PANEL)
    assert file_advice.WHEN_TO_INCLUDE in page.text
    assert page.all("p", id=kept_box(owner)["aria-describedby"])


def test_a_link_to_files_that_are_gone_says_so(owner, held):
    """Replaced by those of another try, deleted, or past their hours."""
    page = owner.get_page(f"/app/upload?kept={uuid4().hex}")
    assert refusals.KEPT_FILES_GONE in page.text
    assert not is_checked(owner, f"/app/upload?kept={uuid4().hex}")
    assert refusals.KEPT_FILES_GONE not in owner.get_page(f"/app/upload?kept={held}").text


# Two businesses in one browser ----------------------------------------------------------------------------------------


@pytest.fixture
def first_business(owner) -> str:
    """The result of a business whose quotes could not be read; its invoices are kept."""
    files = [part("invoices.csv", INVOICES.content), part("quotes.csv", NO_ROWS)]
    return owner.post("/app/upload", files=files, tool="QuickBooks", website="first.example").location


def test_another_business_is_read_alone(owner, first_business):
    form = owner.get_page("/app/upload")
    assert (form.field_value("tool"), form.field_value("website")) == ("", ""), "said of the first one"
    assert not is_checked(owner)
    done = owner.get_page(owner.post("/app/upload", files=as_parts(another_business())).location)
    assert "Invoices issued 40" in done.text
    assert "Quotes sent 30" in done.text
    assert "from your last try" not in done.text
    assert PANEL in owner.get_page("/app/upload").text, "the first one's invoices still wait"
    assert is_checked(owner, link_for_the_missing_file(owner, first_business))


def test_only_the_missing_kind_without_the_tick_is_read_alone(owner, first_business):
    done = owner.get_page(owner.post("/app/upload", files=quotes()).location)
    assert "Quotes sent 60" in done.text
    assert "Invoices issued" not in done.text
    assert is_checked(owner, link_for_the_missing_file(owner, first_business)), "it can still be done"


def test_a_result_of_only_the_missing_kind_offers_what_is_kept(owner, first_business):
    path = owner.post("/app/upload", files=quotes()).location
    page = owner.get_page(path)
    assert "Not included: invoices.csv (60 invoices) from another try" in page.text
    assert "from another try" not in owner.get_page(first_business).text
    link = link_for_the_missing_file(owner, path)
    assert is_checked(owner, link), "the owner asked for it"
    owner.post("/app/upload", files=quotes(), kept=kept_box(owner)["value"])
    assert "from another try" not in owner.get_page(path).text, "they wait no longer"


def test_both_are_read_if_the_owner_checks_the_box(owner, first_business):
    files = as_parts(another_business())
    path = owner.post("/app/upload", files=files, kept=kept_box(owner)["value"]).location
    done = owner.get_page(path)
    assert "Invoices issued 100" in done.text
    assert "Quotes sent 30" in done.text
    assert "Includes invoices.csv from your last try." in done.text
    again = owner.get_page(owner.post(f"{path}/rerun").location)
    assert "Includes invoices.csv from your last try." in again.text, "over the same documents"


def test_a_form_of_the_first_try_does_not_check_the_files_of_the_next(owner, app, held):
    page = owner.send("/app/upload", 400, website="a b", files=quotes(), kept=uuid4().hex)
    assert "checked" not in page.all("input", name="kept")[0].attributes


# The form -------------------------------------------------------------------------------------------------------------


def test_kept_files_alone_are_not_an_upload(owner, held):
    page = owner.send("/app/upload", 400, kept=held)
    assert page.text.count(file_advice.NO_NEW_FILE) == 2
    assert "checked" in page.all("input", name="kept")[0].attributes


def test_an_unticked_box_stays_unticked(owner, held):
    page = owner.send("/app/upload", 400, website="a b", files=quotes())
    assert "checked" not in page.all("input", name="kept")[0].attributes


def test_without_a_store_the_form_shows_no_kept_files(owner, held, monkeypatch):
    def away(*_given):
        raise StoreUnavailable

    monkeypatch.setattr(owner.store, "purge_held", away)
    assert kept_box(owner) is None
    assert owner.get_page("/app/upload").all("input", type="file")


def test_what_is_kept_can_be_deleted_at_once(owner, held):
    response = owner.post("/app/upload/kept/discard", kept=held)
    assert (response.status_code, response.location) == (303, "/app/upload")
    page = owner.get_page("/app/upload")
    assert file_advice.KEPT_DELETED in page.text
    assert not page.all("input", name="kept")


def test_a_form_that_was_open_too_long_asks_for_all_files(owner, app, held):
    """Deleted in another tab, or by time."""
    assert PANEL in owner.get_page("/app/upload").text
    app.extensions["snapshot"].store.release_held(owner.workspace(), held)
    page = owner.send("/app/upload", 400, files=quotes(), kept=held)
    assert page.text.count(refusals.KEPT_FILES_GONE) == 2
    assert not page.all("input", name="kept")


@pytest.mark.parametrize("odd", ["\x00", "x" * 65, "../etc", "' or 1=1"])
def test_an_invalid_upload_id_counts_as_gone(owner, odd):
    assert refusals.KEPT_FILES_GONE in owner.send("/app/upload", 400, files=quotes(), kept=odd).text
    assert owner.post("/app/upload/kept/discard", kept=odd).status_code == 303


def test_another_visitor_cannot_see_use_or_delete_kept_files(owner, stranger, held):
    assert kept_box(stranger) is None
    stranger.post("/app/upload/kept/discard", kept=held)
    assert refusals.KEPT_FILES_GONE in stranger.send("/app/upload", 400, files=quotes(), kept=held).text
    assert kept_box(owner)["value"] == held
