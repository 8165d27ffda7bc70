"""What every service needs, built once per process."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import uuid4

from snapshot.config import Settings
from snapshot.pipeline.decision import Agent
from snapshot.pipeline.documents.manifest import RunManifest
from snapshot.pipeline.ledger import Clock
from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.run_analysis import latest_day
from snapshot.store.protocol import Store


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return uuid4().hex


def unobserved(_manifest: RunManifest) -> None:
    """Nobody watches the run."""


@dataclass(frozen=True, slots=True)
class RunContext:
    """``secret`` keys the hashes that stand in for customers; ``clock`` gives the time in UTC.

    ``observe`` is told the manifest of a run at each transition, once that is stored; it neither raises nor waits.
    """

    store: Store
    settings: Settings
    secret: bytes
    agent: Agent
    fetch_text: Callable[[str], str]
    clock: Clock = utc_now
    new_id: Callable[[], str] = new_id
    observe: Callable[[RunManifest], None] = unobserved

    def run_day(self) -> date:
        """The latest day that it is anywhere on Earth."""
        return latest_day(self.clock())

    def workspace_key(self, workspace_id: str) -> bytes:
        """A key of its own for each workspace, so that one customer's hash differs between workspaces."""
        return hmac.digest(self.secret, f"customers of {workspace_id}".encode(), hashlib.sha256)

    def read_limits(self) -> ReadLimits:
        """As set, but reading never takes more than half of the lock's life: the lease must not end in the middle."""
        limits = read_limits(self.settings)
        return replace(limits, max_seconds=min(limits.max_seconds, self.settings.lock_ttl_seconds / 2))


def read_limits(settings: Settings) -> ReadLimits:
    """The limits of reading as set."""
    return ReadLimits(
        max_file_bytes=settings.max_file_bytes,
        max_rows=settings.read_max_rows,
        max_columns=settings.read_max_columns,
        max_cells=settings.read_max_cells,
        max_inflated_bytes=settings.read_max_inflated_bytes,
        max_seconds=float(settings.read_seconds),
    )
