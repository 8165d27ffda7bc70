"""What every store must do: two workspaces in each test that reads. On Supabase they are those of two visitors."""

import pytest
from sqlalchemy import Engine, text

from snapshot.errors import AlreadySubmitted, DailyLimitReached, LockLost, RunAlreadyActive
from snapshot.store.engine import transaction
from snapshot.store.protocol import SAMPLE, SAMPLES_PER_DAY, AssistRequest, NewRun, Store
from tests.support.every_store import EVERY_STORE
from tests.support.runs import expire, new_run

pytestmark = EVERY_STORE


def begun(store: Store, workspace_id: str, **changes: str) -> NewRun:
    run = new_run(workspace_id, **changes)
    store.begin_run(run, "owner", 60, 1000)
    return run


def finished(store: Store, workspace_id: str, pack: bytes | None = None, **changes: str) -> NewRun:
    run = begun(store, workspace_id, **changes)
    store.finish_run(run, "succeeded", '{"done": true}', pack)
    return run


def test_one_owner_has_one_workspace(store: Store, mine: str, theirs: str) -> None:
    assert store.ensure_workspace("guest:mine") == mine
    assert mine != theirs


def test_a_run_begins_running_and_ends_as_it_was_finished(store: Store, mine: str) -> None:
    run = begun(store, mine)
    seen = store.get_run(mine, run.run_id)
    assert seen is not None
    assert seen.status == "running"
    store.finish_run(run, "failed", '{"why": "step"}', None)
    ended = store.get_run(mine, run.run_id)
    assert ended is not None
    assert (ended.status, ended.results_json) == ("failed", '{"why": "step"}')
    assert ended.finished_at is not None


def test_finishing_frees_the_lock(store: Store, mine: str) -> None:
    finished(store, mine)
    assert store.acquire_lock(mine, "next", "owner", 60) is not None


def test_a_second_run_is_refused_while_one_is_under_way(store: Store, mine: str) -> None:
    begun(store, mine)
    second = new_run(mine)
    with pytest.raises(RunAlreadyActive):
        store.begin_run(second, "owner", 60, 1000)
    assert store.get_run(mine, second.run_id) is None


def test_results_are_stored_at_each_step_and_the_lease_renewed(store: Store, mine: str) -> None:
    run = begun(store, mine)
    lease = store.record_step(run, '{"step": 1}', 600)
    seen = store.get_run(mine, run.run_id)
    assert seen is not None
    assert seen.results_json == '{"step": 1}'
    assert (lease.expires_at - lease.acquired_at).total_seconds() >= 600


@pytest.mark.parametrize("taken_over", [True, False])
def test_a_run_whose_lease_has_ended_writes_nothing_more(
    store: Store, engine: Engine, mine: str, taken_over: bool
) -> None:
    run = begun(store, mine)
    expire(engine, mine)
    if taken_over:
        begun(store, mine)
    with pytest.raises(LockLost):
        store.record_step(run, '{"stale": true}', 60)
    with pytest.raises(LockLost):
        store.finish_run(run, "succeeded", '{"stale": true}', b"stale")
    seen = store.get_run(mine, run.run_id)
    assert seen is not None
    assert (seen.status, seen.results_json) == ("interrupted", "{}")
    assert store.load_pack(mine, run.run_id) is None


def test_a_dead_run_is_seen_as_interrupted_and_marked_when_the_next_begins(
    store: Store, engine: Engine, mine: str
) -> None:
    dead = begun(store, mine)
    expire(engine, mine)
    seen = store.get_run(mine, dead.run_id)
    assert seen is not None
    assert seen.status == "interrupted"
    alive = begun(store, mine)
    with transaction(engine) as connection:
        stored = {row.run_id: row.status for row in connection.execute(text("SELECT run_id, status FROM runs"))}
    assert stored == {dead.run_id: "interrupted", alive.run_id: "running"}


def test_a_finished_run_cannot_be_finished_again(store: Store, mine: str) -> None:
    run = finished(store, mine)
    with pytest.raises(LockLost):
        store.finish_run(run, "failed", "{}", None)
    seen = store.get_run(mine, run.run_id)
    assert seen is not None
    assert seen.status == "succeeded"


def test_a_lock_taken_again_does_not_reopen_a_finished_run(store: Store, mine: str) -> None:
    run = finished(store, mine)
    store.acquire_lock(mine, run.lock_id, "owner", 60)
    with pytest.raises(LockLost):
        store.record_step(run, '{"late": true}', 60)


def test_the_next_lock_of_a_workspace_does_not_carry_the_run_before(store: Store, engine: Engine, mine: str) -> None:
    dead = begun(store, mine)
    expire(engine, mine)
    store.acquire_lock(mine, "next", "owner", 60)
    stolen = new_run(mine, "next", run_id=dead.run_id)
    with pytest.raises(LockLost):
        store.record_step(stolen, '{"stolen": true}', 60)


def test_the_same_form_again_finds_the_first_run(store: Store, mine: str, their_store: Store, theirs: str) -> None:
    first = finished(store, mine, submission_id="form")
    assert store.find_submission(mine, "form") == first.run_id
    assert their_store.find_submission(theirs, "form") is None
    with pytest.raises(AlreadySubmitted) as refused:
        store.begin_run(new_run(mine, submission_id="form"), "owner", 60, 1000)
    assert refused.value.run_id == first.run_id


