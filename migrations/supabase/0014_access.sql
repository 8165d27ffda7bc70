-- Who may do what with which row. A project of its own is assumed: all grants on the schema public are taken back first.

-- The functions' bodies and Alembic pass by the row policies, as the role `postgres` of every project may.
do $$
begin
    if not (select rolbypassrls or rolsuper from pg_catalog.pg_roles where rolname = current_user) then
        raise exception 'run this as the role that owns the tables and may bypass row level security: postgres';
    end if;
end $$;

-- Supabase grants everything on new tables to every visitor, to be limited by policies alone. Here nothing is granted
-- that is not needed, and a table that a later revision adds is closed until it says otherwise.
revoke all on all tables in schema public from public, anon, authenticated;
revoke all on all sequences in schema public from public, anon, authenticated;
revoke all on all functions in schema public from public, anon, authenticated;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;

alter table public.workspaces enable row level security;
alter table public.workspaces force row level security;
alter table public.run_locks enable row level security;
alter table public.run_locks force row level security;
alter table public.runs enable row level security;
alter table public.runs force row level security;
alter table public.packs enable row level security;
alter table public.packs force row level security;
alter table public.assist_requests enable row level security;
alter table public.assist_requests force row level security;
alter table public.held_files enable row level security;
alter table public.held_files force row level security;
alter table public.reading_choices enable row level security;
alter table public.reading_choices force row level security;
alter table public.alembic_version enable row level security;
alter table public.alembic_version force row level security;

-- A user who is deleted in Supabase takes the workspace along, and the workspace all that it holds.
alter table public.workspaces
    add constraint fk_workspaces_owner_user_id foreign key (owner_user_id) references auth.users (id) on delete cascade,
    add constraint ck_workspaces_owner check (owner_user_id is null or owner = 'user:' || owner_user_id);

-- What is granted below is all that a signed-in visitor may do without a function: look at their own rows, delete some
-- of them, ask for help. (select auth.uid()) is asked once for a statement, not once for each row.
grant select on public.workspaces to authenticated;
create policy own_select on public.workspaces for select to authenticated
    using ((select auth.uid()) = owner_user_id);

grant select on public.run_locks to authenticated;
create policy own_select on public.run_locks for select to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));

grant select, delete on public.runs to authenticated;
create policy own_select on public.runs for select to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));
create policy own_delete on public.runs for delete to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));

grant select on public.packs to authenticated;
create policy own_select on public.packs for select to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));

grant select, delete on public.held_files to authenticated;
create policy own_select on public.held_files for select to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));
create policy own_delete on public.held_files for delete to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));

grant select, delete on public.reading_choices to authenticated;
create policy own_select on public.reading_choices for select to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));
create policy own_delete on public.reading_choices for delete to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));

-- The time of a request is the database's own: the column is not granted.
grant insert (request_id, workspace_id, run_id, tool, notes, website, contact)
    on public.assist_requests to authenticated;
create policy own_insert on public.assist_requests for insert to authenticated
    with check (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));
