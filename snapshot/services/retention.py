"""What is deleted, and when: on the owner's word at once, and what has outlived its days with the next run."""

from dataclasses import dataclass

from snapshot.errors import RunNotFound
from snapshot.services.context import RunContext


@dataclass(frozen=True, slots=True)
class Purged:
    """How many stored packs and held uploads were deleted, of all workspaces."""

    packs: int
    held: int


def purge(context: RunContext) -> Purged:
    """Delete what is older than the settings keep it."""
    packs = context.store.purge_packs(context.settings.pack_keep_days)
    return Purged(packs=packs, held=purge_held(context))


def purge_held(context: RunContext) -> int:
    """Delete the held uploads past their hours; how many were deleted. Cheap where there are none."""
    return context.store.purge_held(context.settings.held_hours)


def delete_run(context: RunContext, workspace_id: str, run_id: str) -> None:
    """Delete one run with all that it left, files kept after it included. Raises ``RunNotFound``."""
    context.store.release_held(workspace_id, run_id)
    if not context.store.delete_run(workspace_id, run_id):
        raise RunNotFound


def delete_everything(context: RunContext, workspace_id: str) -> int:
    """Delete the workspace with all that it holds; how many runs that were."""
    return context.store.delete_workspace(workspace_id)
