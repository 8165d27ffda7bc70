"""What the catalog of a hosted database must say, also of tables and functions that do not exist yet.

Each rule takes a running project and raises ``AssertionError`` where it does not hold.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests.support.hosted_isolation import Rule
from tests.support.hosted_pair import VIEWS
from tests.support.supabase_stack import SupabaseStack, driver_dsn

GRANTS = {
    ("workspaces", "SELECT"),
    ("run_locks", "SELECT"),
    ("runs", "SELECT"),
    ("runs", "DELETE"),
    ("packs", "SELECT"),
    ("held_files", "SELECT"),
    ("held_files", "DELETE"),
    ("reading_choices", "SELECT"),
    ("reading_choices", "DELETE"),
    ("shared_links", "DELETE"),
    ("seen_runs", "SELECT"),
    ("pack_contents", "SELECT"),
    ("held_contents", "SELECT"),
    ("living_links", "SELECT"),
}
STRANGERS_CALL = ["schema_revision", "shared_results"]


def every_table_has_forced_row_security(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        tables = look(
            "select relname, relrowsecurity, relforcerowsecurity from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        )
        assert len(tables) >= 9
        assert [name for name, enabled, forced in tables if not (enabled and forced)] == []


def nothing_is_granted_but_what_is_needed(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        granted = look(
            "select grantee, table_name, privilege_type from information_schema.role_table_grants"
            " where table_schema in ('public', 'private') and grantee in ('anon', 'authenticated', 'PUBLIC')"
        )
        assert {(table, privilege) for _, table, privilege in granted} == GRANTS
        assert {grantee for grantee, _, _ in granted} == {"authenticated"}
        columns = look(
            "select table_name, column_name from information_schema.column_privileges where privilege_type in"
            " ('INSERT', 'UPDATE') and table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC')"
        )
        assert {table for table, _ in columns} == {"assist_requests"}
        assert "created_at" not in {column for _, column in columns}
        secret = look(
            "select column_name::text from information_schema.column_privileges where privilege_type = 'SELECT'"
            " and table_name = 'shared_links' and grantee in ('anon', 'authenticated', 'PUBLIC')"
        )
        assert {"token_hash", "results_json"} & set(secret) == set()


def a_table_or_function_to_come_is_closed(stack: SupabaseStack) -> None:
    with psycopg.connect(driver_dsn(stack.dsn)) as connection:
        connection.execute("create table later (id int); create sequence later_on")
        for role in ("anon", "authenticated"):
            can = "select has_table_privilege(%(r)s, 'later', p) from unnest(array['select', 'insert', 'delete']) p"
            assert {row[0] for row in connection.execute(can, {"r": role}).fetchall()} == {False}
            sequence = connection.execute("select has_sequence_privilege(%s, 'later_on', 'usage')", (role,))
            assert sequence.fetchone() == (False,)
        granted = "select defaclacl::text from pg_default_acl where defaclrole = current_user::regrole"
        assert "anon" not in str(connection.execute(granted).fetchall())
        assert "authenticated" not in str(connection.execute(granted).fetchall())
        connection.rollback()


def policies_speak_of_signed_in_visitors_only(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        policies = look("select tablename, roles::text[], cmd, coalesce(qual, with_check) from pg_policies")
        assert {tuple(roles) for _, roles, _, _ in policies} == {("authenticated",)}
        assert "ALL" not in {command for _, _, command, _ in policies}
        for table, _, _, rule in policies:
            assert "( SELECT auth.uid() AS uid) = " in rule or "= ( SELECT auth.uid() AS uid)" in rule, table
        commands = {(table, command) for table, _, command, _ in policies}
        # Of these two only some columns are granted.
        in_part = {("assist_requests", "INSERT"), ("shared_links", "SELECT")}
        assert commands == {grant for grant in GRANTS if grant[0] not in VIEWS} | in_part


def every_column_of_a_policy_leads_an_index(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        leading = look(
            "select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid"
            " join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]"
            " where c.relnamespace = 'public'::regnamespace"
        )
        tables = look("select distinct tablename::text from pg_policies")
        needed = {(table, "workspace_id") for table in tables} | {("workspaces", "owner_user_id")}
        assert needed - set(leading) == set()


def doors_ask_as_the_visitor_and_bodies_pin_their_path(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        functions = look(
            "select n.nspname, p.proname, p.prosecdef, coalesce(p.proconfig::text, ''),"
            " has_function_privilege('anon', p.oid, 'execute')"
            " from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'private')"
        )
        doors = {name for schema, name, *_ in functions if schema == "public"}
        bodies = {name for schema, name, definer, *_ in functions if schema == "private" and definer}
        assert doors - bodies == set(STRANGERS_CALL)
        assert bodies - doors == set()
        assert [name for schema, name, definer, *_ in functions if schema == "public" and definer] == ["shared_results"]
        assert [
            name for _, name, _, settings, _ in functions if 'search_path=""' not in settings.replace("\\", "")
        ] == []
        assert [
            name for _, name, definer, settings, _ in functions if definer and "lock_timeout=2s" not in settings
        ] == []
        assert sorted(name for _, name, _, _, anyone in functions if anyone) == STRANGERS_CALL


def views_ask_as_the_visitor(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        views = look(
            "select relname, coalesce(reloptions::text, '') from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')"
        )
        assert {name for name, _ in views} == set(VIEWS)
        assert [name for name, options in views if "security_invoker=true" not in options] == []


def strangers_do_not_enter_the_private_schema(stack: SupabaseStack) -> None:
    with asking(stack) as look:
        usage = look(
            "select r, has_schema_privilege(r, 'private', 'usage') from unnest(array['anon', 'authenticated']) r"
        )
        assert dict(usage) == {"anon": False, "authenticated": True}
        open_to_all = look(
            "select p.proname::text from pg_proc p where p.pronamespace = 'private'::regnamespace"
            " and has_function_privilege('anon', p.oid, 'execute')"
        )
        assert open_to_all == []


@contextmanager
def asking(stack: SupabaseStack) -> Iterator[Any]:
    """A function from a query to its rows; of one column to the bare values."""
    with psycopg.connect(driver_dsn(stack.dsn), autocommit=True) as connection:

        def look(query: str) -> list[Any]:
            rows = connection.execute(query).fetchall()
            return [row[0] if len(row) == 1 else row for row in rows]

        yield look


RULES: tuple[Rule, ...] = (
    every_table_has_forced_row_security,
    nothing_is_granted_but_what_is_needed,
    a_table_or_function_to_come_is_closed,
    policies_speak_of_signed_in_visitors_only,
    every_column_of_a_policy_leads_an_index,
    doors_ask_as_the_visitor_and_bodies_pin_their_path,
    views_ask_as_the_visitor,
    strangers_do_not_enter_the_private_schema,
)
