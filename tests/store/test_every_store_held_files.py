"""Held files and remembered choices: one upload per workspace, bounded, young, and nobody else's."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from snapshot.store.engine import transaction
from snapshot.store.protocol import HOUR_MS, MAX_LAYOUTS, Store
from tests.support.every_store import EVERY_STORE

MEGABYTE = 1_000_000


pytestmark = EVERY_STORE


def age(engine: Engine, workspace_id: str, hours: float) -> None:
    with transaction(engine) as connection:
        statement = text("UPDATE held_files SET created_at = created_at - :ms WHERE workspace_id = :workspace_id")
        connection.execute(statement, {"ms": round(hours * HOUR_MS), "workspace_id": workspace_id})


def held(store: Store, workspace_id: str, upload_id: str = "upload") -> bytes | None:
    found = store.held_files(workspace_id, upload_id)
    return None if found is None else found.data


def test_held_files_come_back_as_they_were_with_their_time(
    store: Store, mine: str, their_store: Store, theirs: str
) -> None:
    assert store.hold_files(mine, "upload", b"\x00mine", MEGABYTE) is True
    assert their_store.hold_files(theirs, "upload", b"theirs", MEGABYTE) is True
    found = store.held_files(mine, "upload")
    assert found is not None
    assert (found.upload_id, found.data) == ("upload", b"\x00mine")
    assert abs(datetime.now(UTC) - found.held_at) < timedelta(minutes=1)
    assert store.newest_held(mine) == found


def test_another_workspace_neither_sees_nor_releases_them(
    store: Store, mine: str, their_store: Store, theirs: str
) -> None:
    store.hold_files(mine, "upload", b"mine", MEGABYTE)
    assert held(their_store, theirs) is None
    assert their_store.newest_held(theirs) is None
    assert their_store.release_held(theirs, "upload") is False
    assert held(store, mine) == b"mine"


def test_a_new_upload_takes_the_place_of_the_one_before(
    store: Store, mine: str, their_store: Store, theirs: str
) -> None:
    their_store.hold_files(theirs, "first", b"theirs", MEGABYTE)
    for upload_id in ("first", "second"):
        store.hold_files(mine, upload_id, upload_id.encode(), MEGABYTE)
    assert held(store, mine, "first") is None
    assert held(store, mine, "second") == b"second"
    assert held(their_store, theirs, "first") == b"theirs"


def test_the_limit_holds_for_all_workspaces_together(store: Store, mine: str, their_store: Store, theirs: str) -> None:
    assert store.hold_files(mine, "upload", b"x" * 60, 100) is True
    assert their_store.hold_files(theirs, "upload", b"x" * 41, 100) is False
    assert held(their_store, theirs) is None
    assert their_store.hold_files(theirs, "upload", b"x" * 40, 100) is True


def test_what_is_replaced_does_not_count_and_what_is_refused_changes_nothing(
    store: Store, mine: str, their_store: Store, theirs: str
) -> None:
    their_store.hold_files(theirs, "upload", b"x" * 40, 100)
    store.hold_files(mine, "upload", b"x" * 60, 100)
    assert store.hold_files(mine, "upload", b"y" * 60, 100) is True
    assert store.hold_files(mine, "next", b"z" * 61, 100) is False
    assert held(store, mine) == b"y" * 60


def test_workspaces_that_hold_at_once_stay_within_the_limit(store_of: Callable[[str], Store]) -> None:
    stores = [store_of(f"visitor {number}") for number in range(6)]
    workspaces = [store.ensure_workspace(f"guest:{number}") for number, store in enumerate(stores)]
    ready = threading.Barrier(len(workspaces))
    answers: list[bool] = []

    def hold(store: Store, workspace_id: str) -> None:
        ready.wait(60)
        answers.append(store.hold_files(workspace_id, "upload", b"x" * 40, 100))

    threads = [threading.Thread(target=hold, args=pair) for pair in zip(stores, workspaces, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False] * 4 + [True] * 2


def test_released_files_are_gone(store: Store, mine: str, their_store: Store, theirs: str) -> None:
    for its_store, workspace_id in ((store, mine), (their_store, theirs)):
        its_store.hold_files(workspace_id, "upload", b"files", MEGABYTE)
    assert store.release_held(mine, "another") is False
    assert store.release_held(mine, "upload") is True
    assert store.release_held(mine, "upload") is False
    assert (held(store, mine), held(their_store, theirs)) == (None, b"files")


def test_files_past_their_hours_are_not_handed_out_and_then_purged(
    store: Store, engine: Engine, mine: str, their_store: Store, theirs: str
) -> None:
    for its_store, workspace_id in ((store, mine), (their_store, theirs)):
        its_store.hold_files(workspace_id, "upload", b"files", MEGABYTE)
    age(engine, mine, 23.9)
    assert held(store, mine) == b"files"
    assert store.held_files(mine, "upload", within_hours=23) is None
    age(engine, mine, 0.2)
    assert held(store, mine) is None
    assert store.newest_held(mine) is None
    assert store.purge_held(24) == 1
    assert store.purge_held(24) == 0
    assert held(their_store, theirs) == b"files"


def test_files_held_on_keep_the_time_at_which_they_came(
    store: Store, engine: Engine, mine: str, their_store: Store, theirs: str
) -> None:
    for its_store, workspace_id in ((store, mine), (their_store, theirs)):
        its_store.hold_files(workspace_id, "upload", b"files", MEGABYTE)
    age(engine, mine, 20)
    first = store.newest_held(mine)
    assert first is not None
    store.hold_files(mine, "next", b"files", MEGABYTE, since=first.held_at)
    again = store.newest_held(mine)
    assert again is not None
    assert again.held_at == first.held_at


def test_choices_are_remembered_by_layout_and_workspace(
    store: Store, mine: str, their_store: Store, theirs: str
) -> None:
    store.remember_choices(mine, "layout", '{"date_order": "day_first"}')
    store.remember_choices(mine, "layout", "{}")
    store.remember_choices(mine, "other", '{"category": "quotes"}')
    their_store.remember_choices(theirs, "layout", '{"theirs": 1}')
    assert store.list_choices(mine) == {"layout": "{}", "other": '{"category": "quotes"}'}
    assert store.forget_choices(mine, "layout") is True
    assert store.forget_choices(mine, "layout") is False
    assert store.list_choices(mine) == {"other": '{"category": "quotes"}'}
    assert their_store.list_choices(theirs) == {"layout": '{"theirs": 1}'}


def test_the_choices_made_longest_ago_make_room(
    store: Store, engine: Engine, mine: str, their_store: Store, theirs: str
) -> None:
    their_store.remember_choices(theirs, "0000", "{}")
    with transaction(engine) as connection:
        statement = text("INSERT INTO reading_choices VALUES (:workspace_id, :layout, :at, '{}')")
        rows = [{"workspace_id": mine, "layout": f"{at:04}", "at": at} for at in range(MAX_LAYOUTS)]
        connection.execute(statement, rows)
    store.remember_choices(mine, "0000", '{"again": 1}')
    assert len(store.list_choices(mine)) == MAX_LAYOUTS
    store.remember_choices(mine, "new", "{}")
    remembered = store.list_choices(mine)
    assert len(remembered) == MAX_LAYOUTS
    assert {"new", "0000", "0002"} <= set(remembered)
    assert "0001" not in remembered
    assert their_store.list_choices(theirs) == {"0000": "{}"}


def test_deleting_a_workspace_takes_both_with_it(
    store: Store, engine: Engine, mine: str, their_store: Store, theirs: str
) -> None:
    for its_store, workspace_id in ((store, mine), (their_store, theirs)):
        its_store.hold_files(workspace_id, "upload", b"files", MEGABYTE)
        its_store.remember_choices(workspace_id, "layout", "{}")
    store.delete_workspace(mine)
    with transaction(engine) as connection:
        for table in ("held_files", "reading_choices"):
            rows = connection.scalars(text(f"SELECT workspace_id FROM {table}")).all()
            assert rows == [theirs], table
