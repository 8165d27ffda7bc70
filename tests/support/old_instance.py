"""An instance that an earlier version left: its database restored, its keys, and what its pages said."""

import json
import lzma
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import text

from snapshot.store.engine import open_engine, transaction
from tests.support.supabase_stack import driver_dsn

INSTANCES = Path(__file__).resolve().parent.parent / "old_instances"
ABOUT, DATABASE, DUMP = "about.json", "snapshot.db.xz", "snapshot.sql.xz"
# What the product counts by the database's clock.
TIMES = {
    "runs": ("created_at", "finished_at"),
    "packs": ("created_at",),
    "held_files": ("created_at",),
    "shared_links": ("created_at", "expires_at"),
}


@dataclass(frozen=True, slots=True)
class OldRun:
    """A run, and what its page said: ``takeaway`` is empty where it had no conclusion."""

    name: str
    owner: str
    run_id: str
    state: str
    theme: str
    takeaway: str
    has_documents: bool

    @property
    def path(self) -> str:
        return f"/app/results/{self.run_id}"


@dataclass(frozen=True)
class OldInstance:
    """What is kept of the instance of ``version``."""

    version: str

    @property
    def folder(self) -> Path:
        return INSTANCES / self.version

    @cached_property
    def about(self) -> dict[str, Any]:
        """``secret_key``, ``owners`` (visitor and workspace), ``question``, ``links`` (run and token), ``made_at``."""
        known: dict[str, Any] = json.loads((self.folder / ABOUT).read_text("utf-8"))
        return known

    @cached_property
    def runs(self) -> tuple[OldRun, ...]:
        return tuple(OldRun(**run) for run in self.about["runs"])

    def run(self, name: str) -> OldRun:
        return next(run for run in self.runs if run.name == name)

    def restore_file(self, path: Path) -> None:
        """Write the SQLite file to ``path``, as of an hour ago."""
        path.write_bytes(self._unpacked(DATABASE))
        self._move_to_the_last_hour(f"sqlite:///{path}")

    def restore_dump(self, url: str) -> None:
        """Fill the empty PostgreSQL database at ``url``, as of an hour ago."""
        with psycopg.connect(driver_dsn(url)) as connection:
            connection.execute(self._unpacked(DUMP))
        self._move_to_the_last_hour(url)

    def _unpacked(self, name: str) -> bytes:
        return lzma.decompress((self.folder / name).read_bytes())

    def _move_to_the_last_hour(self, url: str) -> None:
        """Held files last a day, links a month: move all times on, as if the instance were just an hour old."""
        moved = datetime.now(UTC) - timedelta(hours=1) - datetime.fromisoformat(self.about["made_at"])
        engine = open_engine(url)
        with transaction(engine) as connection:
            for table, columns in TIMES.items():
                later = ", ".join(f"{column} = {column} + :ms" for column in columns)
                connection.execute(text(f"UPDATE {table} SET {later}"), {"ms": round(moved.total_seconds() * 1000)})
        engine.dispose()
