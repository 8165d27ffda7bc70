"""Remote assist and the visitor's own data."""

from unittest.mock import create_autospec

import pytest

from snapshot.blueprints import remote_assist
from snapshot.services.remote_assist import create_remote_assist_request
from tests import sample_results

FILLED = {"tool": "Jobber", "notes": "Where is the export?", "contact": "ann@example.com", "website": ""}


@pytest.fixture
def asking(monkeypatch):
    fake = create_autospec(create_remote_assist_request, return_value="request-1")
    monkeypatch.setattr(remote_assist, "create_remote_assist_request", fake)
    return fake


def test_a_request_is_stored_and_confirmed_once(owner, asking):
    response = owner.post("/app/remote-assist", **FILLED)
    assert (response.status_code, response.location) == (303, "/app/remote-assist")
    assert asking.call_args.kwargs == {**FILLED, "run_id": None}
    assert "Your request is with us" in owner.get_page("/app/remote-assist").text
    assert owner.get_page("/app/remote-assist").all("form")


def test_notes_keep_line_breaks_and_lose_control_characters(owner, asking):
    owner.post("/app/remote-assist", **{**FILLED, "notes": " one\r\ntwo\x00 ", "tool": "Job\nber"})
    assert asking.call_args.kwargs["notes"] == "one\ntwo"
    assert asking.call_args.kwargs["tool"] == "Job ber"


def test_a_request_may_be_about_an_own_snapshot(owner, asking, run_id):
    owner.keep(sample_results.gated(run_id))
    page = owner.get_page(f"/app/remote-assist?run={run_id}")
    assert page.all("form")[0]["action"] == f"/app/remote-assist?run={run_id}"
    owner.post(f"/app/remote-assist?run={run_id}", **FILLED)
    assert asking.call_args.kwargs["run_id"] == run_id


def test_a_request_never_carries_a_foreign_snapshot(owner, stranger, new_visitor, asking, run_id):
    owner.keep(sample_results.gated(run_id))
    for visitor in (stranger, new_visitor()):
        visitor.get_page(f"/app/remote-assist?run={run_id}", 404)
        visitor.send(f"/app/remote-assist?run={run_id}", 404, **FILLED)
    asking.assert_not_called()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tool": " "}, "#tool"),
        ({"notes": ""}, "#notes"),
        ({"notes": "x" * 4001}, "#notes"),
        ({"contact": ""}, "#contact"),
        ({"contact": "me"}, "#contact"),
        ({"website": "not a website"}, "#website"),
    ],
)
def test_a_faulty_request_is_shown_again(owner, asking, change, field):
    page = owner.send("/app/remote-assist", 400, **{**FILLED, **change})
    assert page.title.startswith("Error: ")
    assert field in page.links()
    asking.assert_not_called()


@pytest.mark.parametrize("contact", ["ann@example.com", "+1 (555) 010-7788", "call Ann, 555 0107"])
def test_any_contact_detail_is_accepted(owner, asking, contact):
    assert owner.post("/app/remote-assist", **{**FILLED, "contact": contact}).status_code == 303


def test_one_confirmation_deletes_everything(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    assert "You have 1 snapshot." in owner.get_page("/app/account").text
    assert "#confirm" in owner.send("/app/account/delete-everything", 400).links()
    owner.get_page(path)
    before = owner.workspace()

    assert owner.post("/app/account/delete-everything", confirm="yes").location == "/app/deleted"
    assert "Snapshots 1 " in owner.get_page("/app/deleted").text
    assert "You have none." in owner.get_page("/app/account").text
    owner.get_page(path, 404)
    assert owner.workspace() != before, "the next form belongs to a new visitor"


def test_a_new_visitor_has_nothing_to_delete(new_visitor):
    visitor = new_visitor()
    visitor.post("/app/account/delete-everything", confirm="yes")
    assert "There was nothing to delete." in visitor.get_page("/app/account").text
