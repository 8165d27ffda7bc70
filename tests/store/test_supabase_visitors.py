"""Visitors of one Supabase project, each with a token of their own: on one store, in many threads, across a fork."""

import os
import threading
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest

from snapshot.errors import Refusal, SignInAgain
from snapshot.store.protocol import AssistRequest, NewRun, Store
from snapshot.store.supabase.client import SupabaseProject
from snapshot.store.supabase.store import SupabaseStore
from tests.support.every_store import HOSTED, Members
from tests.support.runs import new_run, share, token_hash
from tests.support.supabase_stack import SupabaseStack

pytestmark = [pytest.mark.parametrize("kept_by", [HOSTED], indirect=True), pytest.mark.usefixtures("kept_by")]
MEGABYTE = 1_000_000


def everything_of(store: Store, workspace_id: str, run: NewRun) -> dict[str, object]:
    """What can be asked about a workspace and its run: answers, or the refusal's kind."""
    asked: dict[str, Callable[[], object]] = {
        "get_run": lambda: store.get_run(workspace_id, run.run_id),
        "list_runs": lambda: store.list_runs(workspace_id),
        "find_submission": lambda: store.find_submission(workspace_id, "form"),
        "load_pack": lambda: store.load_pack(workspace_id, run.run_id),
        "held_files": lambda: store.held_files(workspace_id, "upload"),
        "newest_held": lambda: store.newest_held(workspace_id),
        "list_choices": lambda: store.list_choices(workspace_id),
        "list_links": lambda: store.list_links(workspace_id, run.run_id),
    }
    return {name: answer_or_refusal(ask) for name, ask in asked.items()}


def everything_done_to(store: Store, workspace_id: str, run: NewRun) -> dict[str, object]:
    """What a visitor could try to do to a workspace and its run."""
    forged = NewRun(run.run_id, workspace_id, run.lock_id, "upload", "{}")
    request = AssistRequest("request", workspace_id, "", "", "", "", None)
    done: dict[str, Callable[[], object]] = {
        "acquire_lock": lambda: store.acquire_lock(workspace_id, run.lock_id, "owner", 60),
        "renew_lock": lambda: store.renew_lock(workspace_id, run.lock_id, 60),
        "release_lock": lambda: store.release_lock(workspace_id, run.lock_id),
        "begin_run": lambda: store.begin_run(new_run(workspace_id), "owner", 60, 1000),
        "record_step": lambda: store.record_step(forged, '{"forged": true}', 60),
        "finish_run": lambda: store.finish_run(forged, "failed", '{"forged": true}', None),
        "hold_files": lambda: store.hold_files(workspace_id, "forged", b"forged", MEGABYTE),
        "release_held": lambda: store.release_held(workspace_id, "upload"),
        "remember_choices": lambda: store.remember_choices(workspace_id, "layout", '{"forged": true}'),
        "forget_choices": lambda: store.forget_choices(workspace_id, "layout"),
        "add_assist_request": lambda: store.add_assist_request(request),
        "share_run": lambda: share(store, workspace_id, run.run_id),
        "revoke_link": lambda: store.revoke_link(workspace_id, run.run_id),
        "delete_run": lambda: store.delete_run(workspace_id, run.run_id),
        "delete_workspace": lambda: store.delete_workspace(workspace_id),
    }
    return {name: answer_or_refusal(do) for name, do in done.items()}


