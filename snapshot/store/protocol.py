"""The store's protocol and its records. Every read and write names the workspace.

Times come from the database's own clock and are UTC. Implementations raise ``StoreUnavailable`` if the database doesn't
answer in time, and no error of their own libraries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, Protocol

HOUR_MS = 3_600_000
MAX_LAYOUTS = 200

RunStatus = Literal["running", "succeeded", "failed", "interrupted"]

SAMPLE = "sample"  # the mode of a run over invented data
SAMPLES_PER_DAY = 100  # of one workspace, beside its own runs
MAX_LINKS = 20  # living ones of one run
LONGEST_LINK_SECONDS = 366 * 86_400


@dataclass(frozen=True, slots=True)
class Lease:
    """A held lock. ``fence`` grows with every take-over and never restarts."""

    workspace_id: str
    lock_id: str
    owner: str
    fence: int
    acquired_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewRun:
    """``submission_id`` names one filled form: the same one again finds the first run."""

    run_id: str
    workspace_id: str
    lock_id: str
    mode: str
    results_json: str
    submission_id: str | None = None
    rerun_of: str | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """``status`` is as seen now: a run whose own lease has ended is ``interrupted``, never ``running``."""

    run_id: str
    workspace_id: str
    status: RunStatus
    mode: str
    created_at: datetime
    finished_at: datetime | None
    results_json: str
    rerun_of: str | None


@dataclass(frozen=True, slots=True)
class AssistRequest:
    """What a visitor asks for when exporting is hard. ``contact`` is how to reach them."""

    request_id: str
    workspace_id: str
    tool: str
    notes: str
    website: str
    contact: str
    run_id: str | None


@dataclass(frozen=True, slots=True)
class HeldFiles:
    """The raw files of one upload, for as long as a question about them is open. ``held_at`` is when they came."""

    upload_id: str
    held_at: datetime
    data: bytes


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link that lives now. What it is made of is known to nobody but those who were given it."""

    link_id: str
    run_id: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SharedResults:
    """What a link shows: the document that was stored with it, never the run itself."""

    results_json: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many of each were deleted. Links count whether they still lived or not."""

    runs: int = 0
    packs: int = 0
    held_uploads: int = 0
    reading_choices: int = 0
    assist_requests: int = 0
    links: int = 0


class LockStore(Protocol):
    """The lock's three statements; see ``governance.run_lock`` for the only way in."""

    def acquire_lock(self, workspace_id: str, lock_id: str, owner: str, ttl_seconds: float) -> Lease | None:
        """Take a free or expired lock in one statement; ``None`` when another holds it.

        The same live ``lock_id`` again returns the same lease (same fence), so that a lost answer can be repeated.
        """

    def renew_lock(self, workspace_id: str, lock_id: str, ttl_seconds: float) -> Lease | None:
        """Lengthen a live lease that carries ``lock_id``; ``None`` when it is gone."""

    def release_lock(self, workspace_id: str, lock_id: str) -> bool:
        """Free the lock only where it carries ``lock_id`` and lives. ``False``: nothing was changed."""


class ReadingStore(Protocol):
    """What is kept about how files are read: the files of an open question, and what the owner chose."""

    def hold_files(
        self,
        workspace_id: str,
        upload_id: str,
        data: bytes,
        total_limit_bytes: int,
        since: datetime | None = None,
    ) -> bool:
        """Hold one upload of the workspace, in place of the one before. ``since``: files held on, older than now.

        ``False``, and nothing is changed, when all workspaces together would pass the limit.
        """

    def held_files(self, workspace_id: str, upload_id: str, within_hours: int = 24) -> HeldFiles | None:
        """The held upload; ``None`` also for one that is older, purged or not."""

    def newest_held(self, workspace_id: str, within_hours: int = 24) -> HeldFiles | None:
        """The upload that the workspace holds, whichever it is."""

    def release_held(self, workspace_id: str, upload_id: str) -> bool:
        """Delete the held upload; ``False``: there is none of that id."""

    def purge_held(self, older_than_hours: int) -> int:
        """Delete the held uploads of all workspaces that are older; how many were deleted."""

    def remember_choices(self, workspace_id: str, layout: str, choices_json: str) -> None:
        """In place of what was remembered for ``layout``; at 200 layouts the one chosen longest ago makes room."""

    def list_choices(self, workspace_id: str) -> Mapping[str, str]:
        """The remembered choices by layout."""

    def forget_choices(self, workspace_id: str, layout: str) -> bool:
        """``False``: nothing was remembered for ``layout``."""


