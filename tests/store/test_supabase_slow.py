"""A Supabase project that is slow, ill or away: every call ends in time, and the next one finds it when it is back."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import httpx
import pytest

from snapshot.errors import StoreUnavailable
from snapshot.store.protocol import Store
from snapshot.store.supabase import deadline
from snapshot.store.supabase.client import SupabaseProject
from snapshot.store.supabase.deadline import CALL_SECONDS, CONNECT_SECONDS, LOOK_SECONDS, PING_SECONDS, within
from snapshot.store.supabase.store import SupabaseStore
from tests.store.test_supabase_errors import EVERY_CALL, answered_by
from tests.support import sick_servers
from tests.support.supabase_stack import SupabaseStack, free_port, postgrest, running_gateway, running_postgrest

MEGABYTE = 1_000_000


@contextmanager
def store_at(url: str, token: str = "a.visitors.token") -> Iterator[Store]:
    project = SupabaseProject(url, "sb_publishable_x")
    yield SupabaseStore(lambda: project.client(token))
    project.close()


def is_refused(call: str, store: Store) -> None:
    """Without a bound, a call to most of these servers never ends."""
    with pytest.raises(StoreUnavailable):
        EVERY_CALL[call](store)


@pytest.mark.parametrize("way", sick_servers.WAYS, ids=lambda way: way.__name__)
def test_an_ill_server_is_waited_for_no_longer_than_the_call_may_take(way: sick_servers.Behaviour) -> None:
    with sick_servers.server(way) as url, store_at(url) as store:
        for call in ("get_run", "finish_run"):
            with within(0.3):
                is_refused(call, store)


@pytest.mark.parametrize("way", [sick_servers.deaf, sick_servers.silent])
def test_a_large_upload_into_an_ill_server_ends_in_time_too(way: sick_servers.Behaviour) -> None:
    with sick_servers.server(way) as url, store_at(url) as store, within(0.5), pytest.raises(StoreUnavailable):
        store.hold_files("ws", "upload", b"x" * 8 * MEGABYTE, 500 * MEGABYTE)


def test_looks_end_sooner_than_writes() -> None:
    """A page within five seconds, an upload within twelve, whether anything is ready within three."""
    assert PING_SECONDS < 3
    assert LOOK_SECONDS < 5
    assert CALL_SECONDS + CONNECT_SECONDS <= 12


def test_each_kind_of_call_has_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: 0.0))  # a clock that stands still

    def note(_request: httpx.Request) -> httpx.Response:
        given.append(deadline._deadline.get())
        return httpx.Response(503)

    looks = {"release_lock", "find_submission", "get_run", "list_runs", "list_choices", "list_links", "shared_results"}
    looks |= {"purge_held", "purge_packs", "purge_links"}
    for name in EVERY_CALL:
        is_refused(name, answered_by(note))
        bound = PING_SECONDS if name == "ping" else LOOK_SECONDS if name in looks else CALL_SECONDS
        assert given[-1] == bound, name


def test_a_refused_connection_is_reported_for_every_call() -> None:
    with store_at(f"http://127.0.0.1:{free_port()}") as store:
        for call in EVERY_CALL:
            is_refused(call, store)


def test_an_inner_bound_never_lengthens_an_outer_one() -> None:
    with within(0.2):
        outer = deadline._deadline.get()
        with within(60):
            assert deadline._deadline.get() == outer


@pytest.mark.postgres
def test_a_project_that_stops_and_starts_again_is_found_again(supabase_stack: SupabaseStack) -> None:
    """On the same connections, with nothing made anew: a kept connection that has died is left aside."""
    port = free_port()
    token = supabase_stack.token(supabase_stack.new_user())
    with running_gateway(f"http://127.0.0.1:{port}") as url, store_at(url, token) as store:
        with running_postgrest(postgrest(), supabase_stack.dsn, port):
            workspace_id = store.ensure_workspace("")
            assert store.acquire_lock(workspace_id, "first", "owner", 60) is not None
        for call in EVERY_CALL:
            is_refused(call, store)
        with running_postgrest(postgrest(), supabase_stack.dsn, port):
            assert store.acquire_lock(workspace_id, "second", "owner", 60) is None, "what was locked is locked"
            assert store.release_lock(workspace_id, "first") is True
