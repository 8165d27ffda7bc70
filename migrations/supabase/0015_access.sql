-- Who sees which link, and how much a visitor may leave behind.

alter table public.shared_links enable row level security;
alter table public.shared_links force row level security;

-- The owner looks at which links there are, and takes them back. What a link opens with, and what it shows, is granted
-- to nobody: only private.share_run() writes it, only public.shared_results() reads it.
grant select (link_id, workspace_id, run_id, created_at, expires_at), delete on public.shared_links to authenticated;
create policy own_select on public.shared_links for select to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));
create policy own_delete on public.shared_links for delete to authenticated
    using (workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid())));

create view public.living_links with (security_invoker = true) as
select link_id, workspace_id, run_id, created_at, expires_at
from public.shared_links
where expires_at > private.now_ms();

revoke all on public.living_links from public, anon, authenticated;
grant select on public.living_links to authenticated;

-- Whoever holds a token of their own can call the functions with anything at all, as often as they like. So the tables
-- say how large one row may be, whichever way it comes: some times what the program ever writes. (A hundred thousand
-- rows of an upload, all set aside one by one, are 1.4 MB of results; a link has no rows.) Rows that are there stay.
alter table public.runs
    add constraint ck_runs_size check (octet_length(results_json) <= 5000000) not valid;
alter table public.packs
    add constraint ck_packs_size check (octet_length(data) <= 60000000) not valid;
alter table public.shared_links
    add constraint ck_shared_links_size check (octet_length(results_json) <= 500000);
alter table public.reading_choices
    add constraint ck_reading_choices_size check (octet_length(choices_json) <= 100000) not valid;
alter table public.assist_requests
    add constraint ck_assist_requests_size check (octet_length(notes) <= 20000) not valid;
