"""Mistakes that the lock's statements on Supabase could hold, each with the rule that must find it."""

from tests.support import hosted_lock as lock
from tests.support.hosted_mistake import Mistake, body

MINE = "where run_id = p_run_id and workspace_id = p_workspace_id and lock_id = p_lock_id and status = 'running'"

LOCK = (
    Mistake(
        "a held lock is taken over",
        lock.a_held_lock_is_refused,
        "where held.expires_at <= private.now_ms() or held.lock_id = excluded.lock_id",
    ),
    Mistake(
        "looked at first, written later",
        lock.of_two_that_wait_for_an_expired_lock_one_gets_it,
        "where held.expires_at <= private.now_ms() or held.lock_id = excluded.lock_id",
        "where not exists (select from public.run_locks as seen where seen.workspace_id = p_workspace_id"
        " and seen.lock_id <> p_lock_id and seen.expires_at > private.now_ms())",
    ),
    Mistake(
        "an expired lock stays",
        lock.an_expired_lock_is_taken_over_once_with_a_higher_fence,
        "where held.expires_at <= private.now_ms() or",
        "where",
    ),
    Mistake(
        "the fence stands still",
        lock.an_expired_lock_is_taken_over_once_with_a_higher_fence,
        "else held.fence + 1",
        "else held.fence",
    ),
    Mistake(
        "the same lock is another lease",
        lock.the_same_live_lock_is_the_same_lease,
        "when held.lock_id = excluded.lock_id and held.expires_at > private.now_ms() then held.fence",
        "when false then held.fence",
    ),
    Mistake(
        "the clock of the transaction's start",
        lock.a_lock_that_ended_during_the_wait_is_judged_after_it,
        "clock_timestamp()",
        "now()",
        after=body("now_ms"),
    ),
    Mistake(
        "the lease is computed before the wait",
        lock.a_lease_begins_when_the_wait_for_the_row_is_over,
        "expires_at = private.now_ms() + private.ttl_ms(p_ttl_seconds)",
        "expires_at = excluded.expires_at",
        after=body("acquire_run_lock"),
    ),
    Mistake(
        "a lease lives for ever",
        lock.a_lease_lives_for_an_hour_at_most,
        "least(greatest(p_seconds, 0), 3600)",
        "least(greatest(p_seconds, 0), 1e12)",
    ),
    Mistake(
        "an ended lease is renewed",
        lock.a_lease_that_has_ended_is_neither_renewed_nor_released,
        " and held.expires_at > private.now_ms()\n",
        "\n",
        after=body("renew_run_lock"),
    ),
    Mistake(
        "anyone's lock is released",
        lock.a_lock_is_released_by_its_holder_only_and_goes_on_counting,
        " and held.lock_id = p_lock_id",
        after=body("release_run_lock"),
    ),
    Mistake(
        "a release deletes the count",
        lock.a_lock_is_released_by_its_holder_only_and_goes_on_counting,
        "update public.run_locks as held\n    set expires_at = 0",
        "delete from public.run_locks as held",
    ),
    Mistake(
        "another run writes under this lock",
        lock.a_run_without_its_lock_writes_nothing,
        MINE,
        MINE.replace(" and lock_id = p_lock_id", ""),
        after=body("record_step"),
    ),
    Mistake(
        "a finished run is finished again",
        lock.a_finished_run_stays_finished,
        MINE,
        MINE.replace(" and status = 'running'", ""),
        after=body("finish_run"),
    ),
    Mistake(
        "runs are locked before the lock",
        lock.the_lock_is_locked_before_the_runs,
        "v_lease jsonb := private.renew_run_lock(p_workspace_id, p_lock_id, p_ttl_seconds);\nbegin\n",
        "v_lease jsonb;\nbegin\n"
        "    perform from public.runs where run_id = p_run_id for update;\n"
        "    v_lease := private.renew_run_lock(p_workspace_id, p_lock_id, p_ttl_seconds);\n",
        after=body("record_step"),
    ),
    Mistake(
        "a dead run stays running",
        lock.the_next_run_marks_what_was_left_over,
        "update public.runs set status = 'interrupted', finished_at = private.now_ms()\n"
        "    where workspace_id = p_workspace_id and status = 'running';",
        after=body("begin_run"),
    ),
    Mistake(
        "one run too many in a day",
        lock.a_refused_begin_leaves_nothing_behind,
        ") >= (case",
        ") > (case",
        after=body("begin_run"),
    ),
)
