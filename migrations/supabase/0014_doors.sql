-- The doors: what PostgREST offers as /rest/v1/rpc/NAME, with named arguments, to the role authenticated alone. Each
-- runs as the visitor and only calls its body in the schema private.
--
-- Each answers one jsonb. Times are whole milliseconds since 1970 (UTC) of the database's clock; binary is base64.
-- A lease is {"workspace_id", "lock_id", "owner", "fence", "acquired_at", "expires_at"}.
--
--   ensure_workspace()     the row of the visitor's one workspace, made at the first call
--   acquire_run_lock(...)  the lease; null: another holds it. The same live lock_id again: the same lease
--   renew_run_lock(...)    the lease, lengthened; null: it is gone
--   release_run_lock(...)  the ended lease; null: nothing was changed
--   begin_run(...)         the lease; or nothing of it remains, and: run_already_active, already_submitted (its details
--                          name the first run), daily_limit_reached
--   record_step(...)       the lease; or lock_lost
--   finish_run(...)        {"run_id", "status", "finished_at"}; or lock_lost
--   delete_workspace(...)  {"runs": how many}
--   hold_files(...)        {"held": true}, or false where all workspaces together would pass the limit
--   remember_choices(...)  {"workspace_id", "layout", "updated_at"}
--   purge_packs(...)       {"purged": how many}: the visitor's own past the days given, everyone's past 90 at least
--   purge_held(...)        {"purged": how many}: the visitor's own past the hours given, everyone's past 24 at least
--
-- Beside them, for strangers too: schema_revision(), the newest revision, so that a host can tell whether it is missing.
--
-- Errors (code, message):
--   42501  the workspace is not the visitor's own, or there is none of that id: one answer for both
--   23503  workspace or user were deleted while the call was under way: to be read as 42501
--   PT409  run_already_active, already_submitted, lock_lost
--   PT429  daily_limit_reached
--   55P03  a row was locked by another for longer than two seconds
--   22001, 22023, 22P02, 23502, 23505  arguments that no program of ours sends
--
-- Ceilings, whatever is asked for: a lease of 3,600 seconds, 1,000 runs in 24 hours, 500,000,000 bytes held by all.

create function public.ensure_workspace() returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.ensure_workspace()
$$;

create function public.acquire_run_lock(
    p_workspace_id text, p_lock_id text, p_owner text, p_ttl_seconds double precision
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.acquire_run_lock(p_workspace_id, p_lock_id, p_owner, p_ttl_seconds)
$$;

create function public.renew_run_lock(p_workspace_id text, p_lock_id text, p_ttl_seconds double precision)
returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.renew_run_lock(p_workspace_id, p_lock_id, p_ttl_seconds)
$$;

create function public.release_run_lock(p_workspace_id text, p_lock_id text) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.release_run_lock(p_workspace_id, p_lock_id)
$$;

create function public.begin_run(
    p_workspace_id text, p_run_id text, p_lock_id text, p_owner text, p_ttl_seconds double precision,
    p_daily_limit bigint, p_mode text, p_results_json text, p_submission_id text default null,
    p_rerun_of text default null
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.begin_run(
        p_workspace_id, p_run_id, p_lock_id, p_owner, p_ttl_seconds, p_daily_limit, p_mode, p_results_json,
        p_submission_id, p_rerun_of
    )
$$;

create function public.record_step(
    p_workspace_id text, p_run_id text, p_lock_id text, p_results_json text, p_ttl_seconds double precision
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.record_step(p_workspace_id, p_run_id, p_lock_id, p_results_json, p_ttl_seconds)
$$;

create function public.finish_run(
    p_workspace_id text, p_run_id text, p_lock_id text, p_status text, p_results_json text, p_pack text default null
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.finish_run(p_workspace_id, p_run_id, p_lock_id, p_status, p_results_json, p_pack)
$$;

create function public.delete_workspace(p_workspace_id text) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.delete_workspace(p_workspace_id)
$$;

create function public.hold_files(
    p_workspace_id text, p_upload_id text, p_data text, p_total_limit_bytes bigint, p_since_ms bigint default null
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.hold_files(p_workspace_id, p_upload_id, p_data, p_total_limit_bytes, p_since_ms)
$$;

create function public.remember_choices(p_workspace_id text, p_layout text, p_choices_json text) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.remember_choices(p_workspace_id, p_layout, p_choices_json)
$$;

create function public.purge_packs(p_older_than_days bigint) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.purge_packs(p_older_than_days)
$$;

create function public.purge_held(p_older_than_hours bigint) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.purge_held(p_older_than_hours)
$$;

revoke all on function
    public.ensure_workspace(),
    public.acquire_run_lock(text, text, text, double precision),
    public.renew_run_lock(text, text, double precision),
    public.release_run_lock(text, text),
    public.begin_run(text, text, text, text, double precision, bigint, text, text, text, text),
    public.record_step(text, text, text, text, double precision),
    public.finish_run(text, text, text, text, text, text),
    public.delete_workspace(text),
    public.hold_files(text, text, text, bigint, bigint),
    public.remember_choices(text, text, text),
    public.purge_packs(bigint),
    public.purge_held(bigint)
from public, anon, authenticated;

grant execute on function
    public.ensure_workspace(),
    public.acquire_run_lock(text, text, text, double precision),
    public.renew_run_lock(text, text, double precision),
    public.release_run_lock(text, text),
    public.begin_run(text, text, text, text, double precision, bigint, text, text, text, text),
    public.record_step(text, text, text, text, double precision),
    public.finish_run(text, text, text, text, text, text),
    public.delete_workspace(text),
    public.hold_files(text, text, text, bigint, bigint),
    public.remember_choices(text, text, text),
    public.purge_packs(bigint),
    public.purge_held(bigint)
to authenticated;
