-- Takes away what 0014 made, but not the closed grants: a database that no door leads into stays shut.
drop view public.seen_runs, public.pack_contents, public.held_contents;
drop function
    public.ensure_workspace(), public.acquire_run_lock, public.renew_run_lock, public.release_run_lock,
    public.begin_run, public.record_step, public.finish_run, public.delete_workspace, public.hold_files,
    public.remember_choices, public.purge_packs, public.purge_held, public.schema_revision;
alter table public.assist_requests alter column created_at drop default;
drop function
    private.purge_held, private.purge_packs, private.remember_choices, private.hold_files, private.delete_workspace,
    private.finish_run, private.record_step, private.begin_run, private.release_run_lock, private.renew_run_lock,
    private.acquire_run_lock, private.ensure_workspace, private.require_own, private.ttl_ms, private.now_ms;
drop policy own_select on public.workspaces;
drop policy own_select on public.run_locks;
drop policy own_select on public.runs;
drop policy own_delete on public.runs;
drop policy own_select on public.packs;
drop policy own_select on public.held_files;
drop policy own_delete on public.held_files;
drop policy own_select on public.reading_choices;
drop policy own_delete on public.reading_choices;
drop policy own_insert on public.assist_requests;
alter table public.workspaces drop constraint fk_workspaces_owner_user_id, drop constraint ck_workspaces_owner;
revoke all on all tables in schema public from anon, authenticated;
