-- The doors of this revision, beside those of 0014 (which say how all of them answer). To the role authenticated alone:
--
--   share_run(...)         {"link_id", "run_id", "created_at", "expires_at"}; null: no such run in this workspace;
--                          or too_many_links
--   purge_links()          {"purged": how many}: the expired ones, everyone's
--   delete_run(...)        {"runs", "packs", "held_uploads", "reading_choices", "assist_requests", "links"}: how many of
--                          each; null: no such run in this workspace
--   delete_workspace(...)  the same
--
-- And to strangers, too:
--
--   shared_results(...)    {"results_json", "expires_at"} of the living link whose token has this SHA-256; null: there is
--                          none, whatever the reason
--
-- Errors (code, message):
--   PT409  too_many_links: 20 of the run live
--   23514  a row is larger than any that a program of ours writes
--
-- Ceilings, whatever is asked for: a link of 366 days, 100 runs over invented data in 24 hours.

create function public.share_run(
    p_workspace_id text, p_run_id text, p_link_id text, p_token_hash text, p_results_json text,
    p_ttl_seconds double precision
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.share_run(p_workspace_id, p_run_id, p_link_id, p_token_hash, p_results_json, p_ttl_seconds)
$$;

create function public.purge_links() returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.purge_links()
$$;

create function public.delete_run(p_workspace_id text, p_run_id text) returns jsonb
language sql volatile security invoker set search_path = '' as $$
    select private.delete_run(p_workspace_id, p_run_id)
$$;

-- The one function that works for strangers on rows of others, and so the one that has its body here: strangers stay
-- out of the schema private. It takes one digest of 256 bits and gives what the owner put behind it for others to read;
-- nothing in it can list, count or match a part, and what it compares is a digest of what was asked with: how long that
-- took says nothing about the next guess.
create function public.shared_results(p_token_hash text) returns jsonb
language sql stable security definer set search_path = '' set lock_timeout = '2s' as $$
    select jsonb_build_object('results_json', results_json, 'expires_at', expires_at)
    from public.shared_links
    where token_hash = private.link_digest(p_token_hash) and expires_at > private.now_ms()
$$;

revoke all on function
    public.share_run(text, text, text, text, text, double precision),
    public.purge_links(),
    public.delete_run(text, text),
    public.shared_results(text)
from public, anon, authenticated;

grant execute on function
    public.share_run(text, text, text, text, text, double precision),
    public.purge_links(),
    public.delete_run(text, text)
to authenticated;
grant execute on function public.shared_results(text) to anon, authenticated;
