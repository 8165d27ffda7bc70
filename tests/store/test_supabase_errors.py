"""What the store makes of each answer that PostgREST, or whatever stands before it, may give."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest
from postgrest.exceptions import APIError

from snapshot.errors import (
    AlreadySubmitted,
    DailyLimitReached,
    LockLost,
    RunAlreadyActive,
    RunNotFound,
    SignInAgain,
    StoreOutdated,
    StoreUnavailable,
    TooManyLinks,
)
from snapshot.store.protocol import AssistRequest, Deleted, Store
from snapshot.store.supabase.calls import rows
from snapshot.store.supabase.client import SupabaseProject
from snapshot.store.supabase.store import SupabaseStore
from tests.support.runs import new_run

RUN = new_run("ws")
Answer = Callable[[httpx.Request], httpx.Response]


def answered_by(answer: Answer) -> Store:
    project = SupabaseProject(
        "http://project.invalid", "sb_publishable_x", lambda: httpx.Client(transport=httpx.MockTransport(answer))
    )
    return SupabaseStore(lambda: project.client("a.visitors.token"))


def saying(status: int, body: Any) -> Answer:
    content = body if isinstance(body, str) else json.dumps(body)
    return lambda _request: httpx.Response(status, content=content)


def failing(error: Exception) -> Answer:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise error

    return fail


def begin(store: Store) -> None:
    store.begin_run(RUN, "owner", 60, 10)


EVERY_CALL: dict[str, Callable[[Store], object]] = {
    "ensure_workspace": lambda store: store.ensure_workspace("owner"),
    "acquire_lock": lambda store: store.acquire_lock("ws", "lock", "owner", 60),
    "renew_lock": lambda store: store.renew_lock("ws", "lock", 60),
    "release_lock": lambda store: store.release_lock("ws", "lock"),
    "begin_run": begin,
    "record_step": lambda store: store.record_step(RUN, "{}", 60),
    "finish_run": lambda store: store.finish_run(RUN, "succeeded", "{}", b"pack"),
    "find_submission": lambda store: store.find_submission("ws", "form"),
    "get_run": lambda store: store.get_run("ws", "run"),
    "list_runs": lambda store: store.list_runs("ws"),
    "load_pack": lambda store: store.load_pack("ws", "run"),
    "delete_run": lambda store: store.delete_run("ws", "run"),
    "delete_workspace": lambda store: store.delete_workspace("ws"),
    "hold_files": lambda store: store.hold_files("ws", "upload", b"files", 100),
    "held_files": lambda store: store.held_files("ws", "upload"),
    "newest_held": lambda store: store.newest_held("ws"),
    "release_held": lambda store: store.release_held("ws", "upload"),
    "purge_held": lambda store: store.purge_held(24),
    "remember_choices": lambda store: store.remember_choices("ws", "layout", "{}"),
    "list_choices": lambda store: store.list_choices("ws"),
    "forget_choices": lambda store: store.forget_choices("ws", "layout"),
    "add_assist_request": lambda store: store.add_assist_request(AssistRequest("r", "ws", "", "", "", "", None)),
    "purge_packs": lambda store: store.purge_packs(90),
    "share_run": lambda store: store.share_run("ws", "run", "link", "hash", "{}", 60),
    "list_links": lambda store: store.list_links("ws", "run"),
    "revoke_link": lambda store: store.revoke_link("ws", "link"),
    "shared_results": lambda store: store.shared_results("hash"),
    "purge_links": lambda store: store.purge_links(),
    "ping": lambda store: store.ping(),
}
AWAY: dict[str, Answer] = {
    "connection refused": failing(httpx.ConnectError("refused")),
    "connection timed out": failing(httpx.ConnectTimeout("slow")),
    "no answer in time": failing(httpx.ReadTimeout("slow")),
    "closed in the middle": failing(httpx.RemoteProtocolError("gone")),
    "no connection free": failing(httpx.PoolTimeout("all busy")),
    "database away": saying(503, {"code": "PGRST001", "message": "no connection", "details": None, "hint": None}),
    "schema not loaded": saying(503, {"code": "PGRST002", "message": "schema cache", "details": None, "hint": None}),
    "a row that is too large": saying(400, {"code": "23514", "message": "violates check constraint"}),
    "row locked for too long": saying(500, {"code": "55P03", "message": "canceling statement due to lock timeout"}),
    "statement too slow": saying(500, {"code": "57014", "message": "canceling statement"}),
    "a code that is a number": saying(500, {"code": 500, "message": "?"}),
    "no code": saying(401, {"message": "Invalid API key"}),
    "no fields": saying(400, {}),
    "a list": saying(500, []),
    "a gateway's page": saying(502, "<html>Bad gateway</html>"),
    "a page of somebody else, with success": saying(200, "<html>Welcome to this wireless network</html>"),
    "a number, with success": saying(200, 7),
    "rows that are none": saying(200, [7]),
    "a conflict of somebody else": saying(409, {"code": "PT409", "message": "something else"}),
    "a word of ours under another code": saying(409, {"code": "P0001", "message": "lock_lost"}),
}


@pytest.mark.parametrize("way", AWAY)
def test_a_database_that_cannot_be_used_is_one_calm_refusal(way: str) -> None:
    for name, call in EVERY_CALL.items():
        with pytest.raises(StoreUnavailable) as refused:
            call(answered_by(AWAY[way]))
        assert type(refused.value) is StoreUnavailable, name


@pytest.mark.parametrize("body", [{}, {"workspace_id": None}, [{}]], ids=str)
def test_a_foreign_row_is_never_accepted(body: Any) -> None:
    # Those who ask only whether there was a row at all, or for none, may be content with any.
    content = {"release_lock", "release_held", "forget_choices", "revoke_link", "add_assist_request"}
    for name in EVERY_CALL.keys() - content:
        with pytest.raises(StoreUnavailable):
            EVERY_CALL[name](answered_by(saying(200, body)))


@pytest.mark.parametrize("code", ["PGRST301", "PGRST302", "PGRST303"])
def test_a_token_that_is_refused_means_to_sign_in_again(code: str) -> None:
    for call in EVERY_CALL.values():
        with pytest.raises(SignInAgain):
            call(answered_by(saying(401, {"code": code, "message": "JWT expired"})))


def test_what_the_functions_refuse_is_said_as_on_sql() -> None:
    active = saying(409, {"code": "PT409", "message": "run_already_active"})
    with pytest.raises(RunAlreadyActive):
        begin(answered_by(active))
    with pytest.raises(DailyLimitReached):
        begin(answered_by(saying(429, {"code": "PT429", "message": "daily_limit_reached"})))
    with pytest.raises(AlreadySubmitted) as again:
        begin(answered_by(saying(409, {"code": "PT409", "message": "already_submitted", "details": "first"})))
    assert again.value.run_id == "first"
    with pytest.raises(TooManyLinks):
        EVERY_CALL["share_run"](answered_by(saying(409, {"code": "PT409", "message": "too_many_links"})))
    lost = answered_by(saying(409, {"code": "PT409", "message": "lock_lost"}))
    for call in ("record_step", "finish_run"):
        with pytest.raises(LockLost):
            EVERY_CALL[call](lost)


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("acquire_lock", RunNotFound),
        ("begin_run", RunNotFound),
        ("hold_files", RunNotFound),
        ("remember_choices", RunNotFound),
        ("add_assist_request", RunNotFound),
        ("record_step", LockLost),
        ("finish_run", LockLost),
        ("ensure_workspace", SignInAgain),
        ("renew_lock", None),
        ("release_lock", False),
        ("find_submission", None),
        ("get_run", None),
        ("list_runs", []),
        ("load_pack", None),
        ("delete_run", None),
        ("delete_workspace", Deleted()),
        ("share_run", None),
        ("list_links", []),
        ("revoke_link", False),
        ("purge_links", 0),
        ("shared_results", None),
        ("held_files", None),
        ("newest_held", None),
        ("release_held", False),
        ("list_choices", {}),
        ("forget_choices", False),
        ("purge_held", 0),
        ("purge_packs", 0),
    ],
)
@pytest.mark.parametrize("code", ["42501", "23503"])
def test_another_visitors_workspace_looks_missing(call: str, answer: Any, code: str) -> None:
    store = answered_by(saying(403, {"code": code, "message": "no workspace of yours, or deleted just now"}))
    if isinstance(answer, type):
        with pytest.raises(answer):
            EVERY_CALL[call](store)
    else:
        assert EVERY_CALL[call](store) == answer


def test_nothing_is_asked_twice_not_even_a_look() -> None:
    asked: list[str] = []

    def away(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(503, json={"code": "PGRST001"})

    for call in EVERY_CALL.values():
        with pytest.raises(StoreUnavailable):
            call(answered_by(away))
    assert len(asked) == len(EVERY_CALL)


def test_every_question_names_the_workspace_and_carries_the_visitors_token() -> None:
    asked: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=[] if "/rpc/" not in request.url.path else {})

    of_all = {"ensure_workspace", "purge_held", "purge_packs", "purge_links", "shared_results", "ping"}
    for name, call in EVERY_CALL.items():
        if name in of_all:
            continue
        with suppress(StoreUnavailable):  # the row is none; what counts is what was asked
            call(answered_by(note))
        request = asked[-1]
        named = request.url.params.get("workspace_id") == "eq.ws" or b'workspace_id":"ws"' in request.content
        assert named, name
        assert request.headers["Authorization"] == "Bearer a.visitors.token", name
        assert request.headers["apikey"] == "sb_publishable_x"


def test_a_project_without_our_functions_is_outdated_and_a_newer_one_is_ready() -> None:
    with pytest.raises(StoreOutdated):
        answered_by(saying(404, {"code": "PGRST202", "message": "no function"})).ping()
    with pytest.raises(StoreOutdated):
        answered_by(saying(200, "0010_first_tables".join('""'))).ping()
    answered_by(saying(200, '"9999_later"')).ping()


def test_nothing_of_an_answer_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    said = {"code": "23505", "message": "duplicate", "details": "Key (notes)=(Mrs Example) already exists."}
    for call in EVERY_CALL.values():
        with pytest.raises(StoreUnavailable):
            call(answered_by(saying(409, said)))
    assert "23505" in caplog.text
    assert "Example" not in caplog.text
    assert "ws" not in caplog.text


@pytest.mark.parametrize("code", ["42501", 42501, None])
def test_the_librarys_errors_are_read_whatever_kind_their_code_is(code: Any) -> None:
    class Failing:
        def execute(self) -> Any:
            raise APIError({"code": code, "message": None})

    with pytest.raises(Exception) as refused:  # noqa: PT011  # which one is what is asked below
        rows(Failing())
    assert type(refused.value).__name__ == ("StoreUnavailable" if code is None else "Forbidden")
