"""What is deleted is gone from the disk, too: SQLite leaves bytes behind where nobody empties its log."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import upgrade
from snapshot.store.sql.store import SqlStore
from tests.support.runs import new_run

MEGABYTE = 1_000_000
MARKER = bytes(range(256)) * 40  # longer than a page: parts of it stand on pages of their own


def age_a_day(engine: Engine, workspace_id: str) -> None:
    with transaction(engine) as connection:
        statement = text("UPDATE held_files SET created_at = created_at - 90000000 WHERE workspace_id = :workspace_id")
        connection.execute(statement, {"workspace_id": workspace_id})


@pytest.mark.parametrize("ending", ["released", "replaced", "purged", "run deleted", "deleted"])
def test_nothing_of_deleted_files_is_left_on_the_disk(tmp_path: Path, ending: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'store.db'}")
    upgrade(engine)
    store = SqlStore(engine)
    mine, theirs = (store.ensure_workspace(f"guest:{name}") for name in ("mine", "theirs"))

    def on_disk(part: bytes) -> bool:
        return any(part in path.read_bytes() for path in tmp_path.iterdir())

    store.hold_files(theirs, "upload", b"their files", MEGABYTE)
    run = new_run(mine)
    store.begin_run(run, "owner", 60, 1000)
    upload_id = run.run_id if ending == "run deleted" else "upload"
    store.hold_files(mine, upload_id, MARKER, MEGABYTE)
    assert on_disk(MARKER[:1000])
    endings = {
        "released": lambda: store.release_held(mine, "upload"),
        "replaced": lambda: store.hold_files(mine, "next", b"next", MEGABYTE),
        "purged": lambda: (age_a_day(engine, mine), store.purge_held(24)),
        "run deleted": lambda: store.delete_run(mine, run.run_id),
        "deleted": lambda: store.delete_workspace(mine),
    }
    endings[ending]()
    assert not on_disk(MARKER[:256])
    assert on_disk(b"their files")
    engine.dispose()
