"""The page before a run that asks what a list is: best guesses chosen, checked without starting anything, then made."""

import pytest

from snapshot.governance.run_lock import run_lock
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.wording import mapping as wording
from snapshot.wording import refusals
from tests import sample_results
from tests.page_rules import Page, check_page, read_page
from tests.support.exports import as_csv, as_parts, either_way, plain_pair
from tests.support.uploads import untold_list

COLUMNS = {"number": "0", "issued": "1", "customer": "2", "total": "3", "status": "4"}  # places of the headers
CHOSEN = {f"file-0-column-{role}": place for role, place in COLUMNS.items()}


def ask(visitor, *files: UploadedFile) -> str:
    """Upload the files; the path of the page that asks about them."""
    response = visitor.post("/app/upload", files=as_parts(files or (untold_list(),)))
    assert response.status_code == 303
    assert response.location.startswith("/app/upload/questions/")
    return response.location


@pytest.fixture
def path(owner) -> str:
    return ask(owner)


def checked(page: Page) -> dict[str, str]:
    return {one["name"]: one["value"] for one in page.all("input", type="radio") if "checked" in one.attributes}


def selected(page: Page, name: str) -> str:
    """The text of the chosen option of a list."""
    start = page.html.index(f'name="{name}"')
    chosen = page.html[start : page.html.index("</select>", start)].partition(" selected>")[2]
    return chosen.partition("<")[0]


def is_open(page: Page, role: str) -> bool:
    return next("details" not in one.inside for one in page.all("select", name=f"file-0-column-{role}"))


def test_what_the_list_is_comes_first_with_the_best_guess_chosen(owner, path):
    page = owner.get_page(path)
    order = [
        "How should we read this list?",
        "What kind of list is book.csv?",
        "Which column is which?",
        "Date issued",
        "Rows of yours, and how we’d read them",
        "Becomes: Invoice",
        "What we’d count",
        "We’d count 12 invoices, 1,278.00, 4 unpaid.",
        "Check",
        "Make my snapshot",
        "Make it without this list",
        "Delete these files now",
    ]
    positions = [page.text.index(part) for part in order]
    assert positions == sorted(positions)
    assert checked(page) == {"file-0-kind": "invoices"}
    assert {role: selected(page, f"file-0-column-{role}") for role in COLUMNS} == {
        "number": "Foo",
        "issued": "Bar",
        "customer": "Baz",
        "total": "Qux",
        "status": "Quux",
    }


def test_only_what_is_in_doubt_or_lacking_is_open(owner, path):
    page = owner.get_page(path)
    assert all(is_open(page, role) for role in COLUMNS)
    assert not any(is_open(page, role) for role in ("due", "paid", "tax", "description"))


def test_every_way_to_say_what_was_paid_is_offered_where_none_is_known(owner):
    rows = [[n, f"2025-03-{n:02}", f"{n}.50"] for n in range(1, 12)]
    page = owner.get_page(ask(owner, UploadedFile("f.csv", as_csv(["Foo", "Bar", "Baz"], rows))))
    assert all(is_open(page, role) for role in ("status", "paid_mark", "balance", "amount_paid"))


def test_a_row_stands_with_the_names_of_its_columns_beside_what_it_becomes(owner, path):
    page = owner.send(path, 200, do="check", **CHOSEN)
    assert "Row 2 Foo 801 Bar 2025-01-10 Baz Ada Quillfeather Qux 101.00 Quux open" in page.text
    assert "Becomes: Invoice 801, Jan 10, 2025, 101.00, unpaid" in page.text


def test_the_enter_key_checks_and_starts_nothing(owner, path):
    """The first button of a form is the one that Enter presses."""
    buttons = [one for one in owner.get_page(path).all("button") if one["type"] == "submit"]
    assert (buttons[0]["name"], buttons[0]["value"]) == ("do", "check")


def test_check_shows_what_other_choices_would_count_and_starts_nothing(owner, path):
    page = owner.send(path, 200, do="check", **CHOSEN | {"file-0-column-total": "0", "file-0-column-number": "none"})
    assert "We’d count 12 invoices, 9,678.00, 4 unpaid." in page.text
    assert selected(page, "file-0-column-total") == "Foo"
    assert owner.store.list_runs(owner.workspace(), limit=1) == []


def test_another_kind_offers_its_own_columns(owner, path):
    page = owner.send(path, 200, do="check", **{"file-0-kind": "quotes", "file-0-shown": "invoices"})
    assert checked(page) == {"file-0-kind": "quotes"}
    assert "We’d count 12 quotes, 8 accepted." in page.text
    assert "Date approved" in page.text
    assert "Due date" not in page.text


def test_another_kind_is_looked_over_before_it_is_made(owner, path):
    page = owner.send(path, 200, do="make", **{"file-0-kind": "quotes", "file-0-shown": "invoices"})
    assert wording.OTHER_COLUMNS in page.text
    assert page.field_value("file-0-shown") == "quotes"
    assert owner.post(path, do="make", **{"file-0-kind": "quotes", "file-0-shown": "quotes"}).status_code == 303


def test_the_snapshot_is_made_as_chosen_and_the_choice_is_remembered(owner, path):
    response = owner.post(path, do="make", **CHOSEN)
    assert (response.status_code, response.location[:13]) == (303, "/app/results/")
    assert "12 invoices" in owner.get_page(response.location).text
    again = owner.post("/app/upload", files=as_parts([untold_list("next.csv")]))
    assert again.location.startswith("/app/results/"), "nothing is asked a second time"
    assert owner.client.get(path).location == response.location


