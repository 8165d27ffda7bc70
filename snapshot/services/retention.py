"""Deletes what an owner asks for, at once, and expired data with the next run or ``snapshot purge``."""

from dataclasses import dataclass

from snapshot.errors import RunNotFound
from snapshot.governance.deletion import DeletionReceipt, make_deletion_receipt
from snapshot.services.context import RunContext


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


def delete_run(context: RunContext, workspace_id: str, run_id: str) -> DeletionReceipt:
    """Delete one run with all that it left, files kept after it included. Raises ``RunNotFound``."""
    record = context.store.get_run(workspace_id, run_id)
    deleted = context.store.delete_run(workspace_id, run_id)
    if record is None or deleted is None:
        raise RunNotFound
    was_rerun = record.rerun_of is not None
    return make_deletion_receipt(deleted, context.new_id(), now=context.clock(), run_id=run_id, was_rerun=was_rerun)


def delete_everything(context: RunContext, workspace_id: str) -> DeletionReceipt:
    """Delete the workspace with all that it holds."""
    deleted = context.store.delete_workspace(workspace_id)
    return make_deletion_receipt(deleted, context.new_id(), now=context.clock())
