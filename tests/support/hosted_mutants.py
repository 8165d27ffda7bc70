"""Mistakes that grants, policies and functions for Supabase could hold, each with the rule that must find it."""

from tests.support import hosted_catalog as catalog
from tests.support import hosted_isolation as isolation
from tests.support import hosted_lock as lock
from tests.support.hosted_mistake import Mistake, body

OWN = "workspace_id in (select workspace_id from public.workspaces where owner_user_id = (select auth.uid()))"
REQUIRE = "perform private.require_own(p_workspace_id);"


def _policy(name: str, table: str) -> str:
    return f"create policy {name} on public.{table} "


GRANTS = (
    Mistake(
        "grants are not taken back",
        isolation.nothing_can_be_updated_past_the_functions,
        "revoke all on all tables in schema public from public, anon, authenticated;",
    ),
    Mistake(
        "tables to come are open",
        catalog.a_table_or_function_to_come_is_closed,
        "alter default privileges in schema public revoke all on tables from anon, authenticated;",
    ),
    Mistake(
        "the lock's rows can be written over REST",
        isolation.nothing_can_be_updated_past_the_functions,
        "grant select on public.run_locks",
        "grant select, update, delete on public.run_locks",
    ),
    Mistake(
        "a request can be backdated",
        isolation.nothing_can_be_inserted_past_the_functions,
        "grant insert (request_id, workspace_id, run_id, tool, notes, website, contact)",
        "grant insert",
    ),
    Mistake(
        "a door is open to strangers",
        catalog.doors_ask_as_the_visitor_and_bodies_pin_their_path,
        "to authenticated;",
        "to anon, authenticated;",
        after="grant execute on function\n    public.ensure_workspace",
    ),
    Mistake(
        "the bodies are open to all",
        catalog.strangers_do_not_enter_the_private_schema,
        "revoke all on all functions in schema private from public, anon, authenticated;",
    ),
    Mistake(
        "strangers may enter the private schema",
        catalog.strangers_do_not_enter_the_private_schema,
        "grant usage on schema private to authenticated;",
        "grant usage on schema private to authenticated, anon;",
    ),
)
POLICIES = (
    Mistake(
        "a table has no row security",
        isolation.rows_of_others_are_not_seen,
        "alter table public.packs enable row level security;",
    ),
    Mistake(
        "row security does not bind the owner",
        catalog.every_table_has_forced_row_security,
        "alter table public.runs force row level security;",
    ),
    Mistake(
        "everyone sees runs",
        isolation.rows_of_others_are_not_seen,
        OWN,
        "true",
        after=_policy("own_select", "runs"),
    ),
    Mistake(
        "everyone deletes held files",
        isolation.rows_of_others_are_not_deleted,
        OWN,
        "true",
        after=_policy("own_delete", "held_files"),
    ),
    Mistake(
        "requests can be put into anyone's workspace",
        isolation.nothing_can_be_inserted_past_the_functions,
        OWN,
        "true",
        after=_policy("own_insert", "assist_requests"),
    ),
    Mistake(
        "the visitor's own words decide",
        isolation.what_a_visitor_says_of_themselves_counts_for_nothing,
        "(select auth.uid()) = owner_user_id",
        "(auth.jwt() -> 'user_metadata' ->> 'sub')::uuid = owner_user_id or (select auth.uid()) = owner_user_id",
        after=_policy("own_select", "workspaces"),
    ),
    Mistake(
        "a policy speaks to strangers, too",
        catalog.policies_speak_of_signed_in_visitors_only,
        "for select to authenticated",
        "for select to public",
        after=_policy("own_select", "runs"),
    ),
    Mistake(
        "a policy has no index",
        catalog.every_column_of_a_policy_leads_an_index,
        "CREATE INDEX ix_workspaces_owner_user_id ON workspaces (owner_user_id);",
    ),
    Mistake(
        "a view asks as its owner",
        isolation.rows_of_others_are_not_seen,
        "with (security_invoker = true)",
        after="create view public.pack_contents ",
    ),
    Mistake(
        "the data outlives its user",
        isolation.a_deleted_user_leaves_nothing_but_the_count_of_the_lock,
        "add constraint fk_workspaces_owner_user_id foreign key (owner_user_id) references auth.users (id)"
        " on delete cascade,\n",
    ),
)
BODIES = (
    *(
        Mistake(
            f"{name} asks for no owner",
            isolation.functions_take_no_workspace_of_others,
            REQUIRE,
            after=body(name),
        )
        for name in (
            "acquire_run_lock",
            "renew_run_lock",
            "release_run_lock",
            "delete_workspace",
            "hold_files",
            "remember_choices",
        )
    ),
    Mistake(
        "any existing workspace is one's own",
        isolation.functions_take_no_workspace_of_others,
        "and owner_user_id = (select auth.uid())",
        after=body("require_own"),
    ),
    Mistake(
        "a body finds its names on the visitor's path",
        catalog.doors_ask_as_the_visitor_and_bodies_pin_their_path,
        "set search_path = ''",
        after=body("finish_run"),
    ),
    Mistake(
        "a door asks as its owner",
        catalog.doors_ask_as_the_visitor_and_bodies_pin_their_path,
        "security invoker",
        "security definer",
        after="create function public.renew_run_lock(",
    ),
    Mistake(
        "everyone purges what is young",
        isolation.purging_takes_from_others_only_what_is_past_the_promised_time,
        "greatest(p_older_than_days, 90)",
        "p_older_than_days",
    ),
    Mistake(
        "files are held for longer than a day",
        lock.what_is_held_has_bounds,
        "least(p_since_ms, private.now_ms())",
        "coalesce(p_since_ms, private.now_ms())",
    ),
)
