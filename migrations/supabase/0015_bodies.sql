-- The bodies of the functions about links, and those that this revision makes anew: begin_run, which counts samples
-- apart, and delete_workspace, which counts each kind of what it deletes.

-- What is stored of a link's token is a digest of what is asked with: whoever reads the table cannot open a link.
create function private.link_digest(p_token_hash text) returns text
language sql immutable set search_path = '' as $$
    select encode(sha256(convert_to(p_token_hash, 'UTF8')), 'hex')
$$;

-- A link lives for a year at most, and 20 of a run at once: those that have ended make room, no other is taken back
-- unasked.
create function private.share_run(
    p_workspace_id text, p_run_id text, p_link_id text, p_token_hash text, p_results_json text,
    p_ttl_seconds double precision
) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_now bigint;
    v_link jsonb;
begin
    perform private.require_own(p_workspace_id);
    -- The run's row is locked: two that share at once would both find room for one.
    perform from public.runs where run_id = p_run_id and workspace_id = p_workspace_id for update;
    if not found then
        return null;
    end if;
    v_now := private.now_ms();
    delete from public.shared_links where run_id = p_run_id and expires_at <= v_now;
    if (select count(*) from public.shared_links where run_id = p_run_id) >= 20 then
        raise exception 'too_many_links' using errcode = 'PT409';
    end if;
    insert into public.shared_links as new (
        link_id, workspace_id, run_id, token_hash, created_at, expires_at, results_json
    )
    values (
        p_link_id, p_workspace_id, p_run_id, private.link_digest(p_token_hash), v_now,
        v_now + round(least(greatest(p_ttl_seconds, 0), 366 * 86400) * 1000)::bigint, p_results_json
    )
    returning jsonb_build_object(
        'link_id', new.link_id, 'run_id', new.run_id, 'created_at', new.created_at, 'expires_at', new.expires_at
    ) into v_link;
    return v_link;
end $$;

-- What has expired opens for nobody any more, so anyone who comes by may delete it.
create function private.purge_links() returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_count bigint;
begin
    delete from public.shared_links where expires_at <= private.now_ms();
    get diagnostics v_count = row_count;
    return jsonb_build_object('purged', v_count);
end $$;

-- Files kept after a run are held under its id. The run is locked first: nothing is added to it between the counts and
-- its end.
create function private.delete_run(p_workspace_id text, p_run_id text) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_packs bigint;
    v_held bigint;
    v_links bigint;
begin
    perform private.require_own(p_workspace_id);
    perform from public.runs where run_id = p_run_id and workspace_id = p_workspace_id for update;
    if not found then
        return null;
    end if;
    delete from public.packs where run_id = p_run_id;
    get diagnostics v_packs = row_count;
    delete from public.held_files where workspace_id = p_workspace_id and upload_id = p_run_id;
    get diagnostics v_held = row_count;
    delete from public.shared_links where run_id = p_run_id;
    get diagnostics v_links = row_count;
    delete from public.runs where run_id = p_run_id;
    return jsonb_build_object(
        'runs', 1, 'packs', v_packs, 'held_uploads', v_held, 'reading_choices', 0, 'assist_requests', 0,
        'links', v_links
    );
end $$;

-- The lock goes first: a run under way finds it gone and writes nothing more.
create or replace function private.delete_workspace(p_workspace_id text) returns jsonb
language plpgsql security definer set search_path = '' set lock_timeout = '2s' as $$
declare
    v_runs bigint;
    v_packs bigint;
    v_held bigint;
    v_choices bigint;
    v_requests bigint;
    v_links bigint;
begin
    perform private.require_own(p_workspace_id);
    delete from public.run_locks where workspace_id = p_workspace_id;
    perform from public.runs where workspace_id = p_workspace_id for update;
    delete from public.packs where workspace_id = p_workspace_id;
    get diagnostics v_packs = row_count;
    delete from public.held_files where workspace_id = p_workspace_id;
    get diagnostics v_held = row_count;
    delete from public.reading_choices where workspace_id = p_workspace_id;
    get diagnostics v_choices = row_count;
    delete from public.assist_requests where workspace_id = p_workspace_id;
    get diagnostics v_requests = row_count;
    delete from public.shared_links where workspace_id = p_workspace_id;
    get diagnostics v_links = row_count;
    delete from public.runs where workspace_id = p_workspace_id;
    get diagnostics v_runs = row_count;
    delete from public.workspaces where workspace_id = p_workspace_id;
    return jsonb_build_object(
        'runs', v_runs, 'packs', v_packs, 'held_uploads', v_held, 'reading_choices', v_choices,
        'assist_requests', v_requests, 'links', v_links
    );
end $$;

create or replace function private.begin_run(
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
    -- Runs over invented data never count against the visitor's own, and have a ceiling of their own.
    if (
        select count(*) from public.runs
        where workspace_id = p_workspace_id and created_at > private.now_ms() - 86400000
            and (mode = 'sample') = (p_mode = 'sample')
    ) >= (case when p_mode = 'sample' then 100 else least(p_daily_limit, 1000) end) then
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

-- Only what a door calls is granted; a new function is open to all until that is taken back.
revoke all on function
    private.link_digest(text),
    private.share_run(text, text, text, text, text, double precision),
    private.purge_links(),
    private.delete_run(text, text)
from public, anon, authenticated;

grant execute on function
    private.share_run(text, text, text, text, text, double precision),
    private.purge_links(),
    private.delete_run(text, text)
to authenticated;
