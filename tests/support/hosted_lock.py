"""The lock's rules on a hosted project, over PostgREST. Each raises ``AssertionError`` where it does not hold.

What all stores do alike is asked of each of them elsewhere; here stands what a broken statement would get wrong.
"""

import time
from collections.abc import Callable
from typing import Any

from tests.support.hosted_isolation import Rule
from tests.support.hosted_pair import NOW, Member, Pair, pair
from tests.support.hosted_waiting import while_locked
from tests.support.supabase_stack import SupabaseStack

HOUR_MS = 3_600_000


def a_held_lock_is_refused(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        before = two.kept(two.mine)
        for _ in range(2):
            assert acquire(two.mine, "second") is None
        assert two.kept(two.mine) == before
        assert begin(two.mine, "second", "run").json().get("message") == "run_already_active"
        assert two.kept(two.mine) == before


def the_same_live_lock_is_the_same_lease(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        again = acquire(two.mine, two.mine.lock)
        assert again is not None
        assert (again["fence"], again["lock_id"]) == (7, two.mine.lock)
        assert again["acquired_at"] < again["expires_at"] - 60_000, "it was acquired a moment ago, and still is"


def an_expired_lock_is_taken_over_once_with_a_higher_fence(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.expire(two.mine)
        taken = acquire(two.mine, "second")
        assert taken is not None
        assert (taken["fence"], taken["lock_id"]) == (8, "second")
        assert acquire(two.mine, "third") is None
        assert acquire(two.mine, two.mine.lock) is None


def a_lock_is_released_by_its_holder_only_and_goes_on_counting(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        before = two.kept(two.mine)
        assert two.mine.visitor.call("release_run_lock", p_workspace_id=two.mine.ws, p_lock_id="other").json() is None
        assert two.kept(two.mine) == before
        for fence in (8, 9):
            held = two.look("select lock_id from run_locks where workspace_id = %(ws)s", ws=two.mine.ws)[0]
            release = two.mine.visitor.call("release_run_lock", p_workspace_id=two.mine.ws, p_lock_id=held)
            assert release.json()["lock_id"] == held
            taken = acquire(two.mine, f"next{fence}")
            assert taken is not None
            assert taken["fence"] == fence


def a_lease_that_has_ended_is_neither_renewed_nor_released(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.expire(two.mine)
        before = two.kept(two.mine)
        given = {"p_workspace_id": two.mine.ws, "p_lock_id": two.mine.lock}
        assert two.mine.visitor.call("renew_run_lock", p_ttl_seconds=60, **given).json() is None
        assert two.mine.visitor.call("release_run_lock", **given).json() is None
        assert two.kept(two.mine) == before


def a_lease_lives_for_an_hour_at_most(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        now = two.look(f"select {NOW}")[0]
        for ttl in (1e9, "Infinity", "NaN"):
            given = {"p_workspace_id": two.mine.ws, "p_lock_id": two.mine.lock, "p_ttl_seconds": ttl}
            for answer in (
                acquire(two.mine, two.mine.lock, ttl),
                two.mine.visitor.call("renew_run_lock", **given).json(),
            ):
                assert answer is not None
                assert HOUR_MS - 1000 < answer["expires_at"] - now < HOUR_MS + 10_000
        two.expire(two.mine)
        for ttl in (-1e9, "-Infinity", None):
            ended = acquire(two.mine, two.mine.lock, ttl)
            assert ended is not None
            assert 0 <= ended["expires_at"] - ended["acquired_at"] < 5_000


def a_lease_begins_when_the_wait_for_the_row_is_over(stack: SupabaseStack) -> None:
    """Computed before it, a lease would be as much too short."""
    with pair(stack) as two:
        for function in ("acquire_run_lock", "renew_run_lock"):
            given = {"p_workspace_id": two.mine.ws, "p_lock_id": two.mine.lock, "p_ttl_seconds": 60}
            given |= {"p_owner": "o"} if function.startswith("acquire") else {}
            with while_locked(stack, two.mine, lambda f=function, g=given: two.mine.visitor.call(f, **g)) as (
                _,
                answers,
            ):
                time.sleep(0.02)
                waited_until = two.look(f"select {NOW}")[0]
            assert answers[0]["expires_at"] >= waited_until + 60_000, function


def a_lock_that_ended_during_the_wait_is_judged_after_it(stack: SupabaseStack) -> None:
    """now() stands still from the start of the transaction: the lease would still seem to live."""
    with pair(stack) as two:
        with while_locked(stack, two.mine, lambda: acquire(two.mine, "second")) as (holder, answers):
            holder.execute(f"update run_locks set expires_at = {NOW} + 10 where workspace_id = %s", (two.mine.ws,))
            time.sleep(0.02)
        assert answers[0] is not None
        assert answers[0]["fence"] == 8


def of_two_that_wait_for_an_expired_lock_one_gets_it(stack: SupabaseStack) -> None:
    """Whoever looks first and writes later has seen it expired, too."""
    with pair(stack) as two:
        two.expire(two.mine)
        with while_locked(stack, two.mine, lambda: acquire(two.mine, "one"), lambda: acquire(two.mine, "other")) as (
            _,
            got,
        ):
            pass
        assert sorted(lease["fence"] for lease in got if lease) == [8]


def the_lock_is_locked_before_the_runs(stack: SupabaseStack) -> None:
    """Whoever waits for the lock holds no run: the other order deadlocks."""
    with pair(stack) as two:
        run = {
            "p_workspace_id": two.mine.ws,
            "p_run_id": two.mine.run,
            "p_lock_id": two.mine.lock,
            "p_results_json": "{}",
        }
        ways: tuple[Callable[[], Any], ...] = (
            lambda: begin(two.mine, "second", "new"),
            lambda: two.mine.visitor.call("record_step", p_ttl_seconds=60, **run),
            lambda: two.mine.visitor.call("finish_run", p_status="succeeded", **run),
            lambda: two.mine.visitor.call("delete_workspace", p_workspace_id=two.mine.ws),
        )
        for way in ways:
            with while_locked(stack, two.mine, way) as (holder, _):
                free = holder.execute(
                    "select run_id from runs where workspace_id = %s for update skip locked", (two.mine.ws,)
                )
                assert free.fetchall() != []


def the_next_run_marks_what_was_left_over(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.expire(two.mine)
        assert [row["status"] for row in two.mine.visitor.rows("seen_runs")] == ["interrupted"]
        assert begin(two.mine, "second", "new" + two.mine.run[:8]).json()["fence"] == 8
        statuses = two.look("select status from runs where workspace_id = %(ws)s order by created_at", ws=two.mine.ws)
        assert statuses == ["interrupted", "running"]
        assert two.look("select status from runs where workspace_id = %(ws)s", ws=two.theirs.ws) == ["running"]


def a_refused_begin_leaves_nothing_behind(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.expire(two.mine)
        before = two.kept(two.mine)
        again = begin(two.mine, "second", "new", p_submission_id=two.mine.form)
        assert (again.status_code, again.json().get("message")) == (409, "already_submitted")
        assert again.json()["details"] == two.mine.run
        limit = begin(two.mine, "second", "new", p_daily_limit=1)
        assert (limit.status_code, limit.json().get("message")) == (429, "daily_limit_reached")
        taken = begin(two.mine, "second", two.theirs.run)
        assert taken.json()["code"] == "23505"
        assert two.kept(two.mine) == before


def a_run_without_its_lock_writes_nothing(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.change("delete from packs where workspace_id = %(ws)s", ws=two.mine.ws)
        run = {"p_workspace_id": two.mine.ws, "p_run_id": two.mine.run, "p_lock_id": two.mine.lock}
        late = run | {"p_results_json": '{"late": 1}'}
        two.expire(two.mine)
        for taken_over in (False, True):
            if taken_over:
                assert acquire(two.mine, "second") is not None
            before = two.kept(two.mine)
            _refused(two, before, late)
        _refused(two, before, late | {"p_lock_id": "second"})


def a_finished_run_stays_finished(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.change("delete from packs where workspace_id = %(ws)s", ws=two.mine.ws)
        run = {"p_workspace_id": two.mine.ws, "p_run_id": two.mine.run, "p_lock_id": two.mine.lock}
        odd = two.mine.visitor.call("finish_run", p_status="running", p_results_json="{}", **run)
        assert odd.json()["code"] == "22023"
        done = two.mine.visitor.call("finish_run", p_status="succeeded", p_results_json="{}", p_pack="AAH/", **run)
        assert done.json()["status"] == "succeeded"
        assert two.look("select data from packs where workspace_id = %(ws)s", ws=two.mine.ws) == [b"\x00\x01\xff"]
        assert acquire(two.mine, two.mine.lock) is not None, "free again, also for the same lock"
        _refused(two, two.kept(two.mine), run | {"p_results_json": '{"late": 1}'})


def what_is_held_has_bounds(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        given = {"p_workspace_id": two.mine.ws, "p_upload_id": "u", "p_data": "eHh4"}
        others = two.look(
            "select coalesce(sum(size), 0)::int from held_files where workspace_id <> %(ws)s", ws=two.mine.ws
        )[0]
        assert two.mine.visitor.call("hold_files", p_total_limit_bytes=others + 2, **given).json() == {"held": False}
        future = {"p_total_limit_bytes": others + 3, "p_since_ms": 9_999_999_999_999}
        assert two.mine.visitor.call("hold_files", **given, **future).json() == {"held": True}
        (row,) = two.mine.visitor.rows("held_contents")
        assert (row["upload_id"], row["data_base64"]) == ("u", "eHh4")
        assert 0 <= row["age_ms"] < 10_000


def acquire(member: Member, lock_id: str, ttl: object = 60) -> dict[str, Any] | None:
    """The lease, or ``None``. Raises ``RuntimeError`` for an error."""
    answer = member.visitor.call(
        "acquire_run_lock", p_workspace_id=member.ws, p_lock_id=lock_id, p_owner="o", p_ttl_seconds=ttl
    )
    if answer.status_code != 200:
        raise RuntimeError(answer.text)
    lease: dict[str, Any] | None = answer.json()
    return lease


def begin(member: Member, lock_id: str, run_id: str, **more: object) -> Any:
    given = {"p_workspace_id": member.ws, "p_lock_id": lock_id, "p_run_id": run_id, "p_owner": "o", "p_ttl_seconds": 60}
    return member.visitor.call(
        "begin_run", **{"p_daily_limit": 100, "p_mode": "upload", "p_results_json": "{}"} | given | more
    )


def _refused(two: Pair, before: dict[str, list[Any]], run: dict[str, object]) -> None:
    step = two.mine.visitor.call("record_step", p_ttl_seconds=60, **run)
    end = two.mine.visitor.call("finish_run", p_status="succeeded", p_pack="eA==", **run)
    assert [step.json().get("message"), end.json().get("message")] == ["lock_lost", "lock_lost"]
    assert (step.status_code, end.status_code) == (409, 409)
    assert two.kept(two.mine) == before


RULES: tuple[Rule, ...] = (
    a_held_lock_is_refused,
    the_same_live_lock_is_the_same_lease,
    an_expired_lock_is_taken_over_once_with_a_higher_fence,
    a_lock_is_released_by_its_holder_only_and_goes_on_counting,
    a_lease_that_has_ended_is_neither_renewed_nor_released,
    a_lease_lives_for_an_hour_at_most,
    a_lease_begins_when_the_wait_for_the_row_is_over,
    a_lock_that_ended_during_the_wait_is_judged_after_it,
    of_two_that_wait_for_an_expired_lock_one_gets_it,
    the_lock_is_locked_before_the_runs,
    the_next_run_marks_what_was_left_over,
    a_refused_begin_leaves_nothing_behind,
    a_run_without_its_lock_writes_nothing,
    a_finished_run_stays_finished,
    what_is_held_has_bounds,
)
