"""What an owner chose about a layout: said next to the file and under Your data, and forgotten at one press."""

import pytest

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.services.saved_overrides import recall, remember
from snapshot.wording import questions as wording
from tests import sample_results

FILE = sample_results.invoices_file()
LAYOUT = FILE.layout or ""
CHOSEN = ReadingChoices(columns={"balance": "Balance Due", "due": "Due"})


@pytest.fixture
def remembered(app):
    """What the workspace of a visitor remembers."""
    return lambda visitor: recall(app.extensions["snapshot"], visitor.workspace())


@pytest.fixture
def choose(app):
    """Remembers for a visitor how files of the layout are read."""
    return lambda visitor: remember(app.extensions["snapshot"], visitor.workspace(), {LAYOUT: CHOSEN})


def test_remembered_choices_can_be_removed_next_to_the_file(owner, run_id, choose, remembered):
    path = owner.keep(sample_results.ready(run_id))
    assert "Forget" not in owner.get_page(path).text
    choose(owner)
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


@pytest.mark.parametrize("layout", ["", "0" * 32, "x" * 1_000, "\x00", "'; --"])
def test_a_layout_from_another_upload_is_refused(owner, run_id, choose, remembered, layout):
    path = owner.keep(sample_results.ready(run_id))
    choose(owner)
    assert wording.UNKNOWN_LAYOUT in owner.send(f"{path}/reading/forget", 400, layout=layout).text
    assert remembered(owner) == {LAYOUT: CHOSEN}


def test_a_stranger_forgets_nothing(owner, stranger, new_visitor, run_id, choose, remembered):
    path = owner.keep(sample_results.ready(run_id))
    choose(owner)
    for visitor in (stranger, new_visitor()):
        visitor.send(f"{path}/reading/forget", 404, layout=LAYOUT)
    assert remembered(owner) == {LAYOUT: CHOSEN}


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


def test_your_data_lists_what_is_remembered_and_forgets_it(owner, stranger, choose, remembered):
    assert "How you had your lists read" not in owner.get_page("/app/account").text
    choose(owner)
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
