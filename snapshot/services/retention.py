"""What is deleted, and when: on the owner's word at once, and what has outlived its days with the next run."""

from snapshot.errors import RunNotFound
from snapshot.services.context import RunContext


def purge(context: RunContext) -> int:
    """Delete the packs that are older than the settings keep them; how many were deleted."""
    return context.store.purge_packs(context.settings.pack_keep_days)


def delete_run(context: RunContext, workspace_id: str, run_id: str) -> None:
    """Delete one run with all that it left. Raises ``RunNotFound``."""
    if not context.store.delete_run(workspace_id, run_id):
        raise RunNotFound


def delete_everything(context: RunContext, workspace_id: str) -> int:
    """Delete the workspace with all that it holds; how many runs that were."""
    return context.store.delete_workspace(workspace_id)