def answer_or_refusal(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except Refusal as refusal:
        return type(refusal)


@pytest.fixture
def full(store: Store, mine: str) -> NewRun:
    """My workspace with something of everything, and a run under way."""
    first = new_run(mine, submission_id="form")
    store.begin_run(first, "owner", 60, 1000)
    store.finish_run(first, "succeeded", "{}", b"pack")
    store.hold_files(mine, "upload", b"files", MEGABYTE)
    store.remember_choices(mine, "layout", "{}")
    run = new_run(mine)
    store.begin_run(run, "owner", 60, 1000)
    share(store, mine, run.run_id, name=run.run_id)
    return run


def test_anothers_workspace_and_none_at_all_look_the_same(
    store: Store, their_store: Store, mine: str, theirs: str, full: NewRun
) -> None:
    before = everything_of(store, mine, full)
    for attempt in (everything_of, everything_done_to):
        assert attempt(their_store, mine, full) == attempt(their_store, "no such workspace", full)
    assert everything_of(store, mine, full) == before
    assert store.renew_lock(mine, full.lock_id, 60) is not None
    assert their_store.list_runs(theirs) == []


def test_my_own_ids_are_nothing_in_a_workspace_that_is_not_mine(
    store: Store, mine: str, theirs: str, full: NewRun
) -> None:
    """The row's policy would show them to me: the question names the workspace all the same."""
    assert theirs != mine
    looked = everything_of(store, theirs, full)
    assert looked == everything_of(store, "no such workspace", full)
    assert {name for name, answer in looked.items() if answer} == set()


def test_whoever_is_not_signed_in_finds_nothing_and_changes_nothing(
    store: Store, supabase_stack: SupabaseStack, mine: str, full: NewRun
) -> None:
    project = SupabaseProject(supabase_stack.url, supabase_stack.anon_key)
    nobody = SupabaseStore(project.client)
    before = everything_of(store, mine, full)
    for attempt in (everything_of, everything_done_to):
        assert attempt(nobody, mine, full) == attempt(nobody, "no such workspace", full)
    with pytest.raises(SignInAgain):
        nobody.ensure_workspace("guest:mine")
    assert (nobody.purge_held(24), nobody.purge_packs(90), nobody.purge_links()) == (0, 0, 0)
    found = nobody.shared_results(token_hash(full.run_id))
    assert found is not None
    assert found.results_json == full.run_id, "what was shared is for whoever has the link"
    nobody.ping()
    project.close()
    assert everything_of(store, mine, full) == before


@pytest.mark.parametrize("fault", ["expired", "forged", "nonsense"])
def test_a_token_that_is_not_good_means_to_sign_in_again(supabase_stack: SupabaseStack, mine: str, fault: str) -> None:
    user = supabase_stack.new_user()
    tokens = {
        "expired": lambda: supabase_stack.token(user, exp=int(time.time()) - 60),
        "forged": lambda: jwt.encode(
            {"sub": user, "role": "authenticated"}, "another project's secret, as long", "HS256"
        ),
        "nonsense": lambda: "no.token.atall",
    }
    project, token = SupabaseProject(supabase_stack.url, supabase_stack.anon_key), tokens[fault]()
    store = SupabaseStore(lambda: project.client(token))
    calls: list[Callable[[], Any]] = [
        lambda: store.list_runs(mine),
        lambda: store.acquire_lock(mine, "lock", "owner", 60),
        lambda: store.release_lock(mine, "lock"),
        lambda: store.purge_held(24),
        store.ping,
    ]
    for call in calls:
        with pytest.raises(SignInAgain):
            call()
    project.close()


def test_many_visitors_share_one_store_and_its_connections(members: Members, supabase_stack: SupabaseStack) -> None:
    project = SupabaseProject(supabase_stack.url, supabase_stack.anon_key)
    asking = threading.local()
    shared = SupabaseStore(lambda: project.client(asking.token))
    names = [f"visitor {number}" for number in range(6)]
    homes = {name: members.store(name).ensure_workspace("") for name in names}
    strays: list[object] = []

    def visit(name: str) -> None:
        asking.token = members.token(name)
        for round_ in range(5):
            run = new_run(homes[name], results_json=f'"{name} {round_}"')
            shared.begin_run(run, "owner", 60, 1000)
            shared.finish_run(run, "succeeded", run.results_json, name.encode())
            seen = {one.workspace_id for one in shared.list_runs(homes[name])} | {shared.ensure_workspace("")}
            strays.extend(seen - {homes[name]})
            if shared.load_pack(homes[name], run.run_id) != name.encode():
                strays.append(run)

    visits = [threading.Thread(target=visit, args=(name,)) for name in names]
    for one in visits:
        one.start()
    for one in visits:
        one.join()
    project.close()
    assert strays == []
    assert len(set(homes.values())) == len(names)


def test_a_forked_process_has_connections_of_its_own(members: Members, supabase_stack: SupabaseStack) -> None:
    """On a connection of both, each would read the other's answers."""
    project = SupabaseProject(supabase_stack.url, supabase_stack.anon_key)
    homes = {name: members.store(name).ensure_workspace("") for name in ("mine", "theirs")}

    def always_at_home(name: str) -> bool:
        store = SupabaseStore(lambda: project.client(members.token(name)))
        return {store.ensure_workspace("") for _ in range(30)} == {homes[name]}

    assert always_at_home("mine")
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if always_at_home("theirs") else 1)
        finally:  # reached only when that raised
            os._exit(1)
    assert always_at_home("mine")
    assert os.waitpid(child, 0)[1] == 0
    project.close()


def test_large_files_come_back_as_they_were(store: Store, mine: str) -> None:
    data = os.urandom(8 * MEGABYTE)
    assert store.hold_files(mine, "upload", data, 500 * MEGABYTE) is True
    found = store.newest_held(mine)
    assert found is not None
    assert found.data == data