class SharingStore(Protocol):
    """Links to what was stored with them. They die with their run and with its workspace.

    ``token_hash`` is the SHA-256 of the link's token. Stored is a digest of it: what stands in the database opens
    nothing, neither here nor there.
    """

    def share_run(
        self, workspace_id: str, run_id: str, link_id: str, token_hash: str, results_json: str, ttl_seconds: float
    ) -> SharedLink | None:
        """A new link, for ``LONGEST_LINK_SECONDS`` at most; ``None``: there is no such run in this workspace.

        Raises ``TooManyLinks`` where ``MAX_LINKS`` of the run live: which of them to give up is the owner's to say.
        """

    def list_links(self, workspace_id: str, run_id: str) -> list[SharedLink]:
        """Those that live, newest first."""

    def revoke_link(self, workspace_id: str, link_id: str) -> bool:
        """Delete the link; ``False``: there is none of that id."""

    def shared_results(self, token_hash: str) -> SharedResults | None:
        """Whoever knows the token may read: no workspace is named. ``None``: unknown, revoked or expired."""

    def purge_links(self) -> int:
        """Delete the expired links of all workspaces; how many were deleted."""


class Store(LockStore, ReadingStore, SharingStore, Protocol):
    """Everything the product keeps."""

    def ensure_workspace(self, owner: str) -> str:
        """The id of the one workspace of ``owner``, made at the first call."""

    def begin_run(self, run: NewRun, owner: str, ttl_seconds: float, daily_limit: int) -> Lease:
        """One transaction: hold the lock, mark left-over runs interrupted, check the limit, insert the run.

        Runs of the mode ``SAMPLE`` never count against ``daily_limit``: they have ``SAMPLES_PER_DAY`` of their own.
        Raises ``RunAlreadyActive``, ``AlreadySubmitted`` or ``DailyLimitReached``; then nothing of it remains.
        """

    def record_step(self, run: NewRun, results_json: str, ttl_seconds: float) -> Lease:
        """One transaction: renew the lease and store the results so far. Raises ``LockLost``."""

    def finish_run(
        self, run: NewRun, status: Literal["succeeded", "failed"], results_json: str, pack: bytes | None
    ) -> None:
        """One transaction: free the lock by compare, store the results (and the pack). Raises ``LockLost``."""

    def find_submission(self, workspace_id: str, submission_id: str) -> str | None:
        """The id of the run that this filled form has already started."""

    def get_run(self, workspace_id: str, run_id: str) -> RunRecord | None: ...

    def list_runs(self, workspace_id: str, limit: int = 100) -> list[RunRecord]:
        """Newest first."""

    def load_pack(self, workspace_id: str, run_id: str) -> bytes | None: ...

    def delete_run(self, workspace_id: str, run_id: str) -> Deleted | None:
        """Delete one run with its pack, its links and the files held after it; ``None``: there is none of that id."""

    def delete_workspace(self, workspace_id: str) -> Deleted:
        """Delete everything of the workspace."""

    def add_assist_request(self, request: AssistRequest) -> None: ...

    def purge_packs(self, older_than_days: int) -> int:
        """Delete the packs of all workspaces that are older; how many were deleted."""

    def ping(self) -> None:
        """Answer soon. Raises ``StoreUnavailable``, or ``StoreOutdated`` where tables are missing or old."""


def moment(milliseconds: int) -> datetime:
    """A stored time as a UTC datetime."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
