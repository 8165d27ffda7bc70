-- What a visitor reads where the bare row does not say it: the clock's verdict, and bytes as base64. The views ask as
-- the visitor, so the row policies of their tables hold.

-- "running" only while the run's own lease lives.
create view public.seen_runs with (security_invoker = true) as
select
    runs.run_id, runs.workspace_id,
    case when runs.status = 'running' and run_locks.lock_id is null then 'interrupted' else runs.status end as status,
    runs.mode, runs.submission_id, runs.rerun_of, runs.created_at, runs.finished_at, runs.results_json
from public.runs
left join public.run_locks
    on run_locks.workspace_id = runs.workspace_id
    and run_locks.lock_id = runs.lock_id
    and run_locks.expires_at > private.now_ms();

create view public.pack_contents with (security_invoker = true) as
select run_id, workspace_id, created_at, encode(data, 'base64') as data_base64
from public.packs;

create view public.held_contents with (security_invoker = true) as
select
    workspace_id, upload_id, created_at, size, private.now_ms() - created_at as age_ms,
    encode(data, 'base64') as data_base64
from public.held_files;

revoke all on public.seen_runs, public.pack_contents, public.held_contents from public, anon, authenticated;
grant select on public.seen_runs, public.pack_contents, public.held_contents to authenticated;
