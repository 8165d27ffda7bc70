"""What is deleted, and when: on the owner's word at once, and what has outlived its days with the next run."""

from dataclasses import dataclass

from snapshot.errors import RunNotFound
from snapshot.services.context import RunContext
from snapshot.store.base import Deleted


@dataclass(frozen=True, slots=True)
class Purged:
    """How many stored packs, held uploads and expired links were deleted, of all workspaces."""

    packs: int
    held: int
    links: int


def purge(context: RunContext) -> Purged:
    """Delete what is older than the settings keep it."""
    packs = context.store.purge_packs(context.settings.pack_keep_days)
    return Purged(packs=packs, held=purge_held(context), links=context.store.purge_links())


def purge_held(context: RunContext) -> int:
    """Delete the held uploads past their hours; how many were deleted. Cheap where there are none."""
    return context.store.purge_held(context.settings.held_hours)


def delete_run(context: RunContext, workspace_id: str, run_id: str) -> Deleted:
    """Delete one run with all that it left, files kept after it included. Raises ``RunNotFound``."""
    deleted = context.store.delete_run(workspace_id, run_id)
    if deleted is None:
        raise RunNotFound
    return deleted


def delete_everything(context: RunContext, workspace_id: str) -> Deleted:
    """Delete the workspace with all that it holds."""
    return context.store.delete_workspace(workspace_id)
