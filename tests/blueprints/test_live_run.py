"""A browser that waits is shown the steps as they happen; everybody else, and every quick run, goes straight on."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask, g
from werkzeug.test import TestResponse

from snapshot.blueprints import live_run
from snapshot.blueprints.live_run import make, to_question
from snapshot.blueprints.upload import views
from snapshot.blueprints.visitor import access_token
from snapshot.errors import DailyLimitReached, LockLost, RunAlreadyActive, StoreUnavailable, UploadRefused
from snapshot.pipeline import run_analysis
from snapshot.store.sql.store import SqlStore
from snapshot.wording import pages
from snapshot.wording import progress as wording
from snapshot.wording.pages import STEPS
from tests.blueprints.conftest import BROWSER, Visitor
from tests.page_rules import Page, assert_headers, check_page
from tests.support.exports import as_parts, either_way, plain_pair
from tests.support.uploads import bad_quotes

LABELS = list(STEPS.values())


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run takes longer than a browser waits."""
    monkeypatch.setattr(live_run, "PATIENCE_SECONDS", 0)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Runs stand still inside their third step until it is opened."""
    opened, measure = threading.Event(), run_analysis.measure

    def stand_still(*given: Any, **named: Any) -> Any:
        assert opened.wait(120)
        return measure(*given, **named)

    monkeypatch.setattr(run_analysis, "measure", stand_still)
    yield opened
    opened.set()


def press(owner: Visitor, *files: Any, path: str = "/app/upload", **fields: str) -> TestResponse:
    return owner.post(path, headers=BROWSER, files=as_parts(files), **fields)


def until(words: str, pieces: Iterator[bytes]) -> str:
    """What is on the page when ``words`` have just arrived."""
    text = ""
    for piece in pieces:
        text += piece.decode()
        if words in text:
            break
    return text


def led_to(page: Page) -> str:
    """Where the page goes by itself; its link goes there, too."""
    (refresh,) = page.all("meta", **{"http-equiv": "refresh"})
    address = refresh["content"].removeprefix("0; url=")
    assert address in page.links()
    return address


def test_the_page_names_the_current_step(owner: Visitor, at_once: None, gate: threading.Event) -> None:
    response = press(owner, *plain_pair())
    pieces = response.iter_encoded()
    before = until(LABELS[2], pieces)
    assert before.count("</li>") - before.count("<nav") * 4 == 2, "two are done, the third is not"
    assert not [label for label in LABELS[3:] if label in before]
    assert "<button" not in before
    gate.set()
    page = check_page(before + b"".join(pieces).decode())
    assert [page.text.count(f"{label} done") for label in LABELS] == [1] * 6
    assert owner.get_page(led_to(page)).title.startswith("Your snapshot")
    response.close()
    assert_headers(response)


def test_a_quick_run_and_a_client_that_is_not_a_browser_are_redirected(
    owner: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_run, "PATIENCE_SECONDS", 60)
    assert press(owner, *plain_pair()).status_code == 303
    response = owner.post("/app/upload", files=as_parts(plain_pair()))
    assert response.status_code == 303


def test_a_run_finishes_after_the_browser_disconnects(owner: Visitor, at_once: None, gate: threading.Event) -> None:
    response = press(owner, *plain_pair())
    until(LABELS[2], response.iter_encoded())
    threading.Timer(0.2, gate.set).start()
    response.close()
    page = owner.get_page("/app/results")
    (path,) = (link for link in page.links() if link.startswith("/app/results/"))
    assert owner.get_page(path).title.startswith("Your snapshot")
    assert owner.post(f"{path}/rerun").status_code == 303, "the lock is free"


def test_an_answer_and_a_second_run_are_watched_as_well(owner: Visitor, at_once: None) -> None:
    question = press(owner, either_way())
    assert question.status_code == 303, "no step has begun"
    answered = check_page(press(owner, path=question.location, **{"file-0-order": "day_first"}).text)
    first = led_to(answered)
    assert "/app/results/" in first
    again = check_page(press(owner, path=f"{first}/rerun").text)
    assert led_to(again) != first
    assert press(owner, path=question.location).location == first, "a second press finds the run of the first"


def test_steps_that_are_left_out_say_why(owner: Visitor, at_once: None) -> None:
    page = check_page(press(owner, bad_quotes()).text)
    assert page.text.count(pages.STEP_REASONS["input_gate"]) == 2
    assert page.text.count("left out") == 2


def test_a_step_that_fails_leads_to_the_page_that_says_so(
    owner: Visitor, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_analysis, "measure", failing(ValueError("Ada owes us money")))
    page = check_page(press(owner, *plain_pair()).text)
    assert f"{LABELS[2]} stopped here" in page.text
    assert wording.ENDED_EARLY.sentence in page.text
    assert "could not be finished" in owner.get_page(led_to(page)).text


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    "error", [LockLost(), StoreUnavailable(), ValueError("Ada owes us money")], ids=["lock lost", "store away", "fault"]
)
def test_a_stopped_run_ends_its_page_and_links_to_the_result(
    owner: Visitor, at_once: None, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(SqlStore, "finish_run", failing(error))
    response = press(owner, *plain_pair())
    page = check_page(response.text)
    assert wording.ENDED_EARLY.sentence in page.text
    assert "Ada" not in page.html
    assert "It ended early" in owner.get_page(led_to(page)).text


def test_a_step_interrupted_by_the_end_of_the_run_is_closed(
    owner: Visitor, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_analysis, "measure", failing(LockLost()))
    page = check_page(press(owner, *plain_pair()).text)
    assert LABELS[2] in page.text
    assert f"{LABELS[2]} done" not in page.text


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(UploadRefused, 400), (RunAlreadyActive, 409), (DailyLimitReached, 429), (StoreUnavailable, 503)],
)
def test_a_refusal_before_the_first_step_shows_the_ordinary_page(
    owner: Visitor, at_once: None, monkeypatch: pytest.MonkeyPatch, refusal: type[Exception], status: int
) -> None:
    monkeypatch.setattr(views, "start_upload", failing(refusal()))
    response = press(owner, *plain_pair())
    assert response.status_code == status
    check_page(response.text)


def test_a_slow_run_sends_bytes_to_keep_proxies_connected(
    owner: Visitor, at_once: None, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_run, "SIGN_OF_LIFE_SECONDS", 0.02)
    response = press(owner, *plain_pair())
    pieces = response.iter_encoded()
    before = until(LABELS[2], pieces)
    while (piece := next(pieces).decode()).strip():
        before += piece
    quiet = [next(pieces).decode() for _ in range(3)]
    assert not "".join(quiet).strip()
    gate.set()
    led_to(check_page(before + b"".join(pieces).decode()))
    assert response.headers["X-Accel-Buffering"] == "no"


def test_the_run_uses_the_sign_in_of_the_visitor_who_asked(app: Flask) -> None:
    asked: list[tuple[str | None, bool]] = []

    def work(_context: object) -> str:
        asked.append((access_token(), threading.current_thread() is threading.main_thread()))
        return to_question("u1")

    with app.test_request_context("/app/upload", method="POST", headers=BROWSER):
        g.access_token = "of the visitor"
        assert make(work).location == "/app/upload/questions/u1"
    assert asked == [("of the visitor", False)]
