"""The store behind Supabase: the ``supabase`` client over PostgREST, each call with the visitor's own token.

Row level security does the isolating: what is another's looks as if it were not there. What must be one transaction is
one function of the database (``migrations/supabase``); the rest are plain reads and deletes of the visitor's own rows,
which name the workspace all the same.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Literal

from postgrest.types import ReturnMethod
from supabase import Client

from snapshot.errors import LockLost, RunNotFound, SignInAgain
from snapshot.store.protocol import (
    HOUR_MS,
    MAX_LAYOUTS,
    AssistRequest,
    Deleted,
    HeldFiles,
    Lease,
    NewRun,
    RunRecord,
    SharedLink,
    SharedResults,
)
from snapshot.store.readiness import refuse_older
from snapshot.store.supabase import records
from snapshot.store.supabase.calls import Forbidden, Row, call_rpc, others_are, read, revision, rows, select
from snapshot.store.supabase.deadline import CALL_SECONDS, LOOK_SECONDS

SEEN = "run_id,workspace_id,status,mode,created_at,finished_at,results_json,rerun_of"


class SupabaseStore:
    """Fulfils ``Store``. ``client_for`` gives the client of whoever is asking, once for each call.

    The store keeps nothing of its own, so threads share it. A token that is no longer good raises ``SignInAgain``.
    """

    def __init__(self, client_for: Callable[[], Client]) -> None:
        self._client_for = client_for

    def ensure_workspace(self, owner: str) -> str:  # noqa: ARG002  # the protocol's
        """The workspace of whoever is signed in: the token says who that is, not ``owner``."""
        with others_are(SignInAgain):
            return read(
                lambda row: records.text(row, "workspace_id"), call_rpc(self._client_for(), "ensure_workspace", {})
            )

    def acquire_lock(self, workspace_id: str, lock_id: str, owner: str, ttl_seconds: float) -> Lease | None:
        given = {"p_workspace_id": workspace_id, "p_lock_id": lock_id, "p_owner": owner, "p_ttl_seconds": ttl_seconds}
        with others_are(RunNotFound):
            return _lease_or_none(call_rpc(self._client_for(), "acquire_run_lock", given))

    def renew_lock(self, workspace_id: str, lock_id: str, ttl_seconds: float) -> Lease | None:
        given = {"p_workspace_id": workspace_id, "p_lock_id": lock_id, "p_ttl_seconds": ttl_seconds}
        with suppress(Forbidden):
            return _lease_or_none(call_rpc(self._client_for(), "renew_run_lock", given))
        return None

    def release_lock(self, workspace_id: str, lock_id: str) -> bool:
        given = {"p_workspace_id": workspace_id, "p_lock_id": lock_id}
        with suppress(Forbidden):
            return call_rpc(self._client_for(), "release_run_lock", given, seconds=LOOK_SECONDS) is not None
        return False

    def begin_run(self, run: NewRun, owner: str, ttl_seconds: float, daily_limit: int) -> Lease:
        given = {
            "p_owner": owner,
            "p_ttl_seconds": ttl_seconds,
            "p_daily_limit": daily_limit,
            "p_mode": run.mode,
            "p_results_json": run.results_json,
            "p_submission_id": run.submission_id,
            "p_rerun_of": run.rerun_of,
        }
        with others_are(RunNotFound):
            return read(records.lease, call_rpc(self._client_for(), "begin_run", _names(run) | given))

    def record_step(self, run: NewRun, results_json: str, ttl_seconds: float) -> Lease:
        given = {"p_results_json": results_json, "p_ttl_seconds": ttl_seconds}
        with others_are(LockLost):  # the workspace was deleted while the run was under way
            return read(records.lease, call_rpc(self._client_for(), "record_step", _names(run) | given))

    def finish_run(
        self, run: NewRun, status: Literal["succeeded", "failed"], results_json: str, pack: bytes | None
    ) -> None:
        data = None if pack is None else records.to_base64(pack)
        given = {"p_status": status, "p_results_json": results_json, "p_pack": data}
        with others_are(LockLost):
            read(
                lambda row: records.text(row, "run_id"), call_rpc(self._client_for(), "finish_run", _names(run) | given)
            )

    def find_submission(self, workspace_id: str, submission_id: str) -> str | None:
        query = self._client_for().table("seen_runs").select("run_id")
        found = select(query.eq("workspace_id", workspace_id).eq("submission_id", submission_id))
        return read(lambda row: records.text(row, "run_id"), found[0]) if found else None

    def get_run(self, workspace_id: str, run_id: str) -> RunRecord | None:
        query = self._client_for().table("seen_runs").select(SEEN)
        found = select(query.eq("workspace_id", workspace_id).eq("run_id", run_id))
        return read(records.run, found[0]) if found else None

    def list_runs(self, workspace_id: str, limit: int = 100) -> list[RunRecord]:
        query = self._client_for().table("seen_runs").select(SEEN).eq("workspace_id", workspace_id)
        found = select(query.order("created_at", desc=True).order("run_id").limit(limit))
        return [read(records.run, row) for row in found]

    def load_pack(self, workspace_id: str, run_id: str) -> bytes | None:
        query = self._client_for().table("pack_contents").select("data_base64")
        found = select(query.eq("workspace_id", workspace_id).eq("run_id", run_id), seconds=CALL_SECONDS)
        return read(lambda row: records.from_base64(row["data_base64"]), found[0]) if found else None

    def delete_run(self, workspace_id: str, run_id: str) -> Deleted | None:
        with suppress(Forbidden):
            gone = call_rpc(self._client_for(), "delete_run", {"p_workspace_id": workspace_id, "p_run_id": run_id})
            return None if gone is None else read(records.deleted, gone)
        return None

    def delete_workspace(self, workspace_id: str) -> Deleted:
        with suppress(Forbidden):
            return read(
                records.deleted, call_rpc(self._client_for(), "delete_workspace", {"p_workspace_id": workspace_id})
            )
        return Deleted()

    def share_run(
        self, workspace_id: str, run_id: str, link_id: str, token_hash: str, results_json: str, ttl_seconds: float
    ) -> SharedLink | None:
        ids = {"p_workspace_id": workspace_id, "p_run_id": run_id, "p_link_id": link_id}
        given = {"p_token_hash": token_hash, "p_results_json": results_json, "p_ttl_seconds": ttl_seconds}
        with suppress(Forbidden):
            made = call_rpc(self._client_for(), "share_run", ids | given)
            return None if made is None else read(records.link, made)
        return None

    def list_links(self, workspace_id: str, run_id: str) -> list[SharedLink]:
        query = self._client_for().table("living_links").select("link_id,run_id,created_at,expires_at")
        of_run = query.eq("workspace_id", workspace_id).eq("run_id", run_id)
        found = select(of_run.order("created_at", desc=True).order("link_id"))
        return [read(records.link, row) for row in found]

    def revoke_link(self, workspace_id: str, link_id: str) -> bool:
        query = self._client_for().table("shared_links").delete()
        gone = query.eq("workspace_id", workspace_id).eq("link_id", link_id).select("link_id")
        return len(select(gone, seconds=CALL_SECONDS)) == 1

    def shared_results(self, token_hash: str) -> SharedResults | None:
        """For strangers, too: the hash of a token is all that is asked for."""
        with suppress(Forbidden):
            found = call_rpc(self._client_for(), "shared_results", {"p_token_hash": token_hash}, seconds=LOOK_SECONDS)
            return None if found is None else read(records.shared, found)
        return None

    def purge_links(self) -> int:
        return self._purged("purge_links", {})

    def hold_files(
        self,
        workspace_id: str,
        upload_id: str,
        data: bytes,
        total_limit_bytes: int,
        since: datetime | None = None,
    ) -> bool:
        given = {
            "p_workspace_id": workspace_id,
            "p_upload_id": upload_id,
            "p_data": records.to_base64(data),
            "p_total_limit_bytes": total_limit_bytes,
            "p_since_ms": None if since is None else records.as_ms(since),
        }
        with others_are(RunNotFound):
            return read(lambda row: bool(row["held"]), call_rpc(self._client_for(), "hold_files", given))

    def held_files(self, workspace_id: str, upload_id: str, within_hours: int = 24) -> HeldFiles | None:
        return self._held({"workspace_id": workspace_id, "upload_id": upload_id}, within_hours)

    def newest_held(self, workspace_id: str, within_hours: int = 24) -> HeldFiles | None:
        return self._held({"workspace_id": workspace_id}, within_hours)

    def _held(self, named: dict[str, str], within_hours: int) -> HeldFiles | None:
        query = self._client_for().table("held_contents").select("upload_id,created_at,data_base64").match(named)
        found = select(query.lt("age_ms", within_hours * HOUR_MS), seconds=CALL_SECONDS)
        return read(records.held, found[0]) if found else None

    def release_held(self, workspace_id: str, upload_id: str) -> bool:
        query = self._client_for().table("held_files").delete()
        gone = query.eq("workspace_id", workspace_id).eq("upload_id", upload_id).select("upload_id")
        return len(select(gone, seconds=CALL_SECONDS)) == 1

    def purge_held(self, older_than_hours: int) -> int:
        """What is older than 24 hours goes whosever it is; what is younger, only the visitor's own."""
        return self._purged("purge_held", {"p_older_than_hours": older_than_hours})

    def remember_choices(self, workspace_id: str, layout: str, choices_json: str) -> None:
        given = {"p_workspace_id": workspace_id, "p_layout": layout, "p_choices_json": choices_json}
        with others_are(RunNotFound):
            read(lambda row: records.text(row, "layout"), call_rpc(self._client_for(), "remember_choices", given))

    def list_choices(self, workspace_id: str) -> Mapping[str, str]:
        query = self._client_for().table("reading_choices").select("layout,choices_json")
        newest_first = query.eq("workspace_id", workspace_id).order("updated_at", desc=True).order("layout")
        found = select(newest_first.limit(MAX_LAYOUTS))
        return dict(read(lambda row: (row["layout"], row["choices_json"]), row) for row in found)

    def forget_choices(self, workspace_id: str, layout: str) -> bool:
        query = self._client_for().table("reading_choices").delete()
        gone = query.eq("workspace_id", workspace_id).eq("layout", layout).select("layout")
        return len(select(gone, seconds=CALL_SECONDS)) == 1

    def add_assist_request(self, request: AssistRequest) -> None:
        fields = {name: getattr(request, name) for name in AssistRequest.__slots__}
        # Requests are written, never read back over PostgREST: so the new row is not asked for.
        new = self._client_for().table("assist_requests").insert(fields, returning=ReturnMethod.minimal)
        with others_are(RunNotFound):
            rows(new)

    def purge_packs(self, older_than_days: int) -> int:
        """What is older than 90 days goes whosever it is; what is younger, only the visitor's own."""
        return self._purged("purge_packs", {"p_older_than_days": older_than_days})

    def _purged(self, function: str, given: Mapping[str, int]) -> int:
        with suppress(Forbidden):  # nobody is signed in: then it is left to who comes next
            return read(
                lambda row: int(row["purged"]), call_rpc(self._client_for(), function, given, seconds=LOOK_SECONDS)
            )
        return 0

    def ping(self) -> None:
        refuse_older(revision(self._client_for()))


def _names(run: NewRun) -> dict[str, Any]:
    return {"p_workspace_id": run.workspace_id, "p_run_id": run.run_id, "p_lock_id": run.lock_id}


def _lease_or_none(row: Row | None) -> Lease | None:
    return None if row is None else read(records.lease, row)
