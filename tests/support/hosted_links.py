"""What a link opens on a hosted project, to whom and for how long; and how much a visitor may leave behind.

Each rule takes a running project and raises ``AssertionError`` where it does not hold. What all stores do alike is
asked of each of them elsewhere; here a visitor calls the functions past the program.
"""

from collections.abc import Callable
from typing import Any

import httpx
import psycopg

from tests.support.hosted_isolation import Rule, sharing
from tests.support.hosted_lock import begin
from tests.support.hosted_pair import Member, Pair, Visitor, pair
from tests.support.hosted_waiting import while_locked
from tests.support.supabase_stack import SupabaseStack

YEAR_MS = 366 * 86_400_000
MOST = 20


def a_stranger_reads_what_is_shared_and_nothing_else(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        for visitor in (two.nobody, Visitor(stack.rest_url, stack.anon_key), two.theirs.visitor):
            found = opened(visitor, two.mine.link)
            assert found is not None
            assert (set(found), found["results_json"]) == ({"results_json", "expires_at"}, '{"shared": 1}')


def only_the_whole_hash_opens_a_link(stack: SupabaseStack) -> None:
    """What stands in the table does not, nor does a pattern."""
    with pair(stack) as two:
        (stored,) = two.look("select token_hash from shared_links where link_id = %(link)s", link=two.mine.link)
        for odd in (stored, "%", "", None, two.mine.link[:-1], two.mine.link + " ", two.mine.run, two.mine.ws):
            assert opened(two.nobody, odd) is None, odd


def an_ended_link_opens_nothing_and_makes_room(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        end(two, two.mine)
        assert opened(two.nobody, two.mine.link) is None
        assert two.mine.visitor.rows("living_links") == []
        assert two.mine.visitor.call("share_run", **sharing(two.mine, two.mine.form)).status_code == 200
        assert len(two.kept(two.mine)["shared_links"]) == 1


def a_link_lives_for_a_year_at_most(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        for number, ttl in enumerate((366 * 86400 + 1, 1e300, "Infinity", "NaN", -1e9, "-Infinity", None)):
            new = sharing(two.mine, f"{two.mine.form[:20]} {number}") | {"p_ttl_seconds": ttl}
            made = two.mine.visitor.call("share_run", **new).json()
            assert made["expires_at"] - made["created_at"] == (YEAR_MS if number < 4 else 0), ttl


def only_ones_own_run_is_shared(stack: SupabaseStack) -> None:
    """Neither over another's workspace nor out of one's own."""
    with pair(stack) as two:
        before = two.kept(two.theirs), two.kept(two.mine)
        foreign = sharing(two.mine) | {"p_run_id": two.theirs.run}
        assert two.mine.visitor.call("share_run", **foreign).json() is None
        assert two.mine.visitor.call("share_run", **sharing(two.theirs)).status_code == 403
        taken = sharing(two.mine, two.theirs.link)
        assert two.mine.visitor.call("share_run", **taken).json()["code"] == "23505"
        assert (two.kept(two.theirs), two.kept(two.mine)) == before


def of_a_run_twenty_links_live_at_most(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        fill(two, two.mine, MOST - 1)
        ways: list[Callable[[], httpx.Response]] = [
            lambda name=name: two.mine.visitor.call("share_run", **sharing(two.mine, two.mine.form[:20] + name))
            for name in ("one", "two")
        ]
        taken = "select from runs where workspace_id = %s for update"
        with while_locked(stack, two.mine, *ways, row=taken) as (_, answers):
            pass
        assert sorted(answer.get("message", "made") for answer in answers) == ["made", "too_many_links"]
        assert len(two.mine.visitor.rows("living_links")) == MOST
        assert opened(two.nobody, two.mine.link) is not None, "none was taken back for another"


def only_ended_links_are_purged(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        end(two, two.theirs)
        assert two.mine.visitor.call("purge_links").json()["purged"] >= 1
        assert two.kept(two.theirs)["shared_links"] == []
        assert opened(two.nobody, two.mine.link) is not None


def what_is_deleted_is_counted_and_opens_nothing(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.change("update held_files set upload_id = %(run)s where workspace_id = %(ws)s", **ids(two.mine))
        none = dict.fromkeys(("runs", "packs", "held_uploads", "reading_choices", "assist_requests", "links"), 0)
        unknown = {"p_workspace_id": two.mine.ws, "p_run_id": two.theirs.run}
        assert two.mine.visitor.call("delete_run", **unknown).json() is None
        gone = two.mine.visitor.call("delete_run", p_workspace_id=two.mine.ws, p_run_id=two.mine.run).json()
        assert gone == none | {"runs": 1, "packs": 1, "held_uploads": 1, "links": 1}
        assert opened(two.nobody, two.mine.link) is None
        rest = two.mine.visitor.call("delete_workspace", p_workspace_id=two.mine.ws).json()
        assert rest == none | {"reading_choices": 1, "assist_requests": 1}
        all_at_once = two.theirs.visitor.call("delete_workspace", p_workspace_id=two.theirs.ws).json()
        assert not any(two.kept(two.theirs).values())
        assert all_at_once == dict.fromkeys(none, 1)


def samples_count_apart(stack: SupabaseStack) -> None:
    with pair(stack) as two:
        two.expire(two.mine)
        sample = begin(two.mine, two.mine.lock, two.mine.form, p_mode="sample", p_daily_limit=0)
        assert sample.status_code == 200
        for mode, limit, status in (("upload", 1, 429), ("upload", 2, 200), ("sample", 0, 200)):
            again = begin(two.mine, two.mine.lock, f"{two.mine.form} {mode}", p_mode=mode, p_daily_limit=limit)
            assert again.status_code == status, (mode, limit)
        two.change(
            "insert into runs select left(run_id, 20) || i, workspace_id, lock_id, 'failed', mode, null, null,"
            " created_at, 1, '{}' from runs, generate_series(1, 98) i where run_id = %(form)s",
            form=two.mine.form,
        )
        assert begin(two.mine, two.mine.lock, "more", p_mode="sample", p_daily_limit=1000).status_code == 429


def a_row_has_a_largest_size(stack: SupabaseStack) -> None:
    """Whichever way it comes: the tables say so."""
    with pair(stack) as two:
        key, visitor, before = {"p_workspace_id": two.mine.ws}, two.mine.visitor, two.kept(two.mine)
        run = key | {"p_run_id": two.mine.run, "p_lock_id": two.mine.lock}
        request = {"workspace_id": two.mine.ws, "request_id": "large", "tool": "", "website": "", "contact": ""}
        for answer in (
            visitor.call("finish_run", **run, p_results_json="x" * 5_000_001, p_status="failed"),
            visitor.call("share_run", **sharing(two.mine) | {"p_results_json": "x" * 500_001}),
            visitor.call("remember_choices", **key, p_layout="large", p_choices_json="x" * 100_001),
            visitor.insert("assist_requests", request | {"notes": "x" * 20_001}),
        ):
            assert (answer.status_code, '"23514"' in answer.text) == (400, True), answer.request.url
        assert two.kept(two.mine) == before


def a_pack_has_a_largest_size(stack: SupabaseStack) -> None:
    """Asked of the table: 80 MB of base64 would take seconds to send."""
    with pair(stack) as two:
        larger = "update packs set data = convert_to(repeat('x', 60000001), 'UTF8') where workspace_id = %(ws)s"
        try:
            two.change(larger, ws=two.mine.ws)
        except psycopg.errors.CheckViolation:
            return
        raise AssertionError("a pack can be larger")


def opened(visitor: Visitor, token_hash: object) -> dict[str, Any] | None:
    """What the link shows. Raises ``RuntimeError`` for an error."""
    answer = visitor.call("shared_results", p_token_hash=token_hash)
    if answer.status_code != 200:
        raise RuntimeError(answer.text)
    found: dict[str, Any] | None = answer.json()
    return found


def end(two: Pair, member: Member) -> None:
    two.change("update shared_links set expires_at = 1 where workspace_id = %(ws)s", ws=member.ws)


def fill(two: Pair, member: Member, living: int) -> None:
    """So many living links of the member's run."""
    two.change(
        "insert into shared_links select link_id || i, workspace_id, run_id, token_hash || i, 1, expires_at, '{}'"
        " from (select left(link_id, 60) link_id, workspace_id, run_id, left(token_hash, 60) token_hash, expires_at"
        " from shared_links where link_id = %(link)s) one, generate_series(2, %(living)s) i",
        link=member.link,
        living=living,
    )


def ids(member: Member) -> dict[str, str]:
    return {"ws": member.ws, "run": member.run}


RULES: tuple[Rule, ...] = (
    a_stranger_reads_what_is_shared_and_nothing_else,
    only_the_whole_hash_opens_a_link,
    an_ended_link_opens_nothing_and_makes_room,
    a_link_lives_for_a_year_at_most,
    only_ones_own_run_is_shared,
    of_a_run_twenty_links_live_at_most,
    only_ended_links_are_purged,
    what_is_deleted_is_counted_and_opens_nothing,
    samples_count_apart,
    a_row_has_a_largest_size,
    a_pack_has_a_largest_size,
)