def test_a_column_given_to_another_part_leaves_the_one_that_had_it(owner, path):
    moved = {"file-0-column-due": "1", "file-0-column-issued": "1", "file-0-shown": "invoices"}
    page = owner.send(path, 200, do="check", **moved)
    assert selected(page, "file-0-column-due") == "Bar"
    assert selected(page, "file-0-column-issued") == "No column"


def test_a_column_chosen_for_two_parts_is_said_where_it_stands(owner, path):
    page = owner.send(path, 400, do="check", **CHOSEN | {"file-0-column-due": "0", "file-0-column-tax": "0"})
    assert page.title.startswith("Error: ")
    assert "The column “Foo” is chosen for “Due date” and “Tax”." in page.text
    assert [one for one in page.all("details") if "open" in one.attributes], "the fold with the message is open"
    assert wording.SET_RIGHT in page.text
    assert not page.all("ol")


@pytest.mark.parametrize("value", ["", "99", "-1", "Foo", "x" * 1_000, "\x00", "nonsense"])
@pytest.mark.parametrize("pressed", ["check", "make"])
def test_a_choice_that_was_not_offered_is_refused(owner, path, value, pressed):
    page = owner.send(path, 400, do=pressed, **{"file-0-kind": value, "file-0-column-total": value})
    assert "Choose one of the answers that are offered." in page.text
    assert checked(page) == {"file-0-kind": "invoices"}


def test_without_the_list_the_snapshot_says_that_it_was_left_out(owner, path):
    response = owner.post(path, do="without")
    assert (response.status_code, response.location[:13]) == (303, "/app/results/")
    page = owner.get_page(response.location)
    assert "We're missing some inputs, so this snapshot is less reliable." in page.text
    assert "left out" in page.text


def test_a_list_can_be_left_out_by_its_kind(owner, path):
    page = owner.send(path, 200, do="check", **{"file-0-kind": "unknown", "file-0-shown": "invoices"})
    assert wording.NOTHING_COUNTED in page.text
    assert wording.LEFT_OUT in page.text
    assert not page.all("select")
    assert owner.post(path, do="make", **{"file-0-kind": "unknown", "file-0-shown": "unknown"}).status_code == 303


def test_one_page_asks_about_all_files_of_the_upload(owner):
    path = ask(owner, either_way(), untold_list())
    page = owner.get_page(path)
    assert "How should we read these files?" in page.text
    assert set(checked(page)) == {"file-0-order", "file-1-kind"}
    assert "How we read your other files" in page.text
    assert "We’d count 42 invoices" in page.text
    assert owner.post(path, do="make").status_code == 303


def test_lists_with_the_same_columns_are_asked_about_once_and_left_out_together(owner):
    page = owner.get_page(ask(owner, untold_list("a.csv"), untold_list("b.csv")))
    assert set(checked(page)) == {"file-0-kind"}
    assert "It has the same columns as a.csv" in page.text
    assert "Make it without these lists" in page.text


def test_answers_of_a_busy_moment_are_not_asked_for_again(owner, path):
    with run_lock(owner.store, owner.workspace(), "another run"):
        owner.send(path, 409, do="make", **CHOSEN)
    assert "Nothing left to ask" in owner.get_page(path).text
    assert owner.post(path).status_code == 303


def test_files_that_are_understood_are_folded_and_counted(owner):
    page = owner.get_page(ask(owner, *plain_pair(), untold_list()))
    assert "We’d count 72 invoices" in page.text
    assert "60 quotes" in page.text
    assert "Make it without this list" in page.text


def test_rows_that_are_not_used_are_counted(owner):
    rows = [[n, "soon" if n < 4 else f"2025-03-{n:02}", f"{n}.50"] for n in range(1, 12)]
    page = owner.get_page(ask(owner, UploadedFile("f.csv", as_csv(["Foo", "Bar", "Baz"], rows))))
    assert "Not counted." in page.text
    assert "From f.csv we’d use" in page.text


def test_a_busy_workspace_shows_the_page_again(owner, path):
    owner.keep(sample_results.under_way("b" * 32), "running")
    page = owner.send(path, 409, do="make", **CHOSEN)
    assert refusals.RUN_ALREADY_ACTIVE in page.text
    assert selected(page, "file-0-column-number") == "Foo"


def test_cells_and_headers_are_escaped_and_short(owner):
    rows = [[n, f"2025-03-{n:02}", f"{n}.50", "<script>alert(1)</script>" + "x" * 500] for n in range(1, 9)]
    html = owner.client.get(ask(owner, UploadedFile("f.csv", as_csv(["Foo <b>", "Bar", "Baz", "Qux"], rows)))).text
    page = check_page(html)
    assert "Foo <b>" in page.text
    assert "<script>alert" not in html
    assert "x" * 50 not in html


def test_without_room_to_hold_the_files_the_run_is_made(owner, monkeypatch):
    monkeypatch.setattr("snapshot.services.start_upload.hold", lambda *_: False)
    response = owner.post("/app/upload", files=as_parts([untold_list()]))
    assert response.location.startswith("/app/results/")


def test_the_rows_are_for_their_owner_alone(owner, path, stranger):
    assert "This question is closed" in stranger.get_page(path, 404).text
    assert "Dorian Hexamore" in read_page(owner.client.get(path).text).text
    assert "no-store" in owner.client.get(path).headers["Cache-Control"]
