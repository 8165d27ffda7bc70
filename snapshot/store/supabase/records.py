"""Rows from the functions and views of ``migrations/supabase`` -> the store's records.

Times are whole milliseconds since 1970 UTC. Bytes travel as base64 text: a third longer than they are, while JSON's own
notation for bytes (hexadecimal digits) would double them.
"""

from base64 import b64decode, b64encode
from datetime import datetime

from snapshot.store.protocol import Deleted, HeldFiles, Lease, RunRecord, SharedLink, SharedResults, moment
from snapshot.store.supabase.calls import Row


def to_base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The database breaks base64 into lines; the breaks are passed over."""
    return b64decode(text)


def as_ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def text(row: Row, name: str) -> str:
    """Raises ``TypeError`` where the field holds anything else."""
    if not isinstance(row[name], str):
        raise TypeError(name)
    return str(row[name])


def lease(row: Row) -> Lease:
    return Lease(
        workspace_id=text(row, "workspace_id"),
        lock_id=row["lock_id"],
        owner=row["owner"],
        fence=row["fence"],
        acquired_at=moment(row["acquired_at"]),
        expires_at=moment(row["expires_at"]),
    )


def run(row: Row) -> RunRecord:
    return RunRecord(
        run_id=row["run_id"],
        workspace_id=text(row, "workspace_id"),
        status=row["status"],
        mode=row["mode"],
        created_at=moment(row["created_at"]),
        finished_at=None if row["finished_at"] is None else moment(row["finished_at"]),
        results_json=row["results_json"],
        rerun_of=row["rerun_of"],
    )


def held(row: Row) -> HeldFiles:
    return HeldFiles(row["upload_id"], moment(row["created_at"]), from_base64(row["data_base64"]))


def link(row: Row) -> SharedLink:
    return SharedLink(text(row, "link_id"), text(row, "run_id"), moment(row["created_at"]), moment(row["expires_at"]))


def shared(row: Row) -> SharedResults:
    return SharedResults(text(row, "results_json"), moment(row["expires_at"]))


def deleted(row: Row) -> Deleted:
    return Deleted(**{name: int(row[name]) for name in Deleted.__slots__})
