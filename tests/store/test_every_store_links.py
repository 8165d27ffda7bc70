"""Links to a result: whoever has one reads what was stored with it, while it lives; nobody else anything."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from snapshot.errors import TooManyLinks
from snapshot.store.engine import transaction
from snapshot.store.protocol import LONGEST_LINK_SECONDS, MAX_LINKS, NewRun, SharedResults, Store
from tests.support.every_store import EVERY_STORE
from tests.support.runs import expire_links, new_run, share, token_hash

pytestmark = EVERY_STORE
HOUR = 3600


@pytest.fixture
def run(store: Store, mine: str) -> NewRun:
    return finished(store, mine)


def finished(store: Store, workspace_id: str) -> NewRun:
    run = new_run(workspace_id)
    store.begin_run(run, "owner", 60, 1000)
    store.finish_run(run, "succeeded", '{"whole": true}', None)
    return run


def shown(store: Store, name: str) -> str | None:
    found = store.shared_results(token_hash(name))
    return None if found is None else found.results_json


def test_a_link_shows_what_was_stored_with_it_to_somebody_else(
    store: Store, their_store: Store, mine: str, run: NewRun
) -> None:
    link = store.share_run(mine, run.run_id, "link", token_hash("token"), '{"part": true}', HOUR)
    assert link is not None
    assert (link.link_id, link.run_id) == ("link", run.run_id)
    assert link.expires_at - link.created_at == timedelta(hours=1)
    assert abs(datetime.now(UTC) - link.created_at) < timedelta(minutes=1)
    assert their_store.shared_results(token_hash("token")) == SharedResults('{"part": true}', link.expires_at)


def test_only_the_whole_token_hash_opens_a_link(
    store: Store, their_store: Store, engine: Engine, mine: str, run: NewRun
) -> None:
    share(store, mine, run.run_id, name="token")
    with transaction(engine) as connection:
        stored = str(connection.scalar(text("SELECT token_hash FROM shared_links")))
    hashed = token_hash("token")
    for odd in ("", "%", "_" * 64, hashed[:-1], hashed.upper(), hashed + " ", "token", stored, "null", "x" * 3000):
        assert their_store.shared_results(odd) is None, odd
    assert hashed not in stored


def test_links_are_listed_newest_first_and_only_while_they_live(
    store: Store, engine: Engine, their_store: Store, mine: str, theirs: str, run: NewRun
) -> None:
    other = finished(store, mine)
    made = [share(store, mine, one.run_id, name=name) for one, name in ((run, "1"), (run, "2"), (other, "3"))]
    with transaction(engine) as connection:
        connection.execute(text("UPDATE shared_links SET created_at = created_at - 9 WHERE link_id = '1'"))
    assert [link.link_id for link in store.list_links(mine, run.run_id)] == ["2", "1"]
    assert store.list_links(mine, run.run_id)[0] == made[1]
    assert (their_store.list_links(theirs, run.run_id), store.list_links(theirs, run.run_id)) == ([], [])
    expire_links(engine, run.run_id)
    assert store.list_links(mine, run.run_id) == []
    assert [link.link_id for link in store.list_links(mine, other.run_id)] == ["3"]


def test_a_revoked_link_shows_nothing(store: Store, their_store: Store, mine: str, theirs: str, run: NewRun) -> None:
    for name in ("one", "two"):
        share(store, mine, run.run_id, name=name)
    assert their_store.revoke_link(theirs, "one") is False
    assert store.revoke_link(mine, "no such link") is False
    assert store.revoke_link(mine, "one") is True
    assert store.revoke_link(mine, "one") is False
    assert (shown(store, "one"), shown(store, "two")) == (None, "two")


def test_an_expired_link_shows_nothing_and_is_purged(
    store: Store, engine: Engine, their_store: Store, mine: str, run: NewRun
) -> None:
    other = finished(store, mine)
    share(store, mine, run.run_id, name="old")
    share(store, mine, other.run_id, name="new")
    assert store.purge_links() == 0
    expire_links(engine, run.run_id)
    assert (shown(store, "old"), shown(store, "new")) == (None, "new")
    assert their_store.purge_links() == 1
    assert their_store.purge_links() == 0
    assert shown(store, "new") == "new"


@pytest.mark.parametrize("seconds", [LONGEST_LINK_SECONDS + 86_400, 1e12])
def test_a_link_lives_for_a_year_at_most(store: Store, mine: str, run: NewRun, seconds: float) -> None:
    link = share(store, mine, run.run_id, seconds=seconds)
    assert link is not None
    # PostgreSQL reads its clock once for each of the two columns, and a busy machine may pause in between.
    assert timedelta(0) <= link.expires_at - link.created_at - timedelta(days=366) < timedelta(minutes=1)


def test_only_a_run_of_the_workspace_is_shared(
    store: Store, their_store: Store, mine: str, theirs: str, run: NewRun
) -> None:
    assert share(their_store, theirs, run.run_id) is None
    assert share(store, mine, "no such run") is None
    assert store.list_links(mine, run.run_id) == []


def test_at_twenty_living_links_no_other_is_made_and_none_is_lost(
    store: Store, engine: Engine, mine: str, run: NewRun
) -> None:
    for _ in range(MAX_LINKS):
        share(store, mine, run.run_id)
    with pytest.raises(TooManyLinks):
        share(store, mine, run.run_id)
    assert len(store.list_links(mine, run.run_id)) == MAX_LINKS
    assert share(store, mine, finished(store, mine).run_id) is not None
    expire_links(engine, run.run_id)
    assert share(store, mine, run.run_id) is not None
    with transaction(engine) as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM shared_links")) == 2


def test_links_made_at_once_stay_within_the_limit(store: Store, engine: Engine, mine: str, run: NewRun) -> None:
    for _ in range(MAX_LINKS - 1):
        share(store, mine, run.run_id)
    answers: list[str] = []

    def press() -> None:
        try:
            answers.append("made" if share(store, mine, run.run_id) else "")
        except TooManyLinks:
            answers.append("refused")

    presses = [threading.Thread(target=press) for _ in range(3)]
    taken = "SELECT run_id FROM runs WHERE run_id = :run_id"
    taken += " FOR UPDATE" if engine.dialect.name == "postgresql" else ""
    # So that all of them come before the first of them has ended.
    with transaction(engine) as connection:
        connection.execute(text(taken), {"run_id": run.run_id})
        for one in presses:
            one.start()
        time.sleep(0.1)
    for one in presses:
        one.join()
    assert sorted(answers) == ["made", "refused", "refused"]


def test_a_link_dies_with_its_run(store: Store, mine: str, run: NewRun) -> None:
    share(store, mine, run.run_id, name="token")
    store.delete_run(mine, run.run_id)
    assert shown(store, "token") is None