def test_the_daily_limit_counts_the_last_24_hours_of_this_workspace(
    store: Store, engine: Engine, mine: str, their_store: Store, theirs: str
) -> None:
    finished(their_store, theirs)
    old = finished(store, mine)
    with transaction(engine) as connection:
        statement = text("UPDATE runs SET created_at = created_at - 86400001 WHERE run_id = :run_id")
        connection.execute(statement, {"run_id": old.run_id})
    for _ in range(2):
        run = new_run(mine)
        store.begin_run(run, "owner", 60, 2)
        store.finish_run(run, "succeeded", "{}", None)
    with pytest.raises(DailyLimitReached):
        store.begin_run(new_run(mine), "owner", 60, 2)


def test_samples_count_apart(store: Store, engine: Engine, mine: str) -> None:
    finished(store, mine)
    sample = finished(store, mine, mode=SAMPLE)
    with pytest.raises(DailyLimitReached):
        store.begin_run(new_run(mine), "owner", 60, 1)
    store.finish_run(begun(store, mine, mode=SAMPLE, rerun_of=sample.run_id), "succeeded", "{}", None)
    others = (
        "INSERT INTO runs (run_id, workspace_id, lock_id, status, mode, created_at, results_json)"
        " SELECT :run_id, workspace_id, lock_id, status, mode, created_at, '{}' FROM runs WHERE run_id = :sample"
    )
    with transaction(engine) as connection:
        rows = [{"run_id": f"sample{number}", "sample": sample.run_id} for number in range(2, SAMPLES_PER_DAY)]
        connection.execute(text(others), rows)
    with pytest.raises(DailyLimitReached):
        store.begin_run(new_run(mine, mode=SAMPLE), "owner", 60, 1000)
    store.begin_run(new_run(mine), "owner", 60, 2)


def test_a_refused_begin_leaves_nothing_behind(store: Store, mine: str) -> None:
    with pytest.raises(DailyLimitReached):
        store.begin_run(new_run(mine), "owner", 60, 0)
    assert store.list_runs(mine) == []
    assert store.acquire_lock(mine, "next", "owner", 60) is not None


def test_another_workspace_sees_and_changes_nothing(store: Store, mine: str, their_store: Store, theirs: str) -> None:
    run = finished(store, mine, pack=b"pack")
    assert their_store.get_run(theirs, run.run_id) is None
    assert their_store.list_runs(theirs) == []
    assert their_store.load_pack(theirs, run.run_id) is None
    assert their_store.delete_run(theirs, run.run_id) is None
    assert store.load_pack(mine, run.run_id) == b"pack"


def test_a_lock_of_one_workspace_does_not_carry_a_run_of_another(
    store: Store, mine: str, their_store: Store, theirs: str
) -> None:
    run = begun(store, mine)
    forged = NewRun(run_id=run.run_id, workspace_id=theirs, lock_id=run.lock_id, mode="upload", results_json="{}")
    their_store.acquire_lock(theirs, run.lock_id, "owner", 60)
    with pytest.raises(LockLost):
        their_store.record_step(forged, '{"forged": true}', 60)


@pytest.mark.parametrize(
    "odd", ["a,b", "not.eq.x", "*", "%", "null", "é", '")\\(', " ", "&select=*&or=(a.eq.b)", "x" * 3000]
)
def test_an_id_is_never_interpreted_as_sql(store: Store, mine: str, odd: str) -> None:
    """Whatever an address may hold, it is neither a pattern nor a part of the question."""
    run = finished(store, mine, pack=b"pack")
    assert store.get_run(mine, odd) is None
    assert store.get_run(odd, run.run_id) is None
    assert store.find_submission(mine, odd) is None
    assert store.load_pack(mine, odd) is None
    assert store.delete_run(mine, odd) is None
    assert store.list_runs(odd) == []
    assert store.get_run(mine, run.run_id) is not None


def test_runs_are_listed_newest_first(store: Store, engine: Engine, mine: str) -> None:
    ids = [finished(store, mine).run_id for _ in range(3)]
    with transaction(engine) as connection:
        for age, run_id in enumerate(ids):
            statement = text("UPDATE runs SET created_at = :at WHERE run_id = :run_id")
            connection.execute(statement, {"at": 1_700_000_000_000 + age, "run_id": run_id})
    assert [run.run_id for run in store.list_runs(mine)] == ids[::-1]


def test_only_packs_past_their_days_are_purged(store: Store, engine: Engine, mine: str) -> None:
    old, new = finished(store, mine, pack=b"old"), finished(store, mine, pack=b"new")
    with transaction(engine) as connection:
        statement = text("UPDATE packs SET created_at = created_at - 91 * 86400000.0 WHERE run_id = :run_id")
        connection.execute(statement, {"run_id": old.run_id})
    assert store.purge_packs(90) == 1
    assert store.load_pack(mine, old.run_id) is None
    assert store.load_pack(mine, new.run_id) == b"new"


def test_an_assist_request_is_stored_whole(store: Store, engine: Engine, mine: str) -> None:
    store.add_assist_request(AssistRequest("r1", mine, "Jobber", "no export", "a.example", "555 0100", "run"))
    with transaction(engine) as connection:
        row = connection.execute(text("SELECT tool, notes, website, contact, run_id FROM assist_requests")).one()
    assert tuple(row) == ("Jobber", "no export", "a.example", "555 0100", "run")
