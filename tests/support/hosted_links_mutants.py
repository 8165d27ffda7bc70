"""Mistakes that the SQL about links, deletions and sizes could hold, each with the rule that must find it."""

from tests.support import hosted_catalog as catalog
from tests.support import hosted_isolation as isolation
from tests.support import hosted_links as links
from tests.support.hosted_mistake import Mistake, body

OWN = "workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid()))"
REQUIRE = "perform private.require_own(p_workspace_id);"
STRANGERS_DOOR = "create function public.shared_results("

LINKS = (
    *(
        Mistake(
            f"{name} asks for no owner",
            isolation.functions_take_no_workspace_of_others,
            REQUIRE,
            after=body(name),
        )
        for name in ("share_run", "delete_run")
    ),
    Mistake(
        "a foreign run is shared",
        links.only_ones_own_run_is_shared,
        " and workspace_id = p_workspace_id",
        after=body("share_run"),
    ),
    Mistake(
        "a foreign run is deleted",
        links.what_is_deleted_is_counted_and_opens_nothing,
        " and workspace_id = p_workspace_id",
        after=body("delete_run"),
    ),
    Mistake(
        "held files are forgotten",
        links.what_is_deleted_is_counted_and_opens_nothing,
        "delete from public.held_files where workspace_id = p_workspace_id and upload_id = p_run_id;",
        after=body("delete_run"),
    ),
    Mistake(
        "a link lives for ever",
        links.a_link_lives_for_a_year_at_most,
        "least(greatest(p_ttl_seconds, 0), 366 * 86400)",
        "least(greatest(p_ttl_seconds, 0), 1e12)",
    ),
    Mistake(
        "one link too many",
        links.of_a_run_twenty_links_live_at_most,
        ">= 20",
        "> 20",
        after=body("share_run"),
    ),
    Mistake(
        "two links find room for one",
        links.of_a_run_twenty_links_live_at_most,
        " for update;",
        ";",
        after=body("share_run"),
    ),
    Mistake(
        "ended links count",
        links.an_ended_link_opens_nothing_and_makes_room,
        "delete from public.shared_links where run_id = p_run_id and expires_at <= v_now;",
    ),
    Mistake(
        "an ended link opens",
        links.an_ended_link_opens_nothing_and_makes_room,
        " and expires_at > private.now_ms()",
        after=STRANGERS_DOOR,
    ),
    Mistake(
        "an ended link is listed",
        links.an_ended_link_opens_nothing_and_makes_room,
        "where expires_at > private.now_ms()",
        after="create view public.living_links",
    ),
    Mistake(
        "what is stored opens",
        links.only_the_whole_hash_opens_a_link,
        "token_hash = private.link_digest(p_token_hash)",
        "p_token_hash in (token_hash, link_id)",
        after=STRANGERS_DOOR,
    ),
    Mistake(
        "a pattern opens",
        links.only_the_whole_hash_opens_a_link,
        "token_hash = private.link_digest(p_token_hash)",
        "link_id like p_token_hash",
        after=STRANGERS_DOOR,
    ),
    Mistake(
        "a link tells whose it is",
        links.a_stranger_reads_what_is_shared_and_nothing_else,
        "jsonb_build_object('results_json', results_json,",
        "jsonb_build_object('run_id', run_id, 'results_json', results_json,",
        after=STRANGERS_DOOR,
    ),
    Mistake(
        "the strangers' door finds its names on their path",
        catalog.doors_ask_as_the_visitor_and_bodies_pin_their_path,
        "set search_path = '' ",
        after=STRANGERS_DOOR,
    ),
    Mistake(
        "strangers make links",
        catalog.doors_ask_as_the_visitor_and_bodies_pin_their_path,
        "to authenticated;",
        "to anon, authenticated;",
        after="grant execute on function\n    public.share_run",
    ),
    Mistake(
        "the new doors are open to all",
        catalog.doors_ask_as_the_visitor_and_bodies_pin_their_path,
        "from public, anon, authenticated;",
        "from anon;",
        after="revoke all on function\n    public.share_run",
    ),
    Mistake(
        "the new bodies are open to all",
        catalog.strangers_do_not_enter_the_private_schema,
        "from public, anon, authenticated;",
        "from anon;",
        after="revoke all on function\n    private.link_digest",
    ),
    Mistake(
        "links have no row security",
        isolation.rows_of_others_are_not_seen,
        "alter table public.shared_links enable row level security;",
    ),
    Mistake(
        "links are not bound for their owner",
        catalog.every_table_has_forced_row_security,
        "alter table public.shared_links force row level security;",
    ),
    Mistake(
        "everyone sees which links there are",
        isolation.rows_of_others_are_not_seen,
        OWN,
        "true",
        after="create policy own_select on public.shared_links ",
    ),
    Mistake(
        "everyone takes links back",
        isolation.rows_of_others_are_not_deleted,
        OWN,
        "true",
        after="create policy own_delete on public.shared_links ",
    ),
    Mistake(
        "what opens a link is granted",
        catalog.nothing_is_granted_but_what_is_needed,
        "grant select (link_id, ",
        "grant select (token_hash, link_id, ",
    ),
    Mistake(
        "the list of links asks as its owner",
        isolation.rows_of_others_are_not_seen,
        "with (security_invoker = true)",
        after="create view public.living_links ",
    ),
    Mistake(
        "living links are purged",
        links.only_ended_links_are_purged,
        " where expires_at <= private.now_ms()",
        after=body("purge_links"),
    ),
    Mistake(
        "samples count against the visitor's own runs",
        links.samples_count_apart,
        "and (mode = 'sample') = (p_mode = 'sample')",
    ),
    Mistake(
        "samples have no ceiling",
        links.samples_count_apart,
        "(case when p_mode = 'sample' then 100 else least(p_daily_limit, 1000) end)",
        "(case when p_mode = 'sample' then 1000 else least(p_daily_limit, 1000) end)",
    ),
    *(
        Mistake(
            f"{table} take anything",
            rule,
            f"check (octet_length({column}) <= {size})",
            "check (true)",
            after=f"constraint ck_{table}_size",
        )
        for table, column, size, rule in (
            ("runs", "results_json", 5_000_000, links.a_row_has_a_largest_size),
            ("shared_links", "results_json", 500_000, links.a_row_has_a_largest_size),
            ("reading_choices", "choices_json", 100_000, links.a_row_has_a_largest_size),
            ("assist_requests", "notes", 20_000, links.a_row_has_a_largest_size),
            ("packs", "data", 60_000_000, links.a_pack_has_a_largest_size),
        )
    ),
)
