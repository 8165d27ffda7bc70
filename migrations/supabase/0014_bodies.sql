-- The bodies of the functions, where PostgREST does not reach. They run as their owner and pass by the row policies;
-- so each begins by asking whether the workspace is the visitor's own (auth.uid(), never an argument).
--
-- The lock: one statement on the database's clock, the verdict is a returned row. The clock is clock_timestamp(): now()
-- stands still from the start of the transaction, before the wait for the row. run_locks is locked before runs.

create schema if not exists private;
revoke all on schema private from public, anon, authenticated;
grant usage on schema private to authenticated;

create function private.now_ms() returns bigint
language sql volatile set search_path = '' as $$
    select floor(extract(epoch from clock_timestamp()) * 1000)::bigint
$$;

-- Whatever is asked for, a lease lives for an hour at most.
create function private.ttl_ms(p_seconds double precision) returns bigint
language sql immutable set search_path = '' as $$
    select round(least(greatest(p_seconds, 0), 3600) * 1000)::bigint
$$;

create function private.require_own(p_workspace_id text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (
        select from public.workspaces
        where workspace_id = p_workspace_id and owner_user_id = (select auth.uid())
    ) then
        raise exception 'no workspace of yours' using errcode = '42501';
    end if;
end $$;

create function private.ensure_workspace() returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_user uuid := auth.uid();
    v_answer jsonb;
begin
    if v_user is null then
        raise exception 'nobody is signed in' using errcode = '42501';
    end if;
    -- An update that changes nothing makes the row come back in the one statement, whoever made it.
    insert into public.workspaces as one (workspace_id, owner, owner_user_id, created_at)
    values (replace(gen_random_uuid()::text, '-', ''), 'user:' || v_user, v_user, private.now_ms())
    on conflict (owner) do update set owner = excluded.owner
    returning to_jsonb(one) into v_answer;
    return v_answer;
end $$;

create function private.acquire_run_lock(
    p_workspace_id text, p_lock_id text, p_owner text, p_ttl_seconds double precision
) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_lease jsonb;
begin
    perform private.require_own(p_workspace_id);
    -- The lease is computed anew on conflict, not taken from `excluded`: that was computed before the wait for the row.
    insert into public.run_locks as held (workspace_id, lock_id, owner, fence, acquired_at, expires_at)
    values (
        p_workspace_id, p_lock_id, p_owner, 1, private.now_ms(), private.now_ms() + private.ttl_ms(p_ttl_seconds)
    )
    on conflict (workspace_id) do update set
        lock_id = excluded.lock_id,
        owner = excluded.owner,
        fence = case
            when held.lock_id = excluded.lock_id and held.expires_at > private.now_ms() then held.fence
            else held.fence + 1
        end,
        acquired_at = case
            when held.lock_id = excluded.lock_id and held.expires_at > private.now_ms() then held.acquired_at
            else private.now_ms()
        end,
        expires_at = private.now_ms() + private.ttl_ms(p_ttl_seconds)
    where held.expires_at <= private.now_ms() or held.lock_id = excluded.lock_id
    returning to_jsonb(held) into v_lease;
    return v_lease;
end $$;

create function private.renew_run_lock(p_workspace_id text, p_lock_id text, p_ttl_seconds double precision)
returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_lease jsonb;
begin
    perform private.require_own(p_workspace_id);
    update public.run_locks as held
    set expires_at = private.now_ms() + private.ttl_ms(p_ttl_seconds)
    where held.workspace_id = p_workspace_id and held.lock_id = p_lock_id and held.expires_at > private.now_ms()
    returning to_jsonb(held) into v_lease;
    return v_lease;
end $$;

-- The row stays, its lease ended in the past on every clock: so its fence goes on counting.
create function private.release_run_lock(p_workspace_id text, p_lock_id text) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_lease jsonb;
begin
    perform private.require_own(p_workspace_id);
    update public.run_locks as held
    set expires_at = 0
    where held.workspace_id = p_workspace_id and held.lock_id = p_lock_id and held.expires_at > private.now_ms()
    returning to_jsonb(held) into v_lease;
    return v_lease;
end $$;

create function private.begin_run(
    p_workspace_id text, p_run_id text, p_lock_id text, p_owner text, p_ttl_seconds double precision,
    p_daily_limit bigint, p_mode text, p_results_json text, p_submission_id text, p_rerun_of text
) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_lease jsonb := private.acquire_run_lock(p_workspace_id, p_lock_id, p_owner, p_ttl_seconds);
    v_first text;
begin
    if v_lease is null then
        raise exception 'run_already_active' using errcode = 'PT409';
    end if;
    -- Whoever holds the lock knows that every other run of the workspace is dead.
    update public.runs set status = 'interrupted', finished_at = private.now_ms()
    where workspace_id = p_workspace_id and status = 'running';

    select run_id into v_first from public.runs
    where workspace_id = p_workspace_id and submission_id = p_submission_id;
    if v_first is not null then
        raise exception 'already_submitted' using errcode = 'PT409', detail = v_first;
    end if;
    if (
        select count(*) from public.runs
        where workspace_id = p_workspace_id and created_at > private.now_ms() - 86400000
    ) >= least(p_daily_limit, 1000) then
        raise exception 'daily_limit_reached' using errcode = 'PT429';
    end if;

    insert into public.runs (
        run_id, workspace_id, lock_id, status, mode, submission_id, rerun_of, created_at, results_json
    )
    values (
        p_run_id, p_workspace_id, p_lock_id, 'running', p_mode, p_submission_id, p_rerun_of, private.now_ms(),
        p_results_json
    );
    return v_lease;
end $$;

create function private.record_step(
    p_workspace_id text, p_run_id text, p_lock_id text, p_results_json text, p_ttl_seconds double precision
) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_lease jsonb := private.renew_run_lock(p_workspace_id, p_lock_id, p_ttl_seconds);
begin
    if v_lease is null then
        raise exception 'lock_lost' using errcode = 'PT409';
    end if;
    update public.runs set results_json = p_results_json
    where run_id = p_run_id and workspace_id = p_workspace_id and lock_id = p_lock_id and status = 'running';
    if not found then
        raise exception 'lock_lost' using errcode = 'PT409';
    end if;
    return v_lease;
end $$;

create function private.finish_run(
    p_workspace_id text, p_run_id text, p_lock_id text, p_status text, p_results_json text, p_pack text
) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_done jsonb;
begin
    if private.release_run_lock(p_workspace_id, p_lock_id) is null then
        raise exception 'lock_lost' using errcode = 'PT409';
    end if;
    if p_status is null or p_status not in ('succeeded', 'failed') then
        raise exception 'a run ends succeeded or failed' using errcode = '22023';
    end if;
    update public.runs as done set status = p_status, results_json = p_results_json, finished_at = private.now_ms()
    where run_id = p_run_id and workspace_id = p_workspace_id and lock_id = p_lock_id and status = 'running'
    returning jsonb_build_object('run_id', done.run_id, 'status', done.status, 'finished_at', done.finished_at)
    into v_done;
    if v_done is null then
        raise exception 'lock_lost' using errcode = 'PT409';
    end if;
    if p_pack is not null then
        insert into public.packs (run_id, workspace_id, created_at, data)
        values (p_run_id, p_workspace_id, private.now_ms(), decode(p_pack, 'base64'));
    end if;
    return v_done;
end $$;

-- The lock goes first: a run under way finds it gone and writes nothing more.
create function private.delete_workspace(p_workspace_id text) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_runs bigint;
begin
    perform private.require_own(p_workspace_id);
    delete from public.run_locks where workspace_id = p_workspace_id;
    delete from public.runs where workspace_id = p_workspace_id;
    get diagnostics v_runs = row_count;
    delete from public.workspaces where workspace_id = p_workspace_id;
    return jsonb_build_object('runs', v_runs);
end $$;

create function private.hold_files(
    p_workspace_id text, p_upload_id text, p_data text, p_total_limit_bytes bigint, p_since_ms bigint
) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_data bytea;
    v_others bigint;
begin
    perform private.require_own(p_workspace_id);
    v_data := decode(p_data, 'base64');
    -- Two that hold at once would both find room for one.
    perform pg_advisory_xact_lock(7305819);
    select coalesce(sum(size), 0) into v_others from public.held_files where workspace_id <> p_workspace_id;
    if v_others + length(v_data) > least(p_total_limit_bytes, 500000000) then
        return jsonb_build_object('held', false);
    end if;
    -- Nothing is held for longer by having come in the future.
    insert into public.held_files (workspace_id, upload_id, created_at, size, data)
    values (p_workspace_id, p_upload_id, least(p_since_ms, private.now_ms()), length(v_data), v_data)
    on conflict (workspace_id) do update set
        upload_id = excluded.upload_id, created_at = excluded.created_at, size = excluded.size, data = excluded.data;
    return jsonb_build_object('held', true);
end $$;

-- Of all layouts of the workspace only the 200 that were chosen last are kept.
create function private.remember_choices(p_workspace_id text, p_layout text, p_choices_json text) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_answer jsonb;
begin
    perform private.require_own(p_workspace_id);
    insert into public.reading_choices as one (workspace_id, layout, updated_at, choices_json)
    values (p_workspace_id, p_layout, private.now_ms(), p_choices_json)
    on conflict (workspace_id, layout) do update set
        updated_at = excluded.updated_at, choices_json = excluded.choices_json
    returning jsonb_build_object('workspace_id', one.workspace_id, 'layout', one.layout, 'updated_at', one.updated_at)
    into v_answer;
    delete from public.reading_choices
    where workspace_id = p_workspace_id and layout not in (
        select layout from public.reading_choices where workspace_id = p_workspace_id
        order by updated_at desc, layout limit 200
    );
    return v_answer;
end $$;

-- What is older than the days and hours that the product promises may be deleted by anyone who comes by; what is
-- younger, only by its owner.
create function private.purge_packs(p_older_than_days bigint) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_count bigint;
begin
    delete from public.packs
    where created_at < private.now_ms() - greatest(p_older_than_days, 90) * 86400000
        or (
            created_at < private.now_ms() - p_older_than_days * 86400000
            and workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid()))
        );
    get diagnostics v_count = row_count;
    return jsonb_build_object('purged', v_count);
end $$;

create function private.purge_held(p_older_than_hours bigint) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_count bigint;
begin
    delete from public.held_files
    where created_at <= private.now_ms() - greatest(p_older_than_hours, 24) * 3600000
        or (
            created_at <= private.now_ms() - p_older_than_hours * 3600000
            and workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid()))
        );
    get diagnostics v_count = row_count;
    return jsonb_build_object('purged', v_count);
end $$;

-- Only what a door calls, and the clock (a view and a default ask it), is granted.
revoke all on all functions in schema private from public, anon, authenticated;
grant execute on function
    private.now_ms(),
    private.ensure_workspace(),
    private.acquire_run_lock(text, text, text, double precision),
    private.renew_run_lock(text, text, double precision),
    private.release_run_lock(text, text),
    private.begin_run(text, text, text, text, double precision, bigint, text, text, text, text),
    private.record_step(text, text, text, text, double precision),
    private.finish_run(text, text, text, text, text, text),
    private.delete_workspace(text),
    private.hold_files(text, text, text, bigint, bigint),
    private.remember_choices(text, text, text),
    private.purge_packs(bigint),
    private.purge_held(bigint)
to authenticated;

alter table public.assist_requests alter column created_at set default private.now_ms();
