"""What two visitors of a hosted project must never see or change of each other, and a stranger of anyone.

Each rule takes a running project and raises ``AssertionError`` where it does not hold.
"""

from collections.abc import Callable, Iterator

import httpx

from tests.support.hosted_pair import TABLES, VIEWS, Member, Visitor, pair
from tests.support.supabase_stack import SupabaseStack

Rule = Callable[[SupabaseStack], None]
READABLE = {*TABLES, *VIEWS} - {"assist_requests", "shared_links"}
DELETABLE = {"runs", "held_files", "reading_choices", "shared_links"}


def rows_of_others_are_not_seen(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        for table in sorted(READABLE):
            seen = two.mine.visitor.rows(table)
            assert {row["workspace_id"] for row in seen} == {two.mine.ws}, table
            assert two.mine.visitor.rows(table, workspace_id=f"eq.{two.theirs.ws}") == [], table
        assert denied(two.mine.visitor.send("GET", "/assist_requests"))
        assert denied(two.mine.visitor.send("GET", "/alembic_version"))
        for secret in ("*", "token_hash", "results_json"):
            assert denied(two.mine.visitor.send("GET", "/shared_links", params={"select": secret})), secret
        assert denied(two.mine.visitor.send("GET", "/shared_links", params={"select": "link_id", "token_hash": "gt.0"}))
        assert two.mine.visitor.rows("shared_links", select="link_id") == [{"link_id": two.mine.link}]


def rows_of_others_are_not_counted(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        for table in sorted(READABLE):
            answer = two.mine.visitor.send("GET", f"/{table}", headers={"Prefer": "count=exact"})
            assert answer.headers["Content-Range"].endswith("/1"), table


def nothing_can_be_inserted_past_the_functions(stack: SupabaseStack) -> None:
    """Not even into one's own workspace: only a request for help is a bare row."""
    with pair(stack) as two:
        for member in (two.mine, two.theirs):
            before = two.kept(member)
            for table, row in new_rows(member).items():
                if (table, member) != ("assist_requests", two.mine):
                    assert denied(two.mine.visitor.insert(table, row)), table
            assert two.kept(member) == before
        assert two.mine.visitor.insert("assist_requests", new_rows(two.mine)["assist_requests"]).status_code == 201
        backdated = new_rows(two.mine)["assist_requests"] | {"request_id": "other", "created_at": 1}
        assert denied(two.mine.visitor.insert("assist_requests", backdated))


def nothing_can_be_updated_past_the_functions(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        before = two.kept(two.mine), two.kept(two.theirs)
        for table in TABLES:
            for member in (two.mine, two.theirs):
                of_member = {"workspace_id": f"eq.{member.ws}"}
                assert denied(two.mine.visitor.update(table, {"workspace_id": two.mine.ws}, **of_member)), table
        assert denied(two.mine.visitor.update("alembic_version", {"version_num": "x"}, version_num="neq.x"))
        assert (two.kept(two.mine), two.kept(two.theirs)) == before


def rows_of_others_are_not_deleted(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        before, mine = two.kept(two.theirs), two.kept(two.mine)
        for table in TABLES:
            # Without a filter no column is read, and no policy for reading stands in the way.
            for filters in ({"workspace_id": f"eq.{two.theirs.ws}"}, {}):
                answer = two.mine.visitor.delete(table, **filters)
                assert answer.status_code == (204 if table in DELETABLE else 403), table
        assert two.kept(two.theirs) == before
        for table in ("workspaces", "run_locks", "assist_requests"):
            assert two.kept(two.mine)[table] == mine[table], table
        for table in DELETABLE:
            assert two.kept(two.mine)[table] == [], table


def functions_take_no_workspace_of_others(stack: SupabaseStack) -> None:
    """A foreign workspace and one that never was get the same answer, and nothing changes."""
    with pair(stack) as two:
        before = two.kept(two.theirs)
        for function, arguments in calls(two.theirs):
            foreign = two.mine.visitor.call(function, **arguments)
            unknown = two.mine.visitor.call(function, **arguments | {"p_workspace_id": "unknown"})
            assert foreign.status_code == 403, function
            assert foreign.json()["code"] == "42501", function
            assert (unknown.status_code, unknown.json()) == (foreign.status_code, foreign.json()), function
        assert two.kept(two.theirs) == before


def ids_of_others_do_nothing_in_ones_own_workspace(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        before, mine = two.kept(two.theirs), two.kept(two.mine)
        given = {"p_workspace_id": two.mine.ws, "p_run_id": two.theirs.run, "p_results_json": "{}"}
        for lock in (two.mine.lock, two.theirs.lock):
            step = two.mine.visitor.call("record_step", p_lock_id=lock, p_ttl_seconds=60, **given)
            end = two.mine.visitor.call("finish_run", p_lock_id=lock, p_status="failed", **given)
            assert [step.json().get("message"), end.json().get("message")] == ["lock_lost", "lock_lost"]
        for function in ("renew_run_lock", "release_run_lock"):
            ttl = {"p_ttl_seconds": 60} if function.startswith("renew") else {}
            answer = two.mine.visitor.call(function, p_workspace_id=two.mine.ws, p_lock_id=two.theirs.lock, **ttl)
            assert answer.json() is None
        assert (two.kept(two.theirs), two.kept(two.mine)) == (before, mine)


def a_stranger_reaches_nothing(stack: SupabaseStack) -> None:
    """Without a token, and with the publishable key as one."""
    with pair(stack) as two:
        before = two.kept(two.mine)
        for visitor in (two.nobody, Visitor(stack.rest_url, stack.anon_key)):
            for answer in everything(visitor, two.mine):
                assert denied(answer, 401), answer.request.url
            assert visitor.call("schema_revision").status_code == 200
            offered = {"/", "/rpc/schema_revision", "/rpc/shared_results"}
            assert set(visitor.send("GET", "/").json()["paths"]) == offered
        assert two.kept(two.mine) == before


def a_token_without_a_user_reaches_nothing(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        visitor = Visitor(stack.rest_url, stack.token("", sub=None))
        for table in READABLE:
            assert visitor.rows(table) == [], table
        for function, arguments in (*calls(two.mine), ("ensure_workspace", {})):
            assert denied(visitor.call(function, **arguments)), function
        assert denied(visitor.insert("assist_requests", new_rows(two.mine)["assist_requests"]))


def what_a_visitor_says_of_themselves_counts_for_nothing(stack: SupabaseStack) -> None:
    """``user_metadata`` is the visitor's own to write."""
    with pair(stack) as two:
        claims = {"user_metadata": {"sub": two.theirs.user, "workspace_id": two.theirs.ws, "role": "service_role"}}
        visitor = Visitor(stack.rest_url, stack.token(two.mine.user, **claims))
        assert {row["workspace_id"] for row in visitor.rows("workspaces")} == {two.mine.ws}
        assert denied(visitor.call("delete_workspace", p_workspace_id=two.theirs.ws))


def bodies_are_not_offered(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        visitor = two.mine.visitor
        for schema in ("private", "auth"):
            call = visitor.send("POST", "/rpc/now_ms", json={}, headers={"Content-Profile": schema})
            look = visitor.send("GET", "/users", headers={"Accept-Profile": schema})
            assert (call.status_code, look.status_code) == (406, 406)
        assert visitor.call("require_own", p_workspace_id=two.mine.ws).status_code == 404


def purging_takes_from_others_only_what_is_past_the_promised_time(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        for name, least_ms, unit in (("packs", 90 * 86_400_000, "days"), ("held_files", 24 * 3_600_000, "hours")):
            purge, given = ("purge_packs" if unit == "days" else "purge_held"), {f"p_older_than_{unit}": 0}
            before = two.kept(two.theirs)[name]
            assert two.mine.visitor.call(purge, **given).json()["purged"] >= 1
            assert (two.kept(two.mine)[name], two.kept(two.theirs)[name]) == ([], before), name
            older = f"update {name} set created_at = created_at - %(ms)s where workspace_id = %(ws)s"
            two.change(older, ms=least_ms + 1, ws=two.theirs.ws)
            assert two.mine.visitor.call(purge, **given).json()["purged"] >= 1
            assert two.kept(two.theirs)[name] == [], name


def a_deleted_user_leaves_nothing_but_the_count_of_the_lock(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        before = two.kept(two.theirs)
        two.change("delete from auth.users where id = %(user)s", user=two.mine.user)
        left = two.kept(two.mine)
        assert {table for table, rows in left.items() if rows} <= {"run_locks"}
        assert two.kept(two.theirs) == before


def denied(answer: httpx.Response, status: int = 403) -> bool:
    return answer.status_code == status and answer.json()["code"] == "42501"


def everything(visitor: Visitor, member: Member) -> Iterator[httpx.Response]:
    """Each way to each table and function, with ids that exist."""
    for table in (*TABLES, *VIEWS, "alembic_version"):
        yield visitor.send("GET", f"/{table}", params={"limit": "1"})
    for table, row in new_rows(member).items():
        yield visitor.insert(table, row)
        yield visitor.update(table, {"workspace_id": member.ws}, workspace_id=f"eq.{member.ws}")
        yield visitor.delete(table, workspace_id=f"eq.{member.ws}")
    for function, arguments in calls(member):
        yield visitor.call(function, **arguments)
    yield visitor.call("ensure_workspace")
    yield visitor.call("purge_packs", p_older_than_days=0)
    yield visitor.call("purge_held", p_older_than_hours=0)
    yield visitor.call("purge_links")


def calls(member: Member) -> Iterator[tuple[str, dict[str, object]]]:
    """Every function that names a workspace, with the ids of ``member``."""
    lock = {"p_workspace_id": member.ws, "p_lock_id": member.lock}
    run = lock | {"p_run_id": member.run, "p_results_json": '{"foreign": 1}'}
    new = {"p_run_id": "new", "p_owner": "o", "p_ttl_seconds": 60, "p_daily_limit": 100, "p_mode": "upload"}
    yield "acquire_run_lock", lock | {"p_owner": "o", "p_ttl_seconds": 60}
    yield "renew_run_lock", lock | {"p_ttl_seconds": 3600}
    yield "release_run_lock", lock
    yield "begin_run", run | new
    yield "record_step", run | {"p_ttl_seconds": 60}
    yield "finish_run", run | {"p_status": "succeeded", "p_pack": "cGFjaw=="}
    yield "hold_files", {"p_workspace_id": member.ws, "p_upload_id": "u", "p_data": "eA==", "p_total_limit_bytes": 1000}
    yield "remember_choices", {"p_workspace_id": member.ws, "p_layout": "other", "p_choices_json": "{}"}
    yield "share_run", sharing(member)
    yield "delete_run", {"p_workspace_id": member.ws, "p_run_id": member.run}
    yield "delete_workspace", {"p_workspace_id": member.ws}


def sharing(member: Member, link_id: str = "new") -> dict[str, object]:
    """What a link to the run of ``member`` is made of."""
    link = {"p_link_id": link_id, "p_token_hash": f"hash of {link_id}", "p_results_json": "{}", "p_ttl_seconds": 60}
    return link | {"p_workspace_id": member.ws, "p_run_id": member.run}


def new_rows(member: Member) -> dict[str, dict[str, object]]:
    """A row for each table that nothing but a rule of access keeps out."""
    key: dict[str, object] = {"workspace_id": member.ws}
    return {
        "workspaces": {"workspace_id": "new", "owner": "new", "created_at": 1},
        "run_locks": {
            "workspace_id": "new",
            "lock_id": "l",
            "owner": "o",
            "fence": 1,
            "acquired_at": 1,
            "expires_at": 1,
        },
        "runs": key
        | {"run_id": "n", "lock_id": "l", "status": "failed", "mode": "u", "created_at": 1, "results_json": "{}"},
        "packs": key | {"run_id": member.run, "created_at": 1, "data": "x"},
        "assist_requests": key | {"request_id": "new", "tool": "t", "notes": "n", "website": "w", "contact": "c"},
        "held_files": key | {"upload_id": "n", "created_at": 1, "size": 1, "data": "x"},
        "reading_choices": key | {"layout": "new", "updated_at": 1, "choices_json": "{}"},
        "shared_links": key
        | {
            "link_id": "new",
            "run_id": member.run,
            "token_hash": "new",
            "created_at": 1,
            "expires_at": 1,
            "results_json": "{}",
        },
    }


RULES: tuple[Rule, ...] = (
    rows_of_others_are_not_seen,
    rows_of_others_are_not_counted,
    nothing_can_be_inserted_past_the_functions,
    nothing_can_be_updated_past_the_functions,
    rows_of_others_are_not_deleted,
    functions_take_no_workspace_of_others,
    ids_of_others_do_nothing_in_ones_own_workspace,
    a_stranger_reaches_nothing,
    a_token_without_a_user_reaches_nothing,
    what_a_visitor_says_of_themselves_counts_for_nothing,
    bodies_are_not_offered,
    purging_takes_from_others_only_what_is_past_the_promised_time,
    a_deleted_user_leaves_nothing_but_the_count_of_the_lock,
)
