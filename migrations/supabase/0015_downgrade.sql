-- Takes away what 0015 made; begin_run and delete_workspace then get their bodies of 0014 back. The table goes with it.
drop function public.shared_results, public.share_run, public.purge_links, public.delete_run;
drop function private.share_run, private.purge_links, private.delete_run, private.link_digest;
drop view public.living_links;
alter table public.runs drop constraint ck_runs_size;
alter table public.packs drop constraint ck_packs_size;
alter table public.reading_choices drop constraint ck_reading_choices_size;
alter table public.assist_requests drop constraint ck_assist_requests_size;
