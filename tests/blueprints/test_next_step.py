"""Every state has a page that says what happened, and one thing to do next: one button that is not quiet."""

import re

import pytest

from tests.page_rules import Page, read_page
from tests.pages.every_page import EVERY_PAGE

HERE = "the page itself"  # a form whose own button is the next step
RUN_ID = re.compile(r"[0-9a-f]{32}")
NOTHING = ""  # there is nothing to press, and the page says so

STATES = {
    "list, empty": (200, "Your snapshots", "/app/upload"),
    "result, running": (200, "Your snapshot is being made", NOTHING),
    "result, interrupted": (200, "This snapshot was interrupted", "/app/upload"),
    "result, failed": (200, "This snapshot could not be finished", HERE),
    "result, unreadable": (200, "This snapshot can no longer be read", "/app/upload"),
    "result, gated after a real run": (200, "Your snapshot", "/app/upload?kept=<run>"),
    "upload, busy": (409, "Upload your exports", HERE),
    "question, busy": (409, "One question before we start", HERE),
    "question, closed": (404, "This question is closed", "/app/upload"),
    "run again, busy": (409, "Please wait a moment", "/app/results"),
    "run again, its documents no longer kept": (409, "This one cannot be run again", "/app/upload"),
    "refused: DailyLimitReached": (429, "That is all for today", "/app/results"),
    "refused: LockLost": (409, "The run was stopped", "/app/results"),
    "refused: StoreLost": (503, "We cannot reach our storage", "/app/results"),
    "error 404, no such address": (404, "Page not found", "/"),
    "error 404, no such snapshot": (404, "No snapshot here", "/app/results"),
    "error 405": (405, "That does not work here", "/"),
    "error 413": (413, "That was too large to send", "/app/upload"),
    "error 500": (500, "Something went wrong on our side", "/app/results"),
    "a form that is no longer valid": (400, "This form is no longer valid", "/app/upload"),
    "the database is away": (503, "We cannot reach our storage", "/app/results"),
    "sign in, the service is away": (503, "We cannot sign you in just now", "/app/account/sign-in"),
    "sign in, too many tries": (429, "Sign in", HERE),
    "your data, nobody signed in": (200, "Your data", "/app/account/sign-in?next=/app/account"),
    "deleted, one snapshot": (200, "Your snapshot is deleted", "/app/deleted/receipt.json"),
    "deleted, everything": (200, "Everything is deleted", "/app/deleted/receipt.json"),
    "deleted, no receipt": (404, "No receipt here", "/app/account"),
}
WAITS = {
    "upload, busy": "10",
    "question, busy": "10",
    "run again, busy": "10",
    "refused: DailyLimitReached": "86400",
    "sign in, too many tries": "300",
    "the database is away": "60",
    "refused: StoreLost": "60",
    "sign in, the service is away": "60",
}


def next_steps(page: Page) -> list[str]:
    """Where the buttons that are not quiet lead."""
    loud = [one for one in page.elements if {"button", "button--quiet"} & set(one["class"].split()) == {"button"}]
    return [HERE if one.tag == "button" else one["href"] for one in loud]


@pytest.mark.parametrize("name", STATES)
def test_every_state_says_what_happened_and_one_next_step(stage, name):
    status, heading, leads_to = STATES[name]
    shown = stage.show(name)
    page = read_page(shown.html)
    assert shown.status == status
    assert heading in page.text
    assert [RUN_ID.sub("<run>", step) for step in next_steps(page)] == ([leads_to] if leads_to else [])


@pytest.mark.parametrize("name", WAITS)
def test_a_temporary_refusal_says_when_to_retry(stage, name):
    assert dict(stage.show(name).headers).get("Retry-After") == WAITS[name]


def test_every_refusal_and_fault_has_one_next_step(stage):
    told = [stage.show(name) for name in EVERY_PAGE if name.startswith(("refused: ", "error "))]
    assert len(told) > 15
    assert not {page.name: steps for page in told if len(steps := next_steps(read_page(page.html))) != 1}


def test_a_form_of_a_snapshot_leads_back_to_it(owner, run_id):
    for path in (f"/app/results/{run_id}/rerun", f"/app/results/{run_id}/delete"):
        page = read_page(owner.client.post(path, data={"csrf_token": "made-up"}).text)
        assert next_steps(page) == [f"/app/results/{run_id}"]


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/app/account/delete-everything", "/app/account"),
        ("/app/remote-assist", "/app/remote-assist"),
        ("/app/samples/hvac", "/"),
        ("/app/upload/questions/abc", "/app/upload/questions/abc"),
        ("/app/results/a%20b/delete", "/app/upload"),
    ],
)
def test_a_form_that_is_no_longer_valid_leads_to_its_page(owner, path, leads_to):
    assert next_steps(read_page(owner.client.post(path, data={}).text)) == [leads_to]
