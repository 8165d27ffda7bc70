"""What an owner may do with a result: keep parts of it as files, run it again, delete it. Nobody else may."""

import json
from dataclasses import replace
from datetime import timedelta
from unittest.mock import create_autospec

import pytest

from snapshot.blueprints.results import views
from snapshot.errors import DailyLimitReached, PackNotKept, RunAlreadyActive
from snapshot.services.context import utc_now
from snapshot.services.rerun import rerun
from snapshot.wording import refusals
from tests import sample_results

DETAILS = ("", "/print", "/receipt.json", "/set-aside.csv", "/short-list.csv")


def test_the_rows_set_aside_are_a_file_to_keep(owner, run_id):
    response = owner.client.get(owner.keep(sample_results.ready(run_id)) + "/set-aside.csv")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="set-aside-{run_id}.csv"'
    assert response.data.startswith(b'\xef\xbb\xbf"file","sheet","row","column","why"\r\n"Invoices 2025.csv","","12"')
    bare = owner.client.get(owner.keep(sample_results.under_way(f"{run_id}-2"), "running") + "/set-aside.csv")
    assert bare.data.count(b"\n") == 1, "nothing read yet: the names of the columns alone"


def test_the_documents_behind_the_action_are_a_file_to_keep(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    assert f"{path}/short-list.csv" in owner.get_page(path).links()
    response = owner.client.get(f"{path}/short-list.csv")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="short-list-{run_id}.csv"'
    assert response.data.startswith(b'\xef\xbb\xbf"kind","number","amount","currency","days",')
    assert b'\r\n"invoice","1042","4200.00","USD","41","days past the due date"' in response.data


def test_without_documents_there_is_no_file_of_them(owner, run_id):
    path = owner.keep(sample_results.ready(run_id, short_list=None))
    page = owner.get_page(path)
    assert not [link for link in page.links() if "short-list" in link]
    assert "you can send" not in page.text
    assert "Page not found" in owner.get_page(f"{path}/short-list.csv", 404).text


def test_the_receipt_is_json_without_amounts(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    response = owner.client.get(f"{path}/receipt.json")
    receipt = json.loads(response.text)
    assert response.mimetype == "application/json"
    assert receipt["summary"] == "6 steps succeeded, 0 skipped, 0 failed (lock: abc123)"
    assert [step["status"] for step in receipt["run_manifest"]["steps"]] == ["succeeded"] * 6
    assert (receipt["app_version"], receipt["results_version"], receipt["rerun_of"]) == ("0.1.0", 1, None)
    assert receipt["run_manifest"]["lock_id"] == sample_results.LOCK_ID
    assert receipt["run_manifest"]["finalized_at"] == "2025-10-01T14:03:00Z"
    assert "4200" not in response.text


def test_running_again_is_not_offered_without_kept_documents(owner, run_id, app, monkeypatch):
    path = owner.keep(sample_results.ready(run_id))
    assert "Run again" in owner.get_page(path).text
    context = app.extensions["snapshot"]
    later = utc_now() + timedelta(days=context.settings.pack_keep_days + 1)
    monkeypatch.setitem(app.extensions, "snapshot", replace(context, clock=lambda: later))
    assert "Run again" not in owner.get_page(path).text


def test_running_again_goes_to_the_new_run(owner, run_id, monkeypatch):
    again = create_autospec(rerun, return_value="new-run")
    monkeypatch.setattr(views, "rerun", again)
    path = owner.keep(sample_results.ready(run_id))
    submission = owner.get_page(path).field_value("submission_id")
    response = owner.post(f"{path}/rerun", submission_id=submission)
    assert (response.status_code, response.location) == (303, "/app/results/new-run")
    assert again.call_args.args[2:] == (run_id, submission)


@pytest.mark.parametrize(
    ("refusal", "status", "sentence"),
    [
        (RunAlreadyActive, 409, refusals.RUN_ALREADY_ACTIVE),
        (PackNotKept, 409, refusals.PACK_NOT_KEPT),
        (DailyLimitReached, 429, refusals.DAILY_LIMIT),
    ],
)
def test_a_rerun_may_be_refused_kindly(owner, run_id, monkeypatch, refusal, status, sentence):
    monkeypatch.setattr(views, "rerun", create_autospec(rerun, side_effect=refusal))
    path = owner.keep(sample_results.ready(run_id))
    assert sentence in owner.send(f"{path}/rerun", status).text


def test_deleting_is_confirmed_once_and_for_good(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    page = owner.send(f"{path}/delete", 400)
    assert page.title.startswith("Error: ")
    assert "#confirm" in page.links()
    assert [one for one in page.all("details") if "open" in one.attributes], "the box to tick is in sight"

    response = owner.post(f"{path}/delete", confirm="yes")
    assert (response.status_code, response.location) == (303, "/app/deleted")
    owner.get_page(path, 404)


@pytest.mark.parametrize("detail", DETAILS)
def test_a_stranger_sees_a_missing_page(owner, stranger, new_visitor, run_id, detail):
    path = owner.keep(sample_results.ready(run_id)) + detail
    assert owner.client.get(path).status_code == 200
    unknown = stranger.get_page(f"/app/results/{'0' * 32}{detail}", 404)
    for visitor in (stranger, new_visitor()):
        assert visitor.get_page(path, 404).html == unknown.html, "foreign and unknown look the same"


@pytest.mark.parametrize("odd", ["%00", "a%0Ab", "x" * 65, "..%2F..", "%F0%9F%8D%80", "'--"])
def test_a_malformed_id_is_not_found(stranger, odd):
    for detail in DETAILS:
        assert stranger.client.get(f"/app/results/{odd}{detail}").status_code == 404
    for action in ("rerun", "delete"):
        assert stranger.post(f"/app/results/{odd}/{action}", confirm="yes").status_code == 404


@pytest.mark.parametrize("action", ["rerun", "delete"])
def test_a_stranger_changes_nothing(owner, stranger, new_visitor, run_id, action):
    path = owner.keep(sample_results.ready(run_id))
    for visitor in (stranger, new_visitor()):
        assert refusals.RUN_NOT_FOUND in visitor.send(f"{path}/{action}", 404, confirm="yes").text
    owner.get_page(path)


def test_what_was_paid_since_is_crossed_out_and_stays_so_when_the_page_is_loaded_again(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    before = owner.get_page(path)
    assert [one["value"] for one in before.all("input", name="settled")] == ["1", "2"]
    answer = owner.post(f"{path}/settled", settled="1")
    assert answer.status_code == 303
    assert answer.location == f"{path}?settled=1#short-list"
    for page in (owner.get_page(f"{path}?settled=1") for _ in range(2)):
        (box,) = [one for one in page.all("input", name="settled") if "checked" in one.attributes]
        assert box["value"] == "1"
        assert "invoice 1042 for" not in page.text
        assert "invoice 1057 for $310.50" in page.text


@pytest.mark.parametrize("given", ["", "0", "-1", "31", "9" * 400, "x"])
def test_places_that_cannot_be_are_left_out(owner, run_id, given):
    path = owner.keep(sample_results.ready(run_id))
    assert owner.post(f"{path}/settled", settled=given).location == f"{path}#short-list"
    assert "checked" not in str([one.attributes for one in owner.get_page(f"{path}?settled={given}").all("input")])


def test_nobody_else_crosses_anything_out(owner, stranger, run_id):
    path = owner.keep(sample_results.ready(run_id))
    assert stranger.post(f"{path}/settled", settled="1").status_code == 404
