"""Deleting leaves a receipt in the browser of whoever deleted, and nowhere else."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from snapshot.services.context import utc_now
from snapshot.store.protocol import AssistRequest
from tests import sample_results


@pytest.fixture
def deleted(owner, run_id):
    """The path of the page after one snapshot was deleted."""
    return owner.post(owner.keep(sample_results.ready(run_id)) + "/delete", confirm="yes").location


def test_one_snapshot_is_deleted_with_a_receipt(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    response = owner.post(f"{path}/delete", confirm="yes")
    assert (response.status_code, response.location) == (303, "/app/deleted")
    page = owner.get_page("/app/deleted")
    assert "Your snapshot is deleted" in page.text
    assert "Snapshots 1 " in page.text
    assert run_id in page.text
    assert "/app/deleted/receipt.json" in page.links()
    owner.get_page(path, 404)


def test_everything_is_deleted_with_every_kind_counted(owner, run_id, app):
    context, workspace = app.extensions["snapshot"], owner.workspace()
    owner.keep(sample_results.ready(run_id))
    owner.ask(f"{run_id}-question")
    context.store.remember_choices(workspace, "ab" * 16, "{}")
    context.store.add_assist_request(AssistRequest(run_id, workspace, "Jobber", "Where?", "", "ann@example.com", None))
    context.store.share_run(workspace, run_id, f"{run_id}-link", "0f" * 32, "{}", 60)
    assert owner.post("/app/account/delete-everything", confirm="yes").location == "/app/deleted"
    receipt = owner.client.get("/app/deleted/receipt.json").json
    assert receipt["deleted"] == {
        "snapshots": 1,
        "documents_read": 0,
        "waiting_uploads": 1,
        "remembered_readings": 1,
        "requests_for_help": 1,
        "links": 1,
    }
    text = owner.get_page("/app/deleted").text
    assert "Everything is deleted" in text
    assert receipt["receipt_id"] in text


def test_reloading_is_harmless_and_the_file_is_the_same_receipt(owner, deleted):
    first, again = (owner.get_page(deleted).html for _ in range(2))
    assert first == again
    response = owner.client.get("/app/deleted/receipt.json")
    assert response.mimetype == "application/json"
    name = f'attachment; filename="deletion-receipt-{response.json["receipt_id"]}.json"'
    assert response.headers["Content-Disposition"] == name
    assert response.json["receipt_id"] in first


def test_the_next_deletion_replaces_the_receipt(owner, deleted, run_id):
    first = owner.client.get("/app/deleted/receipt.json").json["receipt_id"]
    owner.post(owner.keep(sample_results.ready(f"{run_id}-2")) + "/delete", confirm="yes")
    assert first not in owner.get_page(deleted).text


@pytest.mark.parametrize("path", ["/app/deleted", "/app/deleted/receipt.json"])
def test_a_visitor_who_deleted_nothing_has_no_receipt(stranger, new_visitor, deleted, path):
    for visitor in (stranger, new_visitor()):
        page = visitor.get_page(path, 404)
        assert "No receipt here" in page.text
        assert "/app/account" in page.links()


def test_a_receipt_is_gone_from_the_browser_after_a_day(owner, deleted, app, monkeypatch):
    context = app.extensions["snapshot"]
    tomorrow = utc_now() + timedelta(days=1)
    monkeypatch.setitem(app.extensions, "snapshot", replace(context, clock=lambda: tomorrow))
    owner.get_page(deleted, 404)
    with owner.client.session_transaction() as session:
        assert "deletion" not in session


def test_an_invalid_receipt_is_ignored(owner):
    with owner.client.session_transaction() as session:
        session["deletion"] = {"receipt_id": 7}
    owner.get_page("/app/deleted", 404)


def test_nothing_of_a_deletion_is_left_on_the_host(owner, deleted, app):
    """The number of the run may stand in the log; in the database there is none of either."""
    receipt = owner.client.get("/app/deleted/receipt.json").json
    with closing(sqlite3.connect(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))) as database:
        kept = "\n".join(database.iterdump())
    assert receipt["receipt_id"] not in kept
    assert receipt["run_id"] not in kept
