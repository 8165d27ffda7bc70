"""Corrections on the result page: remembered for the layout, forgotten at one press, never anyone else's."""

import pytest

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.services.saved_overrides import recall, remember
from snapshot.wording import questions as wording
from tests import sample_results

FILE = sample_results.invoices_file()
LAYOUT = FILE.layout or ""
REMEMBER = {"layout": LAYOUT, "file-0-column-balance": "5", "file-0-column-due": "3"}


@pytest.fixture
def remembered(app):
    """What the workspace of a visitor remembers."""
    return lambda visitor: recall(app.extensions["snapshot"], visitor.workspace())


def test_a_correction_is_remembered_and_says_what_to_do(owner, run_id, remembered):
    path = owner.keep(sample_results.ready(run_id))
    assert "Correct how this file is read" in owner.get_page(path).text
    response = owner.post(f"{path}/reading", **REMEMBER)
    assert (response.status_code, response.location) == (303, "/app/upload")
    assert wording.REMEMBERED in owner.get_page("/app/upload").text
    assert remembered(owner) == {LAYOUT: ReadingChoices(columns={"balance": "Balance Due", "due": "Due"})}


def test_the_choices_for_a_file_open_from_its_link(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    closed = owner.get_page(path)
    assert '<p class="no-print"><a href="' + path + "?correct=0#file-0" in closed.html, "on paper nobody can press it"
    assert "file-0-column-due" not in closed.html, "lists of columns are the larger part of a page, and seldom needed"
    assert f"{path}?correct=0#file-0" in closed.links()
    opened = owner.get_page(f"{path}?correct=0")
    assert opened.all("select", id="file-0-column-due")
    assert len([one for one in opened.all("details") if "open" in one.attributes]) == 2
    for odd in ("7", "-1", "x", ""):
        assert "file-0-column-due" not in owner.get_page(f"{path}?correct={odd}").html


def test_remembered_choices_can_be_removed_next_to_the_file(owner, run_id, remembered):
    path = owner.keep(sample_results.ready(run_id))
    assert "Forget" not in owner.get_page(path).text
    owner.post(f"{path}/reading", **REMEMBER)
    assert "Your choice for these columns is remembered. Forget" in owner.get_page(path).text
    for sentence in (wording.FORGOTTEN, wording.NOTHING_TO_FORGET):
        response = owner.post(f"{path}/reading/forget", layout=LAYOUT)
        assert (response.status_code, response.location) == (303, path)
        assert sentence in owner.get_page(path).text
    assert remembered(owner) == {}


def test_a_file_that_was_read_by_a_choice_says_so(owner, run_id):
    recognition = InputRecognition(files=(FILE.model_copy(update={"remembered": True}),))
    page = owner.get_page(owner.keep(sample_results.ready(run_id, input_recognition=recognition)))
    assert "Read the way you chose." in page.text


def test_an_unchanged_form_remembers_nothing(owner, run_id, remembered):
    sure = FILE.model_copy(update={"columns": FILE.columns[:1]})
    path = owner.keep(sample_results.ready(run_id, input_recognition=InputRecognition(files=(sure,))))
    assert owner.post(f"{path}/reading", layout=LAYOUT).location == path
    assert wording.NOTHING_CHANGED in owner.get_page(path).text
    assert remembered(owner) == {}


@pytest.mark.parametrize("layout", ["", "0" * 32, "x" * 1_000, "\x00", "'; --"])
@pytest.mark.parametrize("action", ["reading", "reading/forget"])
def test_a_layout_from_another_upload_is_refused(owner, run_id, remembered, action, layout):
    path = owner.keep(sample_results.ready(run_id))
    assert wording.UNKNOWN_LAYOUT in owner.send(f"{path}/{action}", 400, **{**REMEMBER, "layout": layout}).text
    assert remembered(owner) == {}


@pytest.mark.parametrize("value", ["6", "-1", "Due", "x" * 1_000, "\x00"])
def test_a_column_that_was_not_offered_is_refused_at_the_field(owner, run_id, remembered, value):
    path = owner.keep(sample_results.ready(run_id))
    page = owner.send(f"{path}/reading", 400, **{**REMEMBER, "file-0-column-due": value})
    assert page.title.startswith("Error: ")
    assert page.text.count(wording.NOT_OFFERED) == 2
    assert "#file-0-column-due" in page.links()
    assert len([one for one in page.all("details") if "open" in one.attributes]) == 2, "the field is in sight"
    assert remembered(owner) == {}


@pytest.mark.parametrize("action", ["reading", "reading/forget"])
def test_a_stranger_changes_nothing(owner, stranger, new_visitor, run_id, remembered, action):
    path = owner.keep(sample_results.ready(run_id))
    owner.post(f"{path}/reading", **REMEMBER)
    before = remembered(owner)
    for visitor in (stranger, new_visitor()):
        visitor.send(f"{path}/{action}", 404, **REMEMBER)
        assert remembered(visitor) == {}
    assert remembered(owner) == before


def test_a_run_that_failed_offers_corrections_too(owner, run_id):
    results = sample_results.failed(run_id).model_copy(update={"input_recognition": InputRecognition(files=(FILE,))})
    assert "Correct how this file is read" in owner.get_page(owner.keep(results, "failed")).text


def test_a_run_without_read_files_has_nothing_to_correct(owner, run_id):
    path = owner.keep(sample_results.under_way(run_id), "running")
    assert wording.UNKNOWN_LAYOUT in owner.send(f"{path}/reading", 400, **REMEMBER).text


def test_a_run_under_way_shows_its_files_and_nothing_to_press(owner, run_id):
    results = sample_results.under_way(run_id).model_copy(update={"input_recognition": InputRecognition(files=(FILE,))})
    page = owner.get_page(owner.keep(results, "running"))
    assert "Date issued Issued At" in page.text
    assert not page.all("form")


def test_one_press_forgets_the_choices_for_lists_of_the_same_layout(owner, app, remembered):
    same = dict.fromkeys((LAYOUT, "cd" * 16), ReadingChoices(date_order="day_first"))
    remember(app.extensions["snapshot"], owner.workspace(), same)
    page = owner.get_page("/app/account")
    assert page.text.count("Dates day first (31/12/2025), in 2 lists. Forget") == 1
    owner.post("/app/account/forget-reading", layout=[one["value"] for one in page.all("input", name="layout")])
    assert remembered(owner) == {}


def test_your_data_lists_what_is_remembered_and_forgets_it(owner, stranger, run_id, remembered):
    assert "How you had your lists read" not in owner.get_page("/app/account").text
    owner.post(f"{owner.keep(sample_results.ready(run_id))}/reading", **REMEMBER)
    assert "“Balance Due” is “Left to pay”; “Due” is “Due date”. Forget" in owner.get_page("/app/account").text
    assert "How you had your lists read" not in stranger.get_page("/app/account").text
    for visitor, layout, sentence in (
        (stranger, LAYOUT, wording.NOTHING_TO_FORGET),
        (owner, "\x00" * 1000, wording.NOTHING_TO_FORGET),
        (owner, LAYOUT, wording.FORGOTTEN),
    ):
        assert visitor.post("/app/account/forget-reading", layout=layout).status_code == 303
        assert sentence in visitor.get_page("/app/account").text
    assert remembered(owner) == {}
