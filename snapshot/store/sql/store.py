"""The SQL store: SQLite or PostgreSQL, one transaction per call."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from snapshot.errors import LockLost, RunAlreadyActive
from snapshot.store.engine import now_ms, transaction, wipe_log
from snapshot.store.protocol import (
    AssistRequest,
    Deleted,
    HeldFiles,
    Lease,
    NewRun,
    RunRecord,
    SharedLink,
    SharedResults,
)
from snapshot.store.readiness import refuse_outdated
from snapshot.store.sql import deletions, held_and_saved, links, lock, run_statements
from snapshot.store.sql.tables import assist_requests, packs, runs, workspaces


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


class SqlStore:
    """Fulfils ``Store`` over ``engine``, which ``configure_engine`` has prepared."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ensure_workspace(self, owner: str) -> str:
        make = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        new = make(workspaces).values(workspace_id=uuid4().hex, owner=owner, created_at=now_ms(self._engine))
        # An update that changes nothing makes the row come back in the one statement, whoever made it.
        upsert = new.on_conflict_do_update(index_elements=[workspaces.c.owner], set_={"owner": owner})
        with transaction(self._engine) as connection:
            return str(connection.scalar(upsert.returning(workspaces.c.workspace_id)))

    def acquire_lock(self, workspace_id: str, lock_id: str, owner: str, ttl_seconds: float) -> Lease | None:
        with transaction(self._engine) as connection:
            return lock.acquire(connection, workspace_id, lock_id, owner, _ms(ttl_seconds))

    def renew_lock(self, workspace_id: str, lock_id: str, ttl_seconds: float) -> Lease | None:
        with transaction(self._engine) as connection:
            return lock.renew(connection, workspace_id, lock_id, _ms(ttl_seconds))

    def release_lock(self, workspace_id: str, lock_id: str) -> bool:
        with transaction(self._engine) as connection:
            return lock.release(connection, workspace_id, lock_id)

    def begin_run(self, run: NewRun, owner: str, ttl_seconds: float, daily_limit: int) -> Lease:
        with transaction(self._engine) as connection:
            lease = lock.acquire(connection, run.workspace_id, run.lock_id, owner, _ms(ttl_seconds))
            if lease is None:
                raise RunAlreadyActive
            run_statements.interrupt_left_over(connection, run.workspace_id)
            run_statements.refuse_second_submission(connection, run)
            run_statements.refuse_over_limit(connection, run, daily_limit)
            run_statements.insert_run(connection, run)
            return lease

    def record_step(self, run: NewRun, results_json: str, ttl_seconds: float) -> Lease:
        with transaction(self._engine) as connection:
            lease = lock.renew(connection, run.workspace_id, run.lock_id, _ms(ttl_seconds))
            if lease is None:
                raise LockLost
            run_statements.write_results(connection, run, results_json)
            return lease

    def finish_run(
        self, run: NewRun, status: Literal["succeeded", "failed"], results_json: str, pack: bytes | None
    ) -> None:
        with transaction(self._engine) as connection:
            if not lock.release(connection, run.workspace_id, run.lock_id):
                raise LockLost
            run_statements.write_outcome(connection, run, status, results_json)
            if pack is not None:
                run_statements.insert_pack(connection, run, pack)

    def find_submission(self, workspace_id: str, submission_id: str) -> str | None:
        with transaction(self._engine, read_only=True) as connection:
            return run_statements.find_submission(connection, workspace_id, submission_id)

    def get_run(self, workspace_id: str, run_id: str) -> RunRecord | None:
        with transaction(self._engine, read_only=True) as connection:
            query = run_statements.select_runs(connection, workspace_id).where(runs.c.run_id == run_id)
            row = connection.execute(query).one_or_none()
            return None if row is None else run_statements.as_record(row)

    def list_runs(self, workspace_id: str, limit: int = 100) -> list[RunRecord]:
        with transaction(self._engine, read_only=True) as connection:
            newest = runs.c.created_at.desc(), runs.c.run_id
            query = run_statements.select_runs(connection, workspace_id).order_by(*newest).limit(limit)
            return [run_statements.as_record(row) for row in connection.execute(query)]

    def load_pack(self, workspace_id: str, run_id: str) -> bytes | None:
        query = select(packs.c.data).where(packs.c.workspace_id == workspace_id, packs.c.run_id == run_id)
        with transaction(self._engine, read_only=True) as connection:
            return connection.scalar(query)

    def delete_run(self, workspace_id: str, run_id: str) -> Deleted | None:
        with transaction(self._engine) as connection:
            deleted = deletions.delete_run(connection, workspace_id, run_id)
        wipe_log(self._engine)
        return deleted

    def delete_workspace(self, workspace_id: str) -> Deleted:
        with transaction(self._engine) as connection:
            deleted = deletions.delete_workspace(connection, workspace_id)
        wipe_log(self._engine)
        return deleted

    def share_run(
        self, workspace_id: str, run_id: str, link_id: str, token_hash: str, results_json: str, ttl_seconds: float
    ) -> SharedLink | None:
        ids = {"workspace_id": workspace_id, "run_id": run_id, "link_id": link_id}
        with transaction(self._engine) as connection:
            new = ids | {"token_hash": token_hash, "results_json": results_json}
            return links.share(connection, new, ttl_seconds)

    def list_links(self, workspace_id: str, run_id: str) -> list[SharedLink]:
        with transaction(self._engine, read_only=True) as connection:
            return links.list_living(connection, workspace_id, run_id)

    def revoke_link(self, workspace_id: str, link_id: str) -> bool:
        with transaction(self._engine) as connection:
            return links.revoke(connection, workspace_id, link_id)

    def shared_results(self, token_hash: str) -> SharedResults | None:
        with transaction(self._engine, read_only=True) as connection:
            return links.find_shared(connection, token_hash)

    def purge_links(self) -> int:
        # As with held files: nothing is written where there is nothing to delete.
        with transaction(self._engine, read_only=True) as connection:
            if not links.any_expired(connection):
                return 0
        with transaction(self._engine) as connection:
            return links.purge(connection)

    def hold_files(
        self,
        workspace_id: str,
        upload_id: str,
        data: bytes,
        total_limit_bytes: int,
        since: datetime | None = None,
    ) -> bool:
        with transaction(self._engine) as connection:
            held = held_and_saved.hold(
                connection, workspace_id, upload_id, data, total_limit=total_limit_bytes, since=since
            )
        wipe_log(self._engine)  # of the upload before
        return held

    def held_files(self, workspace_id: str, upload_id: str, within_hours: int = 24) -> HeldFiles | None:
        with transaction(self._engine, read_only=True) as connection:
            return held_and_saved.find_held(connection, workspace_id, upload_id, within_hours)

    def newest_held(self, workspace_id: str, within_hours: int = 24) -> HeldFiles | None:
        with transaction(self._engine, read_only=True) as connection:
            return held_and_saved.find_held(connection, workspace_id, None, within_hours)

    def release_held(self, workspace_id: str, upload_id: str) -> bool:
        with transaction(self._engine) as connection:
            released = held_and_saved.release(connection, workspace_id, upload_id)
        wipe_log(self._engine)
        return released

    def purge_held(self, older_than_hours: int) -> int:
        # Pages that are only looked at come here, too: they write where there is something to delete, not before.
        with transaction(self._engine, read_only=True) as connection:
            if not held_and_saved.any_held_past(connection, older_than_hours):
                return 0
        with transaction(self._engine) as connection:
            count = held_and_saved.purge_held(connection, older_than_hours)
        wipe_log(self._engine)
        return count

    def remember_choices(self, workspace_id: str, layout: str, choices_json: str) -> None:
        with transaction(self._engine) as connection:
            held_and_saved.remember(connection, workspace_id, layout, choices_json)

    def list_choices(self, workspace_id: str) -> Mapping[str, str]:
        with transaction(self._engine, read_only=True) as connection:
            return held_and_saved.list_choices(connection, workspace_id)

    def forget_choices(self, workspace_id: str, layout: str) -> bool:
        with transaction(self._engine) as connection:
            return held_and_saved.forget(connection, workspace_id, layout)

    def add_assist_request(self, request: AssistRequest) -> None:
        fields = {name: getattr(request, name) for name in AssistRequest.__slots__}
        with transaction(self._engine) as connection:
            connection.execute(insert(assist_requests).values(fields | {"created_at": now_ms(self._engine)}))

    def purge_packs(self, older_than_days: int) -> int:
        limit = now_ms(self._engine) - older_than_days * run_statements.DAY_MS
        with transaction(self._engine) as connection:
            return connection.execute(delete(packs).where(packs.c.created_at < limit)).rowcount

    def ping(self) -> None:
        refuse_outdated(self._engine)
